// Capture Payments: collects a card on the call and passes it to a payment provider.

import { callParameters } from '../engine/call-parameters.ts';
import type { Widget } from '../engine/widget.ts';

/** The parameters of Pay's callback [catalogue]; the card is Twilio's test card. */
const PAID = {
  Result: 'success',
  PaymentToken: '',
  PaymentConfirmationCode: 'CH00000000000000',
  PaymentCardNumber: 'xxxxxxxxxxxx1111',
  PaymentCardType: 'visa',
  PaymentCardPostalCode: '',
  ExpirationDate: '1230',
  SecurityCode: 'xxx',
} as const;

export const capturePayments: Widget = {
  type: 'capture-payments',
  knowledge: {
    fidelity: 'documented',
    source: 'https://www.twilio.com/docs/studio/widget-library/capture-payments',
    notes: 'No card is read and no payment provider is called. It succeeds unless a mock gives another event.',
  },
  enter: (ctx) => ({ do: 'party', usual: 'success', output: { ...callParameters(ctx), ...PAID } }),
};
