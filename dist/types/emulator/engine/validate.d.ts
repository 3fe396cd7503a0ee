import type { Json } from '../../flow/types.js';
export type Finding = {
    message: string;
    property_path: string;
};
export type Validation = {
    errors: Finding[];
    warnings: Finding[];
};
/**
 * What is wrong with what should be a definition. Properties are looked at once it is a flow at all.
 * That the console's exports of before 2020 are taken is assumed: no page says what Studio makes of them today.
 */
export declare function validateDefinition(given: Json, isKnownType: (type: string) => boolean): Validation;
