// The inspector: steps with their reasons, the context, the selected widget, the folder's scenarios, and saving.
import { Fragment } from 'preact';
import { useEffect, useMemo, useState } from 'preact/hooks';
import type { ScenarioPlace, StepView, WidgetView } from '../view.ts';
import { ContextTree } from './context-tree.tsx';
import { Save } from './save.tsx';
import {
  act,
  busy,
  chosenTransition,
  contextAt,
  currentBranch,
  expand,
  inspect,
  picture,
  scenarios,
  selected,
  shownStep,
  steps,
  type Tab,
  tab,
  travel,
  view,
} from './state.ts';

const TABS: readonly [Tab, string][] = [
  ['steps', 'Steps'],
  ['context', 'Context'],
  ['widget', 'Widget'],
  ['scenarios', 'Scenarios'],
  ['save', 'Save'],
];

const timeOf = (at: number) => new Date(at).toISOString().slice(11, 19);

const shown = (value: unknown) => (value === undefined ? 'not set' : JSON.stringify(value));

type Listed = { step: StepView; isShown: boolean; isLast: boolean };

/** A finished step does not change, so its rendering is reused. */
function Step({ step, isShown, isLast }: Listed) {
  return useMemo(
    () => (
      <li class={`depth-${Math.min(step.depth, 3)} ${isShown ? 'shown' : ''}`}>
        <button
          type="button"
          onClick={() => void travel(isLast ? undefined : step.index + 1)}
          title="Show the phone and the flow as they were after this step"
        >
          <span class="number">{step.index + 1}</span>
          <span class="name">{step.widget}</span>
          <span class="event">{step.event}</span>
          {step.type === 'trigger' && step.flow && <small>{step.flow}</small>}
          <time>{timeOf(step.at)}</time>
        </button>
        {step.why.length > 0 && <pre class="why">{step.why.join('\n')}</pre>}
        {step.changes.length > 0 && <Changes changes={step.changes} />}
      </li>
    ),
    [step, isShown, isLast],
  );
}

/** The values are added to the page when the user opens them. */
function Changes({ changes }: Pick<StepView, 'changes'>) {
  const [isOpen, setOpen] = useState(false);
  return (
    <details onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary>{changes.length === 1 ? '1 change' : `${changes.length} changes`} of the context</summary>
      {isOpen && (
        <dl>
          {changes.map(({ path, before, after }) => (
            <div key={path}>
              <dt>{path}</dt>
              <dd>{before === undefined ? shown(after) : `${shown(before)} → ${shown(after)}`}</dd>
            </div>
          ))}
        </dl>
      )}
    </details>
  );
}

function Steps() {
  if (steps.value.length === 0)
    return <p class="hint">Start a conversation, and each step appears here with the reason for it.</p>;
  return (
    <>
      <Branches />
      <ol class="steps">
        {steps.value.map((step) => (
          <Step
            key={step.index}
            step={step}
            isShown={shownStep.value === step.index + 1}
            isLast={step.index + 1 === steps.value.length}
          />
        ))}
      </ol>
    </>
  );
}

/** Going back to a node and acting differently makes a branch; both are kept. */
function Branches() {
  const { nodes, current } = view.value;
  if (nodes.length < 2) return null;
  const depth = (id: number | undefined): number => {
    const parent = nodes.find((node) => node.id === id)?.parent;
    return parent === undefined ? 0 : 1 + depth(parent);
  };
  const isBranch = nodes.some((node) => nodes.filter(({ parent }) => parent === node.id).length > 1);
  return (
    <details class="branches" open={isBranch}>
      <summary>What was done: go back to a point and continue differently</summary>
      <ul>
        {nodes.map((node) => (
          <li
            key={node.id}
            class={`depth-${Math.min(depth(node.id), 8)} ${currentBranch.value.has(node.id) ? 'taken' : ''}`}
          >
            <button
              type="button"
              disabled={busy.value}
              aria-current={node.id === current ? 'step' : undefined}
              onClick={() => void act({ do: 'go-to', node: node.id })}
            >
              {node.label}
            </button>
          </li>
        ))}
      </ul>
    </details>
  );
}

function Context() {
  const [context, setContext] = useState<Parameters<typeof ContextTree>[0]['value']>();
  const [filter, setFilter] = useState('');
  const step = shownStep.value;
  const { conversation } = view.value;
  useEffect(() => {
    let isLatest = true;
    const show = (found: typeof context) => {
      if (isLatest) setContext(found);
    };
    if (!conversation) show(undefined);
    else
      void contextAt(step).then(
        ({ context: found }) => show(found),
        () => show(undefined),
      );
    return () => {
      isLatest = false;
    };
  }, [step, conversation]);
  if (!context || !conversation) return <p class="hint">The context appears here once a conversation has started.</p>;
  return (
    <>
      <label class="search">
        <span class="visually-hidden">Search the context</span>
        <input
          type="search"
          placeholder="Search keys and values"
          value={filter}
          onInput={(event) => setFilter(event.currentTarget.value)}
        />
      </label>
      <ContextTree value={context} filter={filter.toLowerCase()} />
    </>
  );
}

function Places({ scenarios: places }: { scenarios: readonly ScenarioPlace[] }) {
  return (
    <ul>
      {places.map(({ name, file, line }) => (
        <li key={`${file}:${line}`}>
          {name}{' '}
          <small>
            {file}:{line}
          </small>
        </li>
      ))}
    </ul>
  );
}

