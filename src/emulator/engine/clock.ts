// Virtual time: it stands still until it is advanced; then timers fire in order.

type Timer = { due: number; order: number; fire: () => void };

export type VirtualClock = {
  /** Milliseconds since the epoch. */
  now: () => number;
  /** The current time, at least a millisecond after the last result: no two records have the same time. */
  tick: () => number;
  /** Calls `fire` at the time `due`; the returned function cancels that. */
  schedule: (due: number, fire: () => void) => () => void;
  advance: (seconds: number) => void;
  /** Sets the time and fires the timers that are due. */
  set: (moment: number) => void;
  /** Removes all timers and sets the time. */
  reset: (moment: number) => void;
};

const before = (a: Timer, b: Timer): boolean => a.due < b.due || (a.due === b.due && a.order < b.order);

function insertionIndex(timers: readonly Timer[], timer: Timer): number {
  let low = 0;
  let high = timers.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    const other = timers[middle];
    if (other && before(other, timer)) low = middle + 1;
    else high = middle;
  }
  return low;
}

export function createClock(start: number): VirtualClock {
  let moment = start;
  let order = 0;
  let timers: Timer[] = [];

  const schedule = (due: number, fire: () => void) => {
    const timer: Timer = { due, order: order++, fire };
    timers.splice(insertionIndex(timers, timer), 0, timer);
    return () => {
      const index = insertionIndex(timers, timer);
      if (timers[index] === timer) timers.splice(index, 1);
    };
  };

  const advanceTo = (target: number) => {
    for (let next = timers[0]; next && next.due <= target; next = timers[0]) {
      timers.shift();
      moment = Math.max(moment, next.due);
      next.fire();
    }
    moment = Math.max(moment, target);
  };

  return {
    now: () => moment,
    tick: () => ++moment,
    schedule,
    advance: (seconds) => advanceTo(moment + seconds * 1000),
    set: (target) => {
      if (target >= moment) advanceTo(target);
      else moment = target;
    },
    reset: (again) => {
      timers = [];
      moment = again;
    },
  };
}
