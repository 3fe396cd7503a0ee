// The modules that run scenarios: the SDK, the targets, drawing. Loaded for the first scenario, so that listing tests stays fast.
export { openTarget } from '../targets/index.ts';
export { report } from './report.ts';
export { runScenario } from './run-scenario.ts';
