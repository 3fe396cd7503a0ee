// fast-check with this run's seed: specs import it from here.
import fc from 'fast-check';
import { SEED } from './seed.ts';

fc.configureGlobal({ seed: SEED });

export * from 'fast-check';
export default fc;
