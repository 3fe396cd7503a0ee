import type { Problem } from '../../errors.js';
import type { Subject } from './check.js';
export { targetsOf } from './targets.js';
export declare const CHECKS: {
    readonly inputs: import("./check.js").Check;
    readonly contact: import("./check.js").Check;
    readonly mocks: import("./check.js").Check;
    readonly moment: import("./check.js").Check;
    readonly targets: import("./check.js").Check;
    readonly widgets: import("./check.js").Check;
    readonly patterns: import("./check.js").Check;
};
export declare const checkScenario: (subject: Subject) => Problem[];
