// Text in a picture: its width, and shortening to a given width.

const WIDE = /[\u1100-\u115f\u2e80-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60\u{1f300}-\u{1faff}]/u;
const NARROW = /[iljtfrI.,:;'|!()[\] ]/;
const WIDE_CHARACTER = /[mwMWA-Z@%&#]/;

/** The width of a character in em of a common sans-serif font: no font metrics are available where pictures are drawn. */
function widthOf(character: string): number {
  if (WIDE.test(character)) return 1.05;
  if (NARROW.test(character)) return 0.38;
  return WIDE_CHARACTER.test(character) ? 0.82 : 0.6;
}

export const textWidth = (text: string, size: number): number => {
  let width = 0;
  for (const character of text) width += widthOf(character);
  return width * size;
};

/** The text, shortened with an ellipsis if it is wider than `room`. */
export function fit(text: string, room: number, size: number): string {
  if (text.length * size * 1.05 <= room) return text;
  let width = size * 0.9;
  let kept = '';
  for (const character of text) {
    width += widthOf(character) * size;
    if (width > room) return textWidth(text, size) <= room ? text : `${kept.trimEnd()}…`;
    kept += character;
  }
  return text;
}

/** The text, shortened in its middle: names that begin alike differ at their ends. */
function fitMiddle(text: string, room: number, size: number): string {
  const whole = fit(text, room, size);
  if (whole === text) return text;
  const tail = [...text].slice(-KEPT_TAIL).join('');
  return fit(text, room - textWidth(tail, size), size) + tail;
}

const KEPT_TAIL = 6;
/** No real name is longer; the rest of a longer one is ignored. */
const LONGEST_NAME = 200;

/** Where a name can be broken: after an underscore, hyphen, dot or space, or before a capital letter. */
const breaksOf = (text: string): number[] =>
  [...text.slice(0, LONGEST_NAME).matchAll(/[_\-. ]+|[a-z0-9](?=[A-Z])/g)]
    .map((match) => match.index + match[0].length)
    .filter((at) => at < text.length);

/** One or two lines: a long name is broken if possible, near its middle if both parts fit. */
export function twoLines(text: string, room: number, size: number): string[] {
  if (textWidth(text, size) <= room) return [text];
  const widths = (at: number) => [textWidth(text.slice(0, at), size), textWidth(text.slice(at), size)] as const;
  const fitting = breaksOf(text).filter((at) => widths(at)[0] <= room);
  const both = fitting.filter((at) => widths(at)[1] <= room);
  const [even] = both.sort((a, b) => Math.max(...widths(a)) - Math.max(...widths(b)));
  const at = even ?? fitting.at(-1);
  if (at === undefined) return [fitMiddle(text, room, size)];
  return [text.slice(0, at).trimEnd(), fitMiddle(text.slice(at), room, size)];
}
