// Records a completed scenario as evidence: plain JSON, relative paths, redacted.
import { relative } from 'node:path';
import { redactProblem } from '../errors.ts';
import { digestOf } from '../flow/digest.ts';
import { subflowAt } from '../flow/subflows.ts';
import type { Json, JsonObject } from '../flow/types.ts';
import { matchPath } from '../path/match.ts';
import { type Path, subflowPaths } from '../path/path.ts';
import { createRedactor, type Redactor } from '../redaction/redactor.ts';
import type { ContactAction, PathExpectation, Scenario } from '../scenario/scenario.ts';
import { turnBeforeGap } from './checks/path.ts';
import { loggedIn } from './checks/unmocked.ts';
import { emptyTemplates } from './empty-templates.ts';
import type { ApiCall, Divergence, Evidence, Failure, Judged, Output, SentOut, TranscriptLine } from './evidence.ts';
import type { Observed } from './observe.ts';
import type { PreparedFlow, Target } from './target.ts';
import { transcriptOf } from './transcript.ts';
import { notChecked, sentOut } from './unchecked.ts';

export type Recording = {
  scenario: Scenario;
  target: Target;
  /** Known parts: a scenario may fail before it has a flow or an execution. */
  flow?: PreparedFlow;
  executionSid?: string;
  observed?: Pick<Observed, 'evidence' | 'sensitiveInputs'>;
  /** What the contact did; by default the scenario's actions. */
  actions?: readonly ContactAction[];
  failures: readonly Failure[];
  calls: readonly ApiCall[];
  /** File names are relative to it. */
  root: string;
  secrets: readonly string[];
};

const expectedOf = (steps: readonly PathExpectation[]): { widget: string; event?: string }[] =>
  steps.flatMap((step) =>
    step.kind === 'gap' ? [] : [{ widget: step.widget, ...(step.event ? { event: step.event } : {}) }],
  );

/** The next visit of the same flow: a subflow's visits lie between. */
function nextOn(path: Path, turn: number): number {
  const next = path.findIndex((visit, index) => index > turn && visit.within === path[turn]?.within);
  return next < 0 ? path.length : next;
}

function divergenceOf({ expect }: Scenario, evidence: Judged | undefined): Divergence | undefined {
  if (!expect.path || !evidence) return undefined;
  const match = matchPath(expect.path.steps, evidence.path);
  if (match.matches) return undefined;
  const step = expect.path.steps[match.divergence.line];
  const [expected] = step ? expectedOf([step]) : [];
  const turn = turnBeforeGap(expect.path.steps, evidence, match.divergence);
  const index = turn === undefined ? match.divergence.index : nextOn(evidence.path, turn);
  return { index, ...(expected ? { expected } : {}), ...(turn === undefined ? {} : { gap: true }) };
}

function flowOf({ scenario, flow, root }: Recording): Evidence['flow'] {
  const { name, sid = '', definition, definitionPath } = scenario.flow;
  const runs = flow?.definition ?? definition;
  return {
    name,
    sid: flow?.sid ?? sid,
    ...(flow?.revision === undefined ? {} : { revision: flow.revision }),
    ...(definitionPath ? { definitionPath: relative(root, definitionPath) } : {}),
    ...(runs ? { digest: digestOf(runs) } : {}),
    ...(flow?.drift ? { drift: flow.drift } : {}),
  };
}

const inputsOf = ({ trigger, inputs }: Scenario): JsonObject => ({
  trigger,
  ...(inputs.to ? { to: inputs.to } : {}),
  ...(inputs.from ? { from: inputs.from } : {}),
  ...(inputs.body ? { body: inputs.body } : {}),
  parameters: inputs.parameters,
});

/** The templates are in the flow's definition, which reports contain anyway. */
function shownOutputs(outputs: readonly Output[], redactor: Redactor): NonNullable<Evidence['outputs']> {
  const shown = outputs.map(({ source: _, ...output }) => output);
  return redactor.values(shown as unknown as Json) as unknown as typeof shown;
}

function executionOf(evidence: Judged | undefined, redactor: Redactor) {
  if (!evidence) return { path: [], messages: [], context: {} };
  const { path, status, outcome, trigger, messages, context, incidents, outputs } = evidence;
  return {
    path,
    status,
    outcome,
    ...(trigger ? { trigger } : {}),
    messages: messages.map((message) => ({ ...message, body: String(redactor.values(message.body)) })),
    // A redacted object is still an object, and a text still a text.
    context: redactor.values(context) as JsonObject,
    ...(incidents.length > 0 ? { incidents } : {}),
    ...(outputs ? { outputs: shownOutputs(outputs, redactor) } : {}),
  };
}

