// All mutants of a flow: the faults of each operator, each once, with an identity that does not change with other parts of the flow.
import { createHash } from 'node:crypto';
import type { FlowDefinition } from '../../flow/types.ts';
import { neverTrue, shadowed } from '../lint/conditions.ts';
import { createSubject, type Subject } from '../lint/subject.ts';
import type { Fault, Operator } from './operator.ts';
import { OPERATORS } from './operators/index.ts';

export type Mutant = Fault & { id: string; operator: string };

const hashOf = (value: unknown): string =>
  createHash('sha256').update(JSON.stringify(value)).digest('hex').slice(0, 16);

/** Positions of widgets change when others are added, so widgets are identified by name. */
function identityOf(flow: FlowDefinition, { changes }: Fault, operator: string): unknown[] {
  const named = changes.map(({ path, value }) => [
    path[0] === 'states' ? flow.states[Number(path[1])]?.name : '',
    path.slice(2),
    value ?? null,
  ]);
  return [operator, ...named];
}

/** A fault in a part that no execution reaches makes no difference. */
function proven(fault: Fault, { reachable, dead, byName }: Subject): string | undefined {
  if (fault.equivalent) return fault.equivalent;
  if (!reachable.has(fault.widget)) return 'no path leads to the widget';
  const transitions = byName.get(fault.widget)?.transitions ?? [];
  const only = fault.transitions?.map((index) => transitions[index]);
  const never = only && only.length > 0 && only.every((one) => one !== undefined && dead.has(one));
  return never ? 'the condition can never hold' : undefined;
}

function subjectOf(flow: FlowDefinition): Subject {
  const plain = createSubject(flow);
  return createSubject(flow, new Set([...neverTrue(plain), ...shadowed(plain)].map(({ transition }) => transition)));
}

export function mutantsOf(flow: FlowDefinition, operators: readonly Operator[] = OPERATORS): Mutant[] {
  const subject = subjectOf(flow);
  const known = new Set<string>();
  return operators.flatMap(({ name, faults }) =>
    [...faults(flow)].flatMap((fault): Mutant[] => {
      // Two operators may make the same flow: it counts once.
      const same = JSON.stringify(fault.changes);
      if (known.has(same)) return [];
      known.add(same);
      const equivalent = proven(fault, subject);
      return [
        { ...fault, id: hashOf(identityOf(flow, fault, name)), operator: name, ...(equivalent ? { equivalent } : {}) },
      ];
    }),
  );
}
