// The probes of `flowproof calibrate`: executions that show what an account does where the documentation is not clear.
import type { SettingName } from '../emulator/engine/behaviour.ts';
import type { Condition, FlowState } from '../flow/types.ts';
import {
  at,
  ECHO,
  eventOf,
  flowOf,
  nextOf,
  type Observe,
  type Probe,
  SUBFLOW,
  set,
  split,
  variable,
  widget,
} from './probe.ts';

const condition = (subject: string | null, type: string, value: string): Condition => ({
  friendly_name: `${type} ${value}`,
  // Exported flows can have null here; the type of a loaded flow does not allow it.
  arguments: [subject as string],
  type,
  value,
});

const compare = (subject: string, type: string, value: string) => [{ conditions: [condition(subject, type, value)] }];

const TEXT = '{{flow.data.text}}';

/** Comparing other numbers shows nothing if no text is compared as a number at all. */
const whereTextIsNumber =
  (observe: Observe): Observe =>
  (seen) =>
    eventOf('text_above')(seen) === 'match' ? observe(seen) : undefined;

const splits: Probe = {
  id: 'splits',
  parameters: { text: '5', hexadecimal: '0x10', exponent: '1e1', spaced: ' b ', time: '9:00' },
  flow: flowOf(
    split('text_above', TEXT, compare(TEXT, 'greater_than', '3'), 'hexadecimal'),
    split('hexadecimal', TEXT, compare('{{flow.data.hexadecimal}}', 'greater_than', '3'), 'exponent'),
    split('exponent', TEXT, compare('{{flow.data.exponent}}', 'greater_than', '3'), 'arguments'),
    split(
      'arguments',
      TEXT,
      [{ conditions: [{ ...condition(TEXT, 'equal_to', '5'), arguments: [TEXT, 'other'] }] }],
      'conditions',
    ),
    split(
      'conditions',
      TEXT,
      [{ conditions: [condition(TEXT, 'equal_to', '5'), condition(TEXT, 'equal_to', '6')] }],
      'matches',
    ),
    split(
      'matches',
      TEXT,
      [
        { conditions: [condition(TEXT, 'equal_to', '5')], next: 'first' },
        { conditions: [condition(TEXT, 'equal_to', '5')], next: 'second' },
      ],
      'first',
    ),
    set('first', [], 'pattern'),
    set('second', [], 'pattern'),
    split('pattern', TEXT, compare('{{flow.data.spaced}}', 'regex', 'b'), 'list'),
    split('list', TEXT, compare('b', 'matches_any_of', 'a, b'), 'time'),
    split('time', TEXT, compare('{{flow.data.time}}', 'is_before_time', '10:00'), ''),
  ),
  observes: {
    numbersInSplits: eventOf('text_above'),
    numberForms: whereTextIsNumber((seen) => [eventOf('hexadecimal')(seen) ?? null, eventOf('exponent')(seen) ?? null]),
    severalArguments: eventOf('arguments'),
    severalConditions: eventOf('conditions'),
    severalMatches: nextOf('matches'),
    regexSpaces: eventOf('pattern'),
    listSpaces: eventOf('list'),
    timeForms: eventOf('time'),
    splitContext: ({ context }) => at(context, 'widgets', 'text_above') !== undefined,
  },
};

const nullArgument: Probe = {
  id: 'null-argument',
  flow: flowOf(split('null', 'x', [{ conditions: [condition(null, 'equal_to', 'x')] }], '')),
  observes: { nullArgument: eventOf('null') },
};

const conditionsElsewhere: Probe = {
  id: 'conditions-elsewhere',
  flow: flowOf(
    {
      ...set('begin', []),
      transitions: [
        { event: 'next', next: 'conditional', conditions: [condition('x', 'equal_to', 'y')] },
        { event: 'next', next: 'unconditional' },
      ],
    },
    set('conditional', []),
    set('unconditional', []),
  ),
  observes: { conditionsElsewhere: nextOf('begin') },
};

const value = (key: string, template: string, more = {}) => ({ key, value: template, ...more });

