// The child process of served.ts: serves the flows that its parent sends, until that exits.
import process from 'node:process';
import { startEmulator } from '../src/emulator/server.ts';
import type { NamedFlow, ServerRequest, Serving } from './served.ts';

async function serveFlows(flows: NamedFlow[]): Promise<Serving> {
  const { url, accountSid, authToken, studio } = await startEmulator({ flows });
  const flowSids = flows.map(({ name }) => studio.flows.byName(name)?.sid ?? '');
  return { url, account: { accountSid, password: authToken }, flowSids };
}

process.on('message', async (wish: ServerRequest) => {
  process.send?.(wish === 'rss' ? process.memoryUsage.rss() : await serveFlows(wish.flows));
});
process.on('disconnect', () => process.exit());
