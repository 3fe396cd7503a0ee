// Reads the score of the last `flowproof mutate`, for the coverage page and its threshold.
import { existsSync, readFileSync } from 'node:fs';

/** In percent, as the command prints it; undefined without a readable report. */
export function mutationScore(file: string): number | undefined {
  if (!existsSync(file)) return undefined;
  try {
    const { files } = JSON.parse(readFileSync(file, 'utf8')) as {
      files: Record<string, { mutants: { status: string }[] }>;
    };
    const statuses = Object.values(files).flatMap(({ mutants }) => mutants.map(({ status }) => status));
    const possible = statuses.filter((status) => status !== 'Ignored' && status !== 'CompileError').length;
    const found = statuses.filter((status) => status === 'Killed' || status === 'Timeout').length;
    return possible === 0 ? 100 : Math.floor((found / possible) * 1000) / 10;
  } catch {
    return undefined;
  }
}

/** A message if the score is below the threshold; undefined if it is not, or there is no threshold. */
export function mutationShortfall(threshold: number | undefined, file: string): string | undefined {
  if (threshold === undefined) return undefined;
  const score = mutationScore(file);
  if (score === undefined)
    return `thresholds.mutation requires ${threshold} %, but there is no report yet: run npx flowproof mutate first.`;
  return score < threshold
    ? `The mutation score is ${score} %, below the threshold of ${threshold} %: npx flowproof mutate shows which faults survive.`
    : undefined;
}
