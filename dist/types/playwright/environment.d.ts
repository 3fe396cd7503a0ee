export type Environment = Readonly<Record<string, string | undefined>>;
export declare const environment: Environment;
/** A test account is at hand: its SID, and an API key or its auth token. */
export declare let hasAccount: boolean;
/** Values that no report may hold. `FLOWPROOF_SECRETS` names variables whose own names do not say that they are secret. */
export declare let secrets: readonly string[];
/** Numbers of the account that scenarios may use as their contact, and further ones that may be reached. */
export declare let contacts: readonly string[];
export declare let allow: readonly string[];
/** Says what would be sent to a test account, and sends nothing. */
export declare let dryRun: boolean;
/** Playwright tells its workers whether colours are wanted. */
export declare const color: boolean;
/** From now on paths are relative to this folder, and its `.env` holds. */
export declare function useRoot(folder: string): void;
