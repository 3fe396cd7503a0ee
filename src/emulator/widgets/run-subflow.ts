// Run Subflow: runs another flow, which returns its variables when it ends.

import { entryValue, keyValues } from '../engine/key-values.ts';
import type { Widget } from '../engine/widget.ts';

const DEFAULT_REVISION = 'LatestPublished';

export const runSubflow: Widget = {
  type: 'run-subflow',
  knowledge: {
    fidelity: 'documented',
    source: 'https://www.twilio.com/docs/studio/widget-library/run-subflow',
    notes:
      'Parameters are texts unless "Parse as JSON object" is on; how an export marks that is assumed. Text that is not JSON stays text [assumed].',
  },
  enter: ({ properties, render }) => ({
    do: 'subflow',
    flowSid: render(properties.flow_sid).trim(),
    revision: render(properties.flow_revision).trim() || DEFAULT_REVISION,
    parameters: Object.fromEntries(
      keyValues(properties.parameters, render).map((entry) => [entry.key, entryValue(entry)]),
    ),
  }),
  resume: (_visit, signal) =>
    signal.type === 'subflow'
      ? { do: 'leave', event: signal.event, output: signal.output }
      : { do: 'leave', event: 'failed' },
};
