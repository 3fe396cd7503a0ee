import type { Json } from '../flow/types.js';
import { type Variables } from './names.js';
/** What stands for a secret. It tells neither its length nor anything else of it. */
export declare const HIDDEN: string;
export type Redactor = {
    /** The text without secrets, however they are encoded, and with the middle digits of phone numbers hidden. */
    text: (plain: string) => string;
    /** The same for every key and text of a JSON value. A number that is a phone number becomes a text. */
    json: (value: Json) => Json;
    /**
     * The same for what an execution was given or holds, where a value that is as a whole a secret is hidden, too, however short:
     * a secret of one to three characters is no word to look for in texts.
     */
    values: (value: Json) => Json;
    /** The same for a message about values: short secrets are hidden where it quotes them. */
    message: (plain: string) => string;
    /** Hides these, too, from now on. Empty ones are ignored. */
    learn: (secrets: readonly string[]) => void;
    /** Hides these numbers in whatever notation, from now on. */
    learnNumbers: (numbers: readonly string[]) => void;
    /** Another one that also hides these secrets, and whatever this one learns later. */
    extend: (secrets: readonly string[]) => Redactor;
};
export type RedactorOptions = {
    secrets?: readonly string[];
    /** The environment, of which those variables are secrets whose names say so. */
    variables?: Variables;
    /** Names of further variables that hold secrets. */
    secretVariables?: readonly string[];
    /** Phone numbers that are known, to be hidden in whatever notation. All others are hidden where they look like one. */
    numbers?: readonly string[];
};
/** Makes a Redactor; without options it knows no secrets and hides phone numbers alone. */
export declare function createRedactor({ secrets, variables, secretVariables, numbers, }?: RedactorOptions): Redactor;
/** For what is shown before any secret can be known: phone numbers are hidden. */
export declare const withoutSecrets: Redactor;
