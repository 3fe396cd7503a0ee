// The loop: steps, waiting, limits, context.
import { expect, test } from '../../test.ts';
import { ask, flowOf, say, set, split, widget } from '../flows.ts';
import { CONTACT, events, FLOW_NUMBER, open, reply, run, traversed, trigger } from '../studio.ts';

const asking = flowOf(
  ask('ask', 'Yes or no?', { incomingMessage: 'check', timeout: 'remind', deliveryFailure: '' }),
  split('check', '{{widgets.ask.inbound.Body}}', [{ value: 'yes', next: 'thank' }], 'ask'),
  say('thank', 'Thanks, {{flow.data.name}}'),
  say('remind', 'Still there?'),
);

test('an execution runs until it waits', () => {
  const execution = run(asking);
  expect(traversed(execution)).toBe('Trigger>ask');
  expect(execution).toMatchObject({ status: 'active', waiting: { widget: 'ask' } });
});

test('a reply continues it to its end', () => {
  const opened = open(asking);
  const execution = trigger(opened, { name: 'Ada' });
  reply(opened, 'maybe');
  reply(opened, ' YES ');
  expect(traversed(execution)).toBe('Trigger>ask ask>check check>ask ask>check check>thank thank>Ended');
  expect(execution.status).toBe('ended');
  expect(opened.studio.messages.all().map(({ body }) => body)).toContain('Thanks, Ada');
});

test('a timeout happens when virtual time has passed, and not before', () => {
  const opened = open(asking);
  const execution = trigger(opened);
  opened.studio.clock.advance(3599);
  expect(execution.status).toBe('active');
  opened.studio.clock.advance(1);
  expect(events(execution)).toEqual(['incomingRequest', 'timeout', 'sent']);
});

test('a message that starts an execution is not delivered to another one', () => {
  const opened = open(asking);
  opened.studio.numbers.assign(FLOW_NUMBER, opened.flowSid);
  reply(opened, 'hello');
  const [execution] = opened.studio.executions.page(opened.flowSid, { offset: 0, size: 10 });
  expect(execution?.context).toMatchObject({ trigger: { message: { Body: 'hello', From: CONTACT } } });
  expect(execution && events(execution)).toEqual(['incomingMessage']);
});

test('a second execution for a contact is refused while one is active', () => {
  const opened = open(asking);
  const { sid } = trigger(opened);
  const request = { flowSid: opened.flowSid, to: CONTACT, from: FLOW_NUMBER, parameters: {} };
  expect(opened.studio.executions.trigger(request)).toMatchObject({
    refusal: { status: 409, code: 20409, details: { conflicting_execution_sid: sid } },
  });
});

test('the context of each step is the one when its widget was left', () => {
  const { steps, context } = run(
    flowOf(set('one', { n: '1' }, 'two'), set('two', { n: '{{flow.variables.n | plus: 1}}' })),
  );
  const variables = steps.map((step) => (step.contextThen().flow as { variables: object }).variables);
  expect(variables).toEqual([{}, { n: 1 }, { n: 2 }]);
  expect(context).toMatchObject({ flow: { variables: { n: 2 } } });
});

const counting = (to: number) =>
  flowOf(
    set('count', { n: '{{flow.variables.n | plus: 1}}' }, 'enough'),
    split('enough', '{{flow.variables.n}}', [{ value: String(to), next: '' }], 'count'),
  );

test('an execution of exactly 1,000 steps ends normally', () => {
  const execution = run(
    flowOf(...Array.from({ length: 999 }, (_, n) => set(`w${n}`, { n: '1' }, n < 998 ? `w${n + 1}` : ''))),
  );
  expect(execution.steps).toHaveLength(1000);
  expect(execution.steps.at(-1)?.to).toBe('Ended');
});

test('Studio ends an execution after 1,000 steps', () => {
  const execution = run(counting(100_000));
  expect(execution.steps).toHaveLength(1000);
  expect(execution).toMatchObject({ status: 'ended', incidents: [{ kind: 'limit' }] });
});

