// Every check that a scenario goes through, in the order in which a reader wants their failures.
import type { Check } from '../happened.ts';
import { checkMessages } from './messages.ts';
import { checkNever } from './never.ts';
import { checkPath } from './path.ts';
import { checkStatus } from './status.ts';
import { checkUnmocked } from './unmocked.ts';
import { checkValues } from './values.ts';
import { checkWithin } from './within.ts';

export const CHECKS: readonly Check[] = [
  checkUnmocked,
  checkPath,
  checkNever,
  checkStatus,
  checkMessages,
  checkValues,
  checkWithin,
];
