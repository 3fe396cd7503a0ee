import type { JsonObject } from '../flow/types.js';
import { previewScenario, type Saved, type SaveRequest } from './save.js';
import type { Move, Start, View, WidgetView } from './view.js';
export type Action = {
    do: 'open';
    flow: string;
} | {
    do: 'start';
    start: Start;
} | {
    do: 'move';
    move: Move;
} | {
    do: 'go-to';
    node: number;
} | {
    do: 'close';
} | {
    do: 'keep-answer';
    widget: string;
} | {
    do: 'forget-answer';
    widget: string;
} | {
    do: 'set-clock';
    at: string;
} | {
    do: 'load';
    scenario: string;
} | {
    do: 'next';
} | {
    do: 'rest';
} | {
    do: 'dismiss-change';
};
export type AppOptions = {
    /** A flow.json, or a folder. */
    path: string;
    /** Paths are shown relative to it. */
    cwd: string;
    /** The real time, milliseconds since the epoch: when a conversation starts unless its clock is set. */
    now: () => number;
    environment: Readonly<Record<string, string | undefined>>;
};
export type App = {
    view: () => View;
    act: (action: Action) => View;
    /** The pictures as they were after so many steps. */
    picturesAt: (step: number) => View['pictures'];
    contextAt: (step: number) => JsonObject;
    widget: (name: string, step?: number) => WidgetView;
    preview: (request: Partial<SaveRequest>) => ReturnType<typeof previewScenario>;
    save: (request: SaveRequest) => Saved;
    /** Reads the open flow again; says whether it has changed. */
    reload: () => boolean;
    /** The file that is played, absolute: whoever serves the page watches it. */
    openFile: () => string | undefined;
};
export declare function createApp({ path, cwd, now, environment }: AppOptions): App;
