/** The folder of this package's package.json. */
export declare const PACKAGE_ROOT: string;
/** The path of a module of ours by its name below src/, such as `reporters/coverage`. */
export declare const moduleFile: (name: string) => string;
/** The same for an `import` in code that is written to a file. */
export declare const moduleUrl: (name: string) => string;
/** True for a file of our own code: not for specs and configurations beside it. */
export declare const isOwnCode: (file: string) => boolean;
