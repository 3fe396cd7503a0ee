import { type Zone } from './zone.js';
/** A code that there is not stays as it is. */
export declare function strftime(format: string, moment: number, zone: Zone): string;