test('Studio ends an execution whose widget ran ten times in a row', () => {
  const execution = run(flowOf(set('again', { a: 'b' }, 'again')));
  expect(execution.steps.filter(({ from }) => from === 'again')).toHaveLength(10);
  expect(execution).toMatchObject({ status: 'ended', incidents: [{ kind: 'limit', widget: 'again' }] });
});

const DOUBLING = flowOf(
  widget('fetch', 'make-http-request', { url: 'https://example.com' }, { success: 'keep' }),
  set('keep', { n: '{{flow.variables.n | plus: 1}}' }, 'fetch'),
);

test('an execution whose templates take too long is stopped before it delays others', () => {
  const slow = `${'{% for a in (1..15) %}'.repeat(7)}x${'{% endfor %}'.repeat(7)}`;
  const { status, steps, incidents } = run(
    flowOf(set('one', { a: slow, b: slow }, 'two'), set('two', { a: slow, b: slow, c: slow }, 'one')),
  );
  expect([status, steps.length]).toEqual(['ended', 3]);
  expect(incidents).toMatchObject([
    { kind: 'liquid', widget: 'one' },
    { kind: 'liquid', widget: 'two' },
    { kind: 'stop', widget: 'two' },
  ]);
});

test('a stored answer uses memory once, also if it is fetched often', () => {
  const opened = open(DOUBLING);
  opened.studio.mocks.set('a flow', 'fetch', [{ status: 200, body: 'x'.repeat(60_000) }]);
  expect(trigger(opened).steps).toHaveLength(1000);
});

test('an execution whose context exceeds its limit is ended', () => {
  const names = Array.from({ length: 80 }, (_, n) => `w${n}`);
  const opened = open(
    flowOf(
      ...names.map((name, n) =>
        widget(name, 'make-http-request', { url: 'https://a.test' }, { success: names[n + 1] ?? '' }),
      ),
    ),
  );
  for (const name of names) opened.studio.mocks.set('a flow', name, [{ status: 200, body: 'x'.repeat(60_000) }]);
  const { steps, status, incidents } = trigger(opened);
  expect([steps.length, status]).toEqual([71, 'ended']);
  expect(incidents).toMatchObject([
    { kind: 'limit', widget: 'w69', message: expect.stringContaining('4194304 characters') },
  ]);
});

test('Studio ends an execution after thirty days, and deletes it', () => {
  const opened = open(flowOf(ask('ask', '?', { incomingMessage: '' }, { timeout: '999999999' })));
  const execution = trigger(opened);
  opened.studio.clock.advance(30 * 24 * 3600 - 1);
  expect(execution.status).toBe('active');
  opened.studio.clock.advance(2);
  expect(execution.status).toBe('ended');
  expect(opened.studio.executions.get(execution.sid)).toBeUndefined();
});

test('an unknown widget stops its execution with its name and a mock to add', () => {
  const execution = run(flowOf(widget('bye', 'hang-up', {}, {})));
  expect(execution.status).toBe('ended');
  expect(execution.incidents[0]).toMatchObject({ kind: 'unknown-widget', widget: 'bye' });
  expect(execution.incidents[0]?.fix).toContain('bye');
});

test('a mock can replace any widget', () => {
  const opened = open(flowOf(widget('bye', 'hang-up', {}, { done: 'thank' }), say('thank', '{{widgets.bye.reason}}')));
  opened.studio.mocks.set('a flow', 'bye', [{ event: 'done', output: { reason: 'over' } }]);
  expect(events(trigger(opened))).toEqual(['incomingRequest', 'done', 'sent']);
  expect(opened.studio.messages.all()[0]?.body).toBe('over');
});

test('no two records have the same time', () => {
  const { steps } = run(counting(40));
  const times = steps.map(({ at }) => at);
  expect(times).toEqual([...new Set(times)].sort((a, b) => a - b));
});

test('names of prototype properties are ordinary names', () => {
  const { context } = run(
    flowOf(set('__proto__', { constructor: '1', __proto: '2' }, 'toString'), say('toString', 'x')),
  );
  expect(({} as { constructor: unknown }).constructor).toBe(Object);
  expect(JSON.stringify(context)).toContain('"constructor":1');
});
