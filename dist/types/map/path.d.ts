import type { FlowDefinition } from '../flow/types.js';
import type { MapContent } from './marks.js';
/** What of an evidence the picture shows. */
type Pictured = Pick<MapContent, 'path' | 'trigger' | 'expectedPath' | 'divergence'> & {
    scenario: {
        name: string;
    };
    flow: {
        name: string;
    };
};
/** The path of a played scenario as SVG: cheap, since the flow's layout is made once a digest. */
export declare const drawPath: (evidence: Pictured, definition: FlowDefinition) => string;
export {};
