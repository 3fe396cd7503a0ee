import type { startEmulator } from '../emulator/server.js';
import type { Json } from '../flow/types.js';
import type { Target } from '../session/target.js';
import type { StudioApi } from '../workflow/api.js';
export type Emulator = Awaited<ReturnType<typeof startEmulator>>;
/** Speaks to the emulator's own API beside Twilio's. */
type Control = (method: 'GET' | 'PUT' | 'POST', path: string, body?: Json) => Promise<Json>;
export declare function controlOf({ url, accountSid, authToken }: Emulator): Control;
export declare function openEmulatorTarget(emulator: Emulator, api: StudioApi): Target;
export {};
