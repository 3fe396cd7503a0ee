// Validates what the page sends: anything but the actions below is refused, with the path of the mistake.
import { Ajv, type JSONSchemaType, type ValidateFunction } from 'ajv';
import { FlowproofError } from '../errors.ts';
import type { SaveRequest } from './save.ts';
import type { Action } from './view.ts';

/** A widget of the flow, or of a subflow at a place, now or after so many steps. */
export type WidgetRequest = { name: string; place?: string; step?: number };

const text = { type: 'string', maxLength: 100_000 } as const;
const table = { type: 'object' } as const;
const flag = { type: 'boolean' } as const;

/** The schema of one kind of object: its `do`, and its other fields. */
const kind = (name: string, fields: object = {}, optional: object = {}) => ({
  type: 'object',
  properties: { do: { const: name }, ...fields, ...optional },
  required: ['do', ...Object.keys(fields)],
  additionalProperties: false,
});

const START = {
  type: 'object',
  properties: {
    by: { enum: ['message', 'call', 'request', 'subflow', 'conversation'] },
    contact: text,
    flowNumber: text,
    body: text,
    parameters: table,
    fields: table,
  },
  required: ['by', 'contact', 'flowNumber'],
  additionalProperties: false,
};

const MOVE = {
  type: 'object',
  required: ['do'],
  oneOf: [
    kind('reply', { body: text }, { media: { type: 'array', items: text, maxItems: 10 } }),
    kind('press', { digits: { type: 'string', pattern: '^[0-9*#w]{1,100}$' } }),
    kind('say', { speech: text }),
    kind('silence'),
    kind('hang-up'),
    kind('answer', { outcome: { enum: ['human', 'machine', 'busy', 'no-answer', 'failed'] } }),
    kind('respond', { status: { type: 'integer', minimum: 100, maximum: 599 }, body: {} }),
    kind('fail', { reason: { enum: ['timeout', 'unreachable'] } }),
    kind('outcome', { event: text }, { output: table }),
    kind('advance', { seconds: { type: 'integer', minimum: 1, maximum: 2_592_000 } }),
  ],
};

const ACTION = {
  type: 'object',
  required: ['do'],
  oneOf: [
    kind('open', { flow: text }),
    kind('start', { start: START }),
    kind('move', { move: MOVE }),
    kind('deliver', { widget: text, delivery: { enum: ['delivered', 'undelivered', 'failed'] } }),
    kind('go-to', { node: { type: 'integer', minimum: 0 } }),
    kind('close'),
    kind('keep-answer', { widget: text }),
    kind('forget-answer', { widget: text }),
    kind('set-clock', { at: text }),
    kind('load', { scenario: text }),
    kind('next'),
    kind('rest'),
    kind('expand', { place: text, open: flag }),
    kind('dismiss-change'),
  ],
};

const EXPECT = {
  type: 'object',
  properties: { path: flag, messages: flag, prompts: flag, requests: flag, tasks: flag, variables: flag },
  required: ['path', 'messages', 'prompts', 'requests', 'tasks', 'variables'],
  additionalProperties: false,
};
const NAME = { type: 'string', minLength: 1, maxLength: 300 };
const SAVE = { type: 'object', properties: { name: NAME, file: NAME, expect: EXPECT }, additionalProperties: false };

const WIDGET = {
  type: 'object',
  properties: { name: text, place: text, step: { type: 'integer', minimum: 0 } },
  required: ['name'],
  additionalProperties: false,
};

const ajv = new Ajv({ strict: false });
const compile = <Value>(schema: object): ValidateFunction<Value> => ajv.compile(schema as JSONSchemaType<Value>);

const isAction = compile<Action>(ACTION);
const isPreview = compile<Partial<SaveRequest>>(SAVE);
const isWidget = compile<WidgetRequest>(WIDGET);
const isSave = compile<SaveRequest>({ ...SAVE, required: ['name', 'file', 'expect'] });

function checked<Value>(value: unknown, is: ValidateFunction<Value>): Value {
  if (is(value)) return value;
  const [error] = is.errors ?? [];
  const at = error?.instancePath ? ` at ${error.instancePath}` : '';
  const message = `The page sent an unknown request${at}: ${error?.message ?? 'not valid'}.`;
  throw new FlowproofError([{ code: 'bad-request', message, fix: 'reload the page' }]);
}

export const readAction = (value: unknown): Action => checked(value, isAction);
export const readPreviewRequest = (value: unknown): Partial<SaveRequest> => checked(value, isPreview);
export const readWidgetRequest = (value: unknown): WidgetRequest => checked(value, isWidget);
export const readSaveRequest = (value: unknown): SaveRequest => checked(value, isSave);
