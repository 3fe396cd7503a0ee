export { play } from '../session/play.js';
export { report } from './report.js';
export { openStudio } from './studio.js';
