// Checks the emulator's answers against descriptions of the Studio API: ours, and Twilio's own if it is beside the clone.
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Ajv, type ValidateFunction } from 'ajv';
import addFormats from 'ajv-formats';
import { parse } from 'yaml';
import { ROOT } from '../house/sources.ts';
import type { Exchange } from './client.ts';

const OURS = join(ROOT, 'workflows/studio.openapi.yml');
/** Not part of this repository. */
const TWILIOS = join(ROOT, '../shared/twilio_studio_v2.openapi.json');

type Schema = { [key: string]: unknown };
export type Parameter = { name: string; in: 'path' | 'query'; required?: boolean; schema: Schema };
export type Operation = {
  operationId: string;
  parameters?: (Parameter | { $ref: string })[];
  requestBody?: { content: Record<string, { schema: Schema }> };
  responses: Record<string, { content?: Record<string, { schema: Schema }>; $ref?: string }>;
};
type PathItem = Record<string, Operation> & { parameters?: never };
export type Description = {
  paths: Record<string, PathItem>;
  components: { schemas: Record<string, Schema>; parameters?: Record<string, Parameter> };
};

const isSchema = (value: unknown): value is Schema =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const mapped = (parts: Schema, map: (value: unknown) => unknown): Schema =>
  Object.fromEntries(Object.entries(parts).map(([key, part]) => [key, map(part)]));

/** OpenAPI 3.0 as JSON Schema. Each described property must exist, and no other. */
function strict(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(strict);
  if (!isSchema(value)) return value;
  if (typeof value.$ref === 'string') return { $ref: value.$ref };
  const { nullable, type, enum: values, properties, ...rest } = value;
  const schema = mapped(rest, strict);
  if (values) schema.enum = values;
  if (typeof type === 'string') schema.type = nullable ? [type, 'null'] : type;
  if (!isSchema(properties)) return schema;
  // A property may have the name of a keyword: a step has a property `type`.
  return {
    ...schema,
    properties: mapped(properties, strict),
    required: Object.keys(properties),
    additionalProperties: false,
  };
}

/** Our own description, which is in every clone. */
export const ours = parse(readFileSync(OURS, 'utf8')) as Description;

const METHODS = ['get', 'post', 'delete'] as const;

const regexOf = (path: string): RegExp => new RegExp(`^${path.replace(/\{\w+\}/g, '[^/]+')}$`);

type Check = {
  found: (asked: Pick<Exchange, 'method' | 'path'>) => Operation | undefined;
  validator: (schema: Schema) => ValidateFunction;
  errors: (validate: ValidateFunction) => string;
  operations: readonly string[];
};

function checkOf(description: Description): Check {
  const ajv = addFormats.default(new Ajv({ strict: false, allErrors: true }));
  ajv.addFormat('uri-map', true);
  ajv.addSchema({ $id: 'description', components: { schemas: mapped(description.components.schemas, strict) } });
  const paths = Object.entries(description.paths)
    .map(([path, methods]) => ({ path, methods, pattern: regexOf(path) }))
    // A fixed path is preferred to one with a parameter.
    .sort((a, b) => Number(a.path.includes('{')) - Number(b.path.includes('{')) || a.path.localeCompare(b.path));
  const validators = new Map<Schema, ValidateFunction>();
  return {
    found: ({ method, path }) => paths.find(({ pattern }) => pattern.test(path))?.methods[method.toLowerCase()],
    validator: (schema) => {
      const known = validators.get(schema);
      if (known) return known;
      const local = JSON.parse(JSON.stringify(strict(schema)).replaceAll('"#/components', '"description#/components'));
      const made = ajv.compile(local);
      validators.set(schema, made);
      return made;
    },
    errors: (validate) => ajv.errorsText(validate.errors),
    operations: Object.values(description.paths).flatMap((methods) =>
      METHODS.flatMap((method) => methods[method]?.operationId ?? []),
    ),
  };
}

const own = checkOf(ours);
const checks = existsSync(TWILIOS) ? [own, checkOf(JSON.parse(readFileSync(TWILIOS, 'utf8')) as Description)] : [own];

/** Twilio's name of the operation that was requested. */
export const operationOf = (exchange: Exchange): string => own.found(exchange)?.operationId ?? 'none';

export const operationsDescribed: readonly string[] = own.operations;

/** Whether both descriptions have the same operations; true without Twilio's description. */
export const operationsOfEach: readonly (readonly string[])[] = checks.map(({ operations }) => operations.toSorted());

function difference({ method, path, status, body }: Exchange, check: Check): string {
  const operation = check.found({ method, path });
  if (!operation) return `${method} ${path} is not described`;
  const answer = operation.responses[String(status)];
  if (!answer) return `${method} ${path} answered ${status}; described: ${Object.keys(operation.responses)}`;
  const schema = answer.content?.['application/json']?.schema;
  if (!schema) return body === '' ? '' : `${method} ${path} answered a body where none is described`;
  const validate = check.validator(schema);
  return validate(body) ? '' : `${method} ${path}: ${check.errors(validate)}`;
}

/** How a successful answer differs from the descriptions; '' if it does not. */
export const differences = (exchange: Exchange): string =>
  exchange.status >= 400 ? '' : (checks.map((check) => difference(exchange, check)).find(Boolean) ?? '');
