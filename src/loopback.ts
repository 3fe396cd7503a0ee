// The one rule for addresses of this machine: the loopback names and addresses, and nothing else.

const LOOPBACK = /^(localhost|127(\.\d{1,3}){3}|\[::1\])$/;

/** Takes the host name of a parsed URL, in which all notations of an address are normalized. */
export const isLoopbackHost = (hostname: string): boolean => LOOPBACK.test(hostname);

/** Whether a text is an http or https URL of this machine. */
export function isLoopbackUrl(text: string): boolean {
  const url = URL.canParse(text) ? new URL(text) : undefined;
  return url !== undefined && /^https?:$/.test(url.protocol) && isLoopbackHost(url.hostname);
}
