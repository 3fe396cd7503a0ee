// Plays the scenarios that were made of recordings, as a test would, and says why one does not pass.
import { createPlayer, type Player } from '../analysis/play.ts';
import type { Behaviour } from '../emulator/engine/behaviour.ts';
import { type LoadedTest, loadScenarioText } from '../scenario/load.ts';

/** Why each scenario of the file does not pass, in their order; undefined for one that does. */
export type Failures = readonly (string | undefined)[];

/** A line for people: the first sentence of what went wrong. */
const firstLine = (message: string): string => message.split('\n')[0] ?? message;

/** The scenario file `text` as it will be at `file`: the definition that it names is read from there. */
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
