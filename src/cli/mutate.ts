// `flowproof mutate`: shows which faults in a flow no scenario would detect.
import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';
import { loadTestedFlows } from '../analysis/mutate/flows.ts';
import { openMemory } from '../analysis/mutate/memory.ts';
import { type FlowResult, type Judged, mutateFlow } from '../analysis/mutate/mutate.ts';
import { strykerReport } from '../analysis/mutate/stryker.ts';
import { hintYaml, mutationText, totalOf } from '../analysis/mutate/text.ts';
import { readCalibration } from '../calibration/file.ts';
import { renderProblems } from '../errors.ts';
import { mutationPage, type ShownMutant } from '../reporters/mutation-page.ts';
import { type Context, defineCommand, UsageError } from './command.ts';
import { environmentOf } from './recorded-account.ts';
import { packageVersion } from './version.ts';

const options = {
  threshold: { type: 'string', value: 'PERCENT', help: 'exits with 1 below this score' },
  report: { type: 'string', value: 'DIR', default: 'reports/mutation', help: 'the folder of the report' },
  page: {
    type: 'string',
    value: 'FILE',
    default: 'reports/coverage/mutation.html',
    help: 'the page, beside the coverage page',
  },
  fresh: { type: 'boolean', help: 'runs every mutant again, also unchanged ones' },
  quiet: { type: 'boolean', help: 'prints the table only' },
} as const;

type MutateContext = Context<typeof options>;

function thresholdOf(given: string | undefined): number | undefined {
  if (given === undefined) return undefined;
  const percent = Number(given.replace(/%$/, ''));
  if (given.trim() !== '' && percent >= 0 && percent <= 100) return percent;
  throw new UsageError(`\`--threshold\` cannot be \`${given}\``, 'give a percentage from 0 to 100');
}

const isLeft = ({ status }: Judged): boolean => status === 'survived' || status === 'notCovered';

/** A fault in a transition is shown on that transition's line, any other fault on its widget's. */
function shownMutant({ mutant, status, hint, span }: Judged, cwd: string): ShownMutant {
  const place = `${relative(cwd, span.start.file)}:${span.start.line}:${span.start.column}`;
  const [, , kind, transition] = mutant.at;
  return {
    widget: mutant.widget,
    ...(kind === 'transitions' ? { transition: Number(transition) } : {}),
    operator: mutant.operator,
    description: mutant.description,
    place,
    status: status === 'survived' ? 'survived' : 'notCovered',
    ...(hint ? { scenario: hint.scenario, expect: hintYaml(hint) } : {}),
  };
}

const pageOf = (results: readonly FlowResult[], cwd: string): string =>
  mutationPage({
    generatedAt: new Date().toISOString(),
    total: totalOf(results),
    flows: results.map(({ flow, verdicts, counts, score }) => ({
      name: flow.name,
      file: relative(cwd, flow.file),
      definition: flow.definition,
      counts,
      score,
      mutants: verdicts.filter(isLeft).map((verdict) => shownMutant(verdict, cwd)),
    })),
  });

const survivorsOf = (results: readonly FlowResult[], cwd: string): object[] =>
  results.flatMap(({ flow, verdicts }) =>
    verdicts.filter(isLeft).map(({ mutant, status, coveredBy, hint, span }) => ({
      id: mutant.id,
      flow: flow.name,
      file: relative(cwd, flow.file),
      line: span.start.line,
      column: span.start.column,
      widget: mutant.widget,
      operator: mutant.operator,
      description: mutant.description,
      status,
      coveredBy,
      ...(hint ? { scenario: hint.scenario, expect: hintYaml(hint) } : {}),
    })),
  );

function answerOf(results: readonly FlowResult[], { cwd }: MutateContext, report: string): object {
  const { counts, score } = totalOf(results);
  return {
    mutants: counts,
    score,
    flows: results.map(({ flow, counts: own, score: percent }) => ({
      name: flow.name,
      file: relative(cwd, flow.file),
      mutants: own,
      score: percent,
    })),
    survivors: survivorsOf(results, cwd),
    failing: results.flatMap(({ failing }) => failing.map(({ scenario }) => scenario)),
    report: relative(cwd, report),
  };
}

const WHAT = 'name a flow.json with scenarios beside it, scenario files, or a folder of them';

type Mutated = { results: FlowResult[]; hasMistakes: boolean };

async function mutateAll(context: MutateContext, folder: string): Promise<Mutated> {
  const { positionals, cwd, environment, values, progress, warn } = context;
  const paths = (positionals.length > 0 ? positionals : ['scenarios']).map((path) => resolve(cwd, path));
  const missing = paths.find((path) => !existsSync(path));
  if (missing !== undefined)
    throw new UsageError(
      `There is no \`${relative(cwd, missing)}\``,
      positionals.length > 0 ? WHAT : `${WHAT}; without an argument, the folder scenarios/ is used`,
    );
  const { flows, leftOut, mistakes } = loadTestedFlows(
    paths,
    environmentOf({ cwd, environment, values: { scenarios: 'scenarios' } }),
  );
  if (flows.length === 0) throw mistakes ?? new UsageError('There is no scenario to run', WHAT);
  if (mistakes)
    warn(
      `${renderProblems(mistakes.problems, mistakes.sources, { root: cwd })}\n\nScenarios with these mistakes were not run.`,
    );
  for (const { scenario, reason } of leftOut) warn(`${scenario} is left out: ${reason}`);
  const memory = openMemory(values.fresh ? undefined : join(folder, 'incremental.json'));
  const behaviour = readCalibration(cwd);
  const results: FlowResult[] = [];
  for (const flow of flows) {
    const showCount = (done: number, of: number) => progress(`${flow.name}: ${done} of ${of} mutants`);
    results.push(await mutateFlow(flow, { memory, version: packageVersion(), behaviour, progress: showCount }));
  }
  memory.save();
  return { results, hasMistakes: mistakes !== undefined };
}

export const command = defineCommand({
  name: 'mutate',
  summary: 'Shows which faults in a flow no scenario would detect',
  usage: '[FLOW.json | SCENARIOS.yaml | DIR …] [options]',
  details: `Makes small faults in each flow, one at a time, and runs the scenarios that reach them, in process. Without an argument, all of
scenarios/. The score is (killed + timed out) / (all - equivalent - invalid): mutants that no scenario reaches lower it.
mutation.json in the report's folder is a report in Stryker's format. docs/mutate.md explains each operator.`,
  options,
  positionals: { most: 1000 },
  async run(context) {
    const { values, cwd, output } = context;
    const threshold = thresholdOf(values.threshold);
    const folder = resolve(cwd, values.report);
    const { results, hasMistakes } = await mutateAll(context, folder);
    const report = join(folder, 'mutation.json');
    mkdirSync(folder, { recursive: true });
    const stryker = strykerReport(results, { root: cwd, version: packageVersion(), threshold: threshold ?? 80 });
    writeFileSync(report, JSON.stringify(stryker));
    const page = resolve(cwd, values.page);
    mkdirSync(dirname(page), { recursive: true });
    writeFileSync(page, pageOf(results, cwd));
    const { score } = totalOf(results);
    const isBelow = threshold !== undefined && score < threshold;
    const below = isBelow ? `\n\nThe score is ${score}%, below the threshold of ${threshold}%.` : '';
    const where = `\n\nmutation page: ${relative(cwd, page)}`;
    output(
      answerOf(results, context, report),
      mutationText(results, { root: cwd, details: !values.quiet }) + where + below,
    );
    return isBelow || hasMistakes || results.some(({ failing }) => failing.length > 0) ? 1 : 0;
  },
});
