// Converts schema errors to messages, by keyword: what is there, what is expected, how to fix it.
import type { ErrorObject } from 'ajv';
import type { Place, Problem } from '../errors.ts';
import { didYouMean } from '../nearest.ts';
import { withoutSecrets } from '../redaction/redactor.ts';
import { isAction, nameOf, ownerOf, stepsOf } from './part-names.ts';
import { entryOf, type Scalar, type Tree, treeAt, wordOf } from './tree.ts';

type SchemaMessage = { code: string; message: string; fix?: string };
type Spot = { at: Place; width: number };
/** `name` is the nearest key on the path, `owner` the part's name in messages. */
type Case = { error: ErrorObject; part: Tree; steps: readonly string[]; name: string; owner: string };
type Words = (found: Case) => SchemaMessage & Partial<Spot>;

const list = (names: readonly string[]): string => names.map((name) => `\`${name}\``).join(', ');

const KINDS: Readonly<Record<string, string>> = {
  string: 'a text',
  number: 'a number',
  integer: 'a whole number',
  boolean: '`true` or `false`',
  object: 'a table of keys',
  array: 'a list',
};

const kindOf = (part: Tree): string => {
  if (part.kind === 'list') return 'a list';
  if (part.kind === 'table') return 'a table of keys';
  if (part.value === null) return 'nothing';
  return typeof part.value === 'string' ? 'a text' : `a ${typeof part.value}`;
};

/** What a rule expects: its types, without the strings that are only allowed as placeholders. */
function wanted({ parentSchema }: ErrorObject): string {
  const types = [parentSchema?.type].flat().filter((type) => typeof type === 'string');
  const numeric = types.some((type) => type === 'number' || type === 'integer');
  const shown = types.filter((type) => !(numeric && type === 'string')).map((type) => KINDS[type] ?? type);
  return shown.join(' or ');
}

const capital = (owner: string) => owner.charAt(0).toUpperCase() + owner.slice(1);

const isText = ({ parentSchema }: ErrorObject) => [parentSchema?.type].flat().includes('string');

/** Numbers are masked wherever they are shown, so a masked one is not offered for copying. */
export const inQuotationMarks = (written: string): string =>
  written === withoutSecrets.text(written) ? `put it in quotation marks: "${written}"` : 'put it in quotation marks';

/** YAML reads `1` and `+15550100001` as numbers, and `true` as a boolean: quotation marks keep the text. */
function needsQuotes(owner: string, { value, source }: Scalar): SchemaMessage {
  const written = source ?? String(value);
  return {
    code: 'needs-quotes',
    message: `${capital(owner)} is a text, but YAML reads \`${written}\` as a ${typeof value}.`,
    fix: inQuotationMarks(written),
  };
}

function noValue({ error, steps, owner }: Case): SchemaMessage {
  const isStep = steps.at(-3) === 'path' && steps.at(-4) === 'expect';
  const isPress = steps.at(-1) === 'press';
  const give = isPress ? 'put the keys in quotation marks: "#"' : `give it ${wanted(error)}`;
  const fix = isStep ? 'write the event by which it is left, or remove the colon' : give;
  return { code: 'missing-value', message: `${capital(owner)} has no value.`, fix };
}

const notFinite = ({ error, owner }: Case, part: Scalar): SchemaMessage => ({
  code: 'wrong-type',
  message: `${capital(owner)} must be ${wanted(error)}, but is \`${wordOf(part)}\`.`,
  fix: 'write its digits',
});

/** YAML 1.2 reads `yes` and `on` as text. */
const TRUTHS: Readonly<Record<string, string>> = { yes: 'true', on: 'true', no: 'false', off: 'false' };

function meantTruth(error: ErrorObject, plain: unknown): string | undefined {
  const word = typeof plain === 'string' ? plain.toLowerCase() : '';
  return wanted(error) === KINDS.boolean && Object.hasOwn(TRUTHS, word) ? `\`${TRUTHS[word]}\`` : undefined;
}

function wrongType(found: Case): SchemaMessage {
  const { error, part, steps, owner } = found;
  const plain = part.kind === 'scalar' ? part.value : undefined;
  if (plain === null) return noValue(found);
  if (part.kind === 'scalar' && typeof plain !== 'string' && isText(error)) {
    const endless = typeof plain === 'number' && !Number.isFinite(plain) && wanted(error).endsWith('number');
    return endless ? notFinite(found, part) : needsQuotes(owner, part);
  }
  const message = `${capital(owner)} must be ${wanted(error)}, but is ${kindOf(part)}.`;
  const fix =
    steps.length === 0 ? 'write `flow:` and `scenarios:`' : `write ${meantTruth(error, plain) ?? wanted(error)}`;
  return { code: 'wrong-type', message, fix };
}

/** The allowed keys of an object, from the schema that the error belongs to. */
const knownKeys = ({ parentSchema }: ErrorObject): string[] => Object.keys(parentSchema?.properties ?? {});

function unknownKey({ error, part, owner }: Case): SchemaMessage & Partial<Spot> {
  const key = String(error.params.additionalProperty);
  const fix = didYouMean(key, knownKeys(error)) ?? `choose from ${list(knownKeys(error))}`;
  const entry = entryOf(part, key);
  const place = entry ? { at: entry.at, width: key.length } : {};
  return { code: 'unknown-key', message: `\`${key}\` is not a key of ${owner}.`, fix, ...place };
}

