// What answers at a number: a flow, or the contact according to the number's voice URL.
import type { Numbers } from './studio.ts';

export type NumberRegistry = Numbers & {
  /** A flow's number is the From of its executions, unless it is assigned to another flow. */
  notice: (phoneNumber: string, flowSid: string) => void;
  clear: () => void;
};

export function createNumberRegistry(): NumberRegistry {
  const assigned = new Map<string, string>();
  const noticed = new Map<string, string>();
  const addresses = new Map<string, string>();
  return {
    assign: (phoneNumber, flowSid) => assigned.set(phoneNumber, flowSid),
    notice: (phoneNumber, flowSid) => noticed.set(phoneNumber, flowSid),
    flowAt: (phoneNumber) => assigned.get(phoneNumber) ?? noticed.get(phoneNumber),
    setVoiceUrl: (phoneNumber, url) => addresses.set(phoneNumber, url),
    voiceUrl: (phoneNumber) => addresses.get(phoneNumber),
    release: (phoneNumber) => {
      for (const registry of [assigned, noticed, addresses]) registry.delete(phoneNumber);
    },
    all: () => [...assigned].map(([phoneNumber, flowSid]) => ({ phoneNumber, flowSid })),
    clear: () => {
      noticed.clear();
      addresses.clear();
    },
  };
}
