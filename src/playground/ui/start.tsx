// Starts a conversation: by a message, a call, REST parameters, or as a subflow.
import { useState } from 'preact/hooks';
import type { FlowView, Start } from '../view.ts';
import { act, error } from './state.ts';

const LABELS: Readonly<Record<Start['by'], string>> = {
  message: 'Message',
  call: 'Call',
  request: 'REST API',
  conversation: 'Conversation',
  subflow: 'Subflow',
};

const BUTTONS: Readonly<Record<Start['by'], string>> = {
  message: 'Send',
  call: 'Call',
  request: 'Start the execution',
  conversation: 'Send',
  subflow: 'Start the subflow',
};

/** WhatsApp and chat add their own fields to the trigger. */
const CHANNELS: readonly [string, { prefix: string; fields: Record<string, string> }][] = [
  ['SMS', { prefix: '', fields: {} }],
  ['WhatsApp', { prefix: 'whatsapp:', fields: { ProfileName: 'Ada', WaId: '15550100001' } }],
  ['Chat', { prefix: '', fields: { ChannelAttributes: '{"from":"Ada"}' } }],
];

function jsonObject(text: string, what: string): Start['parameters'] {
  if (text.trim() === '') return {};
  try {
    const value: unknown = JSON.parse(text);
    if (typeof value === 'object' && value !== null && !Array.isArray(value)) return value as Start['parameters'];
  } catch {
    // Explained below.
  }
  throw new Error(`${what} must be a JSON object, such as { "name": "Ada" }.`);
}

const isMessage = (by: Start['by']) => by === 'message' || by === 'conversation';

export function StartForm({ flow }: { flow: FlowView }) {
  const [by, setBy] = useState<Start['by']>(flow.starts[0] ?? 'message');
  const [channel, setChannel] = useState(0);
  const { prefix, fields } = (CHANNELS[channel] ?? (CHANNELS[0] as (typeof CHANNELS)[number]))[1];
  const submit = (event: SubmitEvent) => {
    event.preventDefault();
    const form = new FormData(event.currentTarget as HTMLFormElement);
    const text = (name: string) => String(form.get(name) ?? '');
    try {
      const start: Start = { by, contact: text('contact'), flowNumber: text('flowNumber') };
      if (isMessage(by)) start.body = text('body');
      if (by === 'request' || by === 'subflow')
        start.parameters = jsonObject(text('parameters'), 'The parameters') ?? {};
      const further = jsonObject(text('fields'), 'Further fields') ?? {};
      if (Object.keys(further).length > 0) start.fields = further;
      void act({ do: 'start', start });
    } catch (caught) {
      error.value = caught instanceof Error ? caught.message : String(caught);
    }
  };
  const isMessaging = isMessage(by);
  return (
    <form class="start" onSubmit={submit} key={`${by} ${channel}`}>
      <h2>Start a conversation</h2>
      <fieldset class="choices">
        <legend>By</legend>
        {flow.starts.map((one) => (
          <label key={one}>
            <input type="radio" name="by" value={one} checked={by === one} onChange={() => setBy(one)} /> {LABELS[one]}
          </label>
        ))}
      </fieldset>
      {isMessaging && (
        <label>
          Channel
          <select value={channel} onChange={(event) => setChannel(Number(event.currentTarget.value))}>
            {CHANNELS.map(([label], index) => (
              <option key={label} value={index}>
                {label}
              </option>
            ))}
          </select>
        </label>
      )}
      <label>
        The contact's number <input name="contact" required defaultValue={`${prefix}+15550100001`} />
      </label>
      <label>
        The flow's number <input name="flowNumber" required defaultValue={`${prefix}+15550100000`} />
      </label>
      {isMessaging && (
        <label>
          Message <input name="body" defaultValue="Hi" />
        </label>
      )}
      {(by === 'request' || by === 'subflow') && (
        <label>
          Parameters (JSON){' '}
          <textarea
            name="parameters"
            rows={4}
            spellcheck={false}
            defaultValue={JSON.stringify(flow.parameters[by], null, 2)}
          />
        </label>
      )}
      {by !== 'request' && by !== 'subflow' && (
        <details open={Object.keys(fields).length > 0}>
          <summary>Further fields of the trigger</summary>
          <label>
            As Twilio names them (JSON)
            <textarea
              name="fields"
              rows={3}
              spellcheck={false}
              defaultValue={Object.keys(fields).length > 0 ? JSON.stringify(fields, null, 2) : ''}
            />
          </label>
        </details>
      )}
      <button type="submit" class="primary">
        {BUTTONS[by]}
      </button>
    </form>
  );
}
