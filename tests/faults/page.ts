// docs/faults.md: the faults, and the table of what comes of each, as the matrix has seen it.
import { type Line, RIGHT } from './cells.ts';
import { ROWS, type Row, titleOf } from './rows.ts';

export const PAGE = 'docs/faults.md';

/** What each outcome means for whoever reads a report. */
export const MEANINGS: Readonly<Record<string, string>> = {
  [RIGHT]: 'the verdict is the one that it would have been without the fault',
  'refused-by-api': 'Twilio refused a call; the error names it, its status, and how often it was asked',
  'api-no-answer': 'the connection broke, or there was none (`api-unreachable`), at the call that is named',
  'api-cut': 'the answer to the call that is named was not complete, however often it was asked',
  'api-timeout': 'the call that is named was not answered in time, however often it was asked',
  'triggered-or-not':
    'whether the trigger was carried out cannot be known: no execution appeared, and it was not sent again; what appears later is ended by the clean-up or the next run',
  'sent-or-not': 'the same for a message, a call or keys of the contact',
  'widget-not-reached':
    'no step to the widget was listed until the time was over; the error says that the list may be late',
  'end-not-listed': 'the execution has ended, and no step to its end was listed; the error says so beside the path',
  'messages-differ': 'a message was never listed; the error says how often the list was asked',
  'no-execution': 'the execution that the contact began was never listed, until the time was over',
  'left-running': 'the verdict is right, but the execution could not be ended, and the error says which and why',
};

const INTRO = `# What becomes of a scenario when the service fails

The emulator can fail as a live service does: \`PUT /_emulator/faults\`, or \`npx flowproof emulator --faults FILE\`, with a list such as

\`\`\`json
[
  { "operation": "ListExecutionStep", "nth": 1, "fault": { "status": 503 } },
  { "operation": "CreateExecution", "nth": { "from": 1, "to": 3 }, "fault": { "resetAfter": true } },
  { "operation": "FetchExecution", "nth": { "from": 2 }, "fault": { "delay": 20000 } }
]
\`\`\`

\`operation\` is Twilio's name of a call. \`nth\` counts its calls since the faults were set: one of them, a range, or for ever (without
\`to\`). \`GET /_emulator/faults\` says how many calls have met a fault.

| fault | what happens |
| --- | --- |
| \`{ "status": 429, "headers": { "retry-after": "2" } }\` | an answer of this status, with Twilio's error or with \`body\`; the request is not carried out |
| \`{ "body": "…" }\` | the request is carried out; its answer has this body |
| \`{ "delay": ms }\` | the request is carried out so many milliseconds later, even if the client has given up |
| \`{ "delayAfter": ms }\` | the request is carried out at once; its answer comes so many milliseconds later |
| \`{ "reset": true }\`, \`{ "resetAfter": true }\` | the connection is reset before or after the request is carried out |
| \`{ "refuse": ms }\` | as \`reset\`, and for so many milliseconds connections are refused |
| \`{ "refuseAfter": ms }\` | the request is carried out and answered; then connections are refused |
| \`{ "truncate": true }\` | half of the answer comes |
| \`{ "records": "duplicate" }\`, \`"late"\`, \`"reordered"\` | a list has its records twice, lacks the newest, or is in another order |
| \`{ "stale": true }\` | what has ended is reported as active |
| \`{ "expired": true }\` | half of a list comes, and the address of its next page is refused |

## What is promised

- Nothing is sent twice. Where the answer to a trigger, a message, a call or keys is lost, what came of it is looked for and adopted;
  if nothing appears, it is not sent again, and the error says so.
- Reading, and what is the same done twice (ending an execution, hanging up, setting a number), is asked for again.
- A scenario ends in its right verdict, or in an error that names the call and the cause, within its time and ten seconds.

\`tests/faults/exactly-once.spec.ts\` counts at the server what came of scenarios under random faults: of 1,000 in \`npm test\`, of 10,000
with \`FLOWPROOF_STORM=10000\`. A request that is carried out when nobody waits for it any more is not undone: what it began is told as
\`triggered-or-not\` or \`sent-or-not\`, and what is active then is ended by the clean-up or the next run.

## Outcomes

| outcome | means |
| --- | --- |
${Object.entries(MEANINGS)
  .map(([outcome, meaning]) => `| ${outcome === RIGHT ? outcome : `\`${outcome}\``} | ${meaning} |`)
  .join('\n')}

## The table

Each call that a scenario or its clean-up makes, with every fault that can happen to it: at the first such call, at the first three,
and at all of them. Written by \`npm run docs\` from what \`tests/faults/matrix.spec.ts\` sees, which fails when it sees something else.
*Stall* is a delay beyond the client's time-out, *before* or *after* the request is carried out.
`;

const shown = (outcome: string): string => (outcome === RIGHT ? outcome : `\`${outcome}\``);

/** Faults with the same outcomes share a line. */
export function sectionOf(row: Row, lines: readonly Line[]): string {
  const groups = new Map<string, string[]>();
  for (const { kind, cells } of lines) {
    const outcomes = cells.map(({ outcome }) => shown(outcome)).join(' | ');
    groups.set(outcomes, [...(groups.get(outcomes) ?? []), kind.name]);
  }
  const rows = [...groups].map(([outcomes, names]) => `| ${names.join(', ')} | ${outcomes} |`);
  return [
    `### ${titleOf(row)}`,
    '',
    '| fault | once | three times | for ever |',
    '| --- | --- | --- | --- |',
    ...rows,
    '',
  ].join('\n');
}

const HEADING = /^(?=### )/m;

/** The page's part before the table, and its sections by their titles. */
export function readPage(text: string): { intro: string; sections: ReadonlyMap<string, string> } {
  const [intro = '', ...sections] = text.split(HEADING);
  const titled = sections.map((section) => [section.split('\n')[0]?.slice(4) ?? '', section.trimEnd()] as const);
  return { intro: intro.trimEnd(), sections: new Map(titled) };
}

/** The page with one section written anew. */
export function withSection(text: string, row: Row, section: string): string {
  const { sections } = readPage(text);
  const all = ROWS.map((one) => (one === row ? section.trimEnd() : (sections.get(titleOf(one)) ?? '')));
  return `${[INTRO.trimEnd(), ...all.filter(Boolean)].join('\n\n')}\n`;
}

export const introduction = (): string => INTRO.trimEnd();