function notAllowed({ error, part, owner }: Case): SchemaMessage {
  const branches = (error.parentSchema?.anyOf ?? []) as readonly { enum?: readonly string[] }[];
  const choices = branches.flatMap((branch) => branch.enum ?? []);
  const value = part.kind === 'scalar' ? String(part.value) : '';
  const message = `${capital(owner)} cannot be \`${value}\`.`;
  return { code: 'not-allowed', message, fix: didYouMean(value, choices) ?? `choose from ${list(choices)}` };
}

const ADD: Readonly<Record<string, string>> = {
  flow: 'add `flow: { definition: flow.json }`',
  scenarios: 'add `scenarios:`, and below it `- name: …`',
  name: 'add `name:` and a sentence that is true when it passes',
  at: 'add `at:` and the widget at which the execution waits',
};

function missingKey({ error, owner }: Case): SchemaMessage {
  const key = String(error.params.missingProperty);
  const fix = (Object.hasOwn(ADD, key) && ADD[key]) || `add \`${key}\``;
  return { code: 'missing-key', message: `${capital(owner)} has no \`${key}\`.`, fix };
}

const PATTERNS: Readonly<Record<string, SchemaMessage>> = {
  press: {
    code: 'bad-keys',
    message: 'A phone has no such key.',
    fix: 'use digits, `*`, `#`, and `w` for half a second of waiting',
  },
  name: { code: 'empty', message: '`name` is empty.', fix: 'write a sentence that is true when it passes' },
  tags: { code: 'bad-tag', message: 'A tag is one word.', fix: 'write it without spaces' },
  each: {
    code: 'bad-row-name',
    message: 'The name of a row value has other characters than letters, digits and `_`.',
    fix: 'a name such as `first_reply` can be written as ${first_reply}',
  },
};

function badPattern({ error, part, name, owner }: Case): SchemaMessage {
  if (Object.hasOwn(PATTERNS, name) && PATTERNS[name]) return PATTERNS[name];
  const value = part.kind === 'scalar' ? String(part.value) : '';
  if (/^\d+$/.test(value)) {
    const message = `${capital(owner)} must be ${wanted(error)}, but in quotation marks it is a text.`;
    return { code: 'wrong-type', message, fix: `write it without quotation marks: ${value}` };
  }
  const message = `${capital(owner)} must be ${wanted(error)}, but is \`${value}\`.`;
  return { code: 'wrong-type', message, fix: `write ${wanted(error)}` };
}

function range({ error, owner }: Case): SchemaMessage {
  const { minimum, maximum } = error.parentSchema ?? {};
  const allowed = minimum === undefined ? `greater than ${error.params.limit}` : `from ${minimum} to ${maximum}`;
  return {
    code: 'out-of-range',
    message: `${capital(owner)} must be a number ${allowed}.`,
    fix: `write one ${allowed}`,
  };
}

const SAYING = ['reply', 'press', 'say'];
const ACTIONS = [...SAYING, 'silence', 'answer', 'hangUp'];

function tooFew({ error, steps, owner }: Case): SchemaMessage {
  if (isAction(steps)) {
    return { code: 'no-action', message: 'The contact does nothing here.', fix: `add one of ${list(ACTIONS)}` };
  }
  const keys = knownKeys(error);
  return {
    code: 'empty',
    message: `${capital(owner)} is empty.`,
    fix: keys.length > 0 ? `write one of ${list(keys)}` : 'write something, or leave it out',
  };
}

function tooMany({ part, steps }: Case): SchemaMessage {
  const keys = part.kind === 'table' ? part.entries.map(({ key }) => key) : [];
  if (isAction(steps)) {
    const actions = keys.filter((key) => ACTIONS.includes(key));
    const message = `The contact does several things at once: ${list(actions)}.`;
    return { code: 'several-actions', message, fix: 'give each its own entry, with its own `at`' };
  }
  return { code: 'too-many-keys', message: `Expected one key, but got ${list(keys)}.`, fix: 'put a `-` before each' };
}

/** The schema does not allow `sensitive` beside an action without a value. */
function nothingToHide({ error }: Case): SchemaMessage {
  const [, action = ''] = /dependentSchemas\/(\w+)/.exec(error.schemaPath) ?? [];
  return {
    code: 'nothing-to-hide',
    message: `\`${action}\` holds nothing that a report could show.`,
    fix: `leave \`sensitive\` out: it belongs beside ${list(SAYING)}`,
  };
}

const WORDS: Readonly<Record<string, Words>> = {
  type: wrongType,
  additionalProperties: unknownKey,
  anyOf: notAllowed,
  required: missingKey,
  pattern: badPattern,
  propertyNames: badPattern,
  minimum: range,
  maximum: range,
  exclusiveMinimum: range,
  minProperties: tooFew,
  minItems: tooFew,
  minLength: tooFew,
  maxProperties: tooMany,
  const: ({ name }) => ({
    code: 'not-allowed',
    message: `\`${name}\` can only be \`true\`.`,
    fix: `write \`${name}: true\`, or leave it out`,
  }),
  'false schema': nothingToHide,
  dependentRequired: ({ error }) => ({
    code: 'missing-key',
    message: `\`${error.params.property}\` needs \`${error.params.missingProperty}\` beside it.`,
    fix: `add \`${error.params.missingProperty}\``,
  }),
};

/** A schema error as a problem with its place. */
export function schemaProblem(error: ErrorObject, root: Tree): Problem {
  const steps = stepsOf(error.instancePath);
  const part = treeAt(root, steps);
  const words = WORDS[error.keyword] ?? ((): SchemaMessage => ({ code: 'invalid', message: `This ${error.message}.` }));
  const message = words({ error, part, steps, name: nameOf(steps), owner: ownerOf(steps) });
  return { ...(part.written ?? { at: part.at, width: part.width }), ...message };
}
