import {
  causeOf,
  leavesOpen
} from "./chunk-EJTDPZR6.js";
import {
  FlowproofError
} from "./chunk-2PRBQFA4.js";

// src/workflow/once.ts
var PAUSES = [0, 250, 1e3, 2e3];
async function found({ look, clock, pauses = PAUSES }) {
  for (const pause of pauses) {
    if (pause > 0) await clock.sleep(pause);
    const things = await look();
    if (things.length > 0) return things;
  }
  return [];
}
var OR_NOT = "-or-not";
var mayBeDone = (error) => leavesOpen(error) || error instanceof FlowproofError && error.problems.some(({ code }) => code.endsWith(OR_NOT));
function unknown({ what, done, fix }, cause, seen) {
  const message = `It is unknown whether ${what} was ${done}, and it was not ${done} again: ${seen}.
${causeOf(cause)}`;
  return { code: `${done}${OR_NOT}`, message, fix };
}
async function sendOnce(sending) {
  const { send } = sending;
  try {
    return await send();
  } catch (error) {
    if (!leavesOpen(error)) throw error;
    const there = await found(sending).catch((lookup) => {
      throw new FlowproofError([unknown(sending, error, `the look for it failed, too (${causeOf(lookup)})`)]);
    });
    const [one, ...others] = there;
    if (one !== void 0 && others.length === 0) return one;
    const seen = there.length === 0 ? "none has appeared" : `${there.length} have appeared`;
    throw new FlowproofError([unknown(sending, error, seen)]);
  }
}

export {
  mayBeDone,
  sendOnce
};
