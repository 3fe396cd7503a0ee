// The conversation of an execution as a transcript: everything said, played, sent, pressed, spoken, requested and answered, in order.
import type { Json } from '../flow/types.ts';
import type { Visit } from '../path/path.ts';
import type { ContactAction } from '../scenario/scenario.ts';
import { promptText } from './checks/messages.ts';
import type { Judged, Output, TranscriptLine } from './evidence.ts';

const FLOW = 'flow → contact';
const CONTACT = 'contact → flow';
const OTHERS = 'flow → others';
const ANSWER = 'others → flow';

const HIDDEN = '••••••';

type Spoken = {
  [Kind in Output['kind']]: (output: Extract<Output, { kind: Kind }>) => Omit<TranscriptLine, 'at' | 'widget'>;
};

const jsonOf = (value: Json): string => JSON.stringify(value);

const deliveryNote = (status: string): string => (status === 'delivered' ? '' : ` (${status})`);

const SPOKEN: Spoken = {
  message: ({ toContact, to, body, media, status, buttons = [] }) => ({
    who: toContact ? FLOW : OTHERS,
    text: `${toContact ? 'sends' : `sends to ${to}`}: ${[body, ...media, ...buttons.map((title) => `[${title}]`)].join(' ')}${deliveryNote(status)}`,
  }),
  prompt: (output) => ({ who: FLOW, text: `${output.say === undefined ? 'plays' : 'says'}: ${promptText(output)}` }),
  request: ({ method, url, body, parameters }) => {
    const given = body || (parameters && Object.keys(parameters).length > 0 ? jsonOf({ ...parameters }) : '');
    return { who: OTHERS, text: `requests: ${method} ${url}${given ? ` ${given}` : ''}` };
  },
  call: ({ to }) => ({ who: FLOW, text: `calls ${to}` }),
  task: ({ type, properties }) => ({ who: OTHERS, text: `hands over (${type}): ${jsonOf(properties)}` }),
};

// The table has one function for each kind; TypeScript cannot see that key and argument belong together.
const spoken = (output: Output): TranscriptLine => ({
  at: output.at,
  widget: output.widget,
  ...(SPOKEN[output.kind] as (output: Output) => Omit<TranscriptLine, 'at' | 'widget'>)(output),
});

function doneBy(action: ContactAction): string {
  const hidden = 'sensitive' in action && action.sensitive;
  switch (action.kind) {
    case 'reply':
      return `replies: ${hidden ? HIDDEN : [action.body, ...action.media].join(' ')}`;
    case 'press':
      return `presses: ${hidden ? HIDDEN : action.digits}`;
    case 'say':
      return `says: ${hidden ? HIDDEN : action.speech}`;
    case 'answer':
      return `takes the call: ${action.outcome}`;
    case 'silence':
      return 'stays silent';
    case 'hangUp':
      return 'hangs up';
  }
}

/** A line, and the number of steps before it. */
type Placed = { line: TranscriptLine; step: number };

/**
 * The number of steps before each visit was left: the Trigger's own step is the first, and a subflow's Trigger has one, too. Times cannot
 * tell: steps are listed in whole seconds.
 */
function leavingSteps(path: readonly Visit[]): number[] {
  const steps = new Array<number>(path.length).fill(0);
  const open: number[] = [];
  let taken = 1;
  for (const [index, { within }] of path.entries()) {
    const next = path[index + 1];
    if (within === undefined && next?.within !== undefined) {
      open.push(index);
      taken += 1;
      continue;
    }
    steps[index] = taken++;
    const runner = within !== undefined && next?.within === undefined ? open.pop() : undefined;
    if (runner !== undefined) steps[runner] = taken++;
  }
  return steps;
}

/** Each action belongs to the next visit of its widget that is not an earlier action's. */
function actionLines(path: readonly Visit[], actions: readonly ContactAction[]): Placed[] {
  const steps = leavingSteps(path);
  let from = 0;
  return actions.flatMap((action) => {
    const index = path.findIndex((visit, position) => position >= from && visit.widget === action.at);
    const visit = path[index];
    if (!visit) return [];
    from = index + 1;
    const line = { at: visit.leftAt ?? visit.enteredAt, who: CONTACT, widget: action.at, text: doneBy(action) };
    return [{ line, step: steps[index] ?? 0 }];
  });
}

/** An outside party's response is the event by which the widget was left. */
function answerLines(path: readonly Visit[], outputs: readonly Output[]): Placed[] {
  const steps = leavingSteps(path);
  const asking = new Set(
    outputs.filter(({ kind }) => kind === 'request' || kind === 'task').map(({ widget }) => widget),
  );
  return path.flatMap(({ widget, event, leftAt }, index) =>
    event && leftAt && asking.has(widget)
      ? [{ line: { at: leftAt, who: ANSWER, widget, text: `answered: ${event}` }, step: steps[index] ?? 0 }]
      : [],
  );
}

/** On an account only the messages are known. */
const messageLines = ({ messages }: Judged): TranscriptLine[] =>
  messages
    .filter(({ direction }) => direction === 'to-contact')
    .map(({ at, body, media, undelivered }) => ({
      at,
      who: FLOW,
      text: `sends: ${[body, ...media].join(' ')}${undelivered ? ` (${undelivered.status})` : ''}`,
    }));

export type Given = {
  trigger: string;
  body?: string;
  actions: readonly ContactAction[];
};

/** A widget's outputs come before the event by which it was left. */
function inSteps(outputs: readonly Output[], done: readonly Placed[]): TranscriptLine[] {
  const said = outputs.map((output): Placed => ({ line: spoken(output), step: output.step }));
  return [...said, ...done].sort((a, b) => a.step - b.step).map(({ line }) => line);
}

/** Within one second, the flow's messages come first: an account has no finer order. */
function inTime(said: readonly TranscriptLine[], done: readonly Placed[]): TranscriptLine[] {
  const second = ({ at }: TranscriptLine): number => Math.floor(Date.parse(at) / 1000) || 0;
  return [...said, ...done.map(({ line }) => line)].sort((a, b) => second(a) - second(b));
}

export function transcriptOf(evidence: Judged, { trigger, body, actions }: Given): TranscriptLine[] {
  const { path, outputs } = evidence;
  const start = path[0]?.enteredAt ?? '';
  const text = body === undefined ? `starts the flow: ${trigger}` : `starts the flow (${trigger}): ${body}`;
  const done = [...answerLines(path, outputs ?? []), ...actionLines(path, actions)];
  const lines = outputs ? inSteps(outputs, done) : inTime(messageLines(evidence), done);
  const who = trigger === 'incomingRequest' || trigger === 'incomingParent' ? 'start' : CONTACT;
  return [{ at: start, who, text }, ...lines];
}

const timeOf = (at: string): string => at.slice(11, 19) || '        ';

/** As a text, in columns: time, who, widget, what. */
export function transcriptText(lines: readonly TranscriptLine[]): string[] {
  const width = Math.max(0, ...lines.map(({ who }) => who.length));
  const widgets = Math.max(0, ...lines.map(({ widget = '' }) => widget.length));
  return lines.map(({ at, who, widget = '', text }) =>
    `${timeOf(at)}  ${who.padEnd(width)}  ${widget.padEnd(widgets)}  ${text.replace(/\s*\n\s*/g, ' ⏎ ')}`.trimEnd(),
  );
}
