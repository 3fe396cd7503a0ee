// How TwiML writes the keys and words of the contact: so that they can be played, and found where they are sensitive.

/** Half seconds before the first key: a prompt that has just begun must be listening. */
const LEAD = 'ww';

export const played = (digits: string): string => `${LEAD}${digits}`;

/** As the SDK's builder of TwiML writes a text: what is looked for must be equal to it. */
const inXml = (text: string): string => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');

/** Long enough to be looked for in any text, however short the keys or the word may be. */
export function inTwiml({ digits, speech }: { digits: string; speech: string }): string[] {
  const keys = digits === '' ? [] : [`digits="${played(digits)}"`];
  return speech === '' ? keys : [...keys, `<Say>${inXml(speech)}</Say>`];
}
