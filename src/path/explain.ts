// Explains why a widget was left by its event: the contact's input, the response, or for a split the matching condition and its value.

import { eventsOf, findState, successors, transitionsBy } from '../flow/graph.ts';
import { isObject } from '../flow/json-value.ts';
import type { Json } from '../flow/types.ts';
import { makesRequest } from '../flow/widget-types.ts';
import type { Case, Circumstances } from './circumstances.ts';
import { explainSplit } from './explain-split.ts';

/** A value that the widget itself wrote into the context. */
function written({ context, visit }: Circumstances, ...keys: string[]): Json | undefined {
  let value: Json | undefined = context;
  for (const key of ['widgets', visit.widget, ...keys]) {
    value = isObject(value) && Object.hasOwn(value, key) ? value[key] : undefined;
  }
  return value;
}

const quoted = (value: Json | undefined): string => JSON.stringify(value ?? '');

const withinSeconds = ({ state }: Case): string => {
  const seconds = state.properties.timeout;
  return typeof seconds === 'string' || typeof seconds === 'number' ? ` within ${seconds} s` : '';
};

function answered(the: Case): string {
  const status = written(the, 'status_code');
  return status === undefined ? 'its request got no response' : `its request returned status ${status}`;
}

function undelivered(the: Case): string {
  const code = written(the, 'outbound', 'ErrorCode');
  return `its message could not be delivered${code ? ` (error ${code})` : ''}`;
}

function recorded(the: Case): string {
  const digits = written(the, 'Digits');
  if (digits === 'hangup') return 'the contact hung up, which completes the recording';
  return digits
    ? `the contact finished with ${quoted(digits)}`
    : 'the recording ended by silence or speech (`noAudio` is for legacy accounts)';
}

/** The events by which a voicemail of a legacy account is left: their cause, and the setting that restores them. */
const LEGACY_VOICEMAIL: Readonly<Record<string, { by: string; setting: string }>> = {
  noAudio: { by: 'silence', setting: 'voicemailSilence' },
  hangup: { by: 'a hang-up', setting: 'hangupInVoicemail' },
};

/** 0.1 left a voicemail as a legacy account does: the failure of a scenario written for it says what to change. */
function sinceLegacy({ state, event, wantedEvent = '' }: Case): string[] {
  const legacy = Object.hasOwn(LEGACY_VOICEMAIL, wantedEvent) ? LEGACY_VOICEMAIL[wantedEvent] : undefined;
  if (!legacy || state.type !== 'record-voicemail' || event !== 'recordingComplete') return [];
  const { by, setting } = legacy;
  return [
    `since Flowproof 0.2, Record Voicemail is left by \`recordingComplete\` on ${by}, as on a current account: expect that`,
    `for a legacy account set \`"${setting}": "${wantedEvent}"\` in flowproof.calibration.json (docs/calibrate.md)`,
  ];
}

/** Events whose meaning does not depend on the widget's type. */
const MEANINGS: Readonly<Record<string, (the: Case) => string>> = {
  incomingMessage: (the) => `the contact replied ${quoted(written(the, 'inbound', 'Body'))}`,
  timeout: (the) => `the contact did nothing${withinSeconds(the)}`,
  deliveryFailure: undelivered,
  keypress: (the) => `the contact pressed ${quoted(written(the, 'Digits'))}`,
  speech: (the) => `the contact said ${quoted(written(the, 'SpeechResult'))}`,
  hangup: () => 'the contact hung up',
  recordingComplete: recorded,
};

function meaning(the: Case): string | undefined {
  if (makesRequest(the.state.type)) return answered(the);
  if (the.state.type === 'send-message' && the.event === 'failed') return undelivered(the);
  return Object.hasOwn(MEANINGS, the.event) ? MEANINGS[the.event]?.(the) : undefined;
}

/** Where the flow leads, if the current widget does not lead to the expected one at all. */
function notConnected({ state, wanted, event }: Case): string[] {
  if (wanted === undefined || wanted === state.name || successors(state).includes(wanted)) return [];
  const ways = eventsOf(state).flatMap((name) =>
    transitionsBy(state, name).map(({ next }) => `${name} → ${next ?? 'the end'}`),
  );
  const led = transitionsBy(state, event).map(({ next }) => next ?? 'the end');
  if (led.length === 0) return [];
  return [`in this flow, \`${state.name}\` does not lead to \`${wanted}\`: ${[...new Set(ways)].join(', ')}`];
}

/** Why a flow ended after a widget, before the expected steps. */
function stopped({ state, event, visit, ended }: Case): string[] {
  if (!ended) return [];
  const flow = visit.within === undefined ? 'the flow' : 'the subflow';
  if (transitionsBy(state, event).length === 0)
    return [`\`${state.name}\` has no transition for \`${event}\`: ${flow} ends there`];
  return [`\`${event}\` of \`${state.name}\` leads to no widget: ${flow} ends there`];
}

/** Lines that explain the visit; none if there is nothing to explain. */
export function explainVisit(circumstances: Circumstances): string[] {
  const { definition, visit } = circumstances;
  const state = findState(definition, visit.widget);
  if (!state || visit.event === undefined) return [];
  const the: Case = { ...circumstances, state, event: visit.event };
  if (state.type === 'split-based-on') return [...explainSplit(the), ...stopped(the), ...notConnected(the)];
  const why = meaning(the);
  return [
    `\`${state.name}\` was left by \`${the.event}\`${why ? `: ${why}` : ''}`,
    ...sinceLegacy(the),
    ...stopped(the),
    ...notConnected(the),
  ];
}
