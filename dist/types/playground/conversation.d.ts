import type { FlowDefinition, FlowState, Json } from '../flow/types.js';
import type { Played, Scene } from './play.js';
import type { ConversationView } from './view.js';
/** The widget that an execution is at, in whichever of the flows it is. */
export declare function stateAt({ flows }: Pick<Scene, 'flows'>, widget: string): {
    state: FlowState;
    definition: FlowDefinition;
} | undefined;
export declare function conversationView(played: Played, scene: Scene): ConversationView;
/** As JSON holds it: what the engine keeps has no prototypes. */
export declare const plain: <Value extends Json>(value: Value) => Value;
