// Checks that a scenario's targets support its flow and everything that it uses.
import type { Problem } from '../../errors.ts';
import { TARGETS, type TargetName } from '../scenario.ts';
import { entriesOf, entryOf, itemsOf, numberOf, partOf, type Tree, textOf } from '../tree.ts';
import { type Check, problemAt, type Subject } from './check.ts';

const NEEDS: Readonly<Record<TargetName, string>> = { emulator: 'definition', twilio: 'sid' };

const isTarget = (name: string | undefined): name is TargetName => TARGETS.some((target) => target === name);

const answersIn = (mock: Tree): readonly Tree[] => (mock.kind === 'list' ? mock.items : [mock]);

/** A test account cannot inject failures: a scenario that needs one runs on the emulator only. */
function bringsFailure(answer: Tree): boolean {
  const delivery = textOf(partOf(answer, 'delivery'));
  const status = numberOf(partOf(answer, 'status')) ?? 0;
  return status >= 400 || partOf(answer, 'event') !== undefined || (delivery !== undefined && delivery !== 'delivered');
}

const standsOnFailure = (tree: Tree): boolean =>
  entriesOf(partOf(tree, 'mocks')).some(({ value }) => answersIn(value).some(bringsFailure));

/** These cannot be set on an account: its messages and calls have the fields that Twilio sets. */
const ONLY_HERE: readonly string[] = ['message', 'conversation', 'call', 'parent'];

const startsOnEmulator = (tree: Tree): boolean =>
  textOf(partOf(tree, 'trigger')) === 'incomingParent' ||
  entriesOf(partOf(tree, 'inputs')).some(({ key }) => ONLY_HERE.includes(key));

/** The targets that a scenario runs on. */
export function targetsOf({ tree, runsOn }: Subject): TargetName[] {
  const named = itemsOf(partOf(tree, 'targets')).map(textOf).filter(isTarget);
  const wanted = runsOn.filter((target) => named.length === 0 || named.includes(target));
  const emulatorOnly =
    entryOf(tree, 'now') !== undefined || startsOnEmulator(tree) || (named.length === 0 && standsOnFailure(tree));
  return emulatorOnly ? wanted.filter((target) => target === 'emulator') : wanted;
}

function impossible(item: Tree, runsOn: readonly TargetName[]): Problem[] {
  const name = textOf(item);
  if (!isTarget(name) || runsOn.includes(name) || runsOn.length === 0) return [];
  const message = `The flow cannot run on \`${name}\`: the file gives no \`${NEEDS[name]}\` for it.`;
  return [problemAt(item, { code: 'impossible-target', message, fix: `add \`${NEEDS[name]}\` under \`flow\`` })];
}

function elsewhere({ tree, runsOn }: Subject): Problem[] {
  const now = entryOf(tree, 'now');
  const named = itemsOf(partOf(tree, 'targets'));
  if (!now || runsOn.length === 0) return [];
  const live = named.find((item) => textOf(item) === 'twilio');
  if (!live && runsOn.includes('emulator')) return [];
  const message = 'Only the emulator can start at a chosen time.';
  const fix = live
    ? 'remove `twilio` from `targets`, or remove `now`'
    : 'add `definition` under `flow`, or remove `now`';
  return [problemAt(live ?? { at: now.at, width: 3 }, { code: 'emulator-only', message, fix })];
}

export const targets: Check = (subject) => [
  ...itemsOf(partOf(subject.tree, 'targets')).flatMap((item) => impossible(item, subject.runsOn)),
  ...elsewhere(subject),
];
