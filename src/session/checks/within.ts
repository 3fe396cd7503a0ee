// Checks how long the execution took by Studio's own times.
import type { Scenario } from '../../scenario/scenario.ts';
import type { Failure, Judged } from '../evidence.ts';

/** Seconds between the first and the last step; virtual where time is. */
export function secondsTaken({ path }: Judged): number {
  const begun = path[0]?.enteredAt;
  const last = path.at(-1);
  const over = last?.leftAt ?? last?.enteredAt;
  return begun && over ? (Date.parse(over) - Date.parse(begun)) / 1000 : 0;
}

const slowest = ({ path }: Judged): string => {
  const stays = path.map(({ widget, enteredAt, leftAt }) => ({
    widget,
    seconds: leftAt ? (Date.parse(leftAt) - Date.parse(enteredAt)) / 1000 : 0,
  }));
  const longest = stays.reduce((a, b) => (b.seconds > a.seconds ? b : a), { widget: '', seconds: 0 });
  return longest.seconds > 0 ? `, ${longest.seconds} s of it at \`${longest.widget}\`` : '';
};

export function checkWithin({ expect }: Scenario, evidence: Judged): Failure[] {
  const { within } = expect;
  const taken = secondsTaken(evidence);
  if (!within || taken <= within.seconds) return [];
  const message = `the execution should take at most ${within.seconds} s, but took ${taken} s${slowest(evidence)}`;
  return [{ kind: 'timeout', code: 'took-too-long', message, at: within.place }];
}
