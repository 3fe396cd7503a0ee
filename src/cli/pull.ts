// `flowproof pull`: downloads the account's flow definitions into their files, or reports differences.
import { relative } from 'node:path';
import type { RevisionName } from '../recorded/fetch.ts';
import { writeFlowFile } from '../recorded/flow-file.ts';
import { type PulledFlow, pullFlows } from '../recorded/pull.ts';
import { asInFile, environmentMapOf } from '../scenario/environment-map.ts';
import { findKnownFlow, type KnownFlow } from '../scenario/known-flows.ts';
import { type Context, defineCommand, fail, UsageError } from './command.ts';
import { ACCOUNT_OPTIONS, flowsOf, openAccount } from './recorded-account.ts';

const options = {
  check: { type: 'boolean', help: 'changes nothing; reports differences, and exits with 1 if there are any' },
  published: { type: 'boolean', help: 'the published revision, also if there is a newer draft' },
  revision: { type: 'string', value: 'N', help: 'this revision; for one flow' },
  ...ACCOUNT_OPTIONS,
} as const;

type PullContext = Context<typeof options>;

function revisionOf({ values: { published, revision } }: PullContext, count: number): RevisionName {
  if (revision === undefined) return published ? 'LatestPublished' : 'LatestRevision';
  if (published) throw new UsageError('`--published` and `--revision` exclude each other');
  if (!/^[1-9]\d*$/.test(revision)) throw new UsageError(`\`--revision\` must be a number, not \`${revision}\``);
  if (count !== 1) throw new UsageError('`--revision` is for one flow', 'name it: flowproof pull FLOW --revision 12');
  return Number(revision);
}

/** The flows that were named, otherwise all that have a SID and a file. */
function wantedFlows({ positionals, cwd, values, warn }: PullContext, flows: readonly KnownFlow[]): KnownFlow[] {
  const named = positionals.map((name) => {
    const flow = findKnownFlow(flows, name, cwd);
    if (!flow)
      throw new UsageError(`\`${name}\` is not a flow of ${values.scenarios}`, flows.map((one) => one.name).join(', '));
    if (!flow.definitionPath)
      fail('no-definition', `\`${name}\` has no \`definition\` to pull into.`, 'add `definition: flow.json` to `flow`');
    if (!flow.sid)
      fail(
        'no-flow-sid',
        `The SID of \`${name}\` is not known.`,
        'write `sid: FW…` below `flow:` in its scenario file; if it has one, set the variable that it names, or choose an environment with --env',
      );
    return flow;
  });
  if (named.length > 0) return named;
  const pullable = flows.filter(({ sid, definitionPath }) => sid && definitionPath);
  for (const { name, sid } of flows) if (!sid) warn(`${name}: its SID is not known here; it is left out`);
  if (pullable.length === 0)
    fail(
      'no-flows',
      `No scenario file in ${values.scenarios} names a flow by \`definition\` and by a \`sid\` that is set.`,
      'add `sid: FW…` to `flow`',
    );
  return pullable;
}

const indented = (lines: readonly string[]): string[] => lines.map((line) => `    ${line}`);

function flowText(
  { name, file, revision, status, differences, draft, hint }: PulledFlow,
  { cwd, values }: PullContext,
): string {
  const is = `revision ${revision} (${status})`;
  const changed = values.check ? `differs from ${is}` : `is now ${is}`;
  return [
    `${relative(cwd, file)}: ${differences.length > 0 ? changed : `is ${is} of ${name}`}`,
    ...indented(differences),
    ...(draft ? [`  a draft is not published yet: revision ${draft.revision}`, ...indented(draft.differences)] : []),
    ...(hint ? [`  ${hint}`] : []),
  ].join('\n');
}

async function run(context: PullContext): Promise<0 | 1> {
  const { values, cwd, output } = context;
  const known = flowsOf(context);
  const flows = wantedFlows(context, known);
  const revision = revisionOf(context, flows.length);
  const api = openAccount(context);
  try {
    const translate = (definition: PulledFlow['definition'], flow: KnownFlow) =>
      asInFile(definition, environmentMapOf(flow, known, cwd));
    const pulled = await pullFlows({ api, flows, revision, translate });
    const changed = pulled.filter(({ differences }) => differences.length > 0);
    if (!values.check) for (const { file, definition, state } of changed) writeFlowFile(file, definition, state);
    const answer = pulled.map(({ sid, file, differences }) => ({
      sid,
      file: relative(cwd, file),
      changed: differences.length > 0,
      differences,
    }));
    output({ flows: answer }, pulled.map((flow) => flowText(flow, context)).join('\n'));
    return values.check && changed.length > 0 ? 1 : 0;
  } finally {
    await api.close();
  }
}

export const command = defineCommand({
  name: 'pull',
  summary: "Downloads the account's flow definitions into their files",
  usage: '[FLOW …] [--check] [--published | --revision N] [options]',
  details: `
Downloads the flows that scenario files name by \`definition\` and \`sid\`, and their subflows. By default it takes the latest draft if it is
newer than the published revision, because people test before they publish. It only reads from the account.

  flowproof pull
  flowproof pull order-status --published
  flowproof pull --check --env prod`,
  options,
  positionals: { most: 1000 },
  run,
});
