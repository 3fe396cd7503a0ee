// Studio's checks of a flow definition: what keeps it from being published, and what is only worth a warning.
import { checkDefinition } from '../../flow/check.ts';
import { upgradeLegacy } from '../../flow/legacy.ts';
import type { FlowState, Json } from '../../flow/types.ts';

export type Finding = { message: string; property_path: string };

export type Validation = { errors: Finding[]; warnings: Finding[] };

/** As error 81022 tells places: a JSON pointer. */
const pointer = (path: readonly (string | number)[]): string => ['#', ...path].join('/');

/** Properties without which a widget can do nothing, in every public definition and in Studio's own schema. */
const NEEDED: Readonly<Record<string, readonly string[]>> = {
  'make-http-request': ['url'],
  'run-subflow': ['flow_sid'],
  'split-based-on': ['input'],
};

const isAbsent = (value: Json | undefined): boolean => value === undefined || value === null;

function checkProperties({ name, type, properties }: FlowState, index: number): Finding[] {
  const needed = Object.hasOwn(NEEDED, type) ? (NEEDED[type] ?? []) : [];
  return needed
    .filter((property) => isAbsent(properties?.[property]))
    .map((property) => ({
      message: `The widget \`${name}\` has no \`${property}\`.`,
      property_path: pointer(['states', index, 'properties', property]),
    }));
}

/** Studio gains types: one that nobody here knows stops the execution that reaches it, and no other. */
function checkType({ name, type }: FlowState, index: number): Finding {
  return {
    message: `The widget \`${name}\` is of type \`${type}\`, which the embedded Studio does not run.`,
    property_path: pointer(['states', index, 'type']),
  };
}

/**
 * What is wrong with what should be a definition. Properties are looked at once it is a flow at all.
 * That the console's exports of before 2020 are taken is assumed: no page says what Studio makes of them today.
 */
export function validateDefinition(given: Json, isKnownType: (type: string) => boolean): Validation {
  const definition = upgradeLegacy(given);
  const mistakes = checkDefinition(definition);
  if (mistakes.length > 0) {
    const errors = mistakes.map(({ message, path }) => ({ message, property_path: pointer(path) }));
    return { errors, warnings: [] };
  }
  const { states } = definition as unknown as { states: FlowState[] };
  return {
    errors: states.flatMap(checkProperties),
    warnings: states.flatMap((state, index) => (isKnownType(state.type) ? [] : [checkType(state, index)])),
  };
}
