// Twilio's own description of the Studio API, as checks of what the emulator answers.
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Ajv, type ValidateFunction } from 'ajv';
import addFormats from 'ajv-formats';
import { ROOT } from '../house/sources.ts';
import type { Exchange } from './client.ts';

const FILE = join(ROOT, '../shared/twilio_studio_v2.openapi.json');

/** The description is Twilio's, and not part of this repository. */
export const isDescribed = existsSync(FILE);
export const WHY_SKIPPED = "Twilio's API description is not at hand: ../shared/twilio_studio_v2.openapi.json";

type Schema = { [key: string]: unknown };
type Operation = { operationId: string; responses: Record<string, { content?: Record<string, { schema: Schema }> }> };
type Description = {
  paths: Record<string, Record<string, Operation>>;
  components: { schemas: Record<string, Schema> };
};

const isSchema = (value: unknown): value is Schema =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const mapped = (parts: Schema, map: (value: unknown) => unknown): Schema =>
  Object.fromEntries(Object.entries(parts).map(([key, part]) => [key, map(part)]));

/** OpenAPI 3.0 in the words of JSON Schema. Each property that is described must be there, and no other. */
function strict(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(strict);
  if (!isSchema(value)) return value;
  if (typeof value.$ref === 'string') return { $ref: value.$ref };
  const { nullable, type, enum: values, properties, ...rest } = value;
  const schema = mapped(rest, strict);
  if (values) schema.enum = values;
  if (typeof type === 'string') schema.type = nullable ? [type, 'null'] : type;
  if (!isSchema(properties)) return schema;
  // A property may be named as a keyword is: `type` is one of a step's.
  return {
    ...schema,
    properties: mapped(properties, strict),
    required: Object.keys(properties),
    additionalProperties: false,
  };
}

const description: Description = isDescribed
  ? JSON.parse(readFileSync(FILE, 'utf8'))
  : { paths: {}, components: { schemas: {} } };

const ajv = addFormats.default(new Ajv({ strict: false, allErrors: true }));
ajv.addFormat('uri-map', true);
ajv.addSchema({ $id: 'description', components: { schemas: mapped(description.components.schemas, strict) } });

const paths = Object.entries(description.paths)
  .map(([path, methods]) => ({ path, methods, pattern: new RegExp(`^${path.replace(/\{\w+\}/g, '[^/]+')}$`) }))
  // A fixed path stands for itself where one with a parameter would fit too.
  .sort((a, b) => Number(a.path.includes('{')) - Number(b.path.includes('{')) || a.path.localeCompare(b.path));

const validators = new Map<Schema, ValidateFunction>();

function validatorOf(schema: Schema): ValidateFunction {
  const known = validators.get(schema);
  if (known) return known;
  const local = JSON.parse(JSON.stringify(strict(schema)).replaceAll('"#/components', '"description#/components'));
  const made = ajv.compile(local);
  validators.set(schema, made);
  return made;
}

const found = ({ method, path }: Pick<Exchange, 'method' | 'path'>) =>
  paths.find(({ pattern }) => pattern.test(path))?.methods[method.toLowerCase()];

/** Twilio's name of what was asked for. */
export const operationOf = (exchange: Exchange): string => found(exchange)?.operationId ?? 'none';

export const operationsDescribed: readonly string[] = Object.values(description.paths).flatMap((methods) =>
  ['get', 'post', 'delete'].flatMap((method) => methods[method]?.operationId ?? []),
);

/** How a successful answer differs from what the description promises; '' where it does not. */
export function differences({ method, path, status, body }: Exchange): string {
  if (status >= 400) return '';
  const operation = found({ method, path });
  if (!operation) return `${method} ${path} is not described`;
  const answer = operation.responses[String(status)];
  if (!answer) return `${method} ${path} answered ${status}; described: ${Object.keys(operation.responses)}`;
  const schema = answer.content?.['application/json']?.schema;
  if (!schema) return body === '' ? '' : `${method} ${path} answered a body where none is described`;
  const validate = validatorOf(schema);
  return validate(body) ? '' : `${method} ${path}: ${ajv.errorsText(validate.errors)}`;
}
