// Makes the README's picture of the playground from a shipped flow: `npx tsx scripts/playground-picture.ts`.
import { join, resolve } from 'node:path';
import { createApp } from '../src/playground/app.ts';
import { pageFolder } from '../src/playground/page-folder.ts';
import { startPlayground } from '../src/playground/server.ts';
import { launch } from '../tests/browser.ts';

const ROOT = resolve(import.meta.dirname, '..');
const PICTURE = join(ROOT, 'docs/pictures/playground.png');
/** A Monday morning: the picture is the same whenever it is made. */
const NOW = Date.UTC(2026, 2, 2, 17);

const path = join(ROOT, 'scenarios/appointment-reminder/flow.json');
const app = createApp({ path, cwd: ROOT, now: () => NOW, environment: {} });
app.act({
  do: 'start',
  start: {
    by: 'request',
    contact: '+15550100001',
    flowNumber: '+15550100000',
    parameters: { name: 'Ada', time: '10:00' },
  },
});
app.act({ do: 'move', move: { do: 'reply', body: 'What time was that?' } });
app.act({ do: 'move', move: { do: 'reply', body: 'OK' } });
app.act({ do: 'move', move: { do: 'respond', status: 200, body: { booked: true } } });

const playground = await startPlayground({ app, page: await pageFolder(), port: 0 });
const browser = await launch();
const page = await browser.newPage({ viewport: { width: 1440, height: 860 }, deviceScaleFactor: 1 });
await page.goto(playground.url);
await page.getByText('The flow ended.').waitFor();
await page.screenshot({ path: PICTURE });
await browser.close();
await playground.close();
