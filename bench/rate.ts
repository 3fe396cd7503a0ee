// Prints the rate of executions with five widgets over HTTP, and of three fixed responses from the same server: client and server in one
// process, as in the harness. Bundled by emulator.ts.
import process from 'node:process';
import { startEmulator } from '../src/emulator/server.ts';
import { type Ask, basic, openAsk } from './ask.ts';
import { executionOf, inParallel } from './executions.ts';
import { serveFixed } from './fixed.ts';
import { fiveWidgets } from './flows.ts';
import { compared } from './measured.ts';

const EXECUTIONS = 1500;

/** Per second of processor time, so that other processes of the machine do not count. */
async function rateOf(ask: Ask, flowSid: string): Promise<number> {
  const before = process.cpuUsage();
  await inParallel(EXECUTIONS, (to) => executionOf(ask, flowSid, to));
  const { user, system } = process.cpuUsage(before);
  return (EXECUTIONS / (user + system)) * 1_000_000;
}

const emulator = await startEmulator({ flows: [{ name: 'five', definition: fiveWidgets() }] });
const { url, accountSid, authToken, studio } = emulator;
const flowSid = studio.flows.byName('five')?.sid ?? '';
const authorization = basic(accountSid, authToken);
const played = openAsk({ url, authorization });
const fixed = await serveFixed(await executionOf(played.ask, flowSid));
const answered = openAsk({ url: fixed.url, authorization });
const pair = await compared({
  rounds: 9,
  measured: () => {
    studio.reset();
    return rateOf(played.ask, flowSid);
  },
  baseline: () => rateOf(answered.ask, flowSid),
});
await Promise.all([played.hangUp(), answered.hangUp()]);
fixed.close();
await emulator.close();
process.stdout.write(JSON.stringify(pair));
