// /v1/Accounts/{AC}/Flows/{FW}: Twilio posts a number's messages and calls here, and expects TwiML.
import { escapeXml } from '../../xml.ts';
import type { CallRecord } from '../engine/records.ts';
import { checkInbound } from './addresses.ts';
import { badRequest, granted, missing, notFound } from './errors.ts';
import { flowOf } from './flows.ts';
import type { Answer, ApiRequest, Operation, Resource, Service } from './service.ts';

const NOTHING_TO_SAY: Answer = { status: 200, xml: '<?xml version="1.0" encoding="UTF-8"?><Response/>' };

type Parameters = Readonly<Record<string, string>>;

/** A field of the form takes precedence over one of the URL. */
const parametersOf = ({ query, form }: ApiRequest): Parameters => Object.fromEntries([...query, ...form]);

function endsOf({ From: from, To: to }: Parameters): { from: string; to: string } {
  if (!from) throw missing('From');
  if (!to) throw missing('To');
  checkInbound(from, to);
  return { from, to };
}

type Arrival = { flowSid: string; path: string; parameters: Parameters };

/** A flow without a revision for this contact is not found. */
function checkRuns({ flowSid, path, parameters }: Arrival, { studio }: Service): void {
  if (!studio.flows.revisionFor(flowSid, parameters.From ?? '')) throw notFound(path);
}

const ENDED = new Set(['completed', 'busy', 'failed', 'no-answer', 'canceled']);

/** The longest duration of a call. */
const ON_THE_LINE = '<Pause length="14400"/>';

/** The caller's keys or speech, as TwiML for its leg. */
function callActionOf({ Digits: digits, SpeechResult: speech }: Parameters): string | undefined {
  if (digits) return `<Response><Play digits="${escapeXml(digits)}"/>${ON_THE_LINE}</Response>`;
  return speech ? `<Response><Say>${escapeXml(speech)}</Say>${ON_THE_LINE}</Response>` : undefined;
}

function goOn(call: CallRecord, parameters: Parameters, { studio }: Service): void {
  if (ENDED.has(parameters.CallStatus ?? '')) {
    if (call.status === 'in-progress') granted(studio.calls.update(call.sid, { status: 'completed' }));
    return;
  }
  const action = callActionOf(parameters);
  const leg = studio.calls.contactLeg(call.sid);
  if (action && leg) granted(studio.calls.update(leg.sid, { twiml: action }));
}

function takeCall(arrival: Arrival, service: Service): void {
  const { flowSid, parameters } = arrival;
  const { CallSid: callSid = '', CallStatus: status = '' } = parameters;
  const known = service.studio.calls.get(callSid);
  if (known) {
    goOn(known, parameters, service);
    return;
  }
  // The end of a call that the flow never had has no effect.
  if (ENDED.has(status)) return;
  const ends = endsOf(parameters);
  checkRuns(arrival, service);
  service.studio.calls.receive(flowSid, { ...ends, callSid, parameters: { ...parameters } });
}

const MESSAGE_SIGNS = ['MessageSid', 'SmsMessageSid', 'SmsSid', 'Body'];

/** Delivery reports have the same parameters; a message that arrives is `received`. */
const isReport = ({ MessageStatus, SmsStatus = MessageStatus }: Parameters): boolean =>
  SmsStatus !== undefined && SmsStatus !== 'received' && SmsStatus !== 'receiving';

function takeMessage(arrival: Arrival, service: Service): void {
  const { flowSid, parameters } = arrival;
  if (!MESSAGE_SIGNS.some((name) => parameters[name] !== undefined))
    throw badRequest(20001, 'The parameters are neither those of a message nor those of a call');
  if (isReport(parameters)) return;
  endsOf(parameters);
  checkRuns(arrival, service);
  service.studio.messages.receive(flowSid, parameters);
}

const operation = (id: string): Operation => ({
  id,
  answer: (request, service) => {
    const parameters = parametersOf(request);
    const take = parameters.CallSid ? takeCall : takeMessage;
    take({ flowSid: flowOf(request, service).sid, path: request.path, parameters }, service);
    return NOTHING_TO_SAY;
  },
});

export const webhook: Resource = {
  path: '/v1/Accounts/:AccountSid/Flows/:FlowSid',
  open: true,
  GET: operation('GetWebhook'),
  POST: operation('PostWebhook'),
};