const liquid: Probe = {
  id: 'liquid',
  parameters: { text: 'abc', object: { a: 'b' }, list: ['a', 'b'], long: 'x'.repeat(2000) },
  flow: flowOf(
    set('templates', [
      value('nested', '{% for a in (1..4) %}{% for b in (1..10) %}x{% endfor %}{% endfor %}'),
      value('object', '{{flow.data.object}}'),
      value('list', '{{flow.data.list}}'),
      value('division', 'is {{ 7.0 | divided_by: 2 }}'),
      value('index', 'is {{flow.data.text[0]}}'),
      value('zone', 'at {{ "2026-07-01T12:00:00Z" | date: "%H" }}'),
      value('no_zone', 'at {{ "2026-07-01 12:00" | date: "%s" }}'),
    ]),
  ),
  observes: {
    nestedLoops: (seen) => String(variable('nested')(seen) ?? '').length,
    objectText: variable('object'),
    arrayText: variable('list'),
    decimalDivision: variable('division'),
    textIndex: variable('index'),
    dateZone: variable('zone'),
    datesWithoutZone: variable('no_zone'),
  },
};

/** Each template has its own flow, since a template error might end an execution. */
const template = (id: string, text: string, parameters = {}) => ({
  id,
  parameters,
  flow: flowOf(set('template', [value('text', text)], 'after'), set('after', [value('reached', 'yes')])),
});

/** The rendered text, and whether the flow continued; a very long text is replaced by its length. */
const rendered: Observe = (seen) => {
  const text = String(variable('text')(seen) ?? '');
  return [text.length > 100 ? text.length : text, variable('reached')(seen) ?? null];
};

const loop: Probe = {
  ...template('loop', '{% for i in (1..20) %}x{% endfor %}'),
  observes: { loopBeyondLimit: (seen) => String(variable('text')(seen) ?? '').startsWith('x') },
};
const filter: Probe = {
  ...template('filter', '{{ "a" | no_such_filter }}'),
  observes: { unknownFilter: (seen) => variable('text')(seen) === 'a' },
};
const mistake: Probe = { ...template('mistake', 'a {{ x'), observes: { invalidTemplate: rendered } };
const long: Probe = {
  ...template('long', '{% for i in (1..10) %}{{flow.data.long}}{% endfor %}', { long: 'x'.repeat(2000) }),
  observes: { longText: rendered },
};

const variables: Probe = {
  id: 'variables',
  contextAfter: ['variables'],
  flow: flowOf(
    set(
      'variables',
      [
        value('boolean', 'true'),
        value('quoted', '"5"'),
        value('leading', '007'),
        value('trailing', '1.50'),
        value('not_json', 'no json', { parse_as_json: true }),
      ],
      'after',
    ),
    set('after', []),
  ),
  observes: {
    variableBooleans: variable('boolean'),
    variableQuotes: variable('quoted'),
    variableLeadingZeros: variable('leading'),
    variableTrailingZeros: variable('trailing'),
    variableNotJson: variable('not_json'),
    stepContext: ({ contextAfter }) => at(contextAfter.variables, 'widgets', 'variables') !== undefined,
  },
};

const COUNT = '{% if flow.variables.round %}{{flow.variables.round | plus: 1}}{% else %}1{% endif %}';

const rerun: Probe = {
  id: 'rerun',
  flow: flowOf(
    set('count', [value('round', COUNT)], 'note'),
    set('note', [value('seen', '{"round_{{flow.variables.round}}": true}', { parse_as_json: true })], 'again'),
    {
      ...split('again', '{{flow.variables.round}}', compare('{{flow.variables.round}}', 'equal_to', '1'), 'count'),
      transitions: [
        { event: 'noMatch' },
        { event: 'match', next: 'count', conditions: [condition('{{flow.variables.round}}', 'equal_to', '1')] },
      ],
    },
  ),
  observes: { widgetRerun: ({ context }) => at(context, 'widgets', 'note', 'seen') },
};

const subflow: Probe = {
  id: 'subflow',
  flow: flowOf(
    set('before', [], 'sub'),
    widget(
      'sub',
      'run-subflow',
      { flow_sid: SUBFLOW, flow_revision: 'LatestPublished', parameters: [] },
      { completed: 'after', failed: '' },
    ),
    set('after', []),
  ),
  subflow: {
    ...flowOf(set('inner', [value('inside', 'yes')])),
    states: [widget('Trigger', 'trigger', {}, { incomingParent: 'inner' }), set('inner', [value('inside', 'yes')])],
  },
  observes: {
    subflowParentStep: ({ steps }) => {
      const inner = steps.find(({ from }) => from === 'inner');
      const parent = steps.find(({ sid }) => sid === inner?.parentStepSid);
      return (
        inner && (parent ? `${parent.from} ${parent.name} ${parent.to}` : inner.parentStepSid ? 'another' : 'none')
      );
    },
    subflowEnd: nextOf('inner'),
  },
};

