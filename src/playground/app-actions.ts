// The actions of the playground's page: how each changes the state.
import { begin, move, refuse, replay, type State, type Talk, talkOf } from './app-state.ts';
import { addDelivery, goTo } from './branches.ts';
import { waitingState } from './conversation.ts';
import type { Action } from './view.ts';

function open(state: State, id: string): void {
  state.flow = state.flows.find((flow) => flow.id === id) ?? refuse('This flow no longer exists.', 'reload the page');
  state.kept.clear();
  state.choices.clear();
  delete state.talk;
  delete state.drawn;
  delete state.unbroken;
  delete state.change;
  delete state.scenarios;
}

/** Plays the next step of the scenario that is being played. */
function nextOf(talk: Talk): Talk {
  const [step, ...left] = talk.script?.left ?? [];
  if (!talk.script || !step) return talk;
  const { waiting } = talk.played.run;
  const events = waiting?.on.includes('party') ? waitingState(talk.played)?.state.transitions : undefined;
  const usual = events?.[0]?.event;
  // Without a mock, a scenario continues with the ordinary event, as in a test.
  if (usual) return nextOf(move(talk, { do: 'outcome', event: usual }));
  if (waiting?.widget !== step.at)
    refuse(
      `The scenario acts at \`${step.at}\`, and the flow is at \`${waiting?.widget ?? 'its end'}\`.`,
      'go on by hand, or change the scenario',
    );
  return { ...move(talk, step.move), script: { ...talk.script, left } };
}

/** A conversation that plays a scenario step by step. */
function load(state: State, id: string): Talk {
  const found = state.scenarios?.find((one) => one.view.id === id)?.scripted;
  if (!found) return refuse('This scenario no longer exists.', 'open the flow again');
  const { start, mocks, script } = found;
  return { ...begin(state, start, { mocks, ...(found.now === undefined ? {} : { now: found.now }) }), script };
}

/** Keeps the latest answer at a widget for new conversations. */
function keepAnswer(state: State, widget: string): void {
  const talk = talkOf(state);
  const done = talk.played.done.findLast(
    (one) => one.widget === widget && (one.move?.do === 'respond' || one.move?.do === 'outcome'),
  );
  const made = done?.move;
  if (made?.do === 'respond') state.kept.set(widget, [{ status: made.status, body: made.body }]);
  if (made?.do === 'outcome')
    state.kept.set(widget, [{ event: made.event, ...(made.output ? { output: made.output } : {}) }]);
}

function setClock(state: State, at: string): void {
  const moment = Date.parse(at);
  if (Number.isNaN(moment)) refuse(`\`${at}\` is not a valid date.`, 'write it as 2026-03-02T09:00:00Z');
  const talk = talkOf(state);
  state.talk = replay({ ...talk, scene: { ...talk.scene, now: moment } });
}

type Actions = { [Kind in Action['do']]: (state: State, action: Extract<Action, { do: Kind }>) => void };

const ACTIONS: Actions = {
  open: (state, { flow }) => open(state, flow),
  start: (state, { start }) => {
    state.talk = begin(state, start);
    delete state.change;
  },
  move: (state, { move: next }) => {
    state.talk = move(talkOf(state), next);
  },
  deliver: (state, { widget, delivery }) => {
    const talk = talkOf(state);
    state.talk = replay({ ...talk, branches: addDelivery(talk.branches, widget, delivery) });
  },
  'go-to': (state, { node }) => {
    const talk = talkOf(state);
    state.talk = replay({ ...talk, branches: goTo(talk.branches, node) });
  },
  close: (state) => {
    delete state.talk;
  },
  'keep-answer': (state, { widget }) => keepAnswer(state, widget),
  'forget-answer': (state, { widget }) => {
    state.kept.delete(widget);
  },
  'set-clock': (state, { at }) => setClock(state, at),
  load: (state, { scenario }) => {
    state.talk = load(state, scenario);
  },
  next: (state) => {
    state.talk = nextOf(talkOf(state));
  },
  rest: (state) => {
    for (let talk = talkOf(state); talk.script && talk.script.left.length > 0; talk = state.talk)
      state.talk = nextOf(talk);
  },
  expand: (state, { place, open: isOpen }) => {
    state.choices.set(place, isOpen);
  },
  'dismiss-change': (state) => {
    delete state.change;
  },
};

/** One function for each action; TypeScript cannot see that key and argument belong together. */
export const perform = (state: State, action: Action): void =>
  (ACTIONS[action.do] as (state: State, action: Action) => void)(state, action);
