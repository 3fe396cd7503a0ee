import type { Contact } from '../contact/perform.js';
/** What is about to be triggered. */
export type Announced = {
    flowSid: string;
    /** Its number. */
    address: string;
    contact: Pick<Contact, 'finish'>;
    /** Whether calls of the contact may be up. */
    phone: boolean;
    /** How long it may take. */
    seconds: number;
};
/** What came of it. `refused`: surely nothing. `done`, last and always: whatever is to be told has been told. */
export type Told = {
    started: (executionSid: string) => Promise<void>;
    refused: () => Promise<void>;
    done: () => void;
};
export type Witness = {
    /** Before anything is sent. */
    sending: (announced: Announced) => Promise<Told>;
};
