// Skips a widget: transitions to it lead to its first target.
import { type Operator, transitionsOf, widgetsOf } from '../operator.ts';

export const operator: Operator = {
  name: 'skip-widget',
  summary: 'A widget is left out',
  *faults(flow) {
    for (const { state, path } of widgetsOf(flow)) {
      const behind = state.transitions.find(({ next }) => next && next !== state.name)?.next;
      const leading = transitionsOf(flow).filter(({ transition }) => transition.next === state.name);
      if (state.type === 'trigger' || leading.length === 0) continue;
      yield {
        widget: state.name,
        at: [...path, 'name'],
        changes: leading.map(({ at }) => ({ path: [...at, 'next'], ...(behind ? { value: behind } : {}) })),
        description: behind
          ? `\`${state.name}\` is left out: what led to it leads to \`${behind}\``
          : `\`${state.name}\` is left out: what led to it ends the flow`,
        replacement: '(left out)',
      };
    }
  },
};
