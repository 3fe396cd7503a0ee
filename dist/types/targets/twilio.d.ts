import type { ContactPolicy } from '../account/policy.js';
import type { Target } from '../session/target.js';
import type { StudioApi } from '../workflow/api.js';
export declare function openTwilioTarget(api: StudioApi, policy: ContactPolicy): Target;
