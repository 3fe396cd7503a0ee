import type { FlowDefinition } from '../flow/types.js';
import { type ContactInput } from '../flow/widget-types.js';
import type { Visit } from '../path/path.js';
/** What the contact may do at a widget; nothing if the widget goes on without it, or is not in the definition. */
export declare const inputsAt: (definition: FlowDefinition | undefined, visit: Visit | undefined) => readonly ContactInput[];
/** `a reply`; empty where the widget goes on without the contact. */
export declare const awaitedAt: (definition: FlowDefinition | undefined, visit: Visit | undefined) => string;
/** `at \`ask\` (send-and-wait-for-reply) for a reply`. */
export declare function whereAndWhy(definition: FlowDefinition | undefined, visit: Visit | undefined): string;
/** Where an action of the contact had no effect. */
export declare const NO_EFFECT_FIX = "see what the widget listens for, and whether the flow's number leads to this flow (its webhook on an account)";
/** The action to add to `contact`, with silence as the other choice where the widget times out. */
export declare function actionToAdd(definition: FlowDefinition | undefined, visit: Visit): string;
/** The same for TypeScript: the call to add. */
export declare function callToAdd(definition: FlowDefinition | undefined, visit: Visit): string;
