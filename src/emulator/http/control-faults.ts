// /_emulator/faults: which calls of which operations fail, how, and how many have failed.
import { type FaultMistake, readFaultPlan } from './fault-plan.ts';
import { jsonOf, refused } from './json-body.ts';
import { ok, type Resource } from './service.ts';

/** `faults[0].fault.status`. */
const pathOf = ({ path }: FaultMistake): string =>
  path.reduce<string>((text, step) => (typeof step === 'number' ? `${text}[${step}]` : `${text}.${step}`), 'faults');

const mistakeText = (mistake: FaultMistake): string =>
  `${pathOf(mistake)}: ${mistake.message}${mistake.fix ? ` (${mistake.fix})` : ''}`;

export const faults: Resource = {
  path: '/_emulator/faults',
  open: true,
  GET: { id: 'FetchFaults', answer: (_, service) => ok({ met: service.faults.met() }) },
  PUT: {
    id: 'SetFaults',
    answer: (request, service) => {
      const { faults: planned, mistakes } = readFaultPlan(jsonOf(request), service.operations);
      if (mistakes.length > 0) throw refused(mistakes.map(mistakeText).join('; '));
      service.faults.set(planned);
      return ok({ faults: planned.length });
    },
  },
};
