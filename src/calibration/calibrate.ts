// Asks an account and the embedded Studio the same questions, compares the answers, and finds the settings that match the account.
import {
  type Behaviour,
  DEFAULT_BEHAVIOUR,
  SETTINGS,
  type SettingName,
  valuesOf,
} from '../emulator/engine/behaviour.ts';
import type { Json } from '../flow/types.ts';
import type { Played, Service } from './play.ts';
import { play } from './play.ts';
import type { Probe } from './probe.ts';
import { NOT_ASKED, PROBES } from './probes.ts';

export type Answer = {
  setting: SettingName;
  question: string;
  result: 'same' | 'different' | 'not-asked';
  probe?: string;
  /** What each of them did. The account's `value` is absent if no value of the setting explains its answer. */
  account?: { observed: Json; value?: string };
  emulator?: { observed: Json; value: string };
  /** Why it was not asked, or why there is no answer. */
  reason?: string;
};

export type Calibrating = {
  account: Service;
  /** An embedded Studio with this behaviour, for one probe; the caller closes it. */
  emulator: (behaviour: Behaviour) => Promise<Service & { close: () => Promise<void> }>;
  asks: (probe: Probe) => string | undefined;
  progress?: (text: string) => void;
  stopped?: () => boolean;
};

async function playHere({ emulator }: Calibrating, probe: Probe, changes: Partial<Behaviour> = {}): Promise<Played> {
  const service = await emulator({ ...DEFAULT_BEHAVIOUR, ...changes });
  try {
    return await play(service, probe);
  } finally {
    await service.close();
  }
}

const observed = (played: Played, probe: Probe, setting: SettingName): Json | undefined =>
  'seen' in played ? probe.observes[setting]?.(played.seen) : undefined;

const isSame = (a: Json, b: Json): boolean => JSON.stringify(a) === JSON.stringify(b);

/** The value with which the embedded Studio does what the account does. */
async function valueFor(calibrating: Calibrating, probe: Probe, setting: SettingName, answer: Json) {
  for (const value of valuesOf(setting)) {
    const played = await playHere(calibrating, probe, { [setting]: value });
    const own = observed(played, probe, setting);
    if (own !== undefined && isSame(own, answer)) return value;
  }
  return undefined;
}

type Both = { probe: Probe; account: Played; emulator: Played };

async function answerOf(calibrating: Calibrating, setting: SettingName, { probe, ...both }: Both): Promise<Answer> {
  const { question } = SETTINGS[setting];
  const common = { setting, question, probe: probe.id };
  const [theirs, own] = [observed(both.account, probe, setting), observed(both.emulator, probe, setting)];
  if (theirs === undefined || own === undefined) {
    const reason = 'failed' in both.account ? both.account.failed : 'the execution does not show it';
    return { ...common, result: 'not-asked', reason };
  }
  const emulator = { observed: own, value: SETTINGS[setting].value };
  if (isSame(theirs, own))
    return { ...common, result: 'same', account: { observed: theirs, value: emulator.value }, emulator };
  const value = await valueFor(calibrating, probe, setting, theirs);
  return { ...common, result: 'different', account: { observed: theirs, ...(value ? { value } : {}) }, emulator };
}

const settingsOf = ({ observes }: Probe) => Object.keys(observes) as SettingName[];

const notAsked = (setting: SettingName, reason: string, probe?: Probe): Answer => ({
  setting,
  question: SETTINGS[setting].question,
  result: 'not-asked',
  reason,
  ...(probe ? { probe: probe.id } : {}),
});

async function ask(calibrating: Calibrating, probe: Probe): Promise<Answer[]> {
  const reason = calibrating.stopped?.() ? 'stopped' : calibrating.asks(probe);
  if (reason) return settingsOf(probe).map((setting) => notAsked(setting, reason, probe));
  calibrating.progress?.(`asking: ${probe.id}`);
  const account = await play(calibrating.account, probe);
  const emulator = await playHere(calibrating, probe);
  const answers: Answer[] = [];
  for (const setting of settingsOf(probe))
    answers.push(await answerOf(calibrating, setting, { probe, account, emulator }));
  return answers;
}

/** One answer for each setting, in the order of the settings. */
export async function calibrate(calibrating: Calibrating): Promise<Answer[]> {
  const answers = new Map<SettingName, Answer>();
  for (const probe of PROBES) for (const answer of await ask(calibrating, probe)) answers.set(answer.setting, answer);
  for (const [setting, reason] of Object.entries(NOT_ASKED) as [SettingName, string][])
    answers.set(setting, notAsked(setting, reason));
  return (Object.keys(SETTINGS) as SettingName[]).flatMap((setting) => answers.get(setting) ?? []);
}

/** The settings that make an emulator behave like the account. */
export const changesOf = (answers: readonly Answer[]): Partial<Behaviour> =>
  Object.fromEntries(
    answers.flatMap(({ setting, result, account }) =>
      result === 'different' && account?.value ? [[setting, account.value]] : [],
    ),
  );
