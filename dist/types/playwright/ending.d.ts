import type { TestInfo } from '@playwright/test';
import type { Leftovers } from '../account/cleanup.js';
import type { Failure } from '../session/evidence.js';
import { type Act } from './act.js';
import type { Studio } from './studio.js';
import type { Words } from './test.js';
export type House = {
    studio: Studio;
    evidence: Words['evidence'];
    leftovers: Leftovers;
    testInfo: TestInfo;
};
/** What is still to be told of it. The contact hangs up, and evidence is left, whatever happened. */
export declare function endAct(act: Act, house: House): Promise<Failure[]>;
