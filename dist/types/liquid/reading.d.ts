/** A value that a template reads: `widgets.ask.inbound.Body` as its parts. */
export type Read = {
    path: readonly string[];
    /** The names of the filters behind it, in order; empty in tags. */
    filters: readonly string[];
    /** Whether an `if`, `unless` or `case` of the template asks for it, or a `default` stands in: nothing is a case it handles. */
    guarded: boolean;
};
export type Reading = {
    reads: readonly Read[];
    /** Filters that Liquid does not have: it lets the value through unchanged. */
    unknownFilters: readonly string[];
    /** Why it cannot be parsed: it renders to nothing. */
    mistake?: string;
    /** Whether it is one `{{…}}` and nothing else, so that its value is that of the template. */
    single: boolean;
};
/** The filters of Studio's Liquid. */
export declare const FILTERS: readonly string[];
export declare const isTemplate: (text: string) => boolean;
/** What a text reads; a text without Liquid reads nothing. */
export declare function readTemplate(text: string): Reading;
