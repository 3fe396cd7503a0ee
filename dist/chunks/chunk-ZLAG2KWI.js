// src/redaction/names.ts
var WORDS = /* @__PURE__ */ new Set([
  "token",
  "tokens",
  "secret",
  "secrets",
  "password",
  "passwords",
  "passwd",
  "passphrase",
  "credential",
  "credentials",
  "authorization",
  "apikey",
  "authtoken"
]);
var LAST_WORDS = /* @__PURE__ */ new Set(["pwd", "pass", "key", "keys", "auth", "dsn", "cookie", "pin", "otp"]);
var PUBLIC_WORDS = /* @__PURE__ */ new Set(["public", "sort", "partition", "primary", "foreign"]);
var wordsOf = (name) => name.replace(/([a-z0-9])([A-Z])/g, "$1_$2").toLowerCase().split(/[^a-z0-9]+/).filter((word) => word !== "");
function isSecretName(name) {
  const words = wordsOf(name);
  if (words.some((word) => WORDS.has(word))) return true;
  const last = words.at(-1) ?? "";
  return words.length > 1 && LAST_WORDS.has(last) && !words.some((word) => PUBLIC_WORDS.has(word));
}
var SHORTEST = 6;
function passwordIn(value) {
  if (!value.includes("://") || !value.includes("@")) return [];
  const { password = "" } = URL.canParse(value) ? new URL(value) : {};
  return password === "" ? [] : [password];
}
function secretsAmong(variables, names = []) {
  const named = new Set(names.map((name) => name.toUpperCase()));
  return Object.entries(variables).flatMap(([name, value = ""]) => {
    const isNamed = named.has(name.toUpperCase());
    const isSecret = isNamed || isSecretName(name) && value.trim().length >= SHORTEST;
    return isSecret && value.trim() !== "" ? [value] : passwordIn(value);
  });
}

export {
  secretsAmong
};
