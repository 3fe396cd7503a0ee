// Leads a transition to another widget of the flow.
import { type Operator, transitionName, transitionsOf } from '../operator.ts';

export const operator: Operator = {
  name: 'retarget-transition',
  summary: 'A transition leads to another widget',
  *faults(flow) {
    const names = flow.states.filter(({ type }) => type !== 'trigger').map(({ name }) => name);
    for (const { state, transition, index, at } of transitionsOf(flow)) {
      const { next } = transition;
      if (!next || names.length < 2) continue;
      // A sibling's target is the most likely mistake; otherwise the next widget in the file.
      const sibling = state.transitions.find((other) => other.next && other.next !== next)?.next;
      const other = sibling ?? names[(names.indexOf(next) + 1) % names.length] ?? next;
      if (other === next) continue;
      yield {
        widget: state.name,
        at: [...at, 'next'],
        changes: [{ path: [...at, 'next'], value: other }],
        description: `\`${transitionName(transition)}\` of \`${state.name}\` leads to \`${other}\` instead of \`${next}\``,
        replacement: `"next": ${JSON.stringify(other)}`,
        transitions: [index],
      };
    }
  },
};
