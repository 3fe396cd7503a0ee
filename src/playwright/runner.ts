// What runs scenarios: the SDK, the targets, the drawing of flows. Loaded when the first one runs, so that listing tests does without.
export { openTarget } from '../targets/index.ts';
export { report } from './report.ts';
export { runScenario } from './run-scenario.ts';
