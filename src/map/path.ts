// The picture of one scenario: its path on its flow, for its report.
import type { FlowDefinition } from '../flow/types.ts';
import { drawFlow } from './draw.ts';
import type { MapContent } from './marks.ts';

/** What of an evidence the picture shows. */
type Pictured = Pick<MapContent, 'path' | 'trigger' | 'expectedPath' | 'divergence'> & {
  scenario: { name: string };
  flow: { name: string };
};

/** The path of a played scenario as SVG: cheap, since the flow's layout is made once a digest. */
export const drawPath = (evidence: Pictured, definition: FlowDefinition): string =>
  drawFlow(definition, {
    title: `${evidence.flow.name}: ${evidence.scenario.name}`,
    path: evidence.path ?? [],
    ...(evidence.trigger ? { trigger: evidence.trigger } : {}),
    ...(evidence.expectedPath ? { expectedPath: evidence.expectedPath } : {}),
    ...(evidence.divergence ? { divergence: evidence.divergence } : {}),
  });
