import type { StudioApi } from './api.js';
export type Active = {
    executionSid: string;
    contact: string;
    createdAt: number;
};
export declare function activeFor({ client }: StudioApi, flowSid: string, isContact: (number: string) => boolean): Promise<Active[]>;
