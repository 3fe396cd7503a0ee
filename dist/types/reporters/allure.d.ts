import type { Evidence, Failure } from '../session/evidence.js';
/** An attachment that allure-playwright takes for metadata; the underscore hides it from Playwright's own report. */
export type AllureAttachment = {
    name: string;
    contentType: string;
    body: string;
};
/** The label by which `allurerc.mjs` sorts a failure into a category. */
export declare const KIND_LABEL = "flowproof-kind";
/** The kind under which a failed scenario is filed. */
export declare const kindOf: (failures: readonly Failure[]) => Failure['kind'] | undefined;
/** What allure-playwright reads about a played scenario. Parameters are excluded from its identity, so that trends last. */
export declare const describeToAllure: (evidence: Evidence) => AllureAttachment;
/** The same for a scenario file that could not be loaded. */
export declare const describeBadScenarioToAllure: (flow: string, file: string) => AllureAttachment;
