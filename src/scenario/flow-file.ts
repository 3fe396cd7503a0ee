// Finds and reads the flow of a scenario file.
import { readdirSync, statSync } from 'node:fs';
import { basename, dirname, join, resolve } from 'node:path';
import type { Problem } from '../errors.ts';
import { flowNameOf } from '../flow/name.ts';
import { didYouMean, nearest } from '../nearest.ts';
import { readDefinition, type Source } from './definition.ts';
import { type Environment, filling, fillTree, supplyOf } from './fill.ts';
import type { FlowReference, TargetName } from './scenario.ts';
import { chooseSubflows } from './subflows.ts';
import { entriesOf, partOf, type Tree, textOf } from './tree.ts';

export type FlowChoice = {
  reference: FlowReference;
  /** The targets for which the file names its flow. */
  runsOn: readonly TargetName[];
  problems: Problem[];
  /** The files of the definition, its subflows and their content templates, for showing problems in them. */
  sources: Source[];
};

type Asked = { file: string; env: Environment; target?: TargetName };

/** A SID identifies a flow on one account: it is only needed there, so elsewhere its variable may be unset. */
function sidOf(sid: Tree | undefined, { env, target }: Asked): { sid?: string; problems: Problem[] } {
  if (!sid) return { problems: [] };
  const fill = filling(supplyOf(env));
  const filled = fillTree(fill, sid);
  const text = textOf(filled);
  if (fill.problems.length > 0 || text === undefined) return { problems: target === 'twilio' ? fill.problems : [] };
  if (/^FW[0-9a-f]{32}$/i.test(text)) return { sid: text, problems: [] };
  const message = `\`${text}\` is not a flow SID: FW and 32 hexadecimal digits.`;
  return {
    problems: [
      { code: 'bad-sid', message, fix: "copy it from the flow's page in Studio", at: sid.at, width: sid.width },
    ],
  };
}

/** Chooses the SID of the environment in FLOWPROOF_ENV, or the only one. */
function chooseSid(sids: Tree | undefined, asked: Asked): { chosen?: Tree; environment?: string; problems: Problem[] } {
  const entries = entriesOf(sids);
  const names = entries.map(({ key }) => key);
  const wanted = asked.env.FLOWPROOF_ENV?.trim() || (names.length === 1 ? names[0] : undefined);
  const chosen = entries.find(({ key }) => key === wanted);
  if (chosen) return { chosen: chosen.value, environment: chosen.key, problems: [] };
  if (!sids || asked.target !== 'twilio') return { problems: [] };
  const listed = names.map((name) => `\`${name}\``).join(', ');
  const message = wanted
    ? `FLOWPROOF_ENV is \`${wanted}\`, and the flow has SIDs for ${listed} only.`
    : `The flow has a SID for each of ${listed}, and FLOWPROOF_ENV does not say which environment is meant.`;
  const fix = wanted ? (didYouMean(wanted, names) ?? `add \`${wanted}\` to \`sids\``) : `set FLOWPROOF_ENV=${names[0]}`;
  return { problems: [{ code: 'unknown-environment', message, fix, at: sids.at }] };
}

/** One SID for all environments, or one for each. */
function sidsOf(flow: Tree | undefined, asked: Asked): { reference: Partial<FlowReference>; problems: Problem[] } {
  const [sid, sids] = [partOf(flow, 'sid'), partOf(flow, 'sids')];
  if (sid && sids) {
    const message = 'A flow has either `sid` or `sids`, not both.';
    const fix = 'keep `sids`: one SID for each environment';
    return { reference: {}, problems: [{ code: 'contradiction', message, fix, at: sids.at }] };
  }
  const choice = chooseSid(sids, asked);
  const found = sidOf(sid ?? choice.chosen, asked);
  const each = entriesOf(sids).flatMap(({ key, value }) => {
    const { sid: one } = sidOf(value, { ...asked, target: 'emulator' });
    return one ? [[key, one] as const] : [];
  });
  const { environment } = choice;
  return {
    reference: {
      ...(found.sid ? { sid: found.sid } : {}),
      ...(sids ? { sids: Object.fromEntries(each) } : {}),
      ...(environment ? { environment } : {}),
    },
    problems: [...choice.problems, ...found.problems],
  };
}

