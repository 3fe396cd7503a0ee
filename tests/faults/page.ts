// docs/faults.md: the faults, and the table of the outcomes that the matrix has found.
import { type Line, RIGHT } from './cells.ts';
import { ROWS, type Row, titleOf } from './rows.ts';

export const PAGE = 'docs/faults.md';

/** What each outcome means for the reader of a report. */
export const MEANINGS: Readonly<Record<string, string>> = {
  [RIGHT]: 'the result is the same as without the fault',
  'refused-by-api': 'Twilio refused a call; the error names the call, its status, and the number of attempts',
  'api-no-answer': 'the connection broke, or there was none (`api-unreachable`); the error names the call',
  'api-cut': 'the answer to the named call was incomplete at every attempt',
  'api-timeout': 'the named call was not answered in time at any attempt',
  'triggered-or-not':
    'it cannot be known whether the trigger was carried out: no execution appeared, and it was not sent again. If one appears later, the cleanup or the next run ends it',
  'sent-or-not': 'the same for a message, a call or keys of the contact',
  'widget-not-reached':
    'no step to the widget was listed before the time was over; the error says that the list may be late',
  'end-not-listed': 'the execution has ended, but no step to its end was listed; the error says so beside the path',
  'messages-differ': 'a message was never listed; the error has the number of attempts',
  'no-execution': 'the execution that the contact started was not listed before the time was over',
  'left-running': 'the result is right, but the execution could not be ended; the error says which one and why',
};

const INTRO = `# Faults: when Twilio's API fails

This page says what happens to a scenario when the API refuses, answers late or loses a call, and how to try it yourself.

## Inject faults

Send a list of faults to the emulator with \`PUT /_emulator/faults\`, or start it with \`npx flowproof emulator --faults FILE\`:

\`\`\`json
[
  { "operation": "ListExecutionStep", "nth": 1, "fault": { "status": 503 } },
  { "operation": "CreateExecution", "nth": { "from": 1, "to": 3 }, "fault": { "resetAfter": true } },
  { "operation": "FetchExecution", "nth": { "from": 2 }, "fault": { "delay": 20000 } }
]
\`\`\`

\`operation\` is Twilio's name of the call. \`nth\` counts its calls since the faults were set: one call, a range, or all calls from one on
(without \`to\`). \`GET /_emulator/faults\` says how many calls had a fault.

| fault | what happens |
| --- | --- |
| \`{ "status": 429, "headers": { "retry-after": "2" } }\` | an answer of this status, with Twilio's error or with \`body\`; the request is not carried out |
| \`{ "body": "…" }\` | the request is carried out; its answer has this body |
| \`{ "delay": ms }\` | the request is carried out so many milliseconds later, even if the client has given up |
| \`{ "delayAfter": ms }\` | the request is carried out at once; its answer comes so many milliseconds later |
| \`{ "reset": true }\`, \`{ "resetAfter": true }\` | the connection is reset before or after the request is carried out |
| \`{ "refuse": ms }\` | as \`reset\`; then connections are refused for so many milliseconds |
| \`{ "refuseAfter": ms }\` | the request is carried out and answered; then connections are refused for so many milliseconds |
| \`{ "truncate": true }\` | only half of the answer arrives |
| \`{ "records": "duplicate" }\`, \`"late"\`, \`"reordered"\` | a list contains its records twice, lacks the newest, or is in another order |
| \`{ "stale": true }\` | an execution or call that has ended is reported as active |
| \`{ "expired": true }\` | half of a list arrives, and the URL of its next page is refused |

## What is promised

- Nothing is sent twice. If the answer to a trigger, a message, a call or keys is lost, Flowproof looks for the result and continues with it. If
  it finds none, it does not send again, and the error says so ([why](decisions/never-sent-twice.md)).
- Reading is repeated. So is everything that may be done twice: ending an execution, hanging up, setting a number.
- A scenario has the right result, or an error that names the call and the cause, within its timeout plus ten seconds.

\`tests/faults/exactly-once.spec.ts\` checks this in the server's records: for 250 scenarios under random faults in \`npm test\`, 500 in CI, and 10,000 with
\`FLOWPROOF_STORM=10000\`. A request that is carried out after the client stopped waiting cannot be undone. It is reported as
\`triggered-or-not\` or \`sent-or-not\`, and an execution that it started is ended by the cleanup or the next run.

## Outcomes

| outcome | means |
| --- | --- |
${Object.entries(MEANINGS)
  .map(([outcome, meaning]) => `| ${outcome === RIGHT ? outcome : `\`${outcome}\``} | ${meaning} |`)
  .join('\n')}

## The table

Each call that a scenario or its cleanup makes, with every fault that can happen to it: at the first such call, at the first three, and at
all of them. \`npm run docs\` writes the table from the results of \`tests/faults/matrix.spec.ts\`, which fails when they differ. *Stall* is a delay
longer than the client's timeout, *before* or *after* the request is carried out.
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
    '| fault | once | three times | always |',
    '| --- | --- | --- | --- |',
    ...rows,
    '',
  ].join('\n');
}

const HEADING = /^(?=### )/m;

/** The page's introduction, and its sections by their titles. */
export function readPage(text: string): { intro: string; sections: ReadonlyMap<string, string> } {
  const [intro = '', ...sections] = text.split(HEADING);
  const titled = sections.map((section) => [section.split('\n')[0]?.slice(4) ?? '', section.trimEnd()] as const);
  return { intro: intro.trimEnd(), sections: new Map(titled) };
}

/** The page with one section replaced. */
export function withSection(text: string, row: Row, section: string): string {
  const { sections } = readPage(text);
  const all = ROWS.map((one) => (one === row ? section.trimEnd() : (sections.get(titleOf(one)) ?? '')));
  return `${[INTRO.trimEnd(), ...all.filter(Boolean)].join('\n\n')}\n`;
}

export const introduction = (): string => INTRO.trimEnd();
