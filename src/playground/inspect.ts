// The details of one widget: its properties, its templates as they render now, and how often each transition was taken.

import { conditionTexts } from '../coverage/edges.ts';
import { type Behaviour, DEFAULT_BEHAVIOUR } from '../emulator/engine/behaviour.ts';
import type { FlowState, Json, JsonObject } from '../flow/types.ts';
import { createRender } from '../liquid/render.ts';
import type { Level } from './nesting.ts';
import type { Progress } from './picture.ts';
import { type PlayedScenario, transitionKey } from './scenarios.ts';
import type { ScenarioPlace, WidgetView } from './view.ts';

const LONGEST = 2000;
const MAX_TEMPLATES = 100;

type Found = { path: string; template: string };

/** Every text with Liquid, by its path. */
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
  return found.slice(0, MAX_TEMPLATES).map(({ path, template }) => {
    const { text, mistake } = render(template, context, now);
    return { path, template, value: mistake ? `(${mistake})` : text.slice(0, LONGEST) };
  });
}

export type Moment = {
  /** Absent before a conversation. */
  taken?: Progress;
  context: JsonObject;
  now: number;
  /** The flow of the widget. */
  level: Level;
  scenarios: readonly PlayedScenario[];
  /** The behaviour of the calibrated account. */
  behaviour?: Partial<Behaviour>;
};

const placeOf = ({ view: { name, file, line } }: PlayedScenario): ScenarioPlace => ({ name, file, line });

/** A widget at one point of the conversation. */
export function widgetView(state: FlowState, moment: Moment): WidgetView {
  const { taken, level, scenarios } = moment;
  const inFlow = (taken?.steps ?? []).filter((_, index) => taken?.levels[index]?.id === level.id);
  const own = inFlow.filter(({ from }) => from === state.name);
  const entered = inFlow.filter(({ to }) => to === state.name).length;
  return {
    name: state.name,
    place: level.id,
    ...(level.id === '' ? {} : { flow: level.name }),
    type: state.type,
    properties: state.properties,
    rendered: rendered(state, moment),
    transitions: state.transitions.map((transition, index) => {
      const condition = conditionTexts(transition);
      return {
        event: transition.event,
        label: condition ? `${transition.event}: ${condition}` : transition.event,
        ...(transition.next ? { next: transition.next } : {}),
        taken: own.filter(({ transition }) => transition === index).length,
        scenarios: scenarios.filter((one) => one.taken?.has(transitionKey(level.sid, state.name, index))).map(placeOf),
      };
    }),
    entered,
    scenarios: scenarios.filter(({ view }) => view.widgets.includes(state.name)).map(placeOf),
  };
}
