// The page's state: the server's view, what is selected, and the actions that change them.
import { computed, signal } from '@preact/signals';
import type { Action, Line, Move, NodeView, PictureView, ScenarioView, StepView, View, WidgetView } from '../view.ts';
import { type Holding, withHeldParts, withHeldSteps } from './held.ts';

/** The page's URL contains the token; requests send it in a header. */
const token = new URLSearchParams(location.search).get('token') ?? '';

export type Tab = 'steps' | 'context' | 'widget' | 'scenarios' | 'save';
export type Pane = 'phone' | 'flow' | 'inspector';

export const view = signal<View>({ flows: [], nodes: [], mocks: {} });
export const error = signal('');
export const busy = signal(false);
export const tab = signal<Tab>('steps');
/** The pane that a narrow window shows. */
export const pane = signal<Pane>('phone');
/** How many steps are shown; undefined for the current state. */
export const shownStep = signal<number | undefined>(undefined);
export const oldPicture = signal<PictureView | undefined>(undefined);
export const selected = signal<WidgetView | undefined>(undefined);
/** The index of the selected widget's transition that was clicked. */
export const chosenTransition = signal<number | undefined>(undefined);
export const saved = signal('');
/** Undefined while they are being played. */
export const scenarios = signal<readonly ScenarioView[] | undefined>(undefined);

export const steps = computed<readonly StepView[]>(() => view.value.conversation?.steps ?? []);
export const lines = computed<readonly Line[]>(() => {
  const all = view.value.conversation?.lines ?? [];
  const step = shownStep.value;
  return step === undefined ? all : all.filter(({ afterStep }) => afterStep <= step);
});
export const picture = computed(() => (shownStep.value === undefined ? view.value.picture : oldPicture.value));

async function request<Answer>(path: string, body?: unknown): Promise<Answer> {
  const headers = {
    'x-playground-token': token,
    ...(body === undefined ? {} : { 'content-type': 'application/json' }),
  };
  const response = await fetch(
    path,
    body === undefined ? { headers } : { method: 'POST', headers, body: JSON.stringify(body) },
  );
  const answer = (await response.json()) as Answer & { error?: string };
  if (!response.ok) throw new Error(answer.error ?? `The server answered ${response.status}.`);
  return answer;
}

/** Plays the folder's scenarios, and loads the selected widget again, which lists the scenarios that enter it. */
async function loadScenarios(): Promise<void> {
  scenarios.value = undefined;
  scenarios.value = (await request<{ scenarios: ScenarioView[] }>('api/scenarios')).scenarios;
  await selectAgain();
}

/** Shows errors instead of losing them. */
async function showingErrors(task: () => Promise<void>): Promise<void> {
  busy.value = true;
  try {
    await task();
    error.value = '';
  } catch (caught) {
    error.value =
      caught instanceof TypeError
        ? 'The server does not answer. Is `flowproof open` still running?'
        : caught instanceof Error
          ? caught.message
          : String(caught);
  } finally {
    busy.value = false;
  }
}

const holding = (): Holding => ({ conversation: view.value.conversation, picture: picture.value });

/** The query that says what the page already has: the server leaves that out of its response. */
function held({ conversation, picture: shown }: Holding): string {
  const numbers = { conversation: conversation?.id, steps: conversation?.steps.length, picture: shown?.id };
  const known = Object.entries(numbers).flatMap(([name, value]) => (value ? [[name, String(value)]] : []));
  return String(new URLSearchParams(known));
}

async function askForView(path: string, body?: Action): Promise<View> {
  const before = holding();
  const next = withHeldSteps(await request<View>(`${path}?${held(before)}`, body), before);
  return next.picture ? { ...next, picture: withHeldParts(next.picture, before) } : next;
}

const readView = (): Promise<View> => askForView('api/view');

const viewAfter = (action: Action): Promise<View> => askForView('api/act', action);

function show(next: View): void {
  const other = next.flow?.id !== view.value.flow?.id;
  view.value = next;
  shownStep.value = undefined;
  saved.value = '';
  if (other) {
    selected.value = undefined;
    void loadScenarios();
  }
  void selectAgain();
}

export const act = (action: Action): Promise<void> => showingErrors(async () => show(await viewAfter(action)));
export const move = (next: Move): Promise<void> => act({ do: 'move', move: next });

async function pictureAt(step: number): Promise<void> {
  const before = holding();
  const { picture: old } = await request<{ picture?: PictureView }>(`api/picture?step=${step}&${held(before)}`);
  oldPicture.value = old && withHeldParts(old, before);
}

/** Shows the page as it was after a step. */
export const travel = (step: number | undefined): Promise<void> =>
  showingErrors(async () => {
    if (step !== undefined) await pictureAt(step);
    shownStep.value = step;
    await selectAgain();
  });

/** Opens or closes a subflow in the picture; the shown step stays. */
export const expand = (place: string, open: boolean): Promise<void> =>
  showingErrors(async () => {
    const next = await viewAfter({ do: 'expand', place, open });
    if (shownStep.value !== undefined) await pictureAt(shownStep.value);
    view.value = next;
  });

export async function select(name: string, place: string): Promise<void> {
  const at = shownStep.value === undefined ? { place } : { place, step: shownStep.value };
  selected.value = await request<WidgetView>('api/widget', { name, ...at });
}

const selectAgain = async (): Promise<void> => {
  if (selected.value) await select(selected.value.name, selected.value.place);
};

export const inspect = (name: string, place: string, transition?: number): Promise<void> =>
  showingErrors(async () => {
    await select(name, place);
    chosenTransition.value = transition;
    tab.value = 'widget';
  });

/** The current context, or the one after so many steps. */
export const contextAt = (step?: number): Promise<{ context: WidgetView['properties'] }> =>
  request(step === undefined ? 'api/context' : `api/context?step=${step}`);

export type SaveOptions = {
  name: string;
  file: string;
  expect: { path: boolean; messages: boolean; prompts: boolean; requests: boolean; tasks: boolean; variables: boolean };
};
export type Preview = { name: string; file: string; files: readonly string[]; yaml: string; problem?: string };

export const preview = (options: Partial<SaveOptions>): Promise<Preview> => request('api/preview', options);
export const save = (options: SaveOptions): Promise<void> =>
  showingErrors(async () => {
    const { file, line } = await request<{ file: string; line: number }>('api/save', options);
    await loadScenarios();
    saved.value = `Saved as ${file}:${line}. Run it: npx playwright test ${file}:${line}`;
  });

/** The nodes from the start to the current one. */
export const currentBranch = computed<ReadonlySet<number>>(() => {
  const byId = new Map<number, NodeView>(view.value.nodes.map((node) => [node.id, node]));
  const found = new Set<number>();
  for (let id = view.value.current; id !== undefined; id = byId.get(id)?.parent) found.add(id);
  return found;
});

/** Reads the first view, and a new one after each change on disk. */
export function connect(): void {
  void showingErrors(async () => show(await readView()));
  const events = new EventSource(`api/events?token=${encodeURIComponent(token)}`);
  events.addEventListener(
    'changed',
    () =>
      void showingErrors(async () => {
        show(await readView());
        await loadScenarios();
      }),
  );
}
