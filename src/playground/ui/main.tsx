// The page: a phone, the flow, and an inspector; a narrow window shows one of them at a time.
import { render } from 'preact';
import { Header } from './header.tsx';
import { Inspector } from './inspector.tsx';
import { Phone } from './phone.tsx';
import { Picture } from './picture.tsx';
import { connect, error, type Pane, pane } from './state.ts';

const PANES: readonly [Pane, string][] = [
  ['phone', 'Phone'],
  ['flow', 'Flow'],
  ['inspector', 'Inspector'],
];

function Page() {
  return (
    <>
      <Header />
      {error.value && (
        <p class="error" role="alert">
          {error.value}
          <button
            type="button"
            onClick={() => {
              error.value = '';
            }}
          >
            Dismiss
          </button>
        </p>
      )}
      <nav class="panes" aria-label="Parts of the page">
        {PANES.map(([id, label]) => (
          <button
            key={id}
            type="button"
            aria-pressed={pane.value === id}
            onClick={() => {
              pane.value = id;
            }}
          >
            {label}
          </button>
        ))}
      </nav>
      <main class={`show-${pane.value}`}>
        <Phone />
        <Picture />
        <Inspector />
      </main>
    </>
  );
}

connect();
render(<Page />, document.getElementById('page') as HTMLElement);
