// The texts of widgets that operators change: in which properties they are, and their templates.
import type { FlowDefinition, FlowState, Json } from '../../flow/types.ts';
import { type Path, widgetsOf } from './operator.ts';

export type TextAt = { state: FlowState; path: Path; text: string };

/** Properties that the console sets by default, or that no execution shows. */
const NOT_SHOWN: ReadonlySet<string> = new Set([
  ...['offset', 'service', 'channel', 'friendly_name', 'voice', 'language', 'gather_language', 'speech_model', 'hints'],
  ...['profanity_filter', 'speech_timeout', 'message_type', 'trim', 'recording_channels', 'play_beep', 'input'],
  ...['service_sid', 'environment_sid', 'function_sid', 'content_type', 'noun'],
]);

function* textsIn(value: Json, path: Path): Generator<{ path: Path; text: string }> {
  if (typeof value === 'string') yield { path, text: value };
  else if (typeof value === 'object' && value !== null) {
    const entries = Array.isArray(value) ? value.entries() : Object.entries(value);
    for (const [key, part] of entries)
      if (!NOT_SHOWN.has(String(key)) && key !== 'key') yield* textsIn(part, [...path, key]);
  }
}

/** The texts in the properties of widgets that an execution renders. */
export const propertyTexts = (flow: FlowDefinition): TextAt[] =>
  widgetsOf(flow).flatMap(({ state, path }) =>
    [...textsIn(state.properties, [...path, 'properties'])].map((found) => ({ state, ...found })),
  );

/** The subjects of the conditions of splits. */
export const subjectTexts = (flow: FlowDefinition): TextAt[] =>
  widgetsOf(flow).flatMap(({ state, path }) =>
    state.transitions.flatMap(({ conditions = [] }, transition) =>
      conditions.flatMap((condition, at) =>
        condition.arguments.map((text, argument) => ({
          state,
          text,
          path: [...path, 'transitions', transition, 'conditions', at, 'arguments', argument],
        })),
      ),
    ),
  );

export type Expression = { text: string; start: number; end: number };

const EXPRESSION = /\{\{-?\s*(.*?)\s*-?\}\}/gs;

/** The `{{…}}` of a text. */
export const expressionsIn = (text: string): Expression[] =>
  [...text.matchAll(EXPRESSION)].map((match) => ({
    text: match[1] ?? '',
    start: match.index,
    end: match.index + match[0].length,
  }));

export const withExpression = (text: string, { start, end }: Expression, replacement: string): string =>
  text.slice(0, start) + replacement + text.slice(end);

const LONGEST = 60;

/** A text as quoted in a description. */
export const quoted = (text: string): string => {
  const line = text.replace(/\s+/g, ' ').trim();
  return `"${line.length > LONGEST ? `${line.slice(0, LONGEST)}…` : line}"`;
};

/** The place of a text in its widget: `body`, `variables.0.value`; the `subject` of a condition. */
export const nameOf = ({ path }: TextAt): string => (path[2] === 'properties' ? path.slice(3).join('.') : 'subject');
