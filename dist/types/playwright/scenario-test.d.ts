export declare const scenarioTest: import("playwright/test").TestType<import("playwright/test").PlaywrightTestArgs & import("playwright/test").PlaywrightTestOptions & {
    studio: import("./studio-word.js").StudioWord;
    contact: import("../session/start.js").Parties;
    flow: import("./flow.js").FlowWord;
    evidence: (evidence: import("../index.js").Evidence, more?: import("./report.js").Shown) => Promise<void>;
    leftovers: import("../account/cleanup.js").Leftovers;
} & {
    _setupArtifacts: undefined;
}, import("playwright/test").PlaywrightWorkerArgs & import("playwright/test").PlaywrightWorkerOptions & import("./test.js").FlowproofOptions & {
    openedStudio: import("./studio.js").Studio;
    attachedFlows: import("./report.js").Attached;
}>;
