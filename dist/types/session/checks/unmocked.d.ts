import type { MockAnswer, Scenario } from '../../scenario/scenario.js';
import type { Failure, Incident, Judged } from '../evidence.js';
/** How to write a mock, in the language that the scenario is written in. */
export type Advise = (widget: string, answer: MockAnswer) => string;
/** One failure a widget: a request in a loop is one mistake. */
export declare function checkUnmocked({ place }: Scenario, evidence: Judged, advise?: Advise): Failure[];
/** What Studio goes on from, or ends by, and logs as an error. */
export declare const loggedIn: ({ incidents }: Judged) => Incident[];
/** Studio's own limits and errors fail no scenario that expects them; of one that failed they are the reason. */
export declare const explainStop: ({ place }: Scenario, evidence: Judged) => Failure[];
