// Explains which condition of a split matched, or that none did, with the value that each compared.
import { transitionsBy } from '../flow/graph.ts';
import type { Condition, FlowTransition } from '../flow/types.ts';
import { createRender } from '../liquid/render.ts';
import type { Case } from './circumstances.ts';
import { explainEmpty } from './explain-template.ts';

const render = createRender();

const LONGEST_VALUE = 120;

/** The quoted value of a template; undefined if it cannot be rendered. */
function seen(template: string, { context, visit }: Case): string | undefined {
  const { text, mistake } = render(template, context, Date.parse(visit.leftAt ?? visit.enteredAt));
  if (mistake) return undefined;
  return JSON.stringify(text.length > LONGEST_VALUE ? `${text.slice(0, LONGEST_VALUE)}…` : text);
}

const subjectsOf = (conditions: readonly Condition[]): string[] => [
  ...new Set(conditions.flatMap((condition) => condition.arguments)),
];

function subjectLines(template: string, the: Case): string[] {
  const value = seen(template, the);
  if (value === undefined) return [`${template} could not be rendered`];
  const empty = value === '""' ? explainEmpty(template, the.context) : [];
  return empty.length > 0 ? empty : [`${template} was ${value}`];
}

const conditionText = ({ type, value }: Condition): string => `${type} ${JSON.stringify(value)}`;

function transitionText({ conditions, next }: FlowTransition): string {
  const name = conditions?.[0]?.friendly_name;
  const what = (conditions ?? []).map(conditionText).join(' and ');
  return `${name ? `${name}: ` : ''}${what} → ${next ?? 'the end'}`;
}

/** The `match` transitions that lead to the next widget: more than one if several conditions lead there. */
const taken = (matches: readonly FlowTransition[], next: string | undefined): FlowTransition[] =>
  matches.filter((transition) => transition.next === next);

function verdict({ state, event, next }: Case, matches: readonly FlowTransition[]): string {
  if (event === 'noMatch') return `\`${state.name}\` was left by \`noMatch\`: no condition matched`;
  const [only, ...others] = taken(matches, next);
  const name = others.length === 0 ? (only?.conditions?.[0]?.friendly_name ?? '') : '';
  return `\`${state.name}\` was left by \`${event}\`${name ? `: the condition \`${name}\` matched` : ''}`;
}

const MAX_CONDITIONS = 8;

/** The conditions that matched, and those that lead to the expected widget; all of them when none matched. */
function relevant({ event, next, wanted }: Case, matches: readonly FlowTransition[]): readonly FlowTransition[] {
  if (event === 'noMatch') return matches;
  return matches.filter((transition) => transition.next === next || transition.next === wanted);
}

export function explainSplit(the: Case): string[] {
  const matches = transitionsBy(the.state, 'match');
  const shown = relevant(the, matches);
  const subjects = subjectsOf(shown.flatMap(({ conditions }) => conditions ?? []));
  const more = shown.length - MAX_CONDITIONS;
  return [
    verdict(the, matches),
    ...subjects.flatMap((template) => subjectLines(template, the)).map((line) => `  ${line}`),
    ...shown.slice(0, MAX_CONDITIONS).map((transition) => `  ${transitionText(transition)}`),
    ...(more > 0 ? [`  and ${more} more conditions`] : []),
  ];
}
