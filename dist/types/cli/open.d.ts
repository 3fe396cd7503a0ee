export declare const command: import("./command.js").Command<{
    readonly port: {
        readonly type: 'string';
        readonly value: 'N';
        readonly default: '0';
        readonly help: 'listens on this port; 0 is any free port';
    };
    readonly browser: {
        readonly type: 'boolean';
        readonly default: true;
        readonly help: 'opens the page in the browser; --no-browser only prints its address';
    };
}>;
