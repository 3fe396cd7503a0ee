// Swaps the targets of two neighbouring transitions of a widget.
import { type Operator, transitionName, widgetsOf } from '../operator.ts';

export const operator: Operator = {
  name: 'swap-transitions',
  summary: 'Two transitions of a widget lead where the other one should',
  *faults(flow) {
    for (const { state, path } of widgetsOf(flow)) {
      for (const [index, first] of state.transitions.entries()) {
        const second = state.transitions[index + 1];
        if (!first.next || !second?.next || first.next === second.next) continue;
        const [one, two] = [index, index + 1].map((at) => [...path, 'transitions', at, 'next']);
        if (!one || !two) continue;
        yield {
          widget: state.name,
          at: one,
          changes: [
            { path: one, value: second.next },
            { path: two, value: first.next },
          ],
          description: `\`${transitionName(first)}\` and \`${transitionName(second)}\` of \`${state.name}\` are swapped`,
          replacement: `"next": ${JSON.stringify(second.next)}`,
          transitions: [index, index + 1],
        };
      }
    }
  },
};
