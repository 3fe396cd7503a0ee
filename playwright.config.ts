// Runs the scenarios: on the embedded Studio, and then on a test account if `.env` holds one.
import { defineFlowproofConfig } from './src/playwright/config.ts';

export default defineFlowproofConfig({
  scenarios: 'scenarios',
  // What a run may spend on a test account. Its numbers are in `.env`: FLOWPROOF_CONTACTS and FLOWPROOF_ALLOW.
  budget: { messages: 200, calls: 30, minutes: 60 },
});
