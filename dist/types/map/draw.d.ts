import type { FlowDefinition } from '../flow/types.js';
import { type MapContent } from './marks.js';
/** From one walk to a hundred in four steps. */
export declare function heat(walks: number): 'h1' | 'h2' | 'h3' | 'h4';
/** The flow as SVG text. Without scripts, styles from elsewhere or anything that a browser would fetch. */
export declare function drawFlow(definition: FlowDefinition, content?: MapContent): string;
