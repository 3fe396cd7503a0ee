// The table of docs/calibrate.md: each question, its setting, and the probe that asks it.
import { SETTINGS, type SettingName } from '../emulator/engine/behaviour.ts';
import { NOT_ASKED, PROBES } from './probes.ts';

const NEEDS = { calls: ' (`--calls`)', echo: ' (`--echo`)' } as const;

function probeOf(name: SettingName): string {
  const probe = PROBES.find(({ observes }) => name in observes);
  if (probe) return `\`${probe.id}\`${probe.needs ? NEEDS[probe.needs] : ''}`;
  return `not asked, because ${(NOT_ASKED as Partial<Record<SettingName, string>>)[name] ?? ''}`;
}

const START = '<!-- questions: made by `npm run docs` -->';
const END = '<!-- end of questions -->';

function table(): string {
  const rows = (Object.keys(SETTINGS) as SettingName[]).map((name) => {
    const { question, value, others } = SETTINGS[name];
    const values = [value, ...others].map((one) => `\`${one}\``).join(', ');
    return `| ${question} | \`${name}\` | ${values} | ${probeOf(name)} |`;
  });
  return ['| question | setting | values, default first | probe |', '| --- | --- | --- | --- |', ...rows].join('\n');
}

/** The page with its table replaced. */
export function calibratePage(page: string): string {
  const [before = '', rest = ''] = page.split(START);
  return `${before}${START}\n\n${table()}\n\n${END}${rest.split(END)[1] ?? ''}`;
}
