// Describes a scenario for Allure: the tree by flow, severity, parameters, and the kind of its failure for the categories.

import type { Evidence, Failure } from '../session/evidence.ts';

/** An attachment that allure-playwright reads as metadata. */
export type AllureAttachment = { name: string; contentType: string; body: string };

type Named = { name: string; value: string };

/** The label by which `allurerc.mjs` sorts a failure into a category. */
export const KIND_LABEL = 'flowproof-kind';

/** The underscore hides it from Playwright's own report. */
export const ALLURE_ATTACHMENT = '_allure-metadata';

const MESSAGE_TYPE = 'application/vnd.allure.message+json';

const asText = (value: unknown): string => (typeof value === 'string' ? value : JSON.stringify(value));

/** The most basic failure first: a refused or missing execution explains a different path, not the other way round. */
const PRECEDENCE: readonly Failure['kind'][] = [
  'bad-scenario',
  'refused',
  'unmocked',
  'timeout',
  'contact',
  'path',
  'status',
  'message',
  'sent',
  'value',
];

/** The kind of a failed scenario, for Allure's categories. */
export const kindOf = (failures: readonly Failure[]): Failure['kind'] | undefined =>
  PRECEDENCE.find((kind) => failures.some((failure) => failure.kind === kind));

function labelsOf(evidence: Evidence): Named[] {
  const kind = kindOf(evidence.failures);
  return [
    { name: 'parentSuite', value: evidence.flow.name },
    { name: 'suite', value: evidence.scenario.file },
    { name: 'subSuite', value: evidence.target },
    { name: 'epic', value: evidence.flow.name },
    { name: 'severity', value: evidence.scenario.severity ?? 'normal' },
    ...(kind ? [{ name: KIND_LABEL, value: kind }] : []),
  ];
}

function parametersOf({ flow, inputs, target }: Evidence): Named[] {
  const revision = flow.revision === undefined ? flow.sid : `${flow.sid}, revision ${flow.revision}`;
  return [
    { name: 'target', value: target },
    { name: 'flow', value: `${flow.name} (${revision})` },
    ...Object.entries(inputs).map(([name, value]) => ({ name: `inputs.${name}`, value: asText(value) })),
  ].map((parameter) => ({ ...parameter, excluded: true }));
}

const metadata = (data: object): AllureAttachment => ({
  name: ALLURE_ATTACHMENT,
  contentType: MESSAGE_TYPE,
  body: JSON.stringify({ type: 'metadata', data }),
});

/** What allure-playwright reads about a scenario. Parameters are not part of its identity, so that its history continues if they change. */
export const describeToAllure = (evidence: Evidence): AllureAttachment =>
  metadata({ labels: labelsOf(evidence), parameters: parametersOf(evidence) });

/** The same for a scenario file that could not be loaded. */
export const describeBadScenarioToAllure = (flow: string, file: string): AllureAttachment =>
  metadata({
    labels: [
      { name: 'parentSuite', value: flow },
      { name: 'suite', value: file },
      { name: KIND_LABEL, value: 'bad-scenario' satisfies Failure['kind'] },
    ],
  });
