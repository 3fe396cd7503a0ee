// Reports a finished scenario: what happened as steps and annotations, the picture, and the evidence as data.
import { type TestInfo, test } from '@playwright/test';
import { digestOf } from '../flow/digest.ts';
import { subflowAt } from '../flow/subflows.ts';
import type { FlowDefinition, Json } from '../flow/types.ts';
import { drawPath, drawSubflows } from '../map/path.ts';
import type { Visit } from '../path/path.ts';
import { describeToAllure } from '../reporters/allure.ts';
import {
  EVIDENCE_ATTACHMENT,
  type Evidence,
  FLOW_ATTACHMENT,
  type FlowAttachment,
  type TranscriptLine,
} from '../session/evidence.ts';
import { spentWords } from '../session/spent.ts';
import { transcriptText } from '../session/transcript.ts';
import type { Exchange } from '../workflow/api.ts';
import { escapeXml } from '../xml.ts';
import { attachContent, attachContents, attachFile } from './attach.ts';
import { environment, redactor } from './environment.ts';
import { areRedacted } from './redact-results.ts';
import { forReporters } from './short-evidence.ts';
import { hiddenPlace } from './step-place.ts';
import type { SummaryStep } from './summary-step.ts';

/**
 * What this worker has already attached: the digests of definitions, and the files of paths' pictures. Of the redacted definitions it
 * keeps the latest few: it may run hundreds of flows.
 */
export type Attached = {
  digests: Set<string>;
  latest: Map<string, FlowDefinition>;
  pictures: Map<string, string>;
};

/** A flow and its subflows. */
const MAX_DEFINITIONS = 20;

export type Shown = {
  definition?: FlowDefinition;
  /** Requests and responses; large, so only for failures. */
  exchanges?: readonly Exchange[];
  secrets?: readonly string[];
  /** The step that contains what happened. */
  summary?: SummaryStep;
};

type Reporting = Shown & { testInfo: TestInfo; attached: Attached };

function pushJson(testInfo: TestInfo, name: string, value: unknown): void {
  attachFile(testInfo, { name, contentType: 'application/json', body: JSON.stringify(value) });
}

/** Larger attachments are not sent between processes. */
const MAX_SENT = 32_000;

/** Reporters read it when the test ends; if it is removed from the result then, it need not be a file. */
function attachEvidence(evidence: Evidence, testInfo: TestInfo): void {
  const body = JSON.stringify(forReporters(evidence, testInfo, environment));
  const attachment = { name: EVIDENCE_ATTACHMENT, contentType: 'application/json', body };
  const isTaken = evidence.failures.length === 0 && evidence.target === 'emulator' && areRedacted(environment);
  if (isTaken && body.length <= MAX_SENT) attachContent(testInfo, attachment);
  else attachFile(testInfo, attachment);
}

const asText = (value: Json): string => (typeof value === 'string' ? value : JSON.stringify(value));

function annotate(
  { target, simulatedTime, flow, inputs, executionSid, spent, logged = [], empty = [] }: Evidence,
  { annotations }: TestInfo,
): void {
  const revision = flow.revision === undefined ? '' : `, revision ${flow.revision}`;
  const facts: [string, string][] = [
    ['target', simulatedTime ? `${target} (time is simulated)` : target],
    ['flow', `${flow.name} (${flow.sid}${revision})`],
    ...(executionSid ? [['execution', executionSid] satisfies [string, string]] : []),
    ...(spent ? [['spent', spentWords(spent)] satisfies [string, string]] : []),
    ...logged.map((line): [string, string] => ['Studio would log', line]),
    ...empty.map((line): [string, string] => ['rendered to nothing', line]),
    ...Object.entries(inputs).map(([name, value]): [string, string] => [name, asText(value)]),
  ];
  for (const [type, description] of facts) annotations.push({ type, description });
}

const timeOf = (moment: string): string => moment.slice(11, 19);

/** The visits of a subflow are indented below the widget that runs it. */
function visitLine({ widget, event, enteredAt, leftAt, within }: Visit): string {
  const name = within === undefined ? widget : `  ${widget}`;
  return event ? `${timeOf(leftAt ?? enteredAt)}  ${name}: ${event}` : `${timeOf(enteredAt)}  ${name} (still there)`;
}

