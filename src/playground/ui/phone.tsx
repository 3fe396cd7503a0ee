// The phone: everything that was said, sent, pressed and requested, and the possible moves below.
import { useEffect, useRef } from 'preact/hooks';
import type { Delivery, Line } from '../view.ts';
import { Composer } from './composer.tsx';
import { StartForm } from './start.tsx';
import { act, busy, lines, shownStep, travel, view } from './state.ts';

const SPEAKERS: Readonly<Record<Line['by'], string>> = { flow: 'Flow', contact: 'Contact', outside: 'Outside system' };

function Media({ address }: { address: string }) {
  // The page loads nothing external: the URL is shown instead of the picture.
  return <span class="media">Media: {address}</span>;
}

const DELIVERIES: readonly Delivery[] = ['delivered', 'undelivered', 'failed'];

/** The delivery of a message; it can be changed until a move follows. */
function DeliveryOf({ line: { delivery, widget = '' } }: { line: Line }) {
  if (!delivery) return null;
  const { status, fixed } = delivery;
  if (fixed || shownStep.value !== undefined)
    return status === 'delivered' ? null : <span class="delivery lost">{status}</span>;
  return (
    <label class={`delivery ${status === 'delivered' ? '' : 'lost'}`}>
      <span class="visually-hidden">Delivery of the message of {widget}</span>
      <select
        value={status}
        disabled={busy.value}
        onChange={(event) => void act({ do: 'deliver', widget, delivery: event.currentTarget.value as Delivery })}
      >
        {DELIVERIES.map((one) => (
          <option key={one} value={one}>
            {one}
          </option>
        ))}
      </select>
    </label>
  );
}

function Bubble({ line }: { line: Line }) {
  const side =
    line.by === 'contact'
      ? 'contact'
      : line.kind === 'request' || line.kind === 'answer' || line.kind === 'task'
        ? 'outside'
        : 'flow';
  return (
    <li class={`bubble ${side} ${line.kind}`}>
      <span class="visually-hidden">{SPEAKERS[line.by]}: </span>
      {line.to && <span class="to">To {line.to}</span>}
      <span class="text">{line.text}</span>
      {line.media?.map((address) => (
        <Media key={address} address={address} />
      ))}
      {line.detail && (
        <details>
          <summary>Details</summary>
          <pre tabIndex={0}>{line.detail}</pre>
        </details>
      )}
      <span class="foot">
        {line.widget && <span class="widget">{line.widget}</span>}
        <DeliveryOf line={line} />
      </span>
    </li>
  );
}

function EarlierStep() {
  const step = shownStep.value;
  if (step === undefined) return null;
  return (
    <p class="past" role="status">
      This is how it was after step {step}.{' '}
      <button type="button" onClick={() => void travel(undefined)}>
        Back to now
      </button>
    </p>
  );
}

const answerText = (answer: unknown): string => {
  const text = JSON.stringify(answer);
  return text.length > 80 ? `${text.slice(0, 79)}…` : text;
};

/** The answers that every new conversation uses. */
function KeptAnswers() {
  const kept = Object.entries(view.value.mocks);
  if (kept.length === 0) return null;
  return (
    <details class="kept">
      <summary>{kept.length === 1 ? '1 kept answer' : `${kept.length} kept answers`}</summary>
      <p class="hint">Given to each new conversation.</p>
      <ul>
        {kept.map(([widget, answers]) => (
          <li key={widget}>
            <span class="grow">
              <strong>{widget}</strong> <code>{[answers].flat().map(answerText).join(', ')}</code>
            </span>
            <button
              type="button"
              aria-label={`Remove the answer of ${widget}`}
              disabled={busy.value}
              onClick={() => void act({ do: 'forget-answer', widget })}
            >
              Remove
            </button>
          </li>
        ))}
      </ul>
    </details>
  );
}

/** The flows to choose from. */
function Flows() {
  return (
    <>
      <h2>Which flow do you want to talk to?</h2>
      <ul class="flows">
        {view.value.flows.map(({ id, name, problem }) => (
          <li key={id}>
            <button type="button" disabled={busy.value} onClick={() => void act({ do: 'open', flow: id })}>
              {name}
              {problem && <small> cannot be played</small>}
            </button>
          </li>
        ))}
      </ul>
    </>
  );
}

export function Phone() {
  const { conversation, flow } = view.value;
  const end = useRef<HTMLOListElement>(null);
  const count = lines.value.length;
  useEffect(() => {
    if (end.current) end.current.scrollTop = end.current.scrollHeight;
  }, [count]);
  return (
    <section class="phone" aria-label="Phone">
      {!conversation && flow && !flow.problem && <StartForm key={flow.id} flow={flow} />}
      {!conversation && <KeptAnswers />}
      {!flow && <Flows />}
      {conversation && (
        <>
          <ol class="conversation" ref={end} aria-label="Conversation" aria-live="polite" tabIndex={0}>
            {lines.value.map((line, index) => (
              <Bubble key={index} line={line} />
            ))}
            {conversation.problems.map(({ widget, message, fix }) => (
              <li key={`${widget} ${message}`} class="bubble problem">
                <span class="text">{message}</span>
                {fix && <pre>{fix}</pre>}
                {widget && <span class="widget">{widget}</span>}
              </li>
            ))}
            {conversation.status !== 'active' && shownStep.value === undefined && (
              <li class="over">The flow {conversation.status === 'ended' ? 'ended' : 'stopped'}.</li>
            )}
          </ol>
          <EarlierStep />
          {shownStep.value === undefined && <Composer />}
          <KeptAnswers />
          <div class="row end">
            <button type="button" onClick={() => void act({ do: 'close' })}>
              New conversation
            </button>
          </div>
        </>
      )}
    </section>
  );
}
