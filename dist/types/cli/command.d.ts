import { parseArgs } from 'node:util';
/** An option as `parseArgs` takes it, with what `--help` says about it. */
export type Option = {
    type: 'string' | 'boolean';
    help: string;
    /** The placeholder of its value in `--help`: `DIR`. */
    value?: string;
    short?: string;
    multiple?: boolean;
    default?: string | boolean | string[];
};
export type Options = Readonly<Record<string, Option>>;
type Values<O extends Options> = ReturnType<typeof parseArgs<{
    options: O;
    allowPositionals: true;
}>>['values'];
export type Context<O extends Options = Options> = {
    values: Values<O>;
    positionals: readonly string[];
    /** The folder in which the command was started: relative paths are relative to it. */
    cwd: string;
    environment: Readonly<Record<string, string | undefined>>;
    json: boolean;
    color: boolean;
    /** A line for people on standard output; nothing with `--json`. */
    print: (text: string) => void;
    /** The answer: with `--json` this object as one line, without it `text`. Call it once. */
    output: (answer: object, text?: string) => void;
    /** A line on standard error, also with `--json`. */
    warn: (text: string) => void;
    /** What is happening now: one line that is overwritten, on a terminal only. */
    progress: (text: string) => void;
    /** Aborted by Ctrl+C and SIGTERM. A command that asks for it stops by itself; others are ended by the signal. */
    stopping: () => AbortSignal;
};
/** Exit codes: 0 fine, 1 problems found, 2 usage error. */
export type ExitCode = 0 | 1 | 2;
export type Command<O extends Options = Options> = {
    name: string;
    /** One line for `flowproof --help`, without a full stop. */
    summary: string;
    /** What follows the name: `[FLOW.json | FW…] [options]`. */
    usage: string;
    /** Examples and whatever else `--help` should say. */
    details?: string;
    options: O;
    /** How many arguments without an option it takes; none if absent. */
    positionals?: {
        least?: number;
        most: number;
    };
    run(context: Context<O>): Promise<ExitCode> | ExitCode;
};
/** Keeps the types of the options for `run`. */
export declare const defineCommand: <const O extends Options>(command: Command<O>) => Command<O>;
/** The command was not called as it should be. */
export declare class UsageError extends Error {
    readonly name = "UsageError";
    readonly fix: string | undefined;
    constructor(message: string, fix?: string);
}
/** Throws a problem that has no place in a file. */
export declare function fail(code: string, message: string, fix?: string): never;
/** Where a command reads and writes: the process, or a spec's own. */
export type Surroundings = {
    cwd: string;
    environment: Context['environment'];
    stdout: {
        write: (text: string) => unknown;
        isTTY?: boolean | undefined;
    };
    stderr: {
        write: (text: string) => unknown;
        isTTY?: boolean | undefined;
    };
    stopping?: () => AbortSignal;
};
/** Two columns, the second one aligned. */
export declare function columns(rows: readonly (readonly [string, string])[]): string;
/** The text of `flowproof NAME --help`. */
export declare function helpOf({ name, summary, usage, details, options }: Command): string;
/** Ctrl+C once asks to stop; a second time ends the process as usual. */
export declare function stopOnSignals(): AbortSignal;
/** Shows an error on standard error, and with `--json` as `{ errors: […] }` on standard output too. */
export declare function showError(error: unknown, name: string, surroundings: Surroundings, json: boolean): ExitCode;
/** Runs one command with its arguments; never throws, never ends the process. */
export declare function runCommand(command: Command, args: readonly string[], surroundings: Surroundings): Promise<ExitCode>;
export {};