const LONGEST = 100;

/** Lines below a heading: both reports show steps as a tree; terminals do not print them. */
async function addStep(heading: string, lines: readonly string[]): Promise<void> {
  const more = lines.length - LONGEST;
  const shown = [...lines.slice(0, LONGEST), ...(more > 0 ? [`… and ${more} more: see ${EVIDENCE_ATTACHMENT}`] : [])];
  const at = { location: hiddenPlace(test.info()) };
  await test.step(heading, () => Promise.all(shown.map((line) => test.step(line, () => undefined, at))), at);
}

const WIDEST = 300;

/** The longest title of a step that replaces several: reports break longer lines. */
const LONGEST_TITLE = 500;

const shortened = (line: string): string => (line.length > WIDEST ? `${line.slice(0, WIDEST)}…` : line);

const count = (number: number, noun: string): string => `${number} ${noun}${number === 1 ? '' : 's'}`;

/** An expected path in one line, since each step of a report is sent and kept separately. Undefined if it needs more lines. */
function routeOf({ path, failures }: Evidence): string | undefined {
  if (failures.length > 0 || path.some(({ within }) => within !== undefined)) return undefined;
  const route = path.map(({ widget, event }) => (event ? `${widget} (${event})` : widget)).join(' → ');
  return route.length > 0 && route.length <= LONGEST_TITLE ? route : undefined;
}

async function reportPath(evidence: Evidence): Promise<void> {
  const { path, status } = evidence;
  if (path.length === 0 && !status) return;
  const heading = `path: ${count(path.length, 'widget')}, ${status ?? 'not started'}`;
  const route = routeOf(evidence);
  await (route === undefined ? addStep(heading, path.map(visitLine)) : addStep(`${heading}: ${route}`, []));
}

/** A step at the top of both reports; also a separate page for a failed test, or if the steps do not show all of it. */
async function reportConversation({ transcript = [], failures }: Evidence, testInfo: TestInfo): Promise<void> {
  const lines = transcriptText(transcript);
  if (lines.length === 0) return;
  const steps = lines.map(shortened);
  const isShown = lines.length <= LONGEST && steps.every((line, index) => line === lines[index]);
  if (failures.length > 0 || !isShown) attachConversation(lines, testInfo);
  const heading = `conversation: ${count(lines.length, 'line')}`;
  const talk = transcript.map(spoken).join(' · ');
  const fits = failures.length === 0 && talk.length <= LONGEST_TITLE;
  await (fits ? addStep(`${heading}: ${talk}`, []) : addStep(heading, steps));
}

/** `contact replies: Yes`; the start of a flow already names the contact. */
const spoken = ({ who, text }: TranscriptLine): string => {
  const [speaker = ''] = who.split(' → ');
  const words = text.replace(/\s+/g, ' ').trim();
  return words.startsWith('starts the flow') ? words : `${speaker} ${words}`;
};

function attachConversation(lines: readonly string[], testInfo: TestInfo): void {
  // Not `text/…`, since terminals print the beginning of that below a failure, which already quotes the end of the conversation.
  const page = `<head><title>conversation</title></head><body><pre>${lines.map(escapeXml).join('\n')}</pre></body>`;
  const body = `<html xmlns="http://www.w3.org/1999/xhtml">${page}</html>\n`;
  attachFile(testInfo, { name: 'conversation.xhtml', contentType: 'application/xhtml+xml', body });
}

/** Each value with its dotted path, as a scenario's `context` would name it. */
function leavesOf(value: Json, path: string): string[] {
  const isBranch = typeof value === 'object' && value !== null && Object.keys(value).length > 0;
  if (!isBranch) return [`${path}: ${JSON.stringify(value)}`];
  return Object.entries(value).flatMap(([key, item]) => leavesOf(item, path === '' ? key : `${path}.${key}`));
}

/** Long, and also in the evidence: shown for failures only. */
async function reportContext({ context, executionSid, failures }: Evidence): Promise<void> {
  if (executionSid && failures.length > 0) await addStep('context at the end', leavesOf(context, '').map(shortened));
}

