import {
  secretsAmong
} from "./chunk-ZLAG2KWI.js";

// src/redaction/phones.ts
import { createRequire } from "node:module";
var BETWEEN = String.raw`\t \u00a0\u00ad\u1680\u2000-\u2015\u202a-\u202f\u205f-\u206f\u2212\u3000\ufe58\ufe63\uff0d.()/-`;
var GAP = `[${BETWEEN}]{0,4}`;
var PLUS = new RegExp(String.raw`\+\(?[1-9](?:${GAP}\d){6,16}`, "g");
var PREFIXED = new RegExp(String.raw`(?<![\d.•])(?:00|011)${GAP}[1-9](?:${GAP}\d){6,14}(?!\d)`, "g");
var BARE = /(?<![\d.•+])(?:1[2-9]\d{9}|[2-9]\d{9,14})(?![\d•]|\.\d)/g;
var AMERICAN = new RegExp("(?<![\\d.\u2022])(?:\\+?1[\\p{Zs}.\\p{Pd}]?)?(?:\\(\\d{3}\\)\\p{Zs}?|\\d{3}[\\p{Zs}.\\p{Pd}])\\d{3}[\\p{Zs}.\\p{Pd}]\\d{4}(?![\\d\u2022])", "gu");
var NATIONAL = new RegExp(String.raw`(?<![\d.:,•+])\(?0(?:${GAP}\d){8,11}(?![\d•])`, "g");
var DIGITS = new RegExp(String.raw`\d(?:${GAP}\d){6,18}`, "g");
var [FEWEST, MOST] = [7, 15];
var digitsOf = (text) => text.replace(/\D/g, "");
var require2 = createRequire(import.meta.url);
var library;
function phoneLibrary() {
  library ??= require2("libphonenumber-js/min");
  return library;
}
function judgeFor(most) {
  let left = most;
  const ask = (number, country, how) => {
    left -= 1;
    return left < 0 || (phoneLibrary().parsePhoneNumberFromString(number, country)?.[how]() ?? false);
  };
  return {
    isPossible: (number) => ask(number, void 0, "isPossible"),
    isValid: (number, country) => ask(number, country, "isValid")
  };
}
var MOST_QUESTIONS = 1e3;
var COUNTRIES = "GB DE FR AU NL BE AT CH IE SE FI JP KR IN ID TH PH VN MY IL ZA NG KE EG TR UA RO BG HR RS SI SK BR AR NZ TW PK".split(
  " "
);
var DATE = /^\(?\d{1,4}[-./]\d{1,2}[-./]\d{1,4}$/;
var DECIMAL = /^0\.\d+$/;
var isNational = (text, judge) => !DATE.test(text) && !DECIMAL.test(text) && COUNTRIES.some((country) => judge.isValid(text, country));
var MACHINE = /(?<![0-9a-z])(?:[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}|[0-9a-z]{24,})(?![0-9a-z])/gi;
var LETTER = /[a-z]/i;
function machineWords(text) {
  return [...text.matchAll(MACHINE)].filter(([word]) => LETTER.test(word)).map(({ 0: word, index }) => ({ start: index, end: index + word.length }));
}
function afterPlus(found, next, judge) {
  const [first = ""] = found.slice(1).match(/^\d+/) ?? [];
  if (first.length > MOST || first.length === found.length - 1 && /\d/.test(next)) return void 0;
  if (first.length >= FEWEST) return `+${first}`;
  const ends = [...found.matchAll(/\d(?!\d)/g)].map(({ index }) => index + 1).reverse();
  const parts = ends.map((end) => found.slice(0, end)).filter((part) => digitsOf(part).length <= MOST);
  const complete = parts.filter((part) => digitsOf(part).length >= FEWEST);
  return complete.find((part) => judge.isValid(part.replace("(0)", ""))) ?? complete[0];
}
var shownOf = (digits) => digits.length >= 10 ? 4 : 2;
var SHOWN_OF_GROUPS = 3;
var isRow = (text) => /^\D*\d+$/.test(text);
var matching = (text, pattern) => [...text.matchAll(pattern)].map(({ 0: word, index }) => ({ word, start: index }));
var phone = (word, start, more = 0) => ({
  start,
  end: start + word.length,
  shown: more + (isRow(word) ? shownOf(digitsOf(word).slice(more)) : SHOWN_OF_GROUPS)
});
var withPlus = (text, judge) => matching(text, PLUS).flatMap(({ word, start }) => {
  const number = afterPlus(word, text.charAt(start + word.length), judge);
  return number === void 0 ? [] : [phone(number, start)];
});
var withPrefix = (text, judge) => matching(text, PREFIXED).flatMap(({ word, start }) => {
  const prefix = word.startsWith("011") ? 3 : 2;
  return judge.isPossible(`+${digitsOf(word.slice(prefix))}`) ? [phone(word, start, prefix)] : [];
});
var bare = (text) => matching(text, BARE).map(({ word, start }) => phone(word, start));
var american = (text) => matching(text, AMERICAN).map(({ word, start }) => phone(word, start));
var national = (text, judge) => matching(text, NATIONAL).flatMap(({ word, start }) => isNational(word, judge) ? [phone(word, start)] : []);
var FINDERS = [withPlus, withPrefix, american, bare, national];
var TELLING = 9;
function known(text, endings) {
  if (endings.length === 0) return [];
  return matching(text, DIGITS).flatMap(({ word, start }) => {
    const digits = digitsOf(word);
    return endings.some((ending) => digits.includes(ending)) ? [phone(word, start)] : [];
  });
}
var endingOf = (number) => digitsOf(number).slice(-TELLING);
var CANDIDATE = new RegExp(String.raw`\d(?:${GAP}\d){6,}`, "g");
var ANY_CANDIDATE = new RegExp(CANDIDATE.source);
var AROUND = 80;
var mayHoldPhones = (text) => text.length >= FEWEST && ANY_CANDIDATE.test(text);
function neighbourhoods(text) {
  const found = [];
  for (const { 0: word, index } of text.matchAll(CANDIDATE)) {
    const range = { start: Math.max(0, index - AROUND), end: index + word.length + AROUND };
    const last = found.at(-1);
    if (last && range.start <= last.end) last.end = range.end;
    else found.push(range);
  }
  return found;
}
function phonesNear(text, endings, judge) {
  const machine = machineWords(text);
  const isWithin = ({ start, end }) => machine.some((word) => word.start < end && start < word.end);
  const found = [...FINDERS.flatMap((find) => find(text, judge)), ...known(text, endings)];
  return machine.length === 0 ? found : found.filter((one) => !isWithin(one));
}
function phonesIn(text, endings = []) {
  if (!mayHoldPhones(text)) return [];
  const judge = judgeFor(MOST_QUESTIONS);
  return neighbourhoods(text).flatMap(
    ({ start: from, end: to }) => phonesNear(text.slice(from, to), endings, judge).map(({ start, end, shown }) => ({
      start: from + start,
      end: from + end,
      shown
    }))
  );
}
var LAST = 2;
function hiddenDigits(text, { start, end, shown }) {
  const places = [];
  for (let at = start; at < end; at += 1) if (/\d/.test(text.charAt(at))) places.push(at);
  return places.slice(shown, Math.max(shown, places.length - LAST));
}

// src/redaction/search.ts
import { AhoCorasick } from "@monyone/aho-corasick";

// src/redaction/views.ts
var ESCAPE = /(?:%[0-9a-f]{2})+|&(?:#\d{1,7}|#x[0-9a-f]{1,6}|amp|lt|gt|quot|apos|nbsp);|\\(?:u[0-9a-f]{4}|u\{[0-9a-f]{1,6}\}|x[0-9a-f]{2}|[nrtbf"'\\/])/gi;
var ENTITIES = {
  amp: 38,
  lt: 60,
  gt: 62,
  quot: 34,
  apos: 39,
  nbsp: 160
};
var LETTERS = { n: "\n", r: "\r", t: "	", b: "\b", f: "\f" };
var LAST_UNIT = 65535;
var LAST_POINT = 1114111;
var REPLACEMENT = 65533;
var pointOf = (digits, radix) => {
  const point = Number.parseInt(digits, radix);
  return point <= LAST_POINT ? point : REPLACEMENT;
};
function meaningOf(written) {
  const body = written.slice(1).toLowerCase();
  if (written.startsWith("&")) {
    if (body.startsWith("#x")) return pointOf(body.slice(2, -1), 16);
    return body.startsWith("#") ? pointOf(body.slice(1, -1), 10) : ENTITIES[body.slice(0, -1)] ?? REPLACEMENT;
  }
  if (/^[ux]./.test(body)) return pointOf(body.replace(/[^0-9a-f]/g, ""), 16);
  return (LETTERS[body] ?? body).charCodeAt(0);
}
var pairOf = (point) => {
  const above = point - LAST_UNIT - 1;
  return [55296 + (above >> 10), 56320 + (above & 1023)];
};
function writer(most) {
  const units = new Uint16Array(most);
  const starts = new Int32Array(most);
  const ends = new Int32Array(most);
  let length = 0;
  const put = (unit, start, end) => {
    units[length] = unit;
    starts[length] = start;
    ends[length] = end;
    length += 1;
  };
  return {
    /** One character, which may be two units. */
    addPoint: (point, start, end) => {
      for (const unit of point > LAST_UNIT ? pairOf(point) : [point]) put(unit, start, end);
    },
    /** A stretch that stands for itself. */
    copy: (text, from, to) => {
      for (let at = from; at < to; at += 1) put(text.charCodeAt(at), at, at + 1);
    },
    end: () => ({
      text: Buffer.from(units.buffer, 0, length * 2).toString("utf16le"),
      original: ({ start, end }) => ({ start: starts[start] ?? 0, end: ends[end - 1] ?? 0 })
    })
  };
}
var isContinuation = (byte) => byte !== void 0 && (byte & 192) === 128;
function widthAt(bytes, at) {
  const first = bytes[at] ?? 0;
  const width = first < 194 ? 1 : first < 224 ? 2 : first < 240 ? 3 : first < 245 ? 4 : 1;
  for (let next = 1; next < width; next += 1) if (!isContinuation(bytes[at + next])) return 1;
  return width;
}
function pointAt(bytes, at, width) {
  const first = bytes[at] ?? 0;
  if (width === 1) return first;
  let point = first & 255 >> width + 1;
  for (let next = 1; next < width; next += 1) point = point << 6 | (bytes[at + next] ?? 0) & 63;
  return point <= LAST_POINT ? point : REPLACEMENT;
}
function unescaped(view) {
  const { text } = view;
  if (!/[%&\\]/.test(text)) return void 0;
  const escapes = [...text.matchAll(ESCAPE)];
  if (escapes.length === 0) return void 0;
  const written = writer(text.length);
  let done = 0;
  for (const { 0: word, index } of escapes) {
    written.copy(text, done, index);
    done = index + word.length;
    if (!word.startsWith("%")) {
      written.addPoint(meaningOf(word), index, done);
      continue;
    }
    const bytes = Buffer.from(word.replaceAll("%", ""), "hex");
    for (let at = 0; at < bytes.length; ) {
      const width = widthAt(bytes, at);
      written.addPoint(pointAt(bytes, at, width), index + at * 3, index + (at + width) * 3);
      at += width;
    }
  }
  written.copy(text, done, text.length);
  const inner = written.end();
  const original = (range) => view.original(inner.original(range));
  return { text: inner.text, original, decoded: view.decoded + 1, fromBase64: view.fromBase64 };
}
var BASE64 = /[\w+/-]{6,}={0,2}/g;
var SHORTEST_RUN = 8;
var QUAD = 4;
var BYTES = 3;
var APART = "AAAA";
var READABLE = [/[I-Za-f]/, /[C-HS-Xi-nyz0-3]/];
var CLASSES = Uint8Array.from({ length: 128 }, (_none, code) => {
  const sign = String.fromCharCode(code);
  return READABLE.reduce((bits, pattern, place) => pattern.test(sign) ? bits | 1 << place : bits, 0);
});
var ENOUGH = 1;
function mayBeText(run, skipped) {
  let groups = 0;
  for (let at = skipped; at + 1 < run.length; at += QUAD) {
    const isReadable = ((CLASSES[run.charCodeAt(at)] ?? 0) & 1) !== 0 && ((CLASSES[run.charCodeAt(at + 1)] ?? 0) & 2) !== 0;
    groups = isReadable ? groups + 1 : 0;
    if (groups > ENOUGH) return true;
  }
  return false;
}
function alignedRuns(text, mayBe) {
  const runs = [];
  const pieces = [];
  let at = 0;
  BASE64.lastIndex = 0;
  for (let found = BASE64.exec(text); found; found = BASE64.exec(text)) {
    const [run] = found;
    if (run.length < SHORTEST_RUN) continue;
    for (let skipped = 0; skipped < QUAD; skipped += 1) {
      if (!mayBe(run, skipped)) continue;
      const whole = run.slice(skipped);
      const padded = whole.padEnd(Math.ceil(whole.length / QUAD) * QUAD, "A") + APART;
      runs.push(padded);
      pieces.push({ from: found.index + skipped - at, at });
      at += padded.length;
    }
  }
  return { joined: runs.join(""), pieces };
}
function shiftAt(pieces, at) {
  let [low, high] = [0, pieces.length - 1];
  while (low < high) {
    const middle = low + high + 1 >> 1;
    if ((pieces[middle]?.at ?? 0) <= at) low = middle;
    else high = middle - 1;
  }
  return pieces[low]?.from ?? 0;
}
function fromBase64(view, mayBe) {
  const { joined, pieces } = alignedRuns(view.text, mayBe);
  if (pieces.length === 0) return void 0;
  const original = ({ start, end }) => {
    const first = Math.floor(start * QUAD / BYTES);
    const shift = shiftAt(pieces, first);
    const last = Math.min(view.text.length, Math.ceil(end * QUAD / BYTES) + shift);
    return view.original({ start: first + shift, end: last });
  };
  const text = Buffer.from(joined.replaceAll("=", "A"), "base64").toString("latin1");
  return { text, original, decoded: view.decoded + 1, fromBase64: view.fromBase64 + 1 };
}
var MOST_DECODED = 4;
var MOST_BASE64 = 2;
var always = () => true;
var plainView = (text) => ({ text, original: (range) => range, decoded: 0, fromBase64: 0 });
function viewsOf(text, onlyAscii) {
  const views = [plainView(text)];
  for (const view of views) {
    if (view.decoded === MOST_DECODED) continue;
    const plain = unescaped(view);
    const bytes = view.fromBase64 < MOST_BASE64 ? fromBase64(view, onlyAscii ? mayBeText : always) : void 0;
    if (plain) views.push(plain);
    if (bytes) views.push(bytes);
  }
  return views;
}
function decodedText(text) {
  let view = plainView(text);
  for (let next = unescaped(view); next && next.decoded <= MOST_DECODED; next = unescaped(view)) view = next;
  return view.text;
}

// src/redaction/search.ts
var SHORTEST = 4;
var SHORTEST_LINE = 12;
var isWide = (text) => /[\u0080-\uffff]/.test(text);
var lowerUnit = (unit) => {
  const lower = unit.toLowerCase();
  return lower.length === 1 ? lower : unit;
};
function comparable(text) {
  const lower = isWide(text) ? text.replace(/[\u0080-\uffff]/g, lowerUnit).replace(/[A-Z]+/g, (letters) => letters.toLowerCase()) : text.toLowerCase();
  return lower.replaceAll("+", " ");
}
var LONE_SURROGATE = new RegExp("\\p{Surrogate}", "gu");
function formsOf(secret) {
  const whole = secret.trim();
  const lines = whole.includes("\n") ? whole.split(/\r?\n/).map((line) => line.trim()) : [];
  const long = lines.filter((line) => line.length >= SHORTEST_LINE);
  const broken = new RegExp("\\p{Surrogate}", "u").test(whole) ? [whole.replace(LONE_SURROGATE, ""), whole.replace(LONE_SURROGATE, "\uFFFD")] : [];
  const texts = [whole, decodedText(whole), ...broken, ...long];
  const cased = texts.filter(isWide).flatMap((text) => [text, text.toUpperCase(), text.toLowerCase()]);
  const bytes = cased.map((text) => Buffer.from(text).toString("latin1"));
  const forms = [...texts, ...bytes];
  return [...new Set(forms.map(comparable))].filter((form) => form.trim().length >= SHORTEST);
}
var FEW = 24;
var LONGEST_START = 32;
function automatonFor(forms) {
  const byStart = /* @__PURE__ */ new Map();
  for (const form of forms) {
    const start = form.slice(0, LONGEST_START);
    const same = byStart.get(start);
    if (same) same.push(form);
    else byStart.set(start, [form]);
  }
  for (const same of byStart.values()) same.sort((a, b) => b.length - a.length);
  const automaton = new AhoCorasick([...byStart.keys()]);
  return {
    find: (text) => automaton.matchInText(text).flatMap(({ begin, keyword }) => {
      const form = byStart.get(keyword)?.find((one) => text.startsWith(one, begin));
      return form === void 0 ? [] : [{ start: begin, end: begin + form.length }];
    })
  };
}
function findOne(text, form, found) {
  for (let at = text.indexOf(form); at >= 0; at = text.indexOf(form, at + 1)) {
    found.push({ start: at, end: at + form.length });
  }
}
function openSearch() {
  const known3 = /* @__PURE__ */ new Set();
  let onlyAscii = true;
  let single = [];
  let automata = [];
  function build() {
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
        if (known3.has(form)) continue;
        known3.add(form);
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
    isEmpty: () => known3.size === 0,
    onlyAscii: () => onlyAscii
  };
}

// src/redaction/redactor.ts
var DOT = "\u2022";
var HIDDEN = DOT.repeat(6);
function markSecrets(view, levels, marks) {
  const used = levels.filter(({ search }) => !search.isEmpty());
  if (used.length === 0) return;
  const text = comparable(view.text);
  for (const { search } of used) for (const range of search.find(text)) marks.secrets.push(view.original(range));
}
function markPhones(view, endings, marks) {
  const isText = view.fromBase64 === 0;
  for (const phone2 of phonesIn(view.text, isText ? endings : [])) {
    if (!isText && view.text.charAt(phone2.start) !== "+") continue;
    for (const at of hiddenDigits(view.text, phone2)) {
      const { start, end } = view.original({ start: at, end: at + 1 });
      for (let place = start; place < end; place += 1) marks.digits.add(place);
    }
  }
}
function merged(ranges) {
  const sorted = [...ranges].sort((a, b) => a.start - b.start || a.end - b.end);
  const joined = [];
  for (const range of sorted) {
    const last = joined.at(-1);
    if (last && range.start < last.end) last.end = Math.max(last.end, range.end);
    else joined.push({ ...range });
  }
  return joined;
}
function redacted(text, marks) {
  const secrets = merged(marks.secrets).map((range) => ({ ...range, shown: HIDDEN }));
  const digits = [...marks.digits].map((at) => ({ start: at, end: at + 1, shown: DOT }));
  const pieces = [];
  let done = 0;
  for (const { start, end, shown } of [...secrets, ...digits].sort((a, b) => a.start - b.start || b.end - a.end)) {
    if (start < done) continue;
    pieces.push(text.slice(done, start), shown);
    done = end;
  }
  pieces.push(text.slice(done));
  return pieces.join("");
}
function redactText(text, levels) {
  const marks = { secrets: [], digits: /* @__PURE__ */ new Set() };
  const endings = levels.flatMap((level) => [...level.endings]);
  const onlyAscii = levels.every(({ search }) => search.onlyAscii());
  for (const view of viewsOf(text, onlyAscii)) {
    markSecrets(view, levels, marks);
    markPhones(view, endings, marks);
  }
  return marks.secrets.length === 0 && marks.digits.size === 0 ? text : redacted(text, marks);
}
function mapped(value, hiding) {
  if (value !== null && typeof value !== "object" && hiding.isSecret(String(value))) return HIDDEN;
  if (typeof value === "string") return hiding.text(value);
  if (typeof value === "number") {
    const text = hiding.text(String(value));
    return text === String(value) ? value : text;
  }
  if (value === null || typeof value !== "object") return value;
  if (Array.isArray(value)) return value.map((item) => mapped(item, hiding));
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [hiding.text(key), mapped(item, hiding)]));
}
var QUOTED = /([`"'])([^`"'\n]{1,3})\1/g;
function redactorOf(levels) {
  const [own] = levels;
  const isSecret = (word) => levels.some(({ whole }) => whole.has(word));
  const text = (plain) => plain === "" ? plain : redactText(plain, levels);
  const learnNumbers = (numbers) => {
    for (const number of numbers) {
      const ending = endingOf(number);
      if (ending.length > SHORTEST) own?.endings.add(ending);
    }
  };
  const learn = (secrets) => {
    for (const secret of secrets) if (secret !== "") own?.whole.add(secret);
    own?.search.add(secrets);
    own?.search.add(secrets.filter(mayHoldPhones).map((secret) => redactText(secret, [])));
  };
  return {
    text,
    json: (value) => mapped(value, { text, isSecret: () => false }),
    values: (value) => mapped(value, { text, isSecret }),
    message: (plain) => text(
      plain.replace(
        QUOTED,
        (whole, mark, word) => isSecret(word) ? `${mark}${HIDDEN}${mark}` : whole
      )
    ),
    learn,
    learnNumbers,
    extend: (secrets) => {
      const child = redactorOf([openLevel(), ...levels]);
      child.learn(secrets);
      return child;
    }
  };
}
var openLevel = () => ({ search: openSearch(), whole: /* @__PURE__ */ new Set(), endings: /* @__PURE__ */ new Set() });
function createRedactor({
  secrets = [],
  variables = {},
  secretVariables = [],
  numbers = []
} = {}) {
  const redactor = redactorOf([openLevel()]);
  redactor.learn([...secretsAmong(variables, secretVariables), ...secrets]);
  redactor.learnNumbers(numbers);
  return redactor;
}
var withoutSecrets = createRedactor();

// src/redaction/mask.ts
var known2 = /* @__PURE__ */ new WeakMap();
function redactorFor(secrets) {
  const found = known2.get(secrets) ?? { count: 0, redactor: createRedactor() };
  if (found.count < secrets.length) found.redactor.learn(secrets.slice(found.count));
  found.count = secrets.length;
  known2.set(secrets, found);
  return found.redactor;
}
var maskPhoneNumbers = (text) => withoutSecrets.text(text);
var maskSecrets = (text, secrets) => redactorFor(secrets).text(text);

export {
  maskPhoneNumbers,
  maskSecrets
};
