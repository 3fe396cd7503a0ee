// The account's phone numbers: connected to a flow by its webhook, or to a document that answers calls.
import { CONTACT, expect, FLOW_NUMBER, type Opened, shortFlow, test } from '../client.ts';

const webhookOf = ({ emulator }: Opened, flowSid: string) =>
  `https://webhooks.twilio.com/v1/Accounts/${emulator.accountSid}/Flows/${flowSid}`;

const startedIn = async ({ client }: Opened, flowSid: string) =>
  (await client.studio.v2.flows(flowSid).executions.list()).length;

test("a number that has a flow's webhook is answered by that flow", async ({ opened }) => {
  const flowSid = opened.publish(shortFlow);
  const smsUrl = webhookOf(opened, flowSid);
  const number = await opened.client.incomingPhoneNumbers.create({ phoneNumber: FLOW_NUMBER, smsUrl });
  expect(number).toMatchObject({ phoneNumber: FLOW_NUMBER, smsUrl, voiceUrl: '' });
  await opened.client.messages.create({ from: CONTACT, to: FLOW_NUMBER, body: 'Hi' });
  expect(await startedIn(opened, flowSid)).toBe(1);
});

test('a number can be moved to another flow', async ({ opened }) => {
  const [first, second] = [opened.publish(shortFlow, 'first'), opened.publish(shortFlow, 'second')];
  const { incomingPhoneNumbers, messages } = opened.client;
  const { sid } = await incomingPhoneNumbers.create({ phoneNumber: FLOW_NUMBER, smsUrl: webhookOf(opened, first) });
  await incomingPhoneNumbers(sid).update({ smsUrl: webhookOf(opened, second) });
  await messages.create({ from: CONTACT, to: FLOW_NUMBER, body: 'Hi' });
  expect([await startedIn(opened, first), await startedIn(opened, second)]).toEqual([0, 1]);
});

test('a number without a voice URL answers no calls', async ({ opened: { client, emulator } }) => {
  await client.incomingPhoneNumbers.create({ phoneNumber: CONTACT });
  expect(emulator.studio.numbers.voiceUrl(CONTACT)).toBe('');
});

test('a number is found by its phone number', async ({ opened: { client } }) => {
  const { sid } = await client.incomingPhoneNumbers.create({ phoneNumber: CONTACT });
  await client.incomingPhoneNumbers.create({ phoneNumber: FLOW_NUMBER });
  const found = await client.incomingPhoneNumbers.list({ phoneNumber: CONTACT });
  expect(found.map((one) => one.sid)).toEqual([sid]);
  expect(await client.incomingPhoneNumbers(sid).fetch()).toMatchObject({ phoneNumber: CONTACT });
});

test("a voice URL that is not a flow's webhook says how the contact answers", async ({
  opened: { client, emulator },
}) => {
  const { sid } = await client.incomingPhoneNumbers.create({ phoneNumber: CONTACT });
  const voiceUrl = 'https://twimlets.com/echo?Twiml=%3CResponse%2F%3E';
  const { voiceMethod } = await client.incomingPhoneNumbers(sid).update({ voiceUrl, voiceMethod: 'GET' });
  expect([voiceMethod, emulator.studio.numbers.voiceUrl(CONTACT)]).toEqual(['GET', voiceUrl]);
});

test("a reset removes the contact's voice URL, and keeps the flows of numbers", async ({ opened }) => {
  const { client, emulator, publish } = opened;
  const smsUrl = webhookOf(opened, publish(shortFlow));
  const fields = { phoneNumber: CONTACT, smsUrl, voiceUrl: 'https://twimlets.com/echo?Twiml=x' };
  const { sid } = await client.incomingPhoneNumbers.create(fields);
  emulator.studio.reset();
  expect(await client.incomingPhoneNumbers(sid).fetch()).toMatchObject({ smsUrl, voiceUrl: '' });
  expect(emulator.studio.numbers.voiceUrl(CONTACT)).toBeUndefined();
});

test('a released number does not answer', async ({ opened }) => {
  const flowSid = opened.publish(shortFlow);
  const fields = { phoneNumber: FLOW_NUMBER, smsUrl: webhookOf(opened, flowSid) };
  const { sid } = await opened.client.incomingPhoneNumbers.create(fields);
  expect(await opened.client.incomingPhoneNumbers(sid).remove()).toBe(true);
  await opened.client.messages.create({ from: CONTACT, to: FLOW_NUMBER, body: 'Hi' });
  expect(await startedIn(opened, flowSid)).toBe(0);
  await expect(opened.client.incomingPhoneNumbers(sid).fetch()).rejects.toMatchObject({ status: 404 });
});

test('something that is not a phone number is refused', async ({ opened: { client } }) => {
  const create = (phoneNumber: string) => client.incomingPhoneNumbers.create({ phoneNumber });
  await expect(create('555')).rejects.toMatchObject({ code: 21421 });
  await expect(create('')).rejects.toMatchObject({ code: 21402 });
});
