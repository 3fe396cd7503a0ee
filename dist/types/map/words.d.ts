import type { FlowDefinition } from '../flow/types.js';
import type { MapContent } from './marks.js';
export declare function inWords({ states }: FlowDefinition, content: MapContent): string;
