// The embedded Studio as a target: in this worker's process, reset before each scenario, with time and mocks under control.

import { NO_JOURNAL } from '../account/journal.ts';
import { EMULATOR_CONTACT, EMULATOR_FLOW_NUMBER } from '../account/policy.ts';
import { readCalibration } from '../calibration/file.ts';
import { startEmulator } from '../emulator/server.ts';
import { FlowproofError, type Problem } from '../errors.ts';
import { contentOf } from '../flow/content.ts';
import { digestOf } from '../flow/digest.ts';
import { findState } from '../flow/graph.ts';
import { linkSubflows } from '../flow/subflows.ts';
import type { FlowDefinition, Json } from '../flow/types.ts';
import type { Inside, OpenedTarget, Preparation, PreparedFlow, Target } from '../session/target.ts';
import type { Clock, StudioApi } from '../workflow/api.ts';
import { createClient, systemClock } from '../workflow/client.ts';
import { createLoopbackDispatcher } from '../workflow/loopback-http.ts';
import type { Opening } from './opening.ts';

export type Emulator = Awaited<ReturnType<typeof startEmulator>>;

/** Speaks to the emulator's own API beside Twilio's. */
type Control = (method: 'GET' | 'PUT' | 'POST', path: string, body?: Json) => Promise<Json>;

export function controlOf({ url, accountSid, authToken }: Emulator): Control {
  const authorization = `Basic ${Buffer.from(`${accountSid}:${authToken}`).toString('base64')}`;
  const headers = { authorization, 'content-type': 'application/json' };
  const dispatcher = createLoopbackDispatcher();
  return async (method, path, sent) => {
    const body = sent === undefined ? null : JSON.stringify(sent);
    const answer = await dispatcher.request({ origin: url, path: `/_emulator${path}`, method, headers, body });
    const text = await answer.body.text();
    if (answer.statusCode >= 300) {
      throw new Error(`the emulator refused ${method} ${path}: ${answer.statusCode} ${text}`);
    }
    return text ? JSON.parse(text) : null;
  };
}

type Loaded = { digest: string; flow: Omit<PreparedFlow, 'definition'> };

const noDefinition = ({ place }: Preparation): Problem => ({
  code: 'no-definition',
  message: 'The emulator executes the definition of a flow, and this file names none.',
  fix: 'add `definition: flow.json` to `flow`, exported from Studio',
  at: place,
});

/** Flows outlive a reset: each is loaded once a worker, and again only when its definition changes. */
function flowStore({ client }: StudioApi) {
  const store = new Map<string, Loaded>();
  return async (scenario: Preparation): Promise<PreparedFlow> => {
    const { name, definition, definitionPath = name } = scenario.flow;
    if (!definition) throw new FlowproofError([noDefinition(scenario)]);
    const digest = digestOf(definition);
    const known = store.get(definitionPath);
    if (known?.digest === digest) return { ...known.flow, definition };
    const { flows } = client.studio.v2;
    const content = { friendlyName: name, status: 'published' as const, definition };
    const { sid, revision } = await (known ? flows(known.flow.sid).update(content) : flows.create(content));
    const flow = { sid, name, revision };
    store.set(definitionPath, { digest, flow });
    return { ...flow, definition };
  };
}

type Assigned = { sid?: string; flowSid: string | undefined };

const isPhoneNumber = (address: string): boolean => address.startsWith('+');

/** Registers the flow that answers at an address: for a phone number through Twilio's own API. */
function numberPlan({ client, accountSid }: StudioApi, control: Control) {
  const numbers = new Map<string, Assigned>();
  const assignNumber = async (phoneNumber: string, { flowSid, sid: known }: Assigned): Promise<string> => {
    const webhook = flowSid ? `https://webhooks.twilio.com/v1/Accounts/${accountSid}/Flows/${flowSid}` : '';
    const urls = { smsUrl: webhook, voiceUrl: webhook };
    const { incomingPhoneNumbers } = client;
    const { sid } = await (known
      ? incomingPhoneNumbers(known).update(urls)
      : incomingPhoneNumbers.create({ phoneNumber, ...urls }));
    return sid;
  };
  const assign = async (address: string, flowSid?: string): Promise<void> => {
    const known = numbers.get(address);
    if (known && known.flowSid === flowSid) return;
    if (isPhoneNumber(address)) {
      const sid = await assignNumber(address, { ...known, flowSid });
      numbers.set(address, { sid, flowSid });
    } else if (flowSid) {
      await control('PUT', '/addresses', { address, flow: flowSid });
      numbers.set(address, { flowSid });
    }
  };
  /** Numbers outlive a reset: one that a scenario before gave to another flow would take the contact's messages there. */
  const reclaim = async (address: string, flowSid: string): Promise<void> => {
    if (numbers.has(address)) await assign(address, flowSid);
  };
  return { assign, reclaim };
}

/** Before there is an execution, only the account's numbers show which flow a contact means. */
const speaksFirst = ({ trigger }: Preparation): boolean => trigger !== 'incomingRequest';

