// Studio's checks of a flow definition: what FlowValidate and publishing refuse, with Twilio's messages and paths. Source: "Reading and
// fixing validation errors" in Twilio's catalogue (github.com/twilio/ai, SKILL.md).

import { checkDefinition } from '../../flow/check.ts';
import { firstMistakes } from '../../flow/first.ts';
import { textOfJson } from '../../flow/json-value.ts';
import { upgradeLegacy } from '../../flow/legacy.ts';
import type { FlowDefinition, FlowState, Json, JsonObject } from '../../flow/types.ts';
import { isRequired, kindOf, type Property, propertiesOf } from '../../flow/widget-properties.ts';
import { isWidgetType, UNDOCUMENTED_TYPES, WIDGET_TYPES, type WidgetTypeName } from '../../flow/widget-types.ts';
import { MAX_SUBFLOW_REFERENCES, MAX_SUBFLOWS } from './limits.ts';

export type Finding = { message: string; property_path: string };

export type Validation = {
  /** What prevents publishing. */
  errors: Finding[];
  warnings: Finding[];
  /** Errors that prevent running: not a flow, a duplicate name, a transition to a widget that does not exist. */
  structural: Finding[];
};

/** A JSON pointer, as error 81022 writes paths. */
const pointer = (...path: readonly (string | number)[]): string => ['#', ...path].join('/');

const at = (message: string, ...path: readonly (string | number)[]): Finding => ({
  message,
  property_path: pointer(...path),
});

const isTemplate = (value: Json): boolean => typeof value === 'string' && /\{\{|\{%/.test(value);

type Place = readonly (string | number)[];

function checkValue(value: Json, { kind, values }: Property, place: Place): Finding[] {
  const found = kindOf(value);
  // A template can replace a number or a boolean: it is text until the flow runs.
  if (found !== kind && !(kind !== 'string' && isTemplate(value)))
    return [at(`${found} found, ${kind} expected`, ...place)];
  if (!values || isTemplate(value) || values.includes(textOfJson(value))) return [];
  return [at(`does not have a value in the enumeration [${values.join(', ')}]`, ...place)];
}

function checkProperty(
  name: string,
  property: Property,
  { properties, place }: { properties: JsonObject; place: Place },
) {
  const value = properties[name];
  const required = isRequired(property, name, properties);
  if (value === undefined) return required ? [at('is missing but it is required', ...place, name)] : [];
  if (value === null) return required ? [at('must not be null', ...place, name)] : [];
  return checkValue(value, property, [...place, name]);
}

const FLOW_SID = /^FW[0-9a-fA-F]{32}$/;

/** The strict check: the SID is text without a template. */
function checkSubflow({ type, properties }: FlowState, place: Place): Finding[] {
  const sid = properties.flow_sid;
  if (type !== 'run-subflow' || typeof sid !== 'string' || FLOW_SID.test(sid)) return [];
  return [at('must be a valid, non-liquid flow sid', ...place, 'flow_sid')];
}

/** One finding for each event that the widget has, as a schema of constants reports it. */
function checkEvents({ transitions }: FlowState, events: readonly string[], place: Place): Finding[] {
  return transitions.flatMap(({ event }, index) =>
    events.includes(event)
      ? []
      : events.map((known) => at(`must be a constant value ${known}`, ...place, index, 'event')),
  );
}

/** A conversation's reply leaves by an event that the catalogue does not list with the widget. */
const eventsOf = (type: WidgetTypeName): readonly string[] =>
  type === 'send-and-wait-for-reply'
    ? [...WIDGET_TYPES[type].events, 'incomingConversationMessage']
    : WIDGET_TYPES[type].events;

function checkWidget(state: FlowState, type: WidgetTypeName, index: number): Finding[] {
  const { properties = {} } = state;
  const place = ['states', index, 'properties'];
  const named = Object.entries(propertiesOf(type));
  return [
    ...named.flatMap(([name, property]) => checkProperty(name, property, { properties, place })),
    ...checkSubflow({ ...state, properties }, place),
    ...checkEvents(state, eventsOf(type), ['states', index, 'transitions']),
  ];
}

/** "Widget names have no spaces": the Studio user guide. */
const checkName = ({ name }: FlowState, index: number): Finding[] =>
  /\s/.test(name) ? [at('must not contain spaces', 'states', index, 'name')] : [];

const TYPES = [...Object.keys(WIDGET_TYPES), ...UNDOCUMENTED_TYPES].join(', ');

function checkState(state: FlowState, index: number): Finding[] {
  const { type } = state;
  const named = checkName(state, index);
  if (isWidgetType(type)) return [...named, ...checkWidget(state, type, index)];
  if (UNDOCUMENTED_TYPES.includes(type)) return named;
  return [...named, at(`does not have a value in the enumeration [${TYPES}]`, 'states', index, 'type')];
}

const REST_ONLY: Readonly<Record<string, string>> = {
  'start-conversation': 'Start Conversation',
  'resume-conversation': 'Resume Conversation',
};

/** Only flows with no trigger but the REST API can open conversations. */
function checkTriggers({ states }: FlowDefinition): Finding[] {
  const trigger = states.find(({ type }) => type === 'trigger');
  const others = trigger?.transitions.some(({ event, next }) => next && event !== 'incomingRequest');
  if (!others) return [];
  return states.flatMap(({ type }, index) =>
    Object.hasOwn(REST_ONLY, type)
      ? [at(`${REST_ONLY[type]} can only be used in flows triggered by the REST API`, 'states', index, 'type')]
      : [],
  );
}

/** All references to a subflow name one revision, and there are limits: the Subflows page. The messages are ours. */
function checkSubflows({ states }: FlowDefinition): Finding[] {
  const revisions = new Map<string, string>();
  const references = states.flatMap(({ type, properties }, index) =>
    type === 'run-subflow' ? [{ properties, index }] : [],
  );
  const differing = references.flatMap(({ properties, index }) => {
    const [sid, revision] = [textOfJson(properties?.flow_sid), textOfJson(properties?.flow_revision)];
    const first = revisions.get(sid);
    revisions.set(sid, first ?? revision);
    return first === undefined || first === revision
      ? []
      : [
          at(
            `all references to a subflow must have the same revision: ${first}`,
            'states',
            index,
            'properties',
            'flow_revision',
          ),
        ];
  });
  const tooMany = [
    ...(references.length > MAX_SUBFLOW_REFERENCES
      ? [`has more than ${MAX_SUBFLOW_REFERENCES} references to subflows`]
      : []),
    ...(revisions.size > MAX_SUBFLOWS ? [`has more than ${MAX_SUBFLOWS} subflows`] : []),
  ];
  return [...differing, ...tooMany.map((message) => at(message, 'states'))];
}

/**
 * Checks a definition. Properties are checked only if it is a flow at all. That exports from before 2020 are accepted is assumed: no page
 * says what Studio does with them today.
 */
export function validateDefinition(given: Json): Validation {
  const definition = upgradeLegacy(given);
  const structural = checkDefinition(definition).map(({ message, path }) => at(message, ...path));
  if (structural.length > 0) return { errors: structural, warnings: [], structural };
  const flow = definition as unknown as FlowDefinition;
  const states = flow.states.map((state) => ({ ...state, transitions: state.transitions ?? [] }));
  const errors = [
    ...firstMistakes(states.entries(), ([index, state]) => checkState(state, index)),
    ...checkTriggers({ ...flow, states }),
    ...checkSubflows({ ...flow, states }),
  ];
  return { errors, warnings: [], structural };
}
