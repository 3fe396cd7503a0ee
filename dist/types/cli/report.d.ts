export declare const command: import("./command.js").Command<Readonly<Record<string, import("./command.js").Option>>>;
