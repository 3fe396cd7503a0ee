export declare const command: import("./command.js").Command<{
    readonly flows: {
        readonly type: 'string';
        readonly value: 'DIR';
        readonly help: 'serves the flows of DIR: NAME.json, or NAME/flow.json';
    };
    readonly port: {
        readonly type: 'string';
        readonly value: 'N';
        readonly default: '0';
        readonly help: 'listens on this port; 0 is any free port';
    };
    readonly host: {
        readonly type: 'string';
        readonly value: 'HOST';
        readonly default: '127.0.0.1';
        readonly help: 'listens on this address';
    };
    readonly 'rate-limits': {
        readonly type: 'boolean';
        readonly help: "refuses more than Studio's own number of new executions a second";
    };
    readonly faults: {
        readonly type: 'string';
        readonly value: 'FILE';
        readonly help: 'injects the faults of this JSON file';
    };
}>;
