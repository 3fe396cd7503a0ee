// What a flow heard of keys and words that are sensitive: Twilio may write down otherwise what the contact said.
import type { Json } from '../flow/types.ts';
import type { ContactAction } from '../scenario/scenario.ts';
import { valueAt } from './happened.ts';

/** Where a widget of a call keeps what it heard. */
const HEARD = { press: 'Digits', say: 'SpeechResult' } as const;

/** As the context has it. */
export function heardIn(context: Json, actions: readonly ContactAction[]): string[] {
  return actions.flatMap((action): string[] => {
    if ((action.kind !== 'press' && action.kind !== 'say') || !action.sensitive) return [];
    const value = valueAt(context, `widgets.${action.at}.${HEARD[action.kind]}`);
    return typeof value === 'string' && value !== '' ? [value] : [];
  });
}
