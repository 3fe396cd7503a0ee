export type PersonalKind = 'phone' | 'email' | 'secret';
export type PersonalData = {
    kind: PersonalKind;
    start: number;
    text: string;
};
/** The check digit of payment cards. */
export declare function isCardNumber(text: string): boolean;
/** What was found, in the order of the text; where two overlap, the first kind wins, and of a kind the longest. */
export declare function findPersonalData(text: string): PersonalData[];
export declare const isSecretName: (name: string) => boolean;
