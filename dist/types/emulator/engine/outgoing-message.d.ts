import type { Effect, WidgetContext } from './widget.js';
type SendMessage = Extract<Effect, {
    type: 'send-message';
}>;
export declare function messageOf(ctx: WidgetContext): SendMessage;
/** Why it cannot be sent at all. Source: https://www.twilio.com/docs/api/errors/81011 */
export declare const cannotSend: ({ body, media }: SendMessage) => string | undefined;
export {};
