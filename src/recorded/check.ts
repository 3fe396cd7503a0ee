// Plays the scenarios made from recordings as a test would, and reports why one does not pass.
import { createPlayer, type Player } from '../analysis/play.ts';
import type { Behaviour } from '../emulator/engine/behaviour.ts';
import { type LoadedTest, loadScenarioText } from '../scenario/load.ts';

/** Why each scenario of the file does not pass, in their order; undefined for one that does. */
export type Failures = readonly (string | undefined)[];

/** The first line of an error message. */
const firstLine = (message: string): string => message.split('\n')[0] ?? message;

/** Plays the scenario file `text` as if it were at `file`: the definition that it names is read relative to it. */
export async function failuresOf(text: string, file: string, behaviour: Partial<Behaviour> = {}): Promise<Failures> {
  let player: Player | undefined;
  const failureOf = async ({ scenario, problems }: LoadedTest): Promise<string | undefined> => {
    const definition = scenario?.flow.definition;
    if (!scenario || !definition) return firstLine(problems[0]?.message ?? 'it has no definition');
    player ??= createPlayer({ name: scenario.flow.name, definition }, undefined, behaviour);
    const [failure] = (await player.play(scenario)).failures;
    return failure && firstLine(failure.message);
  };
  const failures: (string | undefined)[] = [];
  for (const loaded of loadScenarioText({ file, text }, { env: {}, target: 'emulator' }).tests)
    failures.push(await failureOf(loaded));
  return failures;
}