/** The scenarios that take a transition. */
function CoveringScenarios({ scenarios: covering }: { scenarios: readonly ScenarioPlace[] }) {
  if (!scenarios.value) return <span class="hint">Playing the scenarios…</span>;
  if (covering.length === 0) return <span class="hint">not covered by a scenario</span>;
  return (
    <details>
      <summary>covered by {covering.length === 1 ? '1 scenario' : `${covering.length} scenarios`}</summary>
      <Places scenarios={covering} />
    </details>
  );
}

/** The flow of a Run Subflow widget: drawn inside it, or not known here. */
function Subflow({ widget: { name, place } }: { widget: WidgetView }) {
  const subflow = picture.value?.subflows.find((one) => one.widget === name && one.place === place);
  if (!subflow) return null;
  if (!subflow.flow)
    return (
      <p class="hint">
        Its subflow is not found here: name it under <code>flow.subflows</code> of a scenario file, or put its
        definition into a folder beside this one.
      </p>
    );
  return (
    <p>
      Runs <strong>{subflow.flow}</strong>{' '}
      <button type="button" aria-expanded={subflow.open} onClick={() => void expand(subflow.id, !subflow.open)}>
        {subflow.open ? 'Close it in the flow' : 'Open it in the flow'}
      </button>
    </p>
  );
}

const enteredText = ({ entered }: WidgetView): string =>
  entered === 0 ? 'not entered' : entered === 1 ? 'entered once' : `entered ${entered} times`;

function Widget() {
  const widget = selected.value;
  if (!widget) return <p class="hint">Click a widget in the flow.</p>;
  return (
    <article class="widget-view">
      <h2>{widget.name}</h2>
      <p class="hint">
        {widget.type}
        {widget.flow && ` of the subflow ${widget.flow}`}, {enteredText(widget)} in this conversation
      </p>
      <Subflow widget={widget} />
      {widget.rendered.length > 0 && (
        <>
          <h3>Templates now</h3>
          <dl>
            {widget.rendered.map(({ path, template, value }) => (
              <div key={path}>
                <dt>{path}</dt>
                <dd>
                  <code>{template}</code>
                  <br />→ {value === '' ? <em>nothing</em> : value}
                </dd>
              </div>
            ))}
          </dl>
        </>
      )}
      <h3>Transitions</h3>
      <table>
        <thead>
          <tr>
            <th scope="col">by</th>
            <th scope="col">to</th>
            <th scope="col">taken</th>
          </tr>
        </thead>
        <tbody>
          {widget.transitions.map(({ label, next, taken, scenarios: covering }, index) => (
            <Fragment key={index}>
              <tr class={chosenTransition.value === index ? 'chosen' : ''}>
                <td>{label}</td>
                <td>
                  {next ? (
                    <button type="button" class="link" onClick={() => void inspect(next, widget.place)}>
                      {next}
                    </button>
                  ) : (
                    'ends the flow'
                  )}
                </td>
                <td>{taken}</td>
              </tr>
              <tr class="covering">
                <td colSpan={3}>
                  <CoveringScenarios scenarios={covering} />
                </td>
              </tr>
            </Fragment>
          ))}
        </tbody>
      </table>
      <h3>Scenarios that enter it</h3>
      {widget.scenarios.length === 0 ? <p class="hint">None.</p> : <Places scenarios={widget.scenarios} />}
      <details>
        <summary>Properties</summary>
        <pre tabIndex={0}>{JSON.stringify(widget.properties, null, 2)}</pre>
      </details>
    </article>
  );
}

/** The result of each scenario beside the flow; each can be played here. */
function Scenarios() {
  if (!scenarios.value) return <p class="hint">Playing the scenarios…</p>;
  if (view.value.flow?.problem) return <p class="hint">The flow cannot be played: correct its file first.</p>;
  if (scenarios.value.length === 0)
    return <p class="hint">This flow has no scenarios yet. Talk to it, then save the conversation.</p>;
  return (
    <ul class="scenarios">
      {scenarios.value.map((one) => (
        <li key={one.id} class={one.result.replace(' ', '-')}>
          <span class="result">{one.result}</span>
          <span class="grow">
            {one.name}{' '}
            <small>
              {one.file}:{one.line}
            </small>
            {one.message && <pre>{one.message}</pre>}
          </span>
          {one.result !== 'not played' && (
            <button type="button" disabled={busy.value} onClick={() => void act({ do: 'load', scenario: one.id })}>
              Play
            </button>
          )}
        </li>
      ))}
    </ul>
  );
}

const PANELS: Readonly<Record<Tab, () => preact.JSX.Element>> = {
  steps: Steps,
  context: Context,
  widget: Widget,
  scenarios: Scenarios,
  save: Save,
};

/** Left and right arrows move between tabs, as screen readers expect. */
function onArrow(event: KeyboardEvent): void {
  const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
  if (!step) return;
  const index = TABS.findIndex(([id]) => id === tab.value);
  const next = TABS[(index + step + TABS.length) % TABS.length]?.[0];
  if (!next) return;
  tab.value = next;
  document.getElementById(`tab-${next}`)?.focus();
}

export function Inspector() {
  const Panel = PANELS[tab.value];
  return (
    <section class="inspector" aria-label="Inspector">
      <div role="tablist" aria-label="Inspector" onKeyDown={onArrow}>
        {TABS.map(([id, label]) => (
          <button
            key={id}
            id={`tab-${id}`}
            type="button"
            role="tab"
            aria-selected={tab.value === id}
            aria-controls="panel"
            tabIndex={tab.value === id ? 0 : -1}
            onClick={() => {
              tab.value = id;
            }}
          >
            {label}
          </button>
        ))}
      </div>
      <div id="panel" role="tabpanel" aria-labelledby={`tab-${tab.value}`} tabIndex={0}>
        <Panel />
      </div>
    </section>
  );
}
