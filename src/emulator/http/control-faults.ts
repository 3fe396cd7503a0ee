// PUT /_emulator/faults: which calls of which operations are to go wrong, and how.
import type { Json } from '../../flow/types.ts';
import { didYouMean } from '../../nearest.ts';
import { type Fault, faultMistake, type PlannedFault } from './faults.ts';
import { isObject, jsonOf, refused } from './json-body.ts';
import { ok, type Resource } from './service.ts';

function plannedFault(value: Json, index: number, operations: readonly string[]): PlannedFault {
  const wrong = (message: string) => refused(`faults[${index}]: ${message}`);
  if (!isObject(value)) throw wrong('it must be an object with `operation`, `nth` and `fault`');
  const { operation, nth = 1, fault } = value;
  if (typeof operation !== 'string' || !operations.includes(operation)) {
    const hint = didYouMean(String(operation), operations);
    throw wrong(`\`operation\` must be an operation of the API${hint ? `: ${hint}` : ''}`);
  }
  if (typeof nth !== 'number' || !Number.isInteger(nth) || nth < 1) throw wrong('`nth` must be 1 or more');
  const mistake = faultMistake(fault);
  if (mistake) throw wrong(mistake);
  return { operation, nth, fault: fault as unknown as Fault };
}

export const faults: Resource = {
  path: '/_emulator/faults',
  open: true,
  PUT: {
    id: 'SetFaults',
    answer: (request, service) => {
      const list = jsonOf(request);
      if (!Array.isArray(list)) throw refused('The body must be a list of faults');
      const planned = list.map((value, index) => plannedFault(value, index, service.operations));
      service.faults.set(planned);
      return ok({ faults: planned.length });
    },
  },
};
