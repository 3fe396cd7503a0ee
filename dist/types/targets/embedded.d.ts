import type { Studio } from '../playwright/studio.js';
export declare function openEmulator(): Promise<Studio>;
