// The contact's keys and speech as written in TwiML: for playing them, and for finding sensitive ones.

/** Half seconds before the first key: a prompt that has just started must be listening. */
const LEAD = 'ww';

export const played = (digits: string): string => `${LEAD}${digits}`;

/** Escaped as the SDK's TwiML builder does: the search compares exact text. */
const inXml = (text: string): string => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');

/** Long enough to be searched for in any text, however short the keys or the words are. */
export function inTwiml({ digits, speech }: { digits: string; speech: string }): string[] {
  const keys = digits === '' ? [] : [`digits="${played(digits)}"`];
  return speech === '' ? keys : [...keys, `<Say>${inXml(speech)}</Say>`];
}
