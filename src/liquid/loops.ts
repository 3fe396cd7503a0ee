// Liquid's loops with Studio's limit of rounds, for each loop or for all loops of a template together.
import { type Context, evalToken, ForTag, type Hash, TablerowTag } from 'liquidjs';
import { type Dialect, LIQUID_LOOP_LIMIT } from './dialect.ts';

/** The rounds used by one rendering, and whether a loop was cut. */
export type Rendering = { rounds: number; isCut: boolean };

export const newRendering = (): Rendering => ({ rounds: 0, isCut: false });

const lengthOf = (collection: unknown): number => {
  if (Array.isArray(collection)) return collection.length;
  if (typeof collection === 'object' && collection !== null) return Object.keys(collection).length;
  return collection ? 1 : 0;
};

export const CUT = `a loop has more than ${LIQUID_LOOP_LIMIT} rounds, and Studio runs only ${LIQUID_LOOP_LIMIT}`;

type Loop = { asked: number; most: number };

function allowed({ asked, most }: Loop, dialect: Dialect, rendering: Rendering): number {
  const left = dialect.nestedLoops === 'together' ? Math.max(0, most - rendering.rounds) : most;
  if (asked > left) {
    if (dialect.loopBeyondLimit === 'fails') throw new Error(CUT);
    rendering.isCut = true;
  }
  const rounds = Math.min(asked, left);
  rendering.rounds += rounds;
  return rounds;
}

type Limited = { parameters: Hash; collection: ForTag['collection']; dialect: Dialect; rendering: () => Rendering };

/** Gives a loop's rendered parameters a `limit` of at most Studio's. */
function limitRounds({ parameters, collection, dialect, rendering }: Limited): void {
  const own = parameters.render.bind(parameters);
  parameters.render = function* (context: Context): Generator<unknown, Record<string, unknown>, unknown> {
    const hash = (yield own(context)) as Record<string, unknown>;
    const length = lengthOf(yield evalToken(collection, context));
    const asked = Math.min(Math.max(0, length - Number(hash.offset ?? 0)), Number(hash.limit ?? length));
    const limit = allowed(
      { asked: Number.isNaN(asked) ? length : asked, most: LIQUID_LOOP_LIMIT },
      dialect,
      rendering(),
    );
    return { ...hash, limit };
  };
}

/** The tags `for` and `tablerow`. */
export function limitedLoops(
  dialect: Dialect,
  rendering: () => Rendering,
): { LimitedFor: typeof ForTag; LimitedTablerow: typeof TablerowTag } {
  class LimitedFor extends ForTag {
    constructor(...args: ConstructorParameters<typeof ForTag>) {
      super(...args);
      limitRounds({ parameters: this.hash, collection: this.collection, dialect, rendering });
    }
  }
  class LimitedTablerow extends TablerowTag {
    constructor(...args: ConstructorParameters<typeof TablerowTag>) {
      super(...args);
      limitRounds({ parameters: this.args, collection: this.collection, dialect, rendering });
    }
  }
  return { LimitedFor, LimitedTablerow };
}
