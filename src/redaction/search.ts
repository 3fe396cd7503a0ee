// Finds secrets in a text, ignoring case: a few by searching for each, thousands with one automaton.
import { AhoCorasick } from '@monyone/aho-corasick';
import { decodedText, type Range } from './views.ts';

/** Shorter secrets would be found in ordinary words. */
export const SHORTEST = 4;

/** Each line of a multi-line secret is searched for, too, if it has this many characters. */
const SHORTEST_LINE = 12;

const isWide = (text: string): boolean => /[\u0080-\uffff]/.test(text);

const lowerUnit = (unit: string): string => {
  const lower = unit.toLowerCase();
  return lower.length === 1 ? lower : unit;
};

/** Ignores case, and the plus that forms write for a space. As long as the original, character by character. */
export function comparable(text: string): string {
  const lower = isWide(text)
    ? text.replace(/[\u0080-\uffff]/g, lowerUnit).replace(/[A-Z]+/g, (letters) => letters.toLowerCase())
    : text.toLowerCase();
  return lower.replaceAll('+', ' ');
}

/** A lone surrogate cannot be encoded: it is omitted or shown as a replacement character. */
const LONE_SURROGATE = /\p{Surrogate}/gu;

/** The forms that a secret can have in decoded text. */
function formsOf(secret: string): string[] {
  const whole = secret.trim();
  const lines = whole.includes('\n') ? whole.split(/\r?\n/).map((line) => line.trim()) : [];
  const long = lines.filter((line) => line.length >= SHORTEST_LINE);
  const broken = /\p{Surrogate}/u.test(whole)
    ? [whole.replace(LONE_SURROGATE, ''), whole.replace(LONE_SURROGATE, '\ufffd')]
    : [];
  const texts = [whole, decodedText(whole), ...broken, ...long];
  // Base64 decodes to bytes.
  const cased = texts.filter(isWide).flatMap((text) => [text, text.toUpperCase(), text.toLowerCase()]);
  const bytes = cased.map((text) => Buffer.from(text).toString('latin1'));
  const forms = [...texts, ...bytes];
  return [...new Set(forms.map(comparable))].filter((form) => form.trim().length >= SHORTEST);
}

/** Up to this many are searched for one by one, which the engine does very fast. */
const FEW = 24;

/** The automaton matches the start of each secret, and the rest is compared: long secrets would make it needlessly large. */
const LONGEST_START = 32;

type Automaton = { find: (text: string) => Range[] };

function automatonFor(forms: readonly string[]): Automaton {
  const byStart = new Map<string, string[]>();
  for (const form of forms) {
    const start = form.slice(0, LONGEST_START);
    const same = byStart.get(start);
    if (same) same.push(form);
    else byStart.set(start, [form]);
  }
  for (const same of byStart.values()) same.sort((a, b) => b.length - a.length);
  const automaton = new AhoCorasick([...byStart.keys()]);
  return {
    find: (text) =>
      automaton.matchInText(text).flatMap(({ begin, keyword }) => {
        const form = byStart.get(keyword)?.find((one) => text.startsWith(one, begin));
        return form === undefined ? [] : [{ start: begin, end: begin + form.length }];
      }),
  };
}

function findOne(text: string, form: string, found: Range[]): void {
  for (let at = text.indexOf(form); at >= 0; at = text.indexOf(form, at + 1)) {
    found.push({ start: at, end: at + form.length });
  }
}

export type Search = {
  /** Adds secrets to search for. */
  add: (secrets: readonly string[]) => void;
  /** All ranges in a text that was prepared with `comparable`. */
  find: (text: string) => Range[];
  isEmpty: () => boolean;
  onlyAscii: () => boolean;
};

export function openSearch(): Search {
  const known = new Set<string>();
  let onlyAscii = true;
  let single: string[] = [];
  let automata: { forms: string[]; automaton: Automaton }[] = [];

  /** Each automaton is at least twice as large as the next one: learning secrets one by one stays cheap. */
  function build(): void {
    let forms = single;
    single = [];
    for (let last = automata.at(-1); last && last.forms.length < 2 * forms.length; last = automata.at(-1)) {
      forms = [...last.forms, ...forms];
      automata = automata.slice(0, -1);
    }
    automata.push({ forms, automaton: automatonFor(forms) });
  }

  return {
    add: (secrets) => {
      for (const form of secrets.flatMap(formsOf)) {
        if (known.has(form)) continue;
        known.add(form);
        onlyAscii &&= !isWide(form);
        single.push(form);
      }
    },
    find: (text) => {
      if (single.length > FEW) build();
      const found = automata.flatMap(({ automaton }) => automaton.find(text));
      for (const form of single) findOne(text, form, found);
      return found;
    },
    isEmpty: () => known.size === 0,
    onlyAscii: () => onlyAscii,
  };
}