const requests: Probe = {
  id: 'requests',
  needs: 'echo',
  flow: flowOf(
    widget(
      'post',
      'make-http-request',
      {
        method: 'POST',
        url: ECHO,
        content_type: 'application/x-www-form-urlencoded;charset=utf-8',
        parameters: [value('a', '1')],
      },
      { success: '', failed: '' },
    ),
  ),
  observes: {
    jsonWithCharset: ({ context }) =>
      /;/.test(String(at(context, 'widgets', 'post', 'content_type') ?? ''))
        ? at(context, 'widgets', 'post', 'parsed') !== undefined
        : undefined,
    formParameters: ({ context }) => {
      const echoed = String(at(context, 'widgets', 'post', 'body') ?? '');
      const body = /"body":"([^"]*)"/.exec(echoed)?.[1];
      return body === undefined ? undefined : body.includes('a=1') ? 'body' : 'query';
    },
  },
};

const calling = (...states: readonly FlowState[]) =>
  flowOf(
    widget(
      'call',
      'make-outgoing-call-v2',
      { from: '{{flow.channel.address}}', to: '{{contact.channel.address}}', timeout: 30 },
      { answered: states[0]?.name ?? '', busy: '', noAnswer: '', failed: '' },
    ),
    ...states,
  );

const ANSWER = { at: 'call', kind: 'answer', outcome: 'human' } as const;
const menu = widget(
  'menu',
  'gather-input-on-call',
  { say: 'Calibration.', timeout: 10, finish_on_key: '#' },
  { keypress: '', speech: '', timeout: '' },
);
const message = widget(
  'message',
  'record-voicemail',
  { timeout: 3, max_length: 10 },
  { recordingComplete: '', noAudio: '', hangup: '' },
);

const hangupInGather: Probe = {
  id: 'hang-up-in-gather',
  needs: 'calls',
  flow: calling(menu),
  contact: [ANSWER, { at: 'menu', kind: 'hangUp' }],
  observes: { hangupInGather: ({ steps }) => steps.some(({ from }) => from === 'menu') },
};

const finishKey: Probe = {
  id: 'finish-key',
  needs: 'calls',
  flow: calling(menu),
  contact: [ANSWER, { at: 'menu', kind: 'press', digits: '#' }],
  observes: { finishKeyAlone: eventOf('menu') },
};

const hangupInVoicemail: Probe = {
  id: 'hang-up-in-voicemail',
  needs: 'calls',
  flow: calling(message),
  contact: [ANSWER, { at: 'message', kind: 'hangUp' }],
  observes: { hangupInVoicemail: eventOf('message') },
};

const silentVoicemail: Probe = {
  id: 'silent-voicemail',
  needs: 'calls',
  flow: calling(message),
  contact: [ANSWER, { at: 'message', kind: 'silence' }],
  observes: { voicemailSilence: eventOf('message') },
};

const lateHangup: Probe = {
  id: 'late-hang-up',
  needs: 'calls',
  flow: calling(
    widget(
      'ask',
      'send-and-wait-for-reply',
      {
        body: 'Calibration: no need to answer.',
        from: '{{flow.channel.address}}',
        timeout: '3600',
      },
      { incomingMessage: '', timeout: '', deliveryFailure: '' },
    ),
  ),
  contact: [ANSWER, { at: 'ask', kind: 'hangUp' }],
  observes: { lateHangup: ({ status }) => status },
};

export const PROBES: readonly Probe[] = [
  splits,
  nullArgument,
  conditionsElsewhere,
  liquid,
  loop,
  filter,
  mistake,
  long,
  variables,
  rerun,
  subflow,
  requests,
  hangupInGather,
  finishKey,
  hangupInVoicemail,
  silentVoicemail,
  lateHangup,
];

/** Why a setting has no probe: the requests that a calibration may send do not show it. */
export const NOT_ASKED = {
  undeliveredMessage:
    'it needs a message that cannot be delivered, and messages between two numbers of an account are delivered',
  conversationReply:
    'it needs a Conversations service and a participant who replies there, which an execution of the REST API does not have',
} as const satisfies Partial<Record<SettingName, string>>;
