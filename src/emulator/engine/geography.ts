// The city, state, zip code and country of a phone number, which Twilio adds to calls and messages. Twilio looks numbers up; here a few
// area codes give plausible values.

type Place = { city: string; state: string; zip: string; country: string };

const AREAS: Readonly<Record<string, Place>> = {
  '212': { city: 'NEW YORK', state: 'NY', zip: '10001', country: 'US' },
  '213': { city: 'LOS ANGELES', state: 'CA', zip: '90012', country: 'US' },
  '305': { city: 'MIAMI', state: 'FL', zip: '33131', country: 'US' },
  '312': { city: 'CHICAGO', state: 'IL', zip: '60601', country: 'US' },
  '206': { city: 'SEATTLE', state: 'WA', zip: '98101', country: 'US' },
  '416': { city: 'TORONTO', state: 'ON', zip: '', country: 'CA' },
  '514': { city: 'MONTREAL', state: 'QC', zip: '', country: 'CA' },
  '604': { city: 'VANCOUVER', state: 'BC', zip: '', country: 'CA' },
};
const OTHER_AREA: Place = { city: 'SAN FRANCISCO', state: 'CA', zip: '94105', country: 'US' };

/** By the prefix of an E.164 number, the longest first. */
const COUNTRIES: readonly (readonly [prefix: string, country: string])[] = [
  ...([
    ['353', 'IE'],
    ['351', 'PT'],
    ['358', 'FI'],
    ['420', 'CZ'],
    ['852', 'HK'],
    ['971', 'AE'],
    ['972', 'IL'],
  ] as const),
  ...([
    ['31', 'NL'],
    ['32', 'BE'],
    ['33', 'FR'],
    ['34', 'ES'],
    ['39', 'IT'],
    ['41', 'CH'],
    ['43', 'AT'],
    ['44', 'GB'],
  ] as const),
  ...([
    ['45', 'DK'],
    ['46', 'SE'],
    ['47', 'NO'],
    ['48', 'PL'],
    ['49', 'DE'],
    ['52', 'MX'],
    ['55', 'BR'],
    ['61', 'AU'],
  ] as const),
  ...([
    ['63', 'PH'],
    ['64', 'NZ'],
    ['65', 'SG'],
    ['81', 'JP'],
    ['82', 'KR'],
    ['86', 'CN'],
    ['90', 'TR'],
    ['91', 'IN'],
  ] as const),
];

function placeOf(number: string): Place | undefined {
  const [, area] = /^\+1(\d{3})\d{7}$/.exec(number) ?? [];
  if (area) return AREAS[area] ?? OTHER_AREA;
  const country = COUNTRIES.find(([prefix]) => number.startsWith(`+${prefix}`))?.[1];
  return country ? { city: '', state: '', zip: '', country } : undefined;
}

/** `FromCity`, `FromState`, `FromZip`, `FromCountry`; empty for an address that is not a phone number. */
function parametersOf(party: string, number: string): Record<string, string> {
  const place = placeOf(number);
  if (!place) return {};
  const { city, state, zip, country } = place;
  return { [`${party}City`]: city, [`${party}State`]: state, [`${party}Zip`]: zip, [`${party}Country`]: country };
}

/** For both ends of a message. */
export const messageGeography = (from: string, to: string): Record<string, string> => ({
  ...parametersOf('From', from),
  ...parametersOf('To', to),
});

/** For both ends of a call, under each of Twilio's names. */
export const callGeography = (from: string, to: string): Record<string, string> => ({
  ...messageGeography(from, to),
  ...parametersOf('Caller', from),
  ...parametersOf('Called', to),
});
