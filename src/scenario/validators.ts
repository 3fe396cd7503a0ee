// Compiles the JSON Schema of a scenario file to functions. In the package, build.ts replaces this file with the compiled functions.
import { readFileSync } from 'node:fs';
import { Ajv2020, type CodeOptions, type SchemaObject, type ValidateFunction } from 'ajv/dist/2020.js';

/** The file without its scenarios, or one scenario: mistakes in one must not use up the limit for the others. */
export type Shape = 'file' | 'scenario';

const SCHEMA_FILE = new URL('../../schemas/scenario.schema.json', import.meta.url);

const compiled = new Map<Shape, ValidateFunction>();

type Schema = SchemaObject & { $defs: Readonly<Record<string, SchemaObject>> };

/**
 * The schema with references replaced by their definitions. Ajv compiles each reference to a function that copies all errors so far: a file
 * with forty thousand mistakes took ten seconds.
 */
function inlined(part: unknown, defs: Schema['$defs']): unknown {
  if (Array.isArray(part)) return part.map((item) => inlined(item, defs));
  if (typeof part !== 'object' || part === null) return part;
  const entries = Object.entries(part).filter(([key]) => key !== '$ref' && key !== '$defs');
  const own = Object.fromEntries(entries.map(([key, value]) => [key, inlined(value, defs)]));
  if (!('$ref' in part)) return own;
  const named = inlined(defs[String(part.$ref).replace('#/$defs/', '')], defs);
  return { ...(named as SchemaObject), ...own };
}

const withoutItems = ({ properties, ...schema }: Schema): SchemaObject => ({
  ...schema,
  properties: { ...properties, scenarios: { ...properties.scenarios, items: true } },
});

/** The schema of a shape, without references. */
export function schemaOf(shape: Shape): SchemaObject {
  // Read, not imported: Node 20 and 22 warn about each JSON import.
  const schema = JSON.parse(readFileSync(SCHEMA_FILE, 'utf8')) as Schema;
  return inlined(shape === 'file' ? withoutItems(schema) : schema.$defs.scenario, schema.$defs) as SchemaObject;
}

/** The compiler with the options that the checks rely on. */
export const compilerFor = (code: CodeOptions = {}): Ajv2020 =>
  new Ajv2020({
    // A spec checks the schema against its meta-schema; doing so in every worker would double its start-up time.
    meta: false,
    validateSchema: false,
    allErrors: true,
    verbose: true,
    strict: true,
    strictTypes: false,
    strictRequired: false,
    // Optimizing takes longer than it saves for the few files of a run.
    code: { optimize: false, ...code },
  });

/** Compiling costs more than checking a hundred files: it is done once, when first needed. */
export function validatorOf(shape: Shape): ValidateFunction {
  const before = compiled.get(shape);
  if (before) return before;
  const validate = compilerFor().compile(schemaOf(shape));
  compiled.set(shape, validate);
  return validate;
}
