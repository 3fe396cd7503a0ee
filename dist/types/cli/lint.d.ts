export declare const command: import("./command.js").Command<{
    readonly 'fail-on': {
        readonly type: 'string';
        readonly value: 'SEVERITY';
        readonly default: 'warning';
        readonly help: 'the least severity that fails the command: error, warning, note or never';
    };
    readonly sarif: {
        readonly type: 'string';
        readonly value: 'FILE';
        readonly help: 'writes the findings as SARIF, which GitHub shows on pull requests';
    };
    readonly rules: {
        readonly type: 'boolean';
        readonly help: 'lists the rules';
    };
}>;
