// Who answers at a number: a flow, or the contact as the number's voice address says.
import type { Numbers } from './studio.ts';

export type NumberBook = Numbers & {
  /** A flow's number is the From of the executions that it serves, unless somebody has said otherwise. */
  notice: (phoneNumber: string, flowSid: string) => void;
  clear: () => void;
};

export function createNumberBook(): NumberBook {
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
      for (const book of [assigned, noticed, addresses]) book.delete(phoneNumber);
    },
    all: () => [...assigned].map(([phoneNumber, flowSid]) => ({ phoneNumber, flowSid })),
    clear: () => {
      noticed.clear();
      addresses.clear();
    },
  };
}
