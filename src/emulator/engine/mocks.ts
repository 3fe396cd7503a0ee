// What stands in for the outside: answers given in turn to a widget's request, message or party; the last one stays.

import type { Json, JsonObject } from '../../flow/types.ts';

export type MockAnswer =
  | { status: number; body?: Json; headers?: Record<string, string> }
  | { event: string; output?: JsonObject }
  | { delivery: 'delivered' | 'undelivered' | 'failed' }
  | { forward: string };
