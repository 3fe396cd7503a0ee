// Removes the target of a transition: the execution ends there.
import { type Operator, transitionName, transitionsOf } from '../operator.ts';

export const operator: Operator = {
  name: 'remove-transition',
  summary: 'A transition leads nowhere',
  *faults(flow) {
    for (const { state, transition, index, at } of transitionsOf(flow)) {
      if (!transition.next) continue;
      yield {
        widget: state.name,
        at: [...at, 'next'],
        changes: [{ path: [...at, 'next'] }],
        description: `\`${transitionName(transition)}\` of \`${state.name}\` ends the flow instead of leading to \`${transition.next}\``,
        replacement: '(no next)',
        transitions: [index],
      };
    }
  },
};
