// The top of the page: the flow, its virtual time, and changes on disk.
import { useState } from 'preact/hooks';
import { act, busy, move, view } from './state.ts';

const MINUTE = 60;
const HOUR = 60 * MINUTE;
const JUMPS: readonly [string, number][] = [
  ['+1 min', MINUTE],
  ['+1 h', HOUR],
  ['+1 day', 24 * HOUR],
];

const twoDigits = (number: number) => String(number).padStart(2, '0');

/** In UTC, as the flow's own `date` filters read it. */
function clockText(now: number): string {
  const date = new Date(now);
  const day = date.toLocaleDateString('en-GB', {
    weekday: 'short',
    day: 'numeric',
    month: 'short',
    year: 'numeric',
    timeZone: 'UTC',
  });
  return `${day}, ${twoDigits(date.getUTCHours())}:${twoDigits(date.getUTCMinutes())}:${twoDigits(date.getUTCSeconds())} UTC`;
}

function Clock() {
  const [editing, setEditing] = useState(false);
  const { conversation } = view.value;
  if (!conversation) return null;
  const setTime = (event: SubmitEvent) => {
    event.preventDefault();
    const at = String(new FormData(event.currentTarget as HTMLFormElement).get('at'));
    setEditing(false);
    void act({ do: 'set-clock', at: `${at}Z` });
  };
  if (editing)
    return (
      <form class="clock" onSubmit={setTime}>
        <label>
          The conversation starts at (UTC){' '}
          <input
            type="datetime-local"
            name="at"
            step="1"
            required
            value={new Date(conversation.now).toISOString().slice(0, 19)}
          />
        </label>
        <button type="submit">Set</button>
        <button type="button" onClick={() => setEditing(false)}>
          Cancel
        </button>
      </form>
    );
  return (
    <div class="clock">
      <button
        type="button"
        class="time"
        onClick={() => setEditing(true)}
        title="Set the moment at which the conversation starts"
      >
        <time dateTime={new Date(conversation.now).toISOString()}>{clockText(conversation.now)}</time>
      </button>
      {conversation.status === 'active' &&
        JUMPS.map(([label, seconds]) => (
          <button key={label} type="button" disabled={busy.value} onClick={() => void move({ do: 'advance', seconds })}>
            {label}
          </button>
        ))}
    </div>
  );
}

function Change() {
  const { change } = view.value;
  if (!change) return null;
  return (
    <section class="change" aria-label="The flow changed on disk">
      <strong>The flow changed on disk.</strong>
      <ul>
        {change.differences.map((text) => (
          <li key={text}>{text}</li>
        ))}
      </ul>
      {change.diverged ? (
        <>
          <p>The same conversation now differs: {change.diverged}</p>
          <div class="columns">
            <ol aria-label="Path before">
              {change.before.map((text, index) => (
                <li key={`${index} ${text}`}>{text}</li>
              ))}
            </ol>
            <ol aria-label="Path now">
              {change.after.map((text, index) => (
                <li key={`${index} ${text}`} class={text === change.before[index] ? '' : 'differs'}>
                  {text}
                </li>
              ))}
            </ol>
          </div>
        </>
      ) : (
        <p>The same conversation takes the same path.</p>
      )}
      <button type="button" onClick={() => void act({ do: 'dismiss-change' })}>
        Close
      </button>
    </section>
  );
}

export function Header() {
  const { flows, flow, conversation } = view.value;
  return (
    <header>
      <div class="bar">
        <h1>Flowproof</h1>
        <label class="flow-choice">
          <span>Flow</span>
          <select
            value={flow?.id ?? ''}
            onChange={(event) => void act({ do: 'open', flow: event.currentTarget.value })}
          >
            {!flow && <option value="">Choose a flow</option>}
            {flows.map(({ id, name, problem }) => (
              <option key={id} value={id}>
                {problem ? `${name} (cannot be played)` : name}
              </option>
            ))}
          </select>
        </label>
        {conversation && <span class={`status ${conversation.status}`}>{conversation.status}</span>}
        <Clock />
      </div>
      {flow?.problem && (
        <pre class="error" role="alert">
          {flow.problem}
        </pre>
      )}
      <Change />
    </header>
  );
}
