import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Fault } from './faults.js';
/** What the server knows of the socket, and how it stops listening for some milliseconds; absent where there is no server. */
export type Connection = {
    incoming: IncomingMessage;
    outgoing: ServerResponse;
    leave: (milliseconds: number) => void;
};
type Asked = {
    url: string;
    answer: () => Promise<Response>;
    connection: Partial<Connection>;
};
export declare function injectFault(fault: Fault, asked: Asked): Promise<Response>;
export {};
