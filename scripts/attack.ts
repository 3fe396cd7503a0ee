// `npm run attack`: attacks the promises of docs/security.md for two minutes (ATTACK_SECONDS), on this machine only, and shows what held.
import { readFileSync } from 'node:fs';
import { connect } from 'node:net';
import { join } from 'node:path';
import process from 'node:process';
import fc from 'fast-check';
import { createSimulation } from '../src/emulator/engine/simulation.ts';
import { startEmulator } from '../src/emulator/server.ts';
import { renderProblems } from '../src/errors.ts';
import { parseFlow } from '../src/flow/load.ts';
import type { FlowDefinition } from '../src/flow/types.ts';
import { createRender } from '../src/liquid/render.ts';
import { matchesWhole, searchPattern } from '../src/pattern.ts';
import { createRedactor, HIDDEN } from '../src/redaction/redactor.ts';
import { discoverScenarioFiles } from '../src/scenario/discover.ts';
import { loadScenarioText } from '../src/scenario/load.ts';

const ROOT = join(import.meta.dirname, '..');
const SECONDS = Number(process.env.ATTACK_SECONDS ?? 120);
const SEED = Number(process.env.ATTACK_SEED ?? Date.now() % 1_000_000);

/** One try; it throws, or says what did not hold. */
type Attack = {
  name: string;
  /** Its share of the time. */
  share: number;
  next: () => Promise<string | undefined> | string | undefined;
};

/** Values without end, from the seed. */
function endless<T>(arbitrary: fc.Arbitrary<T>): () => T {
  let values: T[] = [];
  let round = 0;
  return () => {
    if (values.length === 0) {
      round += 1;
      values = fc.sample(arbitrary, { numRuns: 200, seed: SEED + round });
    }
    return values.pop() as T;
  };
}

