// Settings for what Twilio's documentation leaves open: each has a question, its possible values and a source. `flowproof calibrate` finds
// the values of an account.

/** The basis of the chosen value. `open`: sources differ, or there is none; only an account can tell. */
export type Basis = 'documented' | 'observed' | 'assumed' | 'open';

type Setting = {
  readonly question: string;
  /** The embedded Studio's value. */
  readonly value: string;
  /** The other values that Studio might have. */
  readonly others: readonly string[];
  readonly basis: Basis;
  readonly source: string;
};

export const SETTINGS = {
  numbersInSplits: {
    question: 'Is the text "5" greater than 3?',
    value: 'text-too',
    others: ['numbers-only'],
    basis: 'open',
    source: 'Studio FAQ: compare numbers, not text that looks like one; `plus: 0` converts',
  },
  numberForms: {
    question: 'Are 0x10 and 1e1 numbers for greater_than?',
    value: 'any',
    others: ['decimal'],
    basis: 'open',
    source: 'none',
  },
  severalArguments: {
    question: 'A condition with several arguments: must all of them match, or one?',
    value: 'all',
    others: ['any'],
    basis: 'open',
    source: 'none; every public flow has one argument',
  },
  severalConditions: {
    question: 'A transition with several conditions: must all of them match, or one?',
    value: 'all',
    others: ['any'],
    basis: 'open',
    source: 'none; the console makes one condition for each transition',
  },
  severalMatches: {
    question: 'If several transitions match, which one is followed?',
    value: 'first',
    others: ['last'],
    basis: 'assumed',
    source: 'the order in the console',
  },
  nullArgument: {
    question: 'What does `arguments: [null]` compare?',
    value: 'nothing',
    others: ['input'],
    basis: 'open',
    source: 'none; public flows have it',
  },
  conditionsElsewhere: {
    question: 'Are conditions on transitions of widgets that are not splits evaluated?',
    value: 'evaluated',
    others: ['ignored'],
    basis: 'open',
    source: 'public flows route keypress transitions of Gather by them',
  },
  regexSpaces: {
    question: 'Does the regex condition ignore spaces at both ends?',
    value: 'trimmed',
    others: ['kept'],
    basis: 'assumed',
    source: 'an earlier edition of the Split Based On page says so for all conditions',
  },
  listSpaces: {
    question: 'Does matches_any_of ignore spaces around the items of its list?',
    value: 'trimmed',
    others: ['kept'],
    basis: 'assumed',
    source: 'the catalogue writes "sales, support, billing"',
  },
  timeForms: {
    question: 'Is 9:00 before 10:00 for is_before_time, or not a time?',
    value: 'two-digits',
    others: ['one-digit-too'],
    basis: 'assumed',
    source: 'the catalogue: 24h HH:MM',
  },
  loopBeyondLimit: {
    question: 'What does a loop do at its 16th round?',
    value: 'stops',
    others: ['fails'],
    basis: 'open',
    source: 'Studio FAQ: loops are restricted to 15 iterations',
  },
  nestedLoops: {
    question: 'Do the 15 rounds count for each loop, or for all loops of a template together?',
    value: 'each',
    others: ['together'],
    basis: 'open',
    source: 'none',
  },
  unknownFilter: {
    question: 'What does an unknown filter do?',
    value: 'passes',
    others: ['fails'],
    basis: 'open',
    source: 'Liquid passes the value on',
  },
  objectText: {
    question: 'What does a template print for an object?',
    value: 'json',
    others: ['ruby'],
    basis: 'open',
    source: 'none; the catalogue uses to_json',
  },
  arrayText: {
    question: 'What does a template print for a list?',
    value: 'joined',
    others: ['json'],
    basis: 'open',
    source: 'Liquid joins the items',
  },
  invalidTemplate: {
    question: 'What is the text of a template with a mistake?',
    value: 'nothing',
    others: ['source'],
    basis: 'open',
    source: 'error 81018 is a warning; the execution continues',
  },
  decimalDivision: {
    question: 'What is 7.0 divided_by 2?',
    value: 'decimal',
    others: ['integer'],
    basis: 'open',
    source: 'Liquid: 3.5, because 7.0 is written as a decimal',
  },
  textIndex: {
    question: 'What is [0] of a text?',
    value: 'nothing',
    others: ['character'],
    basis: 'open',
    source: 'Liquid: nothing',
  },
  longText: {
    question: 'What happens to text beyond 16 KB?',
    value: 'cut',
    others: ['nothing'],
    basis: 'open',
    source: 'Studio: "Liquid variables can render strings up to 16 KB"',
  },
  dateZone: {
    question: 'In which time zone are dates rendered?',
    value: 'America/Los_Angeles',
    others: ['UTC'],
    basis: 'observed',
    source: "Twilio's help centre: US Pacific time",
  },
  datesWithoutZone: {
    question: 'In which time zone is a date without a zone read?',
    value: 'America/Los_Angeles',
    others: ['UTC'],
    basis: 'assumed',
    source: 'the zone in which dates are rendered',
  },
  variableBooleans: {
    question: 'What is the value true in Set Variables?',
    value: 'text',
    others: ['boolean'],
    basis: 'open',
    source: "Twilio's help centre mentions numbers only",
  },
  variableQuotes: {
    question: 'Does a value keep its quotation marks?',
    value: 'kept',
    others: ['removed'],
    basis: 'open',
    source: "Twilio's help centre: a value in quotation marks is text",
  },
  variableLeadingZeros: {
    question: 'What is the value 007 in Set Variables?',
    value: 'text',
    others: ['number'],
    basis: 'open',
    source: 'none; a number would lose the zeros',
  },
  variableTrailingZeros: {
    question: 'What is the value 1.50 in Set Variables?',
    value: 'text',
    others: ['number'],
    basis: 'open',
    source: 'none; a number would lose the zero',
  },
  variableNotJson: {
    question: 'What does "Parse as JSON object" store for text that is not JSON?',
    value: 'text',
    others: ['empty'],
    basis: 'assumed',
    source: 'none',
  },
  widgetRerun: {
    question: 'When a widget runs again, are its values merged or replaced?',
    value: 'merged',
    others: ['replaced'],
    basis: 'observed',
    source: 'documented for Run Function, recorded for Gather',
  },
  splitContext: {
    question: 'Does a split leave an empty object under widgets?',
    value: 'empty-object',
    others: ['nothing'],
    basis: 'observed',
    source: 'public contexts have it; the catalogue says that a split leaves nothing',
  },
  stepContext: {
    question: "Does a step's context contain the values of its own widget?",
    value: 'with-own-output',
    others: ['without-own-output'],
    basis: 'open',
    source: 'none',
  },
  subflowParentStep: {
    question: "Which step is the parent_step_sid of a subflow's steps?",
    value: 'the-step-into-the-widget',
    others: ['none'],
    basis: 'open',
    source: "the API description: the parent's step that started it",
  },
  subflowEnd: {
    question: "Does a subflow's last step lead to Ended?",
    value: 'Ended',
    others: ['the-parent-widget'],
    basis: 'open',
    source: 'none',
  },
  jsonWithCharset: {
    question: 'Is application/json; charset=utf-8 parsed?',
    value: 'parsed',
    others: ['not-parsed'],
    basis: 'open',
    source: 'the catalogue: exactly application/json',
  },
  formParameters: {
    question: 'Are the parameters of a form POST in its body, or in its query?',
    value: 'body',
    others: ['query'],
    basis: 'open',
    source: 'the catalogue: appended as query parameters',
  },
  hangupInGather: {
    question: 'Does a hang-up in Gather create a step to Ended?',
    value: 'no-step',
    others: ['step'],
    basis: 'open',
    source: 'two public dashboards expect a step',
  },
  hangupInVoicemail: {
    question: 'By which event is a voicemail left when the caller hangs up?',
    value: 'recordingComplete',
    others: ['hangup'],
    basis: 'open',
    source: 'the catalogue: Digits is "hangup" on a recording that a hang-up ended',
  },
  voicemailSilence: {
    question: 'By which event is a voicemail left on silence?',
    value: 'recordingComplete',
    others: ['noAudio'],
    basis: 'documented',
    source: 'Record Voicemail: noAudio applies to legacy accounts only',
  },
  finishKeyAlone: {
    question: 'What is the event of a finishing key without other keys in Gather?',
    value: 'timeout',
    others: ['keypress'],
    basis: 'assumed',
    source: 'none; TwiML Gather sends no digits then',
  },
  lateHangup: {
    question: 'Does a hang-up end an execution that waits in a widget without TwiML?',
    value: 'stays-active',
    others: ['ends'],
    basis: 'open',
    source: "Twilio's help centre: it stays active until a status callback reaches the flow",
  },
  undeliveredMessage: {
    question: 'By which event is Send Message left when the message is undelivered?',
    value: 'failed',
    others: ['sent'],
    basis: 'open',
    source: 'none; a test needs a number that cannot be reached',
  },
  conversationReply: {
    question: "Is a conversation's reply also stored under `inbound`?",
    value: 'inbound-too',
    others: ['trigger-only'],
    basis: 'open',
    source: 'the catalogue: under trigger.conversation; flows in use read inbound',
  },
} as const satisfies Readonly<Record<string, Setting>>;

export type SettingName = keyof typeof SETTINGS;

/** One value for each setting. */
export type Behaviour = {
  readonly [Name in SettingName]: (typeof SETTINGS)[Name]['value'] | (typeof SETTINGS)[Name]['others'][number];
};

const defaults = Object.fromEntries(Object.entries(SETTINGS).map(([name, { value }]) => [name, value]));

/** The behaviour of an embedded Studio that was not calibrated. */
export const DEFAULT_BEHAVIOUR = defaults as Behaviour;

export const isSetting = (name: string): name is SettingName => Object.hasOwn(SETTINGS, name);

/** Every value of a setting, the embedded Studio's own first. */
export const valuesOf = (name: SettingName): readonly string[] => [SETTINGS[name].value, ...SETTINGS[name].others];
