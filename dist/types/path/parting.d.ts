import type { Path } from './path.js';
type Expected = {
    widget: string;
    event?: string;
};
/** `index` is that of the visit by which it did so; there is none where the path ended too early. */
export declare function partingText(path: Path, { index, expected }: {
    index: number;
    expected?: Expected;
}): string;
export {};
