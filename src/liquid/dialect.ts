// The differences between Studio's Liquid and the library's: one setting each, set by the emulator's behaviour, and the limits.

/** Documented: the Studio FAQ. */
export const LIQUID_LOOP_LIMIT = 15;
/** Documented: "Liquid variables can render strings up to 16 KB". */
export const MAX_RENDERED_CHARACTERS = 16_384;

/** How templates behave; the questions and sources are in the emulator's behaviour. */
export type Dialect = {
  /** What happens at the 16th round of a loop. */
  loopBeyondLimit: 'stops' | 'fails';
  /** Whether the limit applies to each loop, or to all loops of a template together. */
  nestedLoops: 'each' | 'together';
  unknownFilter: 'passes' | 'fails';
  objectText: 'json' | 'ruby';
  arrayText: 'joined' | 'json';
  /** What a template with a mistake renders to. */
  invalidTemplate: 'nothing' | 'source';
  /** What `7.0 | divided_by: 2` is: a decimal, or cut to an integer. */
  decimalDivision: 'decimal' | 'integer';
  /** The value of `text[0]`. */
  textIndex: 'nothing' | 'character';
  /** What happens to text that is too long. */
  longText: 'cut' | 'nothing';
  /** The zone in which dates are rendered. */
  dateZone: string;
  /** The zone in which dates without one are parsed. */
  datesWithoutZone: string;
};

/** The embedded Studio's dialect, unless it was calibrated. */
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
