// The SDK's client is the SDK's own, and loads the SDK's HTTP client only when it makes one.
import { createRequire } from 'node:module';
import { loadSdkClient } from '../../src/workflow/sdk.ts';
import { expect, test } from '../test.ts';

const load = createRequire(import.meta.url);
const HTTP_CLIENT = load.resolve('twilio/lib/base/RequestClient');
const SID = `AC${'a'.repeat(32)}`;

/** Runs as if nothing of the SDK had been loaded before. */
function withoutSdk(body: () => void): void {
  const loaded = Object.entries(load.cache).filter(([file]) => /[\\/]twilio[\\/]lib[\\/]/.test(file));
  for (const [file] of loaded) delete load.cache[file];
  try {
    body();
  } finally {
    for (const [file, module] of loaded) load.cache[file] = module;
  }
}

test("the SDK's HTTP client is not loaded for a client that has another", () => {
  withoutSdk(() => {
    const SdkClient = loadSdkClient();
    const httpClient = { request: async () => ({}) };
    expect(new SdkClient(SID, 'token', { httpClient } as object).httpClient).toBe(httpClient);
    expect(load.cache).not.toHaveProperty([HTTP_CLIENT]);
  });
});

test("a client that is given none makes the SDK's HTTP client", () => {
  withoutSdk(() => {
    const { httpClient } = new (loadSdkClient())(SID, 'token');
    expect(httpClient).toBeInstanceOf(load(HTTP_CLIENT));
    expect(load('twilio')(SID, 'token')).toBeInstanceOf(load('twilio/lib/rest/Twilio'));
  });
});
