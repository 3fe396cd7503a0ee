import { type Resource } from './service.js';
export declare const clock: Resource;
export declare const reset: Resource;
/** The record of an execution that Twilio's API does not show. */
export declare const executionRecord: Resource;
