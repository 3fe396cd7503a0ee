// The conversation as lines: what the flow sent, said and requested, and what was done in between.
import type { Output } from '../emulator/engine/records.ts';
import type { Json, JsonObject } from '../flow/types.ts';
import { moveLabel } from './branches.ts';
import type { Played, Scene } from './play.ts';
import type { Delivery, Line, Move, Start } from './view.ts';

const pretty = (value: Json): string => (typeof value === 'string' ? value : JSON.stringify(value, null, 2));

const headerLines = (headers: Readonly<Record<string, string>>): string[] =>
  Object.entries(headers).map(([name, value]) => `${name}: ${value}`);

type Said = Pick<Line, 'kind' | 'by' | 'text'> & Partial<Pick<Line, 'detail' | 'media' | 'to' | 'delivery'>>;

function promptOf({ say, play, digits }: Extract<Output, { kind: 'prompt' }>): Said {
  const text = say ?? (play ? `Plays ${play}` : `Plays the keys ${digits ?? ''}`);
  return { kind: 'prompt', by: 'flow', text };
}

function saidBy(output: Output): Said {
  switch (output.kind) {
    case 'message': {
      const { body, media, toContact, to, status, buttons } = output;
      const recipient = toContact ? {} : { to };
      const detail = buttons ? { detail: `Buttons: ${buttons.join(', ')}` } : {};
      return { kind: 'message', by: 'flow', text: body, media, ...recipient, delivery: { status }, ...detail };
    }
    case 'prompt':
      return promptOf(output);
    case 'request': {
      const { method, url, headers, body } = output;
      const detail = [...headerLines(headers), ...(body ? ['', body] : [])].join('\n');
      return { kind: 'request', by: 'flow', text: `${method} ${url}`, ...(detail ? { detail } : {}) };
    }
    case 'call':
      return { kind: 'task', by: 'flow', text: `Calls ${output.to}` };
    case 'task':
      return { kind: 'task', by: 'flow', text: `Hands over: ${output.type}`, detail: pretty(output.properties) };
  }
}

const lineOf = (output: Output): Line => ({
  ...saidBy(output),
  widget: output.widget,
  at: output.at,
  afterStep: output.step,
});

function startLine({ by, body, parameters }: Start): Said {
  switch (by) {
    case 'message':
    case 'conversation':
      return { kind: 'contact', by: 'contact', text: body ?? '' };
    case 'call':
      return { kind: 'contact', by: 'contact', text: 'Calls the flow' };
    case 'request':
    case 'subflow': {
      const given = parameters && Object.keys(parameters).length > 0 ? { detail: pretty(parameters) } : {};
      const text = by === 'request' ? 'An execution is started through the API' : 'A parent flow runs this flow';
      return { kind: 'answer', by: 'outside', text, ...given };
    }
  }
}

const outcomeDetail = (output: JsonObject | undefined) =>
  output && Object.keys(output).length > 0 ? { detail: pretty(output) } : {};

function moveLine(move: Move): Said {
  switch (move.do) {
    case 'reply':
      return { kind: 'contact', by: 'contact', text: move.body, ...(move.media ? { media: move.media } : {}) };
    case 'say':
      return { kind: 'contact', by: 'contact', text: move.speech };
    case 'respond':
      return { kind: 'answer', by: 'outside', text: `Status ${move.status}`, detail: pretty(move.body) };
    case 'outcome':
      return { kind: 'answer', by: 'outside', text: moveLabel(move), ...outcomeDetail(move.output) };
    case 'fail':
      return { kind: 'answer', by: 'outside', text: moveLabel(move) };
    case 'advance':
      return { kind: 'note', by: 'outside', text: moveLabel(move) };
    default:
      return { kind: 'contact', by: 'contact', text: moveLabel(move) };
  }
}

type Fixed = (delivery: { status: Delivery }, widget: string) => Line['delivery'];

/** The delivery of a message can be changed only after the latest move: otherwise the conversation after it would change. */
function sentLine(output: Output, fixed: Fixed): Line {
  const line = lineOf(output);
  return line.delivery ? { ...line, delivery: fixed(line.delivery, output.widget) } : line;
}

/** Everything that was said and done, in order. */
export function transcriptOf({ run, done }: Played, { start, mocks }: Pick<Scene, 'start' | 'mocks'>): Line[] {
  const mocked = new Map(Object.entries(mocks));
  const isMocked = (widget: string) => mocked.get(widget)?.some((mock) => 'delivery' in mock) ?? false;
  return done.flatMap(({ move, outputsBefore, stepsBefore, at }, index) => {
    const until = done[index + 1]?.outputsBefore ?? run.outputs.length;
    const isLatest = index === done.length - 1;
    const fixed: Fixed = (delivery, widget) =>
      isLatest && !isMocked(widget) ? delivery : { ...delivery, fixed: true };
    const act: Line = { ...(move ? moveLine(move) : startLine(start)), at, afterStep: stepsBefore };
    return [act, ...run.outputs.slice(outputsBefore, until).map((output) => sentLine(output, fixed))];
  });
}