type Definition = Pick<FlowChoice, 'sources' | 'problems'> & { reference: Omit<FlowReference, 'name' | 'sid'> };

const jsonIn = (folder: string): string[] =>
  readdirSync(folder, { withFileTypes: true })
    .filter((entry) => !entry.isDirectory() && /\.json$/i.test(entry.name))
    .map(({ name }) => name);

/** The path that was probably meant: a file with a similar name, or the definition in a folder. */
function meantBy(path: string, folder: string): string | undefined {
  const whole = resolve(folder, path);
  try {
    if (statSync(whole, { throwIfNoEntry: false })?.isDirectory()) {
      const inside = jsonIn(whole);
      const only = inside.find((name) => name === 'flow.json') ?? (inside.length === 1 ? inside[0] : undefined);
      return only && join(path, only);
    }
    const near = nearest(basename(whole), jsonIn(dirname(whole)));
    return near && join(dirname(path), near);
  } catch {
    return undefined;
  }
}

const WHERE = 'the path starts at this file; Studio exports a flow under Trigger, Show Flow JSON';

const HINTS: Readonly<Record<string, string>> = {
  'not-utf8': 'save it as UTF-8, or export the flow from Studio again',
  'file-too-large': "is it a flow? Studio's largest are far smaller",
};

function unreadable(problem: Problem, { part, path, file }: { part: Tree; path: string; file: string }): Problem {
  const { at, width } = part;
  const message = `The flow's definition \`${path}\` cannot be used. ${problem.message}`;
  const hint = Object.hasOwn(HINTS, problem.code) ? HINTS[problem.code] : undefined;
  if (hint) return { code: problem.code, message, fix: hint, at, width };
  const meant = meantBy(path, dirname(file));
  return { code: 'missing-flow-file', message, fix: meant ? `did you mean \`${meant}\`?` : WHERE, at, width };
}

function definitionOf(part: Tree | undefined, { file, env }: Asked): Definition {
  const fill = filling(supplyOf(env));
  const path = part && textOf(fillTree(fill, part));
  if (!part || path === undefined || fill.problems.length > 0)
    return { reference: {}, problems: fill.problems, sources: [] };
  const definitionPath = resolve(dirname(file), path);
  const read = readDefinition(definitionPath);
  if ('unreadable' in read)
    return { reference: {}, problems: [unreadable(read.unreadable, { part, path, file })], sources: [] };
  const { definition, problems, sources } = read;
  return { reference: { definitionPath, ...(definition ? { definition } : {}) }, problems, sources };
}

/** The flow of a scenario file, with all of its problems. */
export function chooseFlow(flow: Tree | undefined, asked: Asked): FlowChoice {
  const { reference: account, problems } = sidsOf(flow, asked);
  const { reference, sources, problems: inDefinition } = definitionOf(partOf(flow, 'definition'), asked);
  const { definitionPath, definition } = reference;
  const inner = chooseSubflows(partOf(flow, 'subflows'), definition, asked);
  const name = definitionPath ? flowNameOf(definitionPath) : basename(dirname(asked.file));
  const runsOn: TargetName[] = [];
  if (partOf(flow, 'definition')) runsOn.push('emulator');
  if (partOf(flow, 'sid') ?? partOf(flow, 'sids')) runsOn.push('twilio');
  return {
    reference: { name, ...reference, ...account, ...(inner.subflows.length > 0 ? { subflows: inner.subflows } : {}) },
    runsOn,
    problems: [...problems, ...inDefinition, ...inner.problems],
    sources: [...sources, ...inner.sources],
  };
}
