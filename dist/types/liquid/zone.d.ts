export type Zone = string | number;
type Shown = {
    /** Its UTC fields are those that the clock shows. */
    at: Date;
    /** Minutes that the clock is before Greenwich's. */
    offset: number;
    /** PST, PDT; empty where the zone has none. */
    name: string;
};
/** A zone that there is not is an error. */
export declare function shownIn(zone: Zone, moment: number): Shown;
export {};
