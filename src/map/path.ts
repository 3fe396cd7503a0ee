// The picture of one scenario for its report: its path through its flow and through each subflow that it ran.
import type { FlowDefinition } from '../flow/types.ts';
import { ownVisits, type Path, subflowPaths } from '../path/path.ts';
import { drawFlow } from './draw.ts';
import type { MapContent } from './marks.ts';

/** The parts of an evidence that the picture shows. */
type Pictured = Pick<MapContent, 'path' | 'trigger' | 'expectedPath' | 'divergence'> & {
  scenario: { name: string };
  flow: { name: string };
};

/** The divergence as an index into the flow's own visits; undefined if it is in a subflow, which has its own picture. */
function ownDivergence(path: Path, divergence: MapContent['divergence']): MapContent['divergence'] {
  if (!divergence || path[divergence.index]?.within !== undefined) return undefined;
  return { ...divergence, index: ownVisits(path.slice(0, divergence.index)).length };
}

/** The path of an execution as SVG: cheap, since the layout of a flow is cached by its digest. */
export function drawPath(evidence: Pictured, definition: FlowDefinition): string {
  const path = evidence.path ?? [];
  const divergence = ownDivergence(path, evidence.divergence);
  return drawFlow(definition, {
    title: `${evidence.flow.name}: ${evidence.scenario.name}`,
    path: ownVisits(path),
    ...(evidence.trigger ? { trigger: evidence.trigger } : {}),
    ...(evidence.expectedPath ? { expectedPath: evidence.expectedPath } : {}),
    ...(divergence ? { divergence } : {}),
  });
}

/** A picture of each subflow that ran, by the widget that ran it; `shown` returns its redacted definition. */
export function drawSubflows(
  { path = [], scenario }: Pictured,
  shown: (widget: string) => FlowDefinition | undefined,
): { widget: string; svg: string }[] {
  return subflowPaths(path).flatMap(({ within, path: inner }) => {
    const definition = shown(within);
    const content = { title: `${within}: ${scenario.name}`, trigger: 'incomingParent' };
    const own = inner.map(({ within: _, ...visit }) => visit);
    return definition ? [{ widget: within, svg: drawFlow(definition, { ...content, path: own }) }] : [];
  });
}
