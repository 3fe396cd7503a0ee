import type { FlowDefinition } from '../../flow/types.js';
import type { Service } from './service.js';
export declare function checkWidgetCount(definition: FlowDefinition, { studio }: Service): void;
