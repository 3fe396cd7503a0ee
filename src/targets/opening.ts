// What a target needs to be opened.
import type { Protecting } from '../account/protection.ts';
import type { Waiting } from '../contact/context.ts';
import type { TargetName } from '../scenario/scenario.ts';
import type { Environment } from '../workflow/account.ts';
import type { Exchange } from '../workflow/api.ts';

export type Opening = Protecting & {
  target: TargetName;
  /** The folder of the configuration. */
  root: string;
  environment: Environment;
  onExchange: (exchange: Exchange) => void;
  /** Told again and again what is waited for, where waiting takes real time. */
  observe: (waiting: Waiting) => void;
  /** The same for what is no widget: `for a free contact`. */
  waitFor: (what: string, seconds?: number) => void;
};

export type Sweeping = { environment: Environment; root: string };
