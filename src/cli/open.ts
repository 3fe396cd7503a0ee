// `flowproof open`: serves the playground on this machine until it is stopped, and opens it in the browser.
import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { relative, resolve } from 'node:path';
import process from 'node:process';
import { readCalibration } from '../calibration/file.ts';
import { createApp } from '../playground/app.ts';
import { unusableFlows } from '../playground/folder.ts';
import { pageFolder } from '../playground/page-folder.ts';
import { startPlayground } from '../playground/server.ts';
import { aborted, type Context, defineCommand, portOf, UsageError } from './command.ts';

const OPTIONS = {
  port: { type: 'string', value: 'N', default: '0', help: 'listens on this port; 0 is any free port' },
  browser: {
    type: 'boolean',
    default: true,
    help: 'opens the page in the browser; --no-browser only prints its address',
  },
} as const;

const OPENERS: Readonly<Record<string, readonly [string, ...string[]]>> = {
  darwin: ['open'],
  win32: ['cmd', '/c', 'start', ''],
};

/** Without a desktop no browser opens; the address is printed in any case. */
function openBrowser(url: string): void {
  const [command, ...args] = OPENERS[process.platform] ?? ['xdg-open'];
  const opener = spawn(command, [...args, url], { stdio: 'ignore', detached: true });
  opener.on('error', () => {});
  opener.unref();
}

async function serve(context: Context<typeof OPTIONS>): Promise<0> {
  const { values, positionals, cwd, environment, output, stopping, warn } = context;
  const port = portOf(values.port);
  const given = positionals[0] ?? (existsSync(resolve(cwd, 'scenarios')) ? 'scenarios' : '.');
  if (!existsSync(resolve(cwd, given)))
    throw new UsageError(
      `There is no \`${given}\``,
      'name a flow.json as Studio exports it, or a folder that holds one',
    );
  const behaviour = readCalibration(cwd);
  const app = createApp({ path: resolve(cwd, given), cwd, now: Date.now, environment, behaviour });
  const stopped = aborted(stopping());
  const onDefect = (error: unknown) => {
    if (environment.FLOWPROOF_DEBUG) warn(error instanceof Error ? (error.stack ?? error.message) : String(error));
  };
  for (const { path, problem } of unusableFlows(resolve(cwd, given), cwd))
    warn(`${relative(cwd, path)} cannot be opened yet:\n\n${problem}\n\n`);
  const playground = await startPlayground({ app, page: await pageFolder(), port, onDefect });
  output({ url: playground.url }, `The playground is open at\n\n  ${playground.url}\n\nStop it with Ctrl+C.`);
  if (values.browser && process.stdout.isTTY) openBrowser(playground.url);
  await stopped;
  await playground.close();
  return 0;
}

export const command = defineCommand({
  name: 'open',
  summary: 'Opens the playground: talk to a flow in a browser, save the conversation as a scenario',
  usage: '[FLOW.json | FOLDER] [options]',
  details:
    'Without an argument it offers every flow below scenarios/. It never changes a flow, and a scenario file only when you save.',
  options: OPTIONS,
  positionals: { most: 1 },
  run: serve,
});
