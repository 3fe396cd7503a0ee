// Small flows for the specs of src/flow.
import { parseFlow } from '../../src/flow/load.ts';
import type { FlowDefinition, FlowState, FlowTransition } from '../../src/flow/types.ts';

/** `ask` leads to `book` by `yes`, and ends by `no`. */
export const widget = (name: string, type: string, exits: Readonly<Record<string, string>> = {}): FlowState => ({
  name,
  type,
  properties: {},
  transitions: Object.entries(exits).map(([event, next]): FlowTransition => (next ? { event, next } : { event })),
});

export const flowOf = (...states: readonly FlowState[]): FlowDefinition => ({
  initial_state: states[0]?.name ?? '',
  states: [...states],
});

export const parse = (text: string) => parseFlow(text, 'flow.json');

export const codesOf = (value: unknown): string[] => parse(JSON.stringify(value)).problems.map(({ code }) => code);
