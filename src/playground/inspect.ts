// What the page shows of one widget: its properties, its templates as they render now, and how often each way out was taken.

import { conditionTexts } from '../coverage/edges.ts';
import { type Behaviour, DEFAULT_BEHAVIOUR } from '../emulator/engine/behaviour.ts';
import type { SimulatedRun } from '../emulator/engine/simulation.ts';
import type { FlowState, Json, JsonObject } from '../flow/types.ts';
import { createRender } from '../liquid/render.ts';
import { type PlayedScenario, subflowOf, transitionKey } from './scenarios.ts';
import type { ScenarioPlace, WidgetView } from './view.ts';

const LONGEST = 2000;
const MOST_TEMPLATES = 100;

type Found = { path: string; template: string };

/** Every text that holds Liquid, by its path. */
function templatesIn(value: Json | undefined, path: string): Found[] {
  if (typeof value === 'string') return value.includes('{{') || value.includes('{%') ? [{ path, template: value }] : [];
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, item]) => templatesIn(item, path ? `${path}.${key}` : key));
}

function rendered(state: FlowState, { context, now, behaviour }: Moment): WidgetView['rendered'] {
  const render = createRender({ ...DEFAULT_BEHAVIOUR, ...behaviour });
  const conditions = state.transitions.flatMap(({ conditions: all }) => all ?? []);
  const subjects = [...new Set(conditions.flatMap((condition) => condition.arguments))];
  const found = [
    ...templatesIn(state.properties, ''),
    ...subjects.flatMap((subject) => templatesIn(subject, 'condition')),
  ];
  return found.slice(0, MOST_TEMPLATES).map(({ path, template }) => {
    const { text, mistake } = render(template, context, now);
    return { path, template, value: mistake ? `(${mistake})` : text.slice(0, LONGEST) };
  });
}

export type Moment = {
  steps: SimulatedRun['steps'];
  context: JsonObject;
  now: number;
  /** The SID of the subflow that the widget is in; '' for the flow itself. */
  subflow: string;
  scenarios: readonly PlayedScenario[];
  /** Of the account that was calibrated. */
  behaviour?: Partial<Behaviour>;
};

const placeOf = ({ view: { name, file, line } }: PlayedScenario): ScenarioPlace => ({ name, file, line });

/** A widget at a moment of the conversation. */
export function widgetView(state: FlowState, moment: Moment): WidgetView {
  const { steps, subflow, scenarios } = moment;
  const inFlow = steps.filter((step) => subflowOf(step) === subflow);
  const own = inFlow.filter(({ from }) => from === state.name);
  const entered = inFlow.filter(({ to }) => to === state.name).length;
  return {
    name: state.name,
    type: state.type,
    properties: state.properties,
    rendered: rendered(state, moment),
    transitions: state.transitions.map((transition, index) => {
      const condition = conditionTexts(transition);
      return {
        event: transition.event,
        label: condition ? `${transition.event}: ${condition}` : transition.event,
        ...(transition.next ? { next: transition.next } : {}),
        taken: own.filter((step) => step.transition === index).length,
        scenarios: scenarios.filter((one) => one.taken?.has(transitionKey(subflow, state.name, index))).map(placeOf),
      };
    }),
    entered,
    scenarios: scenarios.filter(({ view }) => view.widgets.includes(state.name)).map(placeOf),
  };
}
