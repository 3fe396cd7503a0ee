// Groups recorded executions by their path, and writes one scenario for each path into a file.
import type { FlowDefinition, JsonObject } from '../flow/types.ts';
import { scenarioFileYaml, type WrittenScenario } from '../scenario/write.ts';
import { type Divergence, divergenceOf, pathKey, recordedPath } from './compare.ts';
import type { RecordedExecution } from './execution.ts';
import { inputsOf } from './inputs.ts';
import { createPlayer, type PlayedFlow, type Player } from './player.ts';
import type { Revisions } from './replay.ts';
import { scenarioOf } from './scenario.ts';

/** The executions of one path, represented by one of them. */
export type RecordedGroup = {
  first: RecordedExecution;
  definition: FlowDefinition;
  count: number;
  /** Whether Studio stopped it, at a limit or at a widget that cannot run. */
  isStopped: boolean;
  /** Why the embedded Studio does not take the recorded path. */
  notReproduced?: string;
};

/** `isStopped`: Studio stopped the execution, as the engine does; the call was not hung up. */
type Reproduction = { why?: string; isStopped: boolean };

function tryOut(execution: RecordedExecution, player: Player): Reproduction {
  const { definition } = player;
  const played = player.play(inputsOf(execution, definition));
  const isStopped = played.end.how === 'failed';
  const why = reasonOf(execution, divergenceOf(recordedPath(execution), played, definition));
  return why === undefined ? { isStopped } : { why, isStopped };
}

function reasonOf(execution: RecordedExecution, fault: Divergence | undefined): string | undefined {
  if (!fault) return undefined;
  if (execution.changedBy) return `its path depends on ${execution.changedBy.join(', ')}, which was replaced`;
  return `at ${fault.widget || 'the start'}: ${fault.event}, but the recording has ${fault.was}: ${fault.why}`;
}

export type Gathered = {
  groups: readonly RecordedGroup[];
  executions: number;
  notReproduced: number;
  withoutDefinition: number;
};

/** The most frequent path first. A reproduced execution represents its path, if there is one. */
export function gather(
  executions: Iterable<RecordedExecution>,
  revisions: Revisions,
  { name, behaviour = {} }: Pick<PlayedFlow, 'name' | 'behaviour'>,
): Gathered {
  const players = new Map<number, Player | undefined>();
  const playerOf = (revision: number): Player | undefined => {
    if (!players.has(revision)) {
      const definition = revisions(revision);
      players.set(revision, definition && createPlayer({ name, definition, behaviour }));
    }
    return players.get(revision);
  };
  const groups = new Map<string, RecordedGroup>();
  const counts = { executions: 0, notReproduced: 0, withoutDefinition: 0 };
  for (const execution of executions) {
    counts.executions += 1;
    const player = playerOf(execution.revision);
    if (!player) {
      counts.withoutDefinition += 1;
      continue;
    }
    const { why, isStopped } = tryOut(execution, player);
    if (why !== undefined) counts.notReproduced += 1;
    const key = pathKey(recordedPath(execution));
    const known = groups.get(key);
    const isBetter = !known || (known.notReproduced !== undefined && why === undefined);
    const described = isBetter
      ? {
          first: execution,
          definition: player.definition,
          isStopped,
          ...(why === undefined ? {} : { notReproduced: why }),
        }
      : known;
    groups.set(key, { ...described, count: (known?.count ?? 0) + 1 });
  }
  return { ...counts, groups: [...groups.values()].sort((a, b) => b.count - a.count) };
}

/** Two paths may have the same name, but the scenarios of a file may not. */
function withOwnNames(scenarios: readonly WrittenScenario[]): WrittenScenario[] {
  const used = new Map<string, number>();
  return scenarios.map((scenario) => {
    const count = (used.get(scenario.name) ?? 0) + 1;
    used.set(scenario.name, count);
    return count === 1 ? scenario : { ...scenario, name: `${scenario.name} (${count})` };
  });
}

/** The first line of a file that the command may overwrite. */
export const RECORDED_HEAD =
  'Recorded by `flowproof record`, which may replace this file. Keep what you edit in another one.';

export type FileOptions = {
  flow: JsonObject;
  schema?: string;
  /** Why scenarios do not pass, in their order. */
  failures?: readonly (string | undefined)[];
};

/** Adds comments above each scenario: what its recording does not show, and why it does not pass. */
function withComments(text: string, comments: readonly (readonly string[])[]): string {
  let index = -1;
  return text
    .split('\n')
    .flatMap((line) => {
      const [, indent] = /^( *)- name: /.exec(line) ?? [];
      if (indent === undefined || indent.length > 2) return [line];
      index += 1;
      return [...(comments[index] ?? []).map((comment) => `${indent}# ${comment.replace(/\s+/g, ' ')}`), line];
    })
    .join('\n');
}

/** The text of the scenario file of these groups. A scenario that does not pass is marked `fixme`, with the reason. */
export function recordedFile(groups: readonly RecordedGroup[], { flow, schema, failures = [] }: FileOptions): string {
  const made = groups.map(({ first, definition, count, isStopped, notReproduced }, index) => {
    const occurrence = { count, isStopped };
    const { scenario, comments } = scenarioOf(first, definition, occurrence);
    const reason = notReproduced ?? failures[index];
    if (reason === undefined) return { scenario, comments };
    const fixme = `the embedded Studio does not reproduce this recording: ${reason}`.replaceAll('${', () => '$${');
    return { scenario: { ...scenario, fixme }, comments };
  });
  const scenarios = withOwnNames(made.map(({ scenario }) => scenario));
  const text = scenarioFileYaml({ flow, scenarios }, { ...(schema ? { schema } : {}), comments: [RECORDED_HEAD] });
  return withComments(
    text,
    made.map(({ comments }) => comments),
  );
}

/** The differences between the embedded Studio and the account, as a page for investigating them. */
export function questionsPage(name: string, groups: readonly RecordedGroup[]): string {
  const open = groups.filter(({ notReproduced }) => notReproduced !== undefined);
  const parts = open.map(
    ({ first, count, notReproduced }) =>
      `## ${notReproduced}\n\n${count} executions take this path, for example ${first.sid} (revision ${first.revision}, ${first.createdAt}).\n\n` +
      `Recorded: ${recordedPath(first)
        .traversals.map(({ from, event }) => `${from} —${event}→`)
        .join(' ')} ${recordedPath(first).stoppedAt ?? 'the end'}\n`,
  );
  const head = `# Where the embedded Studio and the account differ: ${name}\n\n`;
  return head + (parts.length > 0 ? parts.join('\n') : 'Every recorded path is reproduced.\n');
}
