// The seed of all generated inputs: the same in every run, so that a run fails for a change and not by chance.
// FLOWPROOF_SEED=random draws another one, as the nightly job does; FLOWPROOF_SEED=N repeats what a failure printed.
import process from 'node:process';

const FIXED = 20_261_125;

function chosen(given = ''): number {
  if (given === '') return FIXED;
  if (given === 'random') return Math.floor(Math.random() * 2 ** 31);
  const seed = Number(given);
  if (Number.isSafeInteger(seed)) return seed;
  throw new Error(`FLOWPROOF_SEED is ${JSON.stringify(given)}: give a whole number, or \`random\`.`);
}

export const SEED = chosen(process.env.FLOWPROOF_SEED);
