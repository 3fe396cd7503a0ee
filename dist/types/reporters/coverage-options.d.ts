import type { Thresholds } from '../coverage/thresholds.js';
export type CoverageOptions = {
    /** Where the page and the JSON go, from the configuration's folder. */
    outputFolder?: string;
    /** Where the definitions of the last green run are kept; `false` keeps none. */
    history?: string | false;
    /** Where flows are looked for that no scenario plays, from the configuration's folder; `false` looks nowhere. */
    flows?: string | false;
    /** Percent; a run below one fails. `flows` overrides them by a flow's name. */
    thresholds?: Thresholds;
};
/** Playwright adds these to every reporter's options. */
export type GivenOptions = CoverageOptions & {
    configDir?: string;
    _mode?: string;
};
export type Settings = {
    folder: string;
    history?: string;
    flows?: string;
    thresholds: Thresholds;
    configDir: string;
    merging: boolean;
};
export declare function settingsOf(given: GivenOptions): Settings;
/** True if `playwright test` runs some of the scenarios only: what it did not run says nothing about coverage. */
export declare const isFiltered: (argv: readonly string[]) => boolean;
