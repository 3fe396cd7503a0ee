// src/scenario/read.ts
import { readFileSync, statSync } from "node:fs";
var MEGABYTE = 1024 * 1024;
var LARGEST_SCENARIO_FILE = MEGABYTE;
var LARGEST_FLOW_FILE = 8 * MEGABYTE;
var megabytes = (bytes) => `${(bytes / MEGABYTE).toFixed(1)} MB`;
var REASONS = {
  ENOENT: "there is no such file",
  EACCES: "this user may not read it",
  EISDIR: "it is a folder",
  ENOTDIR: "a part of its path is a file",
  ENAMETOOLONG: "its path is too long",
  ERR_INVALID_ARG_VALUE: "its path holds a NUL character"
};
var unreadable = (at, reason = "it cannot be opened") => ({
  code: "unreadable-file",
  message: `The file cannot be read: ${reason}.`,
  ...at ? { at } : {}
});
function reasonOf(error) {
  const code = error instanceof Error && "code" in error ? String(error.code) : "";
  return Object.hasOwn(REASONS, code) ? REASONS[code] ?? code : code || "it cannot be opened";
}
function decodes(bytes, stream) {
  try {
    new TextDecoder("utf-8", { fatal: true }).decode(bytes, { stream });
    return true;
  } catch {
    return false;
  }
}
function firstBadByte(bytes) {
  let [good, bad] = [0, bytes.length];
  while (good + 1 < bad) {
    const middle = good + bad >> 1;
    if (decodes(bytes.subarray(0, middle), true)) good = middle;
    else bad = middle;
  }
  while (!decodes(bytes.subarray(0, good), false)) good -= 1;
  return good;
}
function isUtf16(bytes) {
  const mark = bytes.subarray(0, 2).toString("hex");
  const start = bytes.subarray(0, 100);
  const nothings = start.filter((byte) => byte === 0).length;
  return mark === "fffe" || mark === "feff" || nothings > start.length / 4;
}
var decodeUtf16 = (bytes) => new TextDecoder(bytes[0] === 254 || bytes[0] === 0 ? "utf-16be" : "utf-16le").decode(bytes);
function notUtf8(file, bytes) {
  const fix = "save the file as UTF-8";
  if (isUtf16(bytes)) {
    const message2 = "The file is UTF-16, not UTF-8.";
    return { code: "not-utf8", message: message2, fix, at: { file, line: 1, column: 1 } };
  }
  const offset = firstBadByte(bytes);
  const before = bytes.subarray(0, offset).toString("utf8").split("\n");
  const column = (before.at(-1)?.length ?? 0) + 1;
  const value = bytes[offset]?.toString(16).padStart(2, "0") ?? "";
  const message = `The file is not UTF-8: byte ${offset} (0x${value}) does not belong there.`;
  return { code: "not-utf8", message, fix, at: { file, line: before.length, column } };
}
function readBytes(file, largest) {
  const at = { file, line: 1, column: 1 };
  try {
    const found = statSync(file);
    if (!found.isFile()) return unreadable(at, found.isDirectory() ? REASONS.EISDIR : "it is no ordinary file");
    if (found.size <= largest) return readFileSync(file);
    const message = `The file has ${megabytes(found.size)}; at most ${megabytes(largest)} are read.`;
    return { code: "file-too-large", message, fix: "split it into several files", at };
  } catch (error) {
    return unreadable(at, reasonOf(error));
  }
}
function readText(file, largest) {
  const bytes = readBytes(file, largest);
  if (!Buffer.isBuffer(bytes)) return { problem: bytes };
  if (isUtf16(bytes)) return { problem: notUtf8(file, bytes), decoded: decodeUtf16(bytes) };
  if (!decodes(bytes, false)) return { problem: notUtf8(file, bytes), decoded: new TextDecoder("utf-8").decode(bytes) };
  return { text: new TextDecoder("utf-8").decode(bytes) };
}

export {
  LARGEST_SCENARIO_FILE,
  LARGEST_FLOW_FILE,
  readText
};
