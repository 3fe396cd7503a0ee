import { defineFlowproofConfig } from '/work/wt/explore/src/playwright/config.ts';
export default defineFlowproofConfig({ scenarios: process.env.GEN ?? '/tmp/gen', budget: { messages: 200, calls: 30, minutes: 60 } });
