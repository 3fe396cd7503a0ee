// All semantic checks of a scenario, in the order of its parts.
import type { Problem } from '../../errors.ts';
import { renamesIn } from '../renames.ts';
import type { Subject } from './check.ts';
import { contact } from './contact.ts';
import { inputs } from './inputs.ts';
import { mocks } from './mocks.ts';
import { moment } from './moment.ts';
import { patterns } from './patterns.ts';
import { sent } from './sent.ts';
import { targets } from './targets.ts';
import { trigger } from './trigger.ts';
import { eachRenameOnce } from './unknown-widget.ts';
import { widgets } from './widgets.ts';

export { targetsOf } from './targets.ts';

export const CHECKS = { inputs, trigger, contact, mocks, moment, targets, widgets, sent, patterns } as const;

export function checkScenario({ renames, ...subject }: Subject): Problem[] {
  const known = renames ?? renamesIn(subject.tree, subject.flow);
  return eachRenameOnce(Object.values(CHECKS).flatMap((check) => check({ ...subject, renames: known })));
}
