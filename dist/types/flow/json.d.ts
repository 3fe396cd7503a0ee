/** A part of a JSON text: where it starts and ends, and its own parts by key or index. */
export type JsonPart = {
    start: number;
    end: number;
    parts: ReadonlyMap<string | number, JsonPart>;
};
export type LocatedJson = {
    root: JsonPart;
} | {
    offset: number;
    expected: string;
};
/** The parts of a JSON text, or the offset of its first mistake and what should stand there. */
export declare function locateJson(text: string): LocatedJson;
/** The part at a path, or the deepest one on the way to it. */
export declare function partAt(root: JsonPart, path: readonly (string | number)[]): JsonPart;
/** 1-based line and column of an offset. */
export declare function lineAndColumn(text: string, offset: number): {
    line: number;
    column: number;
};