/** Where a contact picks up is a number of the account, too. */
const picksUp = ({ contact }: Preparation): boolean => contact.some(({ kind }) => kind === 'answer');

/** Subflows are loaded by the SIDs by which Run Subflow widgets name them; again only when a definition changes. */
function openSubflows(control: Control) {
  const loaded = new Map<string, string>();
  return async ({ flow: { definition: parent, subflows = [] } }: Preparation): Promise<void> => {
    if (parent) linkSubflows(parent, subflows);
    for (const { sid, name, definition } of subflows) {
      const digest = digestOf(definition);
      if (loaded.get(sid) === digest) continue;
      // A definition is plain JSON by its type; only its optional keys keep the compiler from seeing it.
      await control('PUT', '/flows', { sid, name, definition: definition as unknown as Json });
      loaded.set(sid, digest);
    }
  };
}

/** The templates of the flow and its subflows, and no others: what a scenario sends does not depend on those before it. */
function openContent(control: Control) {
  let known = '[]';
  return async ({ flow: { definition, subflows = [] } }: Preparation): Promise<void> => {
    const definitions = [...(definition ? [definition] : []), ...subflows.map((one) => one.definition)];
    const templates = definitions.flatMap(contentOf).map((template) => ({ ...template }));
    const text = JSON.stringify(templates);
    if (text === known) return;
    await control('PUT', '/content', templates);
    known = text;
  };
}

export function openEmulatorTarget(emulator: Emulator, api: StudioApi): Target {
  const control = controlOf(emulator);
  const load = flowStore(api);
  const { assign, reclaim } = numberPlan(api, control);
  /** A widget of that name may be in the flow, in a subflow, or in several of them. */
  const mock = ({ mocks, flow: { definition, subflows = [] } }: Preparation, flow: string) =>
    Object.entries(mocks).flatMap(([widget, answers]) => {
      const has = (one: FlowDefinition | undefined) => one !== undefined && findState(one, widget) !== undefined;
      const inside = subflows.filter((one) => has(one.definition)).map(({ sid }) => sid);
      const flows = has(definition) || inside.length === 0 ? [flow, ...inside] : inside;
      // An answer is plain JSON by its type; only its optional keys keep the compiler from seeing it.
      return flows.map((one) => control('PUT', '/mocks', { flow: one, widget, answers: answers as unknown as Json }));
    });
  const loadSubflows = openSubflows(control);
  const loadContent = openContent(control);
  return {
    name: 'emulator',
    api,
    simulatedTime: true,
    prepare: async (scenario) => {
      const { now, inputs } = scenario;
      await control('POST', '/reset');
      const flow = await load(scenario);
      await loadSubflows(scenario);
      await loadContent(scenario);
      const { subflows } = scenario.flow;
      const { from = EMULATOR_FLOW_NUMBER, to = EMULATOR_CONTACT } = inputs;
      await Promise.all([
        ...(now ? [control('POST', '/clock', { now })] : []),
        speaksFirst(scenario) ? assign(from, flow.sid) : reclaim(from, flow.sid),
        ...(picksUp(scenario) ? [assign(to)] : []),
        ...mock(scenario, flow.sid),
      ]);
      return subflows ? { ...flow, subflows } : flow;
    },
    start: async ({ flowSid, ...arrival }) => {
      const { sid } = (await control('POST', '/executions', { flow: flowSid, ...arrival })) as { sid: string };
      return sid;
    },
    elapse: async (seconds) => {
      await control('POST', '/clock', { advance: seconds });
    },
    inside: async (executionSid) => {
      const { incidents, outputs } = (await control('GET', `/executions/${executionSid}`)) as unknown as Inside;
      return { incidents, outputs: outputs ?? [] };
    },
  };
}

/** A separate emulator does not share its contact. */
const lease: OpenedTarget['lease'] = async ({ to = EMULATOR_CONTACT, from = EMULATOR_FLOW_NUMBER }) => ({
  parties: { contact: to, flowNumber: from },
  release: async () => undefined,
});

/** What the embedded Studio does not list at once it never lists: pauses made for Twilio need not be long. */
const LONGEST_PAUSE = 20;

const shortSleepClock: Clock = {
  now: systemClock.now,
  sleep: (milliseconds) => systemClock.sleep(Math.min(milliseconds, LONGEST_PAUSE)),
};

/** Starts an emulator in this process, on a port of its own; it behaves like the account that was calibrated, if one was. */
export async function openEmulator({ onExchange, root }: Pick<Opening, 'onExchange' | 'root'>): Promise<OpenedTarget> {
  // How fast scenarios come is no property of theirs; what Studio would not publish is reported by lint.
  const behaviour = readCalibration(root);
  const emulator = await startEmulator({ rateLimits: false, strict: false, behaviour });
  const { accountSid, authToken, url } = emulator;
  const api = createClient({ accountSid, password: authToken, origin: url, onExchange, clock: shortSleepClock });
  const close = async () => {
    await api.close();
    await emulator.close();
  };
  return { target: openEmulatorTarget(emulator, api), lease, journal: NO_JOURNAL, close };
}
