// Checks the addresses that Studio accepts for a contact or a flow; anything else is error 81023.
import { badRequest } from './errors.ts';

/** The length of both together, documented on the page of error 81023. */
const LONGEST_PAIR = 300;

const PHONE = /^\+[1-9]\d{1,14}$/;
const SHORT_CODE = /^\d{3,8}$/;
const SENDER_NAME = /^(?=.*[A-Za-z])[\w &.-]{1,11}$/;
const SID = /^[A-Z]{2}[0-9a-fA-F]{32}$/;
/** `whatsapp:+1555…`, `client:ada`, `messenger:123`, `sip:ada@example.com`. */
const CHANNEL = /^[a-z][a-z0-9_-]*:[^\s:]\S*$/i;
const SIP = /^[^\s@:]+@[^\s@]+$/;

const CONTACT = [PHONE, CHANNEL, SIP, SID];
const FLOW = [...CONTACT, SHORT_CODE, SENDER_NAME];

const isOneOf = (forms: readonly RegExp[], address: string): boolean => forms.some((form) => form.test(address));

export const isPhoneNumber = (address: string): boolean => PHONE.test(address);

export const isContact = (address: string): boolean => isOneOf(CONTACT, address);

export const isSender = (address: string): boolean => isOneOf(FLOW, address);

function checkLength(to: string, from: string): void {
  if (Buffer.byteLength(to) + Buffer.byteLength(from) > LONGEST_PAIR)
    throw badRequest(81023, `Invalid To or From: together they are longer than ${LONGEST_PAIR} bytes`);
}

const noAddress = (field: 'To' | 'From') =>
  badRequest(81023, `Invalid ${field}: it is neither an E.164 phone number nor another address`);

/** The sender may be a short code, a name, or a caller who hides their number. */
export function checkInbound(from: string, to: string): void {
  checkLength(to, from);
  if (!isSender(from)) throw noAddress('From');
  if (!isSender(to)) throw noAddress('To');
}

export function checkAddresses(to: string, from: string): void {
  checkLength(to, from);
  if (!isContact(to)) throw noAddress('To');
  if (!isSender(from)) throw noAddress('From');
}
