// POST /_emulator/executions: starts an execution with data that Twilio's API cannot set; PUT /_emulator/flows: adds a flow with its SID.

import { checkDefinition } from '../../flow/check.ts';
import { isObject } from '../../flow/json-value.ts';
import type { FlowDefinition } from '../../flow/types.ts';
import { ARRIVALS, type Arrival } from '../engine/studio.ts';
import { isContact, isSender } from './addresses.ts';
import { flowNamed } from './control-mocks.ts';
import { objectOf, refused } from './json-body.ts';
import { ok, type Resource } from './service.ts';

const isArrival = (trigger: unknown): trigger is Arrival['trigger'] => ARRIVALS.some((one) => one === trigger);

export const startedExecutions: Resource = {
  path: '/_emulator/executions',
  open: true,
  POST: {
    id: 'StartExecution',
    answer: async (request, service) => {
      const { flow: name, trigger, contact, flowAddress, body, fields } = objectOf(request);
      const flow = flowNamed(service, name);
      if (!isArrival(trigger)) throw refused(`\`trigger\` must be one of ${ARRIVALS.join(', ')}`);
      if (typeof contact !== 'string' || !isContact(contact))
        throw refused('`contact` must be the address of the contact');
      if (typeof flowAddress !== 'string' || !isSender(flowAddress))
        throw refused('`flowAddress` must be where the contact reaches the flow');
      if (body !== undefined && typeof body !== 'string') throw refused('`body` must be what the contact writes');
      if (fields !== undefined && !isObject(fields)) throw refused('`fields` must be an object');
      const given = { ...(body === undefined ? {} : { body }), ...(fields === undefined ? {} : { fields }) };
      const { sid } = service.studio.executions.startBy(flow.sid, { trigger, contact, flowAddress, ...given });
      await service.studio.settled();
      return ok({ sid });
    },
  },
};

export const namedFlows: Resource = {
  path: '/_emulator/flows',
  open: true,
  PUT: {
    id: 'PutFlow',
    answer: (request, { studio }) => {
      const { sid, name, definition = null } = objectOf(request);
      if (typeof sid !== 'string' || sid === '') throw refused('`sid` must be how Run Subflow widgets name the flow');
      if (typeof name !== 'string' || name === '') throw refused('`name` must be the name of the flow');
      const [mistake] = checkDefinition(definition);
      if (mistake) throw refused(`\`definition\`: ${mistake.message}`);
      // Checked above.
      const content = {
        friendlyName: name,
        definition: definition as unknown as FlowDefinition,
        status: 'published',
      } as const;
      const known = studio.flows.get(sid) ? studio.flows.revise(sid, content) : studio.flows.add({ ...content, sid });
      return ok({ sid: known?.sid ?? sid });
    },
  },
};
