import type { ClientOptions } from './client.js';
export type Environment = Readonly<Record<string, string | undefined>>;
export type Account = Pick<ClientOptions, 'accountSid' | 'username' | 'password'>;
export declare function accountOf(environment: Environment): Account;
