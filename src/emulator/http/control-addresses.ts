// PUT /_emulator/addresses: which flow answers at an address that is not a phone number of the account, such as a WhatsApp sender.
import { isSender } from './addresses.ts';
import { flowNamed } from './control-mocks.ts';
import { objectOf, refused } from './json-body.ts';
import { ok, type Resource } from './service.ts';

export const addresses: Resource = {
  path: '/_emulator/addresses',
  open: true,
  PUT: {
    id: 'SetAddress',
    answer: (request, service) => {
      const { address, flow: name } = objectOf(request);
      if (typeof address !== 'string' || !isSender(address))
        throw refused('`address` must be where a contact reaches the flow, such as whatsapp:+15550100000');
      const { sid } = flowNamed(service, name);
      service.studio.numbers.assign(address, sid);
      return ok({ address, flow: sid });
    },
  },
};
