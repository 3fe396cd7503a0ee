// What plays a scenario, behind the words of a test: the SDK, the embedded Studio, the drawing of flows.

export { play } from '../session/play.ts';
export { report } from './report.ts';
export { openStudio } from './studio.ts';
