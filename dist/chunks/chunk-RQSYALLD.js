import {
  findState,
  sends
} from "./chunk-LDRYS6VK.js";

// src/account/spend.ts
import { appendFile, mkdir as mkdir2, readFile as readFile2 } from "node:fs/promises";
import { dirname as dirname2 } from "node:path";

// src/account/lock.ts
import { link, mkdir, readFile, rename, rm, writeFile } from "node:fs/promises";
import { dirname } from "node:path";
var PAUSE = 25;
var codeOf = (error) => error instanceof Error && "code" in error && typeof error.code === "string" ? error.code : void 0;
async function claim(file, { pid, unique }) {
  const own = `${file}.${unique()}`;
  await mkdir(dirname(file), { recursive: true });
  await writeFile(own, `${pid}
`);
  try {
    await link(own, file);
    return true;
  } catch (error) {
    if (codeOf(error) === "EEXIST") return false;
    throw error;
  } finally {
    await rm(own, { force: true });
  }
}
var holderOf = async (file) => {
  const text = await readFile(file, "utf8").catch(() => void 0);
  return text === void 0 ? void 0 : Number.parseInt(text, 10);
};
async function bury(file, locking) {
  const holder = await holderOf(file);
  if (holder === void 0 || locking.isAlive(holder)) return;
  const grave = `${file}.${locking.unique()}`;
  const moved = await rename(file, grave).then(
    () => true,
    () => false
  );
  if (!moved) return;
  const buried = await holderOf(grave);
  if (buried !== void 0 && locking.isAlive(buried)) await link(grave, file).catch(() => void 0);
  await rm(grave, { force: true });
}
async function tryLock(file, locking) {
  await bury(file, locking);
  const claimed = await claim(file, locking);
  return claimed ? { release: () => rm(file, { force: true }) } : void 0;
}
async function lockOne(files, locking, deadline) {
  for (; ; ) {
    for (const file of files) {
      const held = await tryLock(file, locking);
      if (held) return { ...held, file };
    }
    if (locking.clock.now() >= deadline) return void 0;
    await locking.clock.sleep(PAUSE);
  }
}
async function exclusively(file, locking, work) {
  const held = await lockOne([file], locking, Number.POSITIVE_INFINITY);
  if (!held) throw new Error(`no lock on ${file}`);
  try {
    return await work();
  } finally {
    await held.release();
  }
}

// src/account/spend.ts
var KINDS = ["messages", "calls", "minutes"];
var sum = (a, b) => ({
  messages: a.messages + b.messages,
  calls: a.calls + b.calls,
  minutes: a.minutes + b.minutes
});
var NOTHING = { messages: 0, calls: 0, minutes: 0 };
function readLine(line) {
  try {
    return { ...NOTHING, ...JSON.parse(line) };
  } catch {
    return NOTHING;
  }
}
var isMissing = (error) => error instanceof Error && "code" in error && error.code === "ENOENT";
async function readSpend(file) {
  const text = await readFile2(file, "utf8").catch((error) => {
    if (isMissing(error)) return "";
    throw error;
  });
  return text.split("\n").filter((line) => line !== "").map(readLine).reduce(sum, NOTHING);
}
function excessOf(cost, spent, budget) {
  const kind = KINDS.find((one) => cost[one] > 0 && spent[one] + cost[one] > budget[one]);
  return kind && { kind, wanted: cost[kind], spent: spent[kind], most: budget[kind] };
}
async function append(file, cost) {
  await mkdir2(dirname2(file), { recursive: true });
  await appendFile(file, `${JSON.stringify(cost)}
`);
}
function openLedger(of) {
  const { file, budget, locking } = of;
  return {
    spend: (cost) => exclusively(`${file}.lock`, locking, async () => {
      const excess = excessOf(cost, await readSpend(file), budget);
      if (!excess) await append(file, cost);
      return excess;
    }),
    note: (cost) => exclusively(`${file}.lock`, locking, () => append(file, cost)),
    total: () => readSpend(file)
  };
}

// src/session/spent.ts
var MINUTE = 6e4;
function spentByFlow({ path, messages }, definition) {
  const last = path.at(-1);
  const end = Date.parse(last?.leftAt ?? last?.enteredAt ?? "");
  const isCaller = (widget) => sends(definition && findState(definition, widget)?.type, "call");
  const calls = path.filter(({ widget }) => isCaller(widget));
  const minutes = calls.map(({ enteredAt }) => Math.max(1, Math.ceil((end - Date.parse(enteredAt)) / MINUTE)));
  return {
    messages: messages.filter(({ direction }) => direction === "to-contact").length,
    calls: calls.length,
    minutes: minutes.reduce((all, one) => all + one, 0)
  };
}
var count = (number, noun) => number === 0 ? [] : [`${number} ${noun}${number === 1 ? "" : "s"}`];
function spentWords({ messages, calls, minutes }) {
  const parts = [...count(messages, "message"), ...count(calls, "call"), ...count(minutes, "minute")];
  return parts.join(", ") || "nothing";
}
function spentTogether(evidences) {
  const each = evidences.flatMap(({ spent }) => spent ?? []);
  return each.length > 0 ? each.reduce(sum, NOTHING) : void 0;
}

export {
  tryLock,
  lockOne,
  KINDS,
  sum,
  NOTHING,
  openLedger,
  spentByFlow,
  spentWords,
  spentTogether
};
