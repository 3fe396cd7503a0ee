// The properties of each widget type in Studio's schema: the kind of each value, which are required, and enumerations.
// Sources: Twilio's widget schemas (https://www.twilio.com/docs/studio/rest-api/v2/schemas) as public tools restate them, corrected by its
// catalogue (github.com/twilio/ai), which says where a quoted "true" or "3600" is expected instead of a boolean or an integer.
import type { Json, JsonObject } from './types.ts';
import type { WidgetTypeName } from './widget-types.ts';

export type Kind = 'string' | 'integer' | 'boolean' | 'array' | 'object';

export type Property = {
  readonly kind: Kind;
  readonly required?: true;
  /** The only allowed values; a template may replace one. */
  readonly values?: readonly string[];
};

type Properties = Readonly<Record<string, Property>>;

const s = { kind: 'string' } as const;
const i = { kind: 'integer' } as const;
const b = { kind: 'boolean' } as const;
const a = { kind: 'array' } as const;
const must = <P extends Property>(property: P) => ({ ...property, required: true }) as const;
const oneOf = (...values: readonly string[]) => ({ kind: 'string', values }) as const;

const PROMPT = { say: s, play: s, voice: s, language: s, loop: i } as const;
const MESSAGE = {
  from: must(s),
  media_url: s,
  service: s,
  channel: s,
  attributes: s,
  message_type: oneOf('custom', 'content_template'),
  content_sid: s,
  content_variables: a,
} as const;
const CALL = {
  from: must(s),
  to: must(s),
  timeout: i,
  record: b,
  recording_channels: s,
  recording_status_callback: s,
  trim: s,
  detect_answering_machine: b,
  machine_detection: s,
  machine_detection_timeout: s,
  machine_detection_speech_threshold: s,
  machine_detection_speech_end_threshold: s,
  machine_detection_silence_timeout: s,
  send_digits: s,
  sip_auth_username: s,
  sip_auth_password: s,
} as const;

const PROPERTIES: Readonly<Record<WidgetTypeName, Properties>> = {
  trigger: {},
  'send-message': { ...MESSAGE, body: must(s), to: must(s) },
  'send-and-wait-for-reply': { ...MESSAGE, body: must(s), timeout: must(s) },
  'split-based-on': { input: must(s) },
  'set-variables': { variables: a },
  'run-subflow': { flow_sid: must(s), flow_revision: must(s), parameters: a },
  'make-http-request': {
    method: must(oneOf('GET', 'POST')),
    url: must(s),
    content_type: must(s),
    body: s,
    parameters: a,
    add_twilio_auth: b,
  },
  'run-function': { url: must(s), parameters: a, service_sid: s, environment_sid: s, function_sid: s },
  'add-twiml-redirect': { url: must(s), method: oneOf('GET', 'POST'), timeout: s },
  'say-play': { ...PROMPT, digits: s },
  'gather-input-on-call': {
    ...PROMPT,
    timeout: i,
    number_of_digits: i,
    finish_on_key: s,
    stop_gather: b,
    hints: s,
    gather_language: s,
    speech_timeout: s,
    speech_model: s,
    profanity_filter: s,
  },
  'make-outgoing-call-v1': { from: must(s), to: must(s), timeout: i, record: b },
  'make-outgoing-call-v2': CALL,
  'connect-call-to': {
    noun: must(oneOf('number', 'number-multi', 'client', 'client-multi', 'conference', 'sip', 'sim')),
    caller_id: must(s),
    to: s,
    record: b,
    timeout: i,
    time_limit: s,
    sip_endpoint: s,
    sip_username: s,
    sip_password: s,
  },
  'record-voicemail': {
    timeout: i,
    finish_on_key: s,
    max_length: i,
    transcribe: b,
    transcription_callback_url: s,
    recording_status_callback_url: s,
    trim: s,
    play_beep: s,
  },
  'record-call': {
    record_call: must(b),
    trim: s,
    recording_channels: s,
    recording_status_callback: s,
    recording_status_callback_method: s,
    recording_status_callback_events: s,
  },
  'capture-payments': {
    payment_connector: s,
    payment_amount: s,
    payment_method: s,
    payment_token_type: s,
    currency: s,
    description: s,
    language: s,
    max_attempts: i,
    min_postal_code_length: i,
    parameters: a,
    postal_code: s,
    security_code: b,
    timeout: i,
    valid_card_types: a,
  },
  'fork-stream': {
    stream_action: must(oneOf('start', 'stop')),
    stream_name: s,
    stream_transport_type: oneOf('websocket', 'siprec'),
    stream_track: oneOf('inbound_track', 'outbound_track', 'both_tracks'),
    stream_url: s,
    stream_connector: s,
    stream_parameters: a,
  },
  'enqueue-call': {
    queue_name: s,
    workflow_sid: s,
    task_attributes: s,
    priority: i,
    timeout: i,
    wait_url: s,
    wait_url_method: s,
  },
  'send-to-flex': {
    workflow: must(s),
    channel: must(s),
    attributes: s,
    priority: s,
    timeout: s,
    waitUrl: s,
    waitUrlMethod: s,
  },
  'connect-virtual-agent': { connector: must(s), language: s, sentiment_analysis: s, status_callback: s },
  'connect-virtual-agent-v2': { connector_name: s, channel: s, status_callback: s, session_behavior: s },
  'run-conversation-relay': { url: must(s), welcome_greeting: s, voice: s, language: s, interruptible: s },
  'start-conversation': { conversation_service_sid: must(s), participants: must(a), friendly_name: s, attributes: s },
  'resume-conversation': { conversation_service_sid: must(s), conversation_sid: s, attributes: s },
  'send-to-auto-pilot': { autopilot_assistant_sid: must(s), from: must(s), body: must(s), timeout: i, target_task: s },
};

/** The properties of a type; others that a widget has are kept and not checked. */
export const propertiesOf = (type: WidgetTypeName): Properties => PROPERTIES[type];

/** The schema's name for the kind of a JSON value. */
export function kindOf(value: Json): Kind | 'number' | 'null' {
  if (value === null) return 'null';
  if (Array.isArray(value)) return 'array';
  if (typeof value === 'number') return Number.isInteger(value) ? 'integer' : 'number';
  return typeof value as 'string' | 'boolean' | 'object';
}

/** A content template has no body of its own. */
export const isRequired = (property: Property, name: string, properties: JsonObject): boolean =>
  Boolean(property.required) && !(name === 'body' && properties.message_type === 'content_template');
