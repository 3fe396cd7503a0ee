// The coverage of a run as JSON, as described by schemas/coverage.schema.json.
import { changeText } from '../coverage/change-text.ts';
import { percent } from '../coverage/coverage.ts';
import type { Coverage, Tallies, Tally } from '../coverage/result.ts';
import type { Shortfall } from '../coverage/thresholds.ts';
import type { FlowChanges } from './coverage-changes.ts';

/** The data of all three reports. `generatedAt` is ISO 8601. */
export type CoverageReport = {
  generatedAt: string;
  coverage: Coverage;
  changes: readonly FlowChanges[];
  shortfalls: readonly Shortfall[];
  notes: readonly string[];
  /** The score of the last `flowproof mutate`, in percent, if its page is beside this one. */
  mutation?: number;
  /** Its score is below the threshold, as a note says. */
  mutationBelow?: true;
};

const share = (tally: Tally) => ({ ...tally, percent: percent(tally) });

const shares = ({ widgets, transitions, conditions }: Tallies) => ({
  widgets: share(widgets),
  transitions: share(transitions),
  conditions: share(conditions),
});

const idsOf = (scenarios: readonly { id: string }[]) => scenarios.map(({ id }) => id);

export function coverageJson({ generatedAt, coverage, changes, shortfalls, notes }: CoverageReport): string {
  const document = {
    version: 2,
    generatedAt,
    total: shares(coverage.total),
    flows: coverage.flows.map(({ tallies, ...flow }) => ({ ...flow, tallies: shares(tallies) })),
    scenarios: coverage.scenarios,
    shortfalls: shortfalls.map((shortfall) => ({ ...shortfall, percent: percent(shortfall) })),
    changes: changes.map(({ flow, since, changes: made, failing, passing }) => ({
      flow,
      since,
      failing: idsOf(failing),
      passing: idsOf(passing),
      changes: made.map((change) => ({ ...change, text: changeText(change) })),
    })),
    notes,
  };
  return `${JSON.stringify(document, null, 1)}\n`;
}
