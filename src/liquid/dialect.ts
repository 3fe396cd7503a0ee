// Where Studio's Liquid may differ from the library's: one setting each, which the emulator's behaviour fills, and the bounds.

/** Documented: the Studio FAQ. */
export const LIQUID_LOOP_LIMIT = 15;
/** Documented: "Liquid variables can render strings up to 16 KB". */
export const MAX_RENDERED_CHARACTERS = 16_384;

/** What templates do; the questions and sources are in the emulator's behaviour. */
export type Dialect = {
  /** At the 16th round of a loop. */
  loopBeyondLimit: 'stops' | 'fails';
  /** What the rounds count for: each loop, or all loops of a template together. */
  nestedLoops: 'each' | 'together';
  unknownFilter: 'passes' | 'fails';
  objectText: 'json' | 'ruby';
  arrayText: 'joined' | 'json';
  /** What a template with a mistake renders to. */
  invalidTemplate: 'nothing' | 'source';
  /** What `7.0 | divided_by: 2` is: a decimal, or cut to an integer. */
  decimalDivision: 'decimal' | 'integer';
  /** What `text[0]` is. */
  textIndex: 'nothing' | 'character';
  /** What becomes of text that is too long. */
  longText: 'cut' | 'nothing';
  /** The zone in which dates are rendered. */
  dateZone: string;
  /** The zone in which dates that name none are read. */
  datesWithoutZone: string;
};

/** What the embedded Studio does unless it was calibrated. */
export const STUDIO_DIALECT: Dialect = {
  loopBeyondLimit: 'stops',
  nestedLoops: 'each',
  unknownFilter: 'passes',
  objectText: 'json',
  arrayText: 'joined',
  invalidTemplate: 'nothing',
  decimalDivision: 'decimal',
  textIndex: 'nothing',
  longText: 'cut',
  dateZone: 'America/Los_Angeles',
  datesWithoutZone: 'America/Los_Angeles',
};

/** Limits of one rendering, in the library's units: characters parsed, milliseconds, units of memory. */
export const RENDER_LIMITS = { parseLimit: 200_000, renderLimit: 250, memoryLimit: 2_000_000 } as const;

/** The longest date format, in characters: each can become several. */
export const MAX_DATE_FORMAT = 1000;