/** A definition contains numbers: reports get it redacted, with the digest of the original. */
function shownDefinition(definition: FlowDefinition, { attached, secrets = [] }: Reporting) {
  const digest = digestOf(definition);
  const { digests, latest } = attached;
  // A definition is plain JSON, and stays so when its texts are replaced.
  const redact = () => redactor.extend(secrets).json(definition as unknown as Json) as unknown as FlowDefinition;
  const shown = latest.get(digest) ?? redact();
  const isNew = !digests.has(digest);
  digests.add(digest);
  if (latest.size >= MAX_DEFINITIONS && !latest.has(digest)) latest.clear();
  latest.set(digest, shown);
  return { digest, definition: shown, isNew };
}

/** Loaded only for failures. */
async function reportChanges(evidence: Evidence, definition: FlowDefinition, { testInfo, secrets = [] }: Reporting) {
  if (evidence.failures.length === 0) return;
  const { changesSincePass: changesSinceGreen } = await import('./changes-since-pass.ts');
  const lines = changesSinceGreen({ evidence, definition, secrets }, testInfo.config);
  if (lines.length > 0) await addStep('the flow has changed since this scenario last passed', lines);
}

const PICTURE = { name: 'path.svg', contentType: 'image/svg+xml' };

/** Executions with the same path share a picture; a failure has its own, which names the scenario. */
function attachPicture(evidence: Evidence, definition: FlowDefinition, { testInfo, attached }: Reporting): void {
  const { flow, trigger, path, failures, expectedPath } = evidence;
  if (failures.length > 0) {
    attachFile(testInfo, { ...PICTURE, body: drawPath(evidence, definition) });
    return;
  }
  const visits = path.map(({ widget, event }) => [widget, event]);
  const key = JSON.stringify([flow.name, flow.digest, trigger, visits, expectedPath]);
  const known = attached.pictures.get(key);
  if (known !== undefined) {
    testInfo.attachments.push({ ...PICTURE, path: known });
    return;
  }
  const body = drawPath({ ...evidence, scenario: { name: 'passed' } }, definition);
  const file = attachFile(testInfo, { ...PICTURE, body });
  if (file !== undefined) attached.pictures.set(key, file);
}

async function showFlow(evidence: Evidence, reporting: Reporting): Promise<void> {
  const whole = reporting.definition;
  if (!whole) return;
  const { testInfo } = reporting;
  const fresh: FlowAttachment[] = [];
  const shownOf = (one: FlowDefinition): FlowDefinition => {
    const { digest, definition, isNew } = shownDefinition(one, reporting);
    if (isNew) fresh.push({ version: 1, digest, definition });
    return definition;
  };
  const definition = shownOf(whole);
  const subflowOf = (widget: string) => {
    const subflow = subflowAt(whole, widget);
    return subflow && shownOf(subflow);
  };
  // Pictures are the first attachments.
  attachPicture(evidence, definition, reporting);
  for (const { widget, svg } of drawSubflows(evidence, subflowOf))
    attachFile(testInfo, { ...PICTURE, name: `path through ${widget}.svg`, body: svg });
  for (const attachment of fresh) pushJson(testInfo, FLOW_ATTACHMENT, attachment);
  await reportChanges(evidence, definition, reporting);
}

const MAX_EXCHANGES = 50;

function attachExchanges({ testInfo, exchanges = [], secrets = [] }: Reporting): void {
  if (exchanges.length === 0) return;
  // Requests and responses are JSON.
  pushJson(testInfo, 'API calls', redactor.extend(secrets).json(exchanges.slice(-MAX_EXCHANGES) as unknown as Json));
}

/** Both reports show everything; coverage, summaries and pictures are made from the evidence. */
export async function report(evidence: Evidence, reporting: Reporting): Promise<void> {
  const { testInfo } = reporting;
  if (evidence.failures.length > 0) attachContents(testInfo);
  annotate(evidence, testInfo);
  const reportAll = async (): Promise<void> => {
    await reportConversation(evidence, testInfo);
    await reportPath(evidence);
    await reportContext(evidence);
    await showFlow(evidence, reporting);
  };
  await (reporting.summary ? reporting.summary.fill(reportAll) : reportAll());
  attachExchanges(reporting);
  attachEvidence(evidence, testInfo);
  // allure-playwright reads bodies only.
  const { body, ...metadata } = describeToAllure(evidence);
  testInfo.attachments.push({ ...metadata, body: Buffer.from(body) });
}
