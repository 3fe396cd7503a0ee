// The official SDK's client, without the parts of the SDK that a run does not use, which take a tenth of a second to load.
import { createRequire } from 'node:module';
import type { Twilio } from 'twilio';

/** The SDK is CommonJS. */
const load = createRequire(import.meta.url);

type Class = new (...given: unknown[]) => object;

/** Stands for the class that a module exports, until the first object of it is made. */
const loadedLater = (file: string): Class =>
  class {
    constructor(...given: unknown[]) {
      const Loaded: Class = load(file);
      // biome-ignore lint/correctness/noConstructorReturn: an object of this class is one of the SDK's class.
      return new Loaded(...given);
    }
  };

/** Loads a module whose `later` module is loaded when it is used: in this module alone, for `later` is as usual for all others. */
function loadWithout(name: string, later: string): unknown {
  const file = load.resolve(later);
  if (load.cache[file]) return load(name);
  const { Module } = load('node:module');
  load.cache[file] = Object.assign(new Module(file), { exports: loadedLater(file), loaded: true });
  try {
    return load(name);
  } finally {
    delete load.cache[file];
  }
}

/**
 * The client that `twilio(…)` makes, without the rest of the SDK's entry: builders of TwiML, tokens, webhooks. It makes an HTTP client of
 * the SDK's own (axios, JSON web tokens: 130 modules) only if it is given none, and ours is given.
 */
export const loadSdkClient = (): typeof Twilio =>
  loadWithout('twilio/lib/rest/Twilio', 'twilio/lib/base/RequestClient') as typeof Twilio;

export const SdkClient = loadSdkClient();
