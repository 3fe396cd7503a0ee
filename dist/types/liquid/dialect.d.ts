/** Documented: the Studio FAQ. What happens at the 16th iteration is documented nowhere; here the loop stops quietly. */
export declare const LIQUID_LOOP_LIMIT = 15;
/** Documented: "Liquid variables can render strings up to 16 KB". What happens beyond is assumed: the text is cut. */
export declare const MAX_RENDERED_CHARACTERS = 16384;
/** Help centre: dates are rendered in US Pacific time; measured with daylight saving. That a date without an offset is read so, too, is assumed. */
export declare const DATE_ZONE = "America/Los_Angeles";
/** Assumed: an invalid template renders to nothing, and the execution goes on (81018 is only a warning). */
export declare const RENDERED_INVALID_TEMPLATE = "";
/** Assumed: a template that ends in an object prints it as JSON (what else could be meant is not documented); an array prints its items. */
export declare const PRINTS_OBJECTS_AS_JSON = true;
/** What templates do where Twilio's Liquid and the library's could differ. */
export type Dialect = {
    /** The most rounds of a loop. */
    loopLimit: number;
    /** The most characters that a template renders to; the rest is cut off. */
    maxCharacters: number;
    /** The time zone in which dates are rendered, and in which dates without an offset are read. */
    dateZone: string;
    /** Whether an object prints as JSON. */
    printsObjectsAsJson: boolean;
    /** What a template with a mistake renders to. */
    invalidTemplate: string;
};
/** What the embedded Studio does unless it was calibrated. */
export declare const STUDIO_DIALECT: Dialect;
/** Bounds on one rendering, in the library's units: characters parsed, milliseconds, units of memory. */
export declare const RENDER_LIMITS: {
    readonly parseLimit: 200000;
    readonly renderLimit: 250;
    readonly memoryLimit: 2000000;
};
/** The longest format of a date, in characters: each of them becomes several. */
export declare const MAX_DATE_FORMAT = 1000;
