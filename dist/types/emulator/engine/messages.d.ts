import type { Messages } from './studio.js';
import type { Effect, InboundMessage } from './widget.js';
import { type Run, type Start, type World } from './world.js';
/** A message is sent and its delivery known at once, unless a mock says what becomes of it. */
export declare function sendMessage(world: World, run: Run, effect: Extract<Effect, {
    type: 'send-message';
}>): void;
/** What a flow finds in `trigger`, and by which event its Trigger is left. */
export declare function triggerOfMessage(world: World, flowSid: string, message: InboundMessage): Pick<Start, 'kind' | 'trigger'>;
/** What Twilio posts to a webhook with every message; what the sender has said comes first. */
export declare function completed(world: World, message: InboundMessage): InboundMessage;
export declare function openMessages(world: World): Messages;
