// Limits the number of requests in progress; the others wait in order.

export type Flight = <Result>(work: () => Promise<Result>) => Promise<Result>;

export function limitInFlight(most: number): Flight {
  const waiting: (() => void)[] = [];
  let underWay = 0;
  return async (work) => {
    if (underWay < most) underWay += 1;
    else await new Promise<void>((resolve) => waiting.push(resolve));
    try {
      return await work();
    } finally {
      // A place passed to the next one stays taken.
      const next = waiting.shift();
      if (next) next();
      else underWay -= 1;
    }
  };
}

/** Processes a list with limited concurrency. After a failure it waits for the running calls, then throws. */
export async function eachOf<Item>(
  items: Iterable<Item>,
  most: number,
  work: (item: Item) => Promise<void>,
): Promise<void> {
  const rest = items[Symbol.iterator]();
  let failed = false;
  const worker = async (): Promise<void> => {
    for (let next = rest.next(); !next.done && !failed; next = rest.next()) {
      await work(next.value).catch((error: unknown) => {
        failed = true;
        throw error;
      });
    }
  };
  const outcomes = await Promise.allSettled(Array.from({ length: most }, worker));
  for (const outcome of outcomes) if (outcome.status === 'rejected') throw outcome.reason;
}
