// The possible moves: reply, press keys, speak, stay silent, hang up, answer a call, or respond for another system.
import { useState } from 'preact/hooks';
import type { Move, Waiting } from '../view.ts';
import { act, busy, error, move, view } from './state.ts';

const KEYS = ['1', '2', '3', '4', '5', '6', '7', '8', '9', '*', '0', '#'];

const ANSWERS: readonly [string, Extract<Move, { do: 'answer' }>['outcome']][] = [
  ['Answer', 'human'],
  ['Answering machine', 'machine'],
  ['Busy', 'busy'],
  ['No answer', 'no-answer'],
  ['Fails', 'failed'],
];

const can = ({ moves }: Waiting, what: Move['do']) => moves.includes(what);

/** Reads one text field of a form, passes it on, and empties the form. */
const onText = (name: string, use: (text: string) => void) => (event: SubmitEvent) => {
  event.preventDefault();
  const form = event.currentTarget as HTMLFormElement;
  use(String(new FormData(form).get(name) ?? ''));
  form.reset();
};

function Suggestions({ waiting, make }: { waiting: Waiting; make: (text: string) => Move }) {
  if (waiting.suggestions.length === 0) return null;
  return (
    <fieldset class="row chips">
      <legend>The flow looks for</legend>
      {waiting.suggestions.map((text) => (
        <button key={text} type="button" disabled={busy.value} onClick={() => void move(make(text))}>
          {text}
        </button>
      ))}
    </fieldset>
  );
}

function Reply({ waiting }: { waiting: Waiting }) {
  const [media, setMedia] = useState('');
  const send = (body: string) => {
    void move({ do: 'reply', body, ...(media ? { media: [media] } : {}) });
    setMedia('');
  };
  return (
    <>
      <Suggestions waiting={waiting} make={(body) => ({ do: 'reply', body })} />
      <form class="row" onSubmit={onText('body', send)}>
        <label class="grow">
          <span class="visually-hidden">Reply</span>
          <input name="body" placeholder="Reply" autocomplete="off" />
        </label>
        <button type="submit" class="primary" disabled={busy.value}>
          Send
        </button>
      </form>
      <details>
        <summary>Attach media</summary>
        <label>
          Address of a picture{' '}
          <input
            type="url"
            value={media}
            onInput={(event) => setMedia(event.currentTarget.value)}
            placeholder="https://example.com/photo.jpg"
          />
        </label>
      </details>
    </>
  );
}

function Keypad() {
  const [keys, setKeys] = useState('');
  const press = (event: SubmitEvent) => {
    event.preventDefault();
    if (keys !== '') void move({ do: 'press', digits: keys });
    setKeys('');
  };
  return (
    <form class="keypad" aria-label="Keypad" onSubmit={press}>
      <label>
        <span class="visually-hidden">Keys</span>
        <input
          value={keys}
          inputMode="tel"
          pattern="[0-9*#w]*"
          placeholder="Keys"
          onInput={(event) => setKeys(event.currentTarget.value)}
        />
      </label>
      <div class="keys">
        {KEYS.map((key) => (
          <button key={key} type="button" aria-label={`Key ${key}`} onClick={() => setKeys(keys + key)}>
            {key}
          </button>
        ))}
      </div>
      <button type="submit" class="primary" disabled={busy.value || keys === ''}>
        Press {keys}
      </button>
    </form>
  );
}

function Speech() {
  return (
    <form class="row" onSubmit={onText('speech', (speech) => void move({ do: 'say', speech }))}>
      <label class="grow">
        <span class="visually-hidden">Say</span>
        <input name="speech" required placeholder="Say something" autocomplete="off" />
      </label>
      <button type="submit" disabled={busy.value}>
        Say
      </button>
    </form>
  );
}

function Ringing() {
  return (
    <fieldset class="row ringing">
      <legend>The flow is calling</legend>
      {ANSWERS.map(([label, outcome]) => (
        <button
          key={outcome}
          type="button"
          class={outcome === 'human' ? 'primary' : ''}
          disabled={busy.value}
          onClick={() => void move({ do: 'answer', outcome })}
        >
          {label}
        </button>
      ))}
    </fieldset>
  );
}

const pretty = (value: unknown) => (typeof value === 'string' ? value : JSON.stringify(value, null, 2));

/** A body that looks like JSON is sent as JSON; everything else as text. */
function bodyOf(text: string): Extract<Move, { do: 'respond' }>['body'] {
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}

