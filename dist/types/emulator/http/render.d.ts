import type { ApiRequest } from './service.js';
/** Studio writes whole seconds: steps that share one are put in order by their chain, not by their dates. */
export declare function isoDate(moment: number): string;
/** RFC 2822, as the 2010 API writes dates. */
export declare const mailDate: (moment: number) => string;
/** The address of a resource, as the caller reaches it. */
export declare const urlOf: ({ origin }: Pick<ApiRequest, 'origin'>, ...parts: readonly string[]) => string;
/** A path of the 2010 API. */
export declare const uriOf: (accountSid: string, ...parts: readonly string[]) => string;
/** Where the outside reaches a flow; Twilio has a host of its own for it. */
export declare const webhookUrl: ({ origin }: Pick<ApiRequest, 'origin'>, accountSid: string, flowSid: string) => string;
/** The calendar has it: Date.parse takes 31 February for 3 March. */
export declare const isDay: (day: string) => boolean;
/** The moment that a query names; undefined where it names none. */
export declare function momentIn(query: URLSearchParams, name: string): number | undefined;
/** `DateSent`, `DateSent>` and `DateSent<` of the 2010 API. All of them include the moment that they name, in whole seconds. */
export declare function dateFilter(query: URLSearchParams, name: string): (moment: number) => boolean;
/** Whether a record has what the query asks for, parameter by parameter. */
export declare const matches: (query: URLSearchParams, fields: Readonly<Record<string, string | null>>) => boolean;
