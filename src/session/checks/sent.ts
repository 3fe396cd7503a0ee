// Checks what requests and functions were sent, and what agents, queues and payments received: for each widget, in order.

import { isObject } from '../../flow/json-value.ts';
import type { Json, JsonObject } from '../../flow/types.ts';
import { type Difference, differences, requestDifferences, textPatternOf } from '../../partial.ts';
import type { Scenario, SentExpectation } from '../../scenario/scenario.ts';
import { shorten } from '../../shorten.ts';
import type { Failure, Judged, Output } from '../evidence.ts';
import { columns } from '../render.ts';
import { whyText, whyUnreached } from '../unreached.ts';
import { outputsOf } from './messages.ts';
import { templateLines } from './template.ts';
import { count } from './texts.ts';

const LONGEST = 200;

type Kind<Sent extends Output> = {
  what: string;
  code: string;
  compare: (expected: JsonObject, sent: Sent) => Difference[];
};

function shownValue(value: Json | undefined, { show = (text) => text }: Judged): string {
  if (value === undefined) return '-';
  const pattern = textPatternOf(value);
  const plain = pattern
    ? Object.entries(pattern)
        .map(([key, text]) => `${key} ${JSON.stringify(text)}`)
        .join()
    : JSON.stringify(value);
  return show(plain);
}

/** Values that look equal, but one is a string and the other a number. */
const typeNote = ({ expected, actual }: Difference): string =>
  typeof expected !== typeof actual && !isObject(expected) && String(expected) === String(actual)
    ? ` (a ${typeof actual}, not a ${typeof expected})`
    : '';

const nameOf = ({ path }: Difference): string => path.join('.') || 'the value';

function tableOf(found: readonly Difference[], evidence: Judged): string[] {
  const rows = found.map((one) => [
    '✗',
    nameOf(one),
    shownValue(one.expected, evidence),
    `${shownValue(one.actual, evidence)}${typeNote(one)}`,
  ]);
  return columns([['', '', 'expected', 'sent'], ...rows]).map((text) => `  ${text}`.trimEnd());
}

/** Where the widget keeps what a difference is in: its own property, or the whole body. */
function templatesOf(found: readonly Difference[], output: Output, evidence: Judged): string[] {
  const seen = new Set<string>();
  return found.flatMap(({ path }) => {
    const property = path.join('.');
    const lines = templateLines(output, property, evidence);
    const key = lines.join('\n');
    if (seen.has(key)) return [];
    seen.add(key);
    return lines;
  });
}

const bodyText = (output: Output, evidence: Judged): string[] => {
  const body = output.kind === 'request' ? output.body : undefined;
  return body === undefined ? [] : ['', `  the body that was sent: ${shorten(shownValue(body, evidence), LONGEST)}`];
};

function compareWidget<Sent extends Output>(
  { widget, sent, place }: SentExpectation,
  { outputs, kind, evidence }: { outputs: readonly Sent[]; kind: Kind<Sent>; evidence: Judged },
): Failure[] {
  const own = outputs.filter((output) => output.widget === widget);
  const differing = sent
    .map((expected, index) => ({ expected, index, output: own[index] }))
    .flatMap(({ expected, index, output }) => {
      const found = output ? kind.compare(expected.value, output) : [];
      return output && found.length > 0 ? [{ place: expected.place, index, output, found }] : [];
    });
  const counts =
    own.length === sent.length ? [] : [countFailure(widget, { wanted: sent.length, own, kind, place, evidence })];
  return [
    ...counts,
    ...differing.map(({ place: at, index, output, found }): Failure => {
      const number = sent.length > 1 ? `${kind.what} ${index + 1}` : `the ${kind.what}`;
      const message = [
        `${number} of \`${widget}\` is not as expected`,
        '',
        ...tableOf(found, evidence),
        ...bodyText(output, evidence),
        ...templatesOf(found, output, evidence),
      ];
      return { kind: 'sent', code: kind.code, message: message.join('\n'), at };
    }),
  ];
}

type Counted<Sent extends Output> = {
  wanted: number;
  own: readonly Sent[];
  kind: Kind<Sent>;
  place: Failure['at'];
  evidence: Judged;
};

function countFailure<Sent extends Output>(
  widget: string,
  { wanted, own, kind, place, evidence }: Counted<Sent>,
): Failure {
  const reached = evidence.path.some((visit) => visit.widget === widget);
  const why = reached || own.length > 0 ? '' : `; the execution never entered \`${widget}\``;
  const because = reached || own.length > 0 ? '' : whyText(whyUnreached({ widget }, evidence));
  const verb = kind.what === 'request' ? 'send' : 'hand over';
  const message = `\`${widget}\` should ${verb} ${count(wanted, kind.what)}, but sent ${count(own.length, kind.what)}${why}${because}`;
  return { kind: 'sent', code: kind.code, message, ...(place ? { at: place } : {}) };
}

const REQUEST: Kind<Extract<Output, { kind: 'request' }>> = {
  what: 'request',
  code: 'request-differs',
  compare: (expected, sent) => requestDifferences(expected, sent),
};

const TASK: Kind<Extract<Output, { kind: 'task' }>> = {
  what: 'task',
  code: 'task-differs',
  compare: (expected, sent) => differences(expected, sent.properties),
};

export function checkRequests({ expect }: Scenario, evidence: Judged): Failure[] {
  if (!evidence.outputs) return [];
  const outputs = outputsOf(evidence, 'request');
  return expect.requests.flatMap((expected) => compareWidget(expected, { outputs, kind: REQUEST, evidence }));
}

export function checkTasks({ expect }: Scenario, evidence: Judged): Failure[] {
  if (!evidence.outputs) return [];
  const outputs = outputsOf(evidence, 'task');
  return expect.tasks.flatMap((expected) => compareWidget(expected, { outputs, kind: TASK, evidence }));
}
