// What a played scenario leaves behind for reports, coverage and pictures: masked, plain JSON, one attachment a test.

import type { Budget } from '../account/policy.ts';
import type { Problem } from '../errors.ts';
import type { FlowDefinition, Json, JsonObject } from '../flow/types.ts';
import type { Path } from '../path/path.ts';
import type { TargetName } from '../scenario/scenario.ts';

/** The name of the attachment that carries the evidence as JSON. */
export const EVIDENCE_ATTACHMENT = 'flowproof-evidence';

/**
 * The name of the attachment that carries a flow's definition as JSON (`FlowAttachment`). The first test of each worker that
 * uses a definition attaches it, so that blob reports merged on another machine still hold what coverage needs.
 */
export const FLOW_ATTACHMENT = 'flowproof-flow';

export type FlowAttachment = { version: 1; digest: string; definition: FlowDefinition };

/** Why a scenario failed; Allure's categories are made of these. */
export type FailureKind =
  | 'path'
  | 'status'
  | 'message'
  | 'value'
  | 'timeout'
  | 'refused'
  | 'contact'
  | 'unmocked'
  | 'bad-scenario';

export type Failure = Problem & { kind: FailureKind };

export type Message = {
  direction: 'to-contact' | 'from-contact';
  from: string;
  to: string;
  body: string;
  media: readonly string[];
  at: string;
  /** Twilio's status and error where it did not arrive. */
  undelivered?: { status: string; errorCode?: number };
};

/** One API call as the report shows it. `milliseconds` is wall time. */
export type ApiCall = { method: string; path: string; status: number; milliseconds: number };

/** Where the traversed path left the expected one: an index into `path`, and what the scenario wanted there. */
export type Divergence = { index: number; expected?: { widget: string; event?: string } };

export type Evidence = {
  version: 1;
  scenario: { id: string; name: string; file: string; line: number; tags: readonly string[]; severity?: string };
  target: TargetName;
  /** `digest` is `digestOf` of the definition. */
  flow: { name: string; sid: string; revision?: number; definitionPath?: string; digest?: string };
  /** The emulator's clock is virtual: times below are simulated. */
  simulatedTime: boolean;
  inputs: JsonObject;
  /** The event by which the Trigger was left, where it is known (`incomingRequest`). */
  trigger?: string;
  executionSid?: string;
  status?: string;
  path: Path;
  expectedPath?: readonly { widget: string; event?: string }[];
  divergence?: Divergence;
  messages: readonly Message[];
  context: Json;
  calls: readonly ApiCall[];
  /** On the emulator: what Studio would log as errors of the execution, such as a template with a mistake; it fails no scenario. */
  logged?: readonly string[];
  /** On a test account: what the contact sent and the flow answered, and calls with the minutes that they may take. */
  spent?: Budget;
  failures: readonly Failure[];
};
