import type { FoundFlow } from './folder.js';
import type { Played, Scene } from './play.js';
import type { PictureView } from './view.js';
/** After so many steps, or now. */
export declare function picturesOf(flow: FoundFlow | undefined, talk: {
    scene: Scene;
    played: Played;
} | undefined, until?: number): PictureView[];
