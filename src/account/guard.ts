// Checks every request to a real account: only listed numbers are contacted, and no budget is exceeded.

import { FlowproofError, type Problem } from '../errors.ts';
import type { FlowDefinition } from '../flow/types.ts';
import { type ContactPolicy, isPermitted, type SpendKind } from './policy.ts';
import { type ApiRequest, type Sending, sendingOf } from './sending.ts';
import { KINDS, type Ledger, type Spend } from './spend.ts';

export type Guard = {
  /** Throws if the request is forbidden; otherwise records its cost. */
  permit: (request: ApiRequest) => Promise<void>;
};

const PERMIT =
  'add it to `flowproof.contacts` (one of your test numbers) or to `flowproof.allow` in playwright.config.ts';

const notPermitted = ({ what, to }: Pick<Sending, 'what' | 'to'>): Problem => ({
  code: 'number-not-permitted',
  message: `This run would send ${what} to ${to || '(no number)'}, which is neither in \`flowproof.contacts\` nor in \`flowproof.allow\`.`,
  fix: PERMIT,
});

export function overBudget({ kind, spent, wanted, most }: Spend): Problem {
  const already = spent > 0 ? `, after ${spent} already spent` : '';
  return {
    code: 'over-budget',
    message: `This run may spend ${most} ${kind}; ${wanted} more would exceed it${already}.`,
    fix: `raise \`flowproof.budget.${kind}\` in playwright.config.ts, or run fewer scenarios`,
  };
}

const used = (kind: SpendKind, spent: number, most: number): Problem => ({
  code: 'over-budget',
  message: `This run may spend ${most} ${kind}, and has spent ${spent}: nothing more will be triggered.`,
  fix: `raise \`flowproof.budget.${kind}\` in playwright.config.ts, or run fewer scenarios`,
});

/** What a flow will send is unknown beforehand: no execution is triggered once any part of the budget is used up. */
async function exhausted({ budget }: ContactPolicy, ledger: Ledger): Promise<Problem | undefined> {
  const spent = await ledger.total();
  const kind = KINDS.find((one) => spent[one] > 0 && spent[one] >= budget[one]);
  return kind && used(kind, spent[kind], budget[kind]);
}

const isFree = ({ cost }: Sending): boolean => KINDS.every((kind) => cost[kind] === 0);

async function excessOf(sending: Sending, policy: ContactPolicy, ledger: Ledger): Promise<Problem | undefined> {
  if (isFree(sending)) return exhausted(policy, ledger);
  const excess = await ledger.spend(sending.cost);
  return excess && overBudget(excess);
}

function dryRunProblem({ what, to, content }: Sending): Problem {
  return {
    code: 'dry-run',
    message: `This is a dry run: ${what} to ${to} was not sent${content ? `: ${content}` : ''}.`,
    fix: 'unset FLOWPROOF_DRY_RUN to send it',
  };
}

const isReading = ({ method }: ApiRequest): boolean => ['GET', 'HEAD'].includes(method.toUpperCase());

/** Configuring numbers and ending executions sends nothing to anyone. */
const unchanged = ({ method, uri }: ApiRequest): Problem => ({
  code: 'dry-run',
  message: `This is a dry run: ${method.toUpperCase()} ${new URL(uri).pathname} was not sent.`,
  fix: 'unset FLOWPROOF_DRY_RUN to send it',
});

/** Why a request of this kind is not permitted; the budget is checked later. */
export function refusalOf(sending: Sending, policy: ContactPolicy, dryRun: boolean): Problem | undefined {
  if (!isPermitted(policy, sending.to)) return notPermitted(sending);
  return dryRun ? dryRunProblem(sending) : undefined;
}

const ORPHANED: Problem = {
  code: 'runner-gone',
  message: 'The run that this worker belongs to has ended: nothing more will be triggered.',
  fix: 'run the scenarios again',
};

/** `isOrphaned` returns true once the process that started this worker has ended: then its results are lost. */
export function createGuard(of: {
  policy: ContactPolicy;
  ledger: Ledger;
  dryRun: boolean;
  isOrphaned?: () => boolean;
}): Guard {
  return {
    permit: async (request) => {
      const sending = sendingOf(request);
      if (!sending && of.dryRun && !isReading(request)) throw new FlowproofError([unchanged(request)]);
      if (!sending) return;
      if (of.isOrphaned?.()) throw new FlowproofError([ORPHANED]);
      const refusal = refusalOf(sending, of.policy, of.dryRun);
      if (refusal) throw new FlowproofError([refusal]);
      const excess = await excessOf(sending, of.policy, of.ledger);
      if (excess) throw new FlowproofError([excess]);
    },
  };
}

/** A contact outside the lists is not touched, not even for cleanup. */
export const contactProblems = (contact: string, policy: ContactPolicy): Problem[] =>
  isPermitted(policy, contact) ? [] : [notPermitted({ what: 'what a flow says', to: contact })];

const NUMBER = /^\s*([a-z]+:)?\+[1-9]\d{6,14}\s*$/;

/** A flow dials and texts on its own, past this guard: the numbers in its definition must be permitted, too. */
export function flowProblems({ states }: FlowDefinition, policy: ContactPolicy): Problem[] {
  return states.flatMap(({ name, type, properties }) => {
    const { to } = properties;
    if (typeof to !== 'string' || !NUMBER.test(to) || isPermitted(policy, to)) return [];
    return [
      {
        code: 'number-not-permitted',
        message: `\`${name}\` (${type}) of the flow reaches ${to.trim()}, which is neither in \`flowproof.contacts\` nor in \`flowproof.allow\`.`,
        fix: 'add it to `flowproof.allow` in playwright.config.ts if this number may be reached by a test',
      },
    ];
  });
}
