import { type Resource } from './service.js';
/** What the resource keeps of a number; the engine knows who answers at it. */
export type NumberRecord = {
    sid: string;
    phoneNumber: string;
    friendlyName: string;
    smsUrl: string;
    smsMethod: string;
    voiceUrl: string;
    voiceMethod: string;
    statusCallback: string;
    createdAt: number;
    updatedAt: number;
};
export declare const numbers: Resource;
export declare const number: Resource;