function PendingRequest({ waiting }: { waiting: Waiting }) {
  const bodies = waiting.bodies ?? [];
  const [status, setStatus] = useState(bodies[0]?.status ?? 200);
  const [body, setBody] = useState(pretty(bodies[0]?.body ?? {}));
  const { request } = waiting;
  const respond = async (event: SubmitEvent) => {
    event.preventDefault();
    const keep = new FormData(event.currentTarget as HTMLFormElement).get('keep') === 'on';
    await move({ do: 'respond', status, body: bodyOf(body) });
    if (keep) await act({ do: 'keep-answer', widget: waiting.widget });
  };
  return (
    <form class="outside" onSubmit={(event) => void respond(event)}>
      <h2>{waiting.widget} waits for an answer</h2>
      {request && (
        <pre role="region" tabIndex={0} aria-label="The request as it was sent">
          {[
            `${request.method} ${request.url}`,
            ...Object.entries(request.headers).map(([key, value]) => `${key}: ${value}`),
            ...(request.body ? ['', request.body] : []),
          ].join('\n')}
        </pre>
      )}
      {bodies.length > 0 && (
        <div class="row chips">
          {bodies.map((one) => (
            <button
              key={one.label}
              type="button"
              onClick={() => {
                setStatus(one.status);
                setBody(pretty(one.body));
              }}
            >
              {one.label}
            </button>
          ))}
        </div>
      )}
      <label>
        Status{' '}
        <input
          type="number"
          min={100}
          max={599}
          value={status}
          onInput={(event) => setStatus(Number(event.currentTarget.value))}
        />
      </label>
      <label>
        Body{' '}
        <textarea rows={5} spellcheck={false} value={body} onInput={(event) => setBody(event.currentTarget.value)} />
      </label>
      <label class="check">
        <input type="checkbox" name="keep" /> Keep this answer as a mock
      </label>
      <div class="row">
        <button type="submit" class="primary" disabled={busy.value}>
          Answer
        </button>
        <button
          type="button"
          disabled={busy.value}
          onClick={() => void move({ do: 'respond', status: 500, body: 'Internal Server Error' })}
        >
          500
        </button>
        <button
          type="button"
          disabled={busy.value}
          onClick={() => void move({ do: 'respond', status: 404, body: 'Not Found' })}
        >
          404
        </button>
        <button type="button" disabled={busy.value} onClick={() => void move({ do: 'fail', reason: 'timeout' })}>
          Timeout
        </button>
        <button type="button" disabled={busy.value} onClick={() => void move({ do: 'fail', reason: 'unreachable' })}>
          No connection
        </button>
      </div>
    </form>
  );
}

function PartyOutcome({ waiting }: { waiting: Waiting }) {
  const [output, setOutput] = useState('');
  const leave = (event: string) => {
    const value = output.trim() === '' ? undefined : bodyOf(output);
    if (value !== undefined && (typeof value !== 'object' || value === null || Array.isArray(value))) {
      error.value = 'The output must be a JSON object, such as { "CallStatus": "completed" }.';
      return;
    }
    void move({ do: 'outcome', event, ...(value === undefined ? {} : { output: value }) });
  };
  return (
    <section class="outside" aria-label="Outcome">
      <h2>{waiting.widget} waits for its outcome</h2>
      <p class="hint">{waiting.type}: how does it end?</p>
      <div class="row">
        {(waiting.events ?? []).map((event) => (
          <button key={event} type="button" disabled={busy.value} onClick={() => leave(event)}>
            {event}
          </button>
        ))}
      </div>
      <details>
        <summary>Output</summary>
        <label>
          What it leaves in the context (JSON){' '}
          <textarea
            rows={3}
            spellcheck={false}
            value={output}
            onInput={(event) => setOutput(event.currentTarget.value)}
          />
        </label>
      </details>
    </section>
  );
}

function timeLeft({ until }: Waiting): string {
  const now = view.value.conversation?.now;
  if (until === undefined || now === undefined) return '';
  const seconds = Math.round((until - now) / 1000);
  if (seconds >= 7200) return ` (${Math.round(seconds / 3600)} h left)`;
  return seconds >= 120 ? ` (${Math.round(seconds / 60)} min left)` : ` (${seconds} s left)`;
}

function Script() {
  const { script } = view.value;
  if (!script) return null;
  return (
    <section class="script" aria-label="Scenario">
      <p>
        {script.left.length > 0 ? (
          <>
            Next in “{script.name}”: <strong>{script.left[0]}</strong>
          </>
        ) : (
          <>“{script.name}” has been played. Continue as you like.</>
        )}
      </p>
      {script.left.length > 0 && (
        <div class="row">
          <button type="button" class="primary" disabled={busy.value} onClick={() => void act({ do: 'next' })}>
            Next step
          </button>
          {script.left.length > 1 && (
            <button type="button" disabled={busy.value} onClick={() => void act({ do: 'rest' })}>
              All {script.left.length} steps
            </button>
          )}
        </div>
      )}
    </section>
  );
}

export function Composer() {
  const waiting = view.value.conversation?.waiting;
  if (!waiting) return null;
  return (
    <div class="composer" key={`${view.value.current}`}>
      <Script />
      {can(waiting, 'respond') && <PendingRequest waiting={waiting} />}
      {can(waiting, 'outcome') && <PartyOutcome waiting={waiting} />}
      {can(waiting, 'answer') && <Ringing />}
      {can(waiting, 'reply') && <Reply waiting={waiting} />}
      {can(waiting, 'press') && !can(waiting, 'reply') && (
        <Suggestions
          waiting={waiting}
          make={(text) => (/^[\d*#]+$/.test(text) ? { do: 'press', digits: text } : { do: 'say', speech: text })}
        />
      )}
      {can(waiting, 'press') && <Keypad />}
      {can(waiting, 'say') && <Speech />}
      <div class="row">
        {can(waiting, 'silence') && (
          <button type="button" disabled={busy.value} onClick={() => void move({ do: 'silence' })}>
            Stay silent{timeLeft(waiting)}
          </button>
        )}
        {can(waiting, 'hang-up') && (
          <button type="button" class="danger" disabled={busy.value} onClick={() => void move({ do: 'hang-up' })}>
            Hang up
          </button>
        )}
      </div>
    </div>
  );
}