const linesOf = (evidence: Judged): string[] => [
  ...new Set(loggedIn(evidence).map(({ widget, message }) => `${widget}: ${message}`)),
];

/** Redacts all text of the evidence. */
const redactorOf = ({ secrets, scenario, observed }: Recording): Redactor =>
  createRedactor({ secrets: [...secrets, ...scenario.secrets, ...(observed?.sensitiveInputs ?? [])] });

/** What was sent and checked, and what could not be checked. */
function sentIn({ scenario, root }: Recording, evidence: Judged, redactor: Redactor) {
  const sent = redactor.values(sentOut(scenario.expect, evidence) as unknown as Json);
  const skipped = notChecked(scenario.expect, evidence).map(({ what, place }) => ({
    what,
    at: { ...place, file: relative(root, place.file) },
  }));
  return { sent: sent as unknown as SentOut[], ...(skipped.length > 0 ? { notChecked: skipped } : {}) };
}

/** The known flows that Run Subflow widgets ran. */
function subflowsOf({ scenario, flow, observed, root }: Recording): Pick<Evidence, 'subflows'> {
  const definition = flow?.definition ?? scenario.flow.definition;
  const known = [...(scenario.flow.subflows ?? []), ...(flow?.subflows ?? [])];
  const ran = subflowPaths(observed?.evidence.path ?? []).flatMap(({ within }) => {
    const inner = definition && subflowAt(definition, within);
    const named = known.find((one) => one.definition === inner);
    if (!inner || !named) return [];
    const path = 'definitionPath' in named ? { definitionPath: relative(root, String(named.definitionPath)) } : {};
    return [{ within, flow: { name: named.name, sid: named.sid, ...path, digest: digestOf(inner) } }];
  });
  return ran.length > 0 ? { subflows: ran } : {};
}

function transcriptIn({ scenario, actions = scenario.contact }: Recording, evidence: Judged, redactor: Redactor) {
  const { trigger, inputs } = scenario;
  const given = { trigger, actions, ...(inputs.body === undefined ? {} : { body: inputs.body }) };
  return redactor.values(transcriptOf(evidence, given) as unknown as Json) as unknown as TranscriptLine[];
}

/** The evidence, redacted. */
export function record(recording: Recording): Evidence {
  const { scenario, target, observed, executionSid, failures, calls, root } = recording;
  const { id, name, place, tags, severity, expect } = scenario;
  const divergence = divergenceOf(scenario, observed?.evidence);
  const redactor = redactorOf(recording);
  const logged = observed ? linesOf(observed.evidence) : [];
  const empty = observed ? emptyTemplates(observed.evidence) : [];
  const evidence: Evidence = {
    version: 1,
    scenario: { id, name, file: relative(root, place.file), line: place.line, tags, ...(severity ? { severity } : {}) },
    target: target.name,
    flow: flowOf(recording),
    ...subflowsOf(recording),
    simulatedTime: target.simulatedTime,
    inputs: redactor.values(inputsOf(scenario)) as JsonObject,
    ...(executionSid ? { executionSid } : {}),
    ...executionOf(observed?.evidence, redactor),
    ...(expect.path ? { expectedPath: expectedOf(expect.path.steps) } : {}),
    ...(divergence ? { divergence } : {}),
    ...(observed ? sentIn(recording, observed.evidence, redactor) : {}),
    ...(observed ? { transcript: transcriptIn(recording, observed.evidence, redactor) } : {}),
    calls,
    ...(logged.length > 0 ? { logged } : {}),
    ...(empty.length > 0 ? { empty: redactor.values(empty) as string[] } : {}),
    failures: failures.map((failure) => relativePlace(redactProblem(failure, redactor), root)),
  };
  // Evidence is plain JSON by its type; only its optional keys prevent the compiler from accepting it.
  return redactor.json(evidence as unknown as Json) as unknown as Evidence;
}

const relativePlace = (failure: Failure, root: string): Failure =>
  failure.at ? { ...failure, at: { ...failure.at, file: relative(root, failure.at.file) } } : failure;
