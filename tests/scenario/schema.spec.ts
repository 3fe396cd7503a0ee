// The JSON Schema for editors is complete and explained, and is the one that the loader uses.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Ajv2020, type SchemaObject } from 'ajv/dist/2020.js';
import { parse } from 'yaml';
import { discoverScenarioFiles } from '../../src/scenario/discover.ts';
import { TARGETS, TRIGGERS } from '../../src/scenario/scenario.ts';
import { expect, test } from '../test.ts';
import { codesOf, FLOW } from './written.ts';

const ROOT = join(import.meta.dirname, '../..');
const schema = JSON.parse(readFileSync(join(ROOT, 'schemas/scenario.schema.json'), 'utf8')) as SchemaObject;
const ajv = new Ajv2020({ strict: true, strictTypes: false, strictRequired: false });
const validate = ajv.compile(schema);

type Part = { path: string; part: SchemaObject };

/** Every schema of a key, at any depth. */
function keysIn(part: SchemaObject, path = ''): Part[] {
  const below = Object.entries(part).filter(([, value]) => typeof value === 'object' && value !== null);
  return below.flatMap(([name, value]) =>
    /^(properties|patternProperties|\$defs)$/.test(name)
      ? Object.entries<SchemaObject>(value).flatMap(([key, own]) => [
          { path: `${path}/${key}`, part: own },
          ...keysIn(own, `${path}/${key}`),
        ])
      : /^(items|additionalProperties|anyOf)$/.test(name)
        ? keysIn(value, path)
        : [],
  );
}

const keys = keysIn(schema);
const explained = keys.filter(({ part }) => !part.$ref || Object.keys(part).length > 1);

test('the schema is a valid one of draft 2020-12', () => {
  expect(schema.$schema).toBe('https://json-schema.org/draft/2020-12/schema');
  expect(ajv.validateSchema(schema)).toBe(true);
});

test('each key has a description and an example', () => {
  expect(keys.length).toBeGreaterThan(60);
  const poor = explained.filter(({ part }) => !part.description || !Array.isArray(part.examples));
  expect(poor.map(({ path }) => path)).toEqual([]);
});

test('each example is valid', () => {
  const wrong = explained.filter(({ part }) => {
    const own = new Ajv2020({ strict: false }).compile({ ...part, $defs: schema.$defs });
    return !(part.examples as unknown[]).every((example) => own(example));
  });
  expect(wrong.map(({ path }) => path)).toEqual([]);
});

test('each shipped scenario file is valid', () => {
  const files = discoverScenarioFiles(join(ROOT, 'scenarios'));
  expect(files.length).toBeGreaterThan(2);
  expect(files.filter((file) => !validate(parse(readFileSync(file, 'utf8'), { merge: true })))).toEqual([]);
});

test('each shipped scenario file names the schema by a path that exists', () => {
  const files = discoverScenarioFiles(join(ROOT, 'scenarios'));
  const named = files.map((file) => /\$schema=(\S+)/.exec(readFileSync(file, 'utf8'))?.[1] ?? '');
  expect(files.map((file, index) => join(file, '..', named[index] ?? ''))).toEqual(
    files.map(() => join(ROOT, 'schemas/scenario.schema.json')),
  );
});

const choicesOf = (key: string): unknown =>
  (schema.$defs[key].items ?? schema.$defs[key]).anyOf.find((branch: SchemaObject) => branch.enum)?.enum;

test('the schema has the existing targets and triggers', () => {
  expect(choicesOf('targets')).toEqual([...TARGETS]);
  expect(choicesOf('trigger')).toEqual([...TRIGGERS]);
});

test('every key of defaults is a key of a scenario', () => {
  const own = Object.keys(schema.$defs.scenario.properties);
  expect(Object.keys(schema.$defs.defaults.properties).filter((key) => !own.includes(key))).toEqual([]);
});

test('an editor and the loader refuse the same structures', () => {
  for (const scenario of ['{}', '{ name: 1 }', '{ name: a, tags: b }', '{ name: a, contact: [{ at: ask }] }']) {
    const text = `${FLOW}scenarios: [${scenario}]\n`;
    expect(validate(parse(text)), scenario).toBe(false);
    expect(codesOf(text), scenario).not.toEqual([]);
  }
});
