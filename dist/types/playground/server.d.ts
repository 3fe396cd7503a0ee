import type { App } from './app.js';
export type Playground = {
    /** With its token: whoever has it can use the page. */
    url: string;
    close: () => Promise<void>;
};
export type PlaygroundOptions = {
    app: App;
    /** The folder of the built page. */
    page: string;
    /** 0: any free port. */
    port: number;
    /** How often flow.json is looked at, in milliseconds. */
    watchEvery?: number;
};
/** Serves until it is closed. */
export declare function startPlayground({ app, page, port, watchEvery }: PlaygroundOptions): Promise<Playground>;