const escaped = (text: string): string =>
  text.replace(/[&<>"']/g, (sign) => ({ '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&#34;' })[sign] ?? '&#39;');

const ENCODINGS: readonly ((text: string) => string)[] = [
  (text) => text,
  encodeURIComponent,
  (text) => new URLSearchParams([['', text]]).toString().slice(1),
  escaped,
  (text) => JSON.stringify(text),
  (text) => Buffer.from(text).toString('base64'),
  (text) => Buffer.from(text).toString('base64url'),
];

function redaction(): Attack {
  const encoding = fc.constantFrom(...ENCODINGS);
  const secret = fc.string({ minLength: 6, maxLength: 60, unit: 'grapheme' }).filter((text) => text.trim().length >= 6);
  const around = fc.constantFrom('', ' ', 'a: ', '/', '"', 'x=');
  const next = endless(fc.tuple(secret, encoding, encoding, around, fc.array(secret, { maxLength: 40 })));
  return {
    name: 'secrets in any two encodings, among others',
    share: 1,
    next: () => {
      const [own, once, twice, before, others] = next();
      const shown = createRedactor({ secrets: [...others, own] }).text(`${before}${twice(once(own.trim()))} end`);
      return shown.includes(HIDDEN) ? undefined : `${JSON.stringify(own)} is shown as ${JSON.stringify(shown)}`;
    },
  };
}

const CANARY = 'c4nary-of-a-parameter';
const SIGNS = [
  '- ',
  ': ',
  '{',
  '}',
  '[',
  ']',
  '"',
  "'",
  '&a ',
  '*a',
  '!x ',
  '|',
  '>',
  '#',
  '\n',
  '  ',
  '\t',
  '${',
  '<<',
  '? ',
];

/** A text with a part cut out and something put in its place. */
const damaged = (texts: readonly string[], signs: readonly string[]): fc.Arbitrary<string> =>
  fc
    .tuple(fc.constantFrom(...texts), fc.nat(), fc.nat(60), fc.array(fc.constantFrom(...signs), { maxLength: 4 }))
    .map(([text, start, length, put]) => {
      const at = start % text.length;
      return text.slice(0, at) + put.join('') + text.slice(at + length);
    });

function scenarioFiles(): Attack {
  const shipped = discoverScenarioFiles(join(ROOT, 'scenarios')).map((file) => readFileSync(file, 'utf8'));
  const sensitive = `flow: { definition: flow.json }
scenarios:
  - name: one
    sensitive: [pin]
    inputs: { to: "+15550100001", parameters: { name: Ada, pin: ${CANARY} } }
    contact: [{ at: ask, reply: { sensitive: true, body: ${CANARY} } }]
`;
  const next = endless(damaged([...shipped, sensitive, sensitive], SIGNS));
  return {
    name: 'damaged scenario files',
    share: 1,
    next: () => {
      const text = next();
      const { problems, sources, secrets, tests } = loadScenarioText(
        { file: join(ROOT, 'scenarios/x.yaml'), text },
        { env: {} },
      );
      const words = renderProblems(problems, sources, { secrets });
      if (tests.length === 0) return `no test for ${JSON.stringify(text.slice(0, 200))}`;
      if (/\n\s+at \S+ \(/.test(words)) return `a stack for ${JSON.stringify(text.slice(0, 200))}`;
      const isKnown =
        text.includes('sensitive: [pin]') &&
        text.includes(`pin: ${CANARY}`) &&
        text.includes('sensitive: true, body: ');
      return isKnown && words.includes(CANARY) ? `the canary is shown for ${JSON.stringify(text)}` : undefined;
    },
  };
}

function flows(): Attack {
  const texts = discoverScenarioFiles(join(ROOT, 'scenarios'))
    .map((file) => join(file, '../flow.json'))
    .filter((file, index, all) => all.indexOf(file) === index)
    .flatMap((file) => {
      try {
        return [readFileSync(file, 'utf8')];
      } catch {
        return [];
      }
    });
  const next = endless(
    damaged(texts, ['null', '{}', '[]', '""', '"x"', '{{a}}', '{% for i in (1..99) %}', '0', '-1', ',']),
  );
  return {
    name: 'damaged flow definitions, loaded and run',
    share: 1,
    next: () => {
      const { flow, problems } = parseFlow(next(), 'flow.json');
      if (!flow) return problems.length > 0 ? undefined : 'neither a flow nor a problem';
      run(flow);
      return undefined;
    },
  };
}

/** Every flow waits, ends or is stopped; its messages are answered a few times. */
function run(definition: FlowDefinition): void {
  const started = createSimulation({ flows: [{ name: 'main', definition }] }).start({ kind: 'request' });
  for (let times = 0; times < 5 && started.waiting; times += 1) started.send({ type: 'timeout' } as never);
}

const GROWTH = [
  '{% capture a %}{{a}}{{a}}{% endcapture %}',
  '{% assign a = a | append: a %}',
  '{% assign a = a | split: "" | push: a %}',
  '{% assign a = a | push: a %}',
  '{% assign a = a | replace: "a", "aaaa" %}',
  '{% assign a = a | url_encode | url_encode %}',
  '{% assign a = a | to_json | to_json %}',
  '{% for i in (1..15) %}{% for j in (1..15) %}{% assign a = a | append: "abc" %}{% endfor %}{% endfor %}',
  '{{ "now" | date: a }}',
  '{{ a | strip_html | squish | upcase | sort | uniq | size }}',
  '{% if a == a %}{{ a }}{% endif %}',
] as const;

function templates(): Attack {
  const render = createRender();
  const next = endless(fc.array(fc.constantFrom(...GROWTH), { minLength: 1, maxLength: 80 }));
  return {
    name: 'templates that grow',
    share: 1,
    next: () => {
      const { text } = render(`{% assign a = "a%A<b>" %}${next().join('')}`, {}, 0);
      return text.length > 20_000 ? `${text.length} characters` : undefined;
    },
  };
}

function patterns(): Attack {
  const part = fc.constantFrom(
    '(a+)+',
    '(a|aa)+',
    '(.*)*',
    '(\\w+\\s?)*',
    '(a?){200}',
    '[a-z]*',
    '(?=a)',
    '\\1',
    '(x+x+)+',
  );
  const next = endless(fc.tuple(fc.array(part, { minLength: 1, maxLength: 4 }), fc.nat(5000)));
  return {
    name: 'patterns that backtrack',
    share: 1,
    next: () => {
      const [parts, length] = next();
      const pattern = `^(b)?${parts.join('')}$`;
      matchesWhole(pattern, `${'a'.repeat(length)}!`);
      searchPattern(pattern, `${'a'.repeat(Math.min(length, 60))}!`);
      return undefined;
    },
  };
}

type Served = { url: string; lines: string[]; close: () => Promise<void> };

function sockets({ url, lines }: Served): Attack {
  const { hostname, port } = new URL(url);
  const path = fc.constantFrom(
    '/v2/Flows',
    '/_emulator/reset',
    '/_emulator/faults',
    '/nowhere',
    '/%',
    '/v2/Flows/../..',
    '*',
  );
  const head = fc.constantFrom(
    'Host: evil.example',
    'Host: localhost',
    'Host: a b',
    'Host:',
    'Sec-Fetch-Site: cross-site',
    'Origin: null',
    'Authorization: Basic //',
    'Content-Length: -1',
    'Transfer-Encoding: x',
    'X: \u0000',
  );
  const body = fc.constantFrom(
    '',
    '[{"operation":"ListFlow","nth":1,"fault":{"status":503,"headers":{"a":"b\\r\\nc"}}}]',
    '{',
    '\u0000\u0001',
    'a'.repeat(70_000),
  );
  const next = endless(
    fc.tuple(fc.constantFrom('GET', 'PUT', 'POST', 'BREW'), path, fc.array(head, { maxLength: 5 }), body),
  );
  return {
    name: 'requests to the emulator, over raw sockets',
    share: 1,
    next: () =>
      new Promise((done) => {
        const [method, asked, heads, sent] = next();
        let answer = '';
        const socket = connect(Number(port), hostname);
        const end = (): void => {
          socket.destroy();
          const status = Number(answer.split(' ')[1] ?? 0);
          const isForeign = heads.some((one) => /evil|cross-site|Origin/.test(one));
          const said = `${status} for ${method} ${asked} ${heads.join(', ')}`;
          const hasStack = lines.some((line) => /\n\s+at /.test(line));
          const isWrong = hasStack || status >= 500 || (isForeign && status > 0 && status < 300);
          done(isWrong ? `${said}${hasStack ? `, with a stack in the log: ${lines.join('\n')}` : ''}` : undefined);
        };
        socket.setTimeout(1000, end);
        socket.on('data', (part) => {
          answer += String(part);
          if (answer.includes('\r\n\r\n')) end();
        });
        socket.once('error', end);
        socket.once('close', end);
        socket.write(
          `${method} ${asked} HTTP/1.1\r\n${heads.join('\r\n')}${heads.length > 0 ? '\r\n' : ''}Connection: close\r\n\r\n${sent}`,
        );
      }),
  };
}

type Outcome = { name: string; tried: number; failures: string[] };

async function carryOut({ name, next }: Attack, milliseconds: number): Promise<Outcome> {
  const failures: string[] = [];
  const until = performance.now() + milliseconds;
  let tried = 0;
  for (; performance.now() < until && failures.length < 10; tried += 1) {
    const failure = await Promise.resolve()
      .then(next)
      .catch((error: unknown) => (error instanceof Error ? (error.stack ?? error.message) : String(error)));
    if (failure !== undefined) failures.push(failure);
  }
  return { name, tried, failures };
}

const lines: string[] = [];
const emulator = await startEmulator({ log: (line) => lines.push(line) });
const attacks = [redaction(), scenarioFiles(), flows(), templates(), patterns(), sockets({ ...emulator, lines })];
const shares = attacks.reduce((sum, { share }) => sum + share, 0);
process.stdout.write(`seed ${SEED}, ${SECONDS} s\n\n| what was tried | times | did not hold |\n| --- | --- | --- |\n`);
const outcomes: Outcome[] = [];
for (const attack of attacks) {
  const outcome = await carryOut(attack, (SECONDS * 1000 * attack.share) / shares);
  outcomes.push(outcome);
  process.stdout.write(`| ${outcome.name} | ${outcome.tried.toLocaleString('en')} | ${outcome.failures.length} |\n`);
}
await emulator.close();
for (const { name, failures } of outcomes)
  for (const failure of failures) process.stderr.write(`\n${name}: ${failure}\n`);
process.exitCode = outcomes.some(({ failures }) => failures.length > 0) ? 1 : 0;
