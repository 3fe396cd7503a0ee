import {
  maskPhoneNumbers,
  maskSecrets
} from "./chunk-U2ZCLBCZ.js";

// src/session/masked.ts
var HIDDEN = "\u2022\u2022\u2022\u2022\u2022\u2022";
function maskNumber(value) {
  const text = String(value);
  const masked2 = maskPhoneNumbers(text);
  return masked2 === text ? value : masked2;
}
function mapped(value, hiding) {
  if (value !== null && typeof value !== "object" && hiding.isSecret(String(value))) return HIDDEN;
  if (typeof value === "string") return hiding.text(value);
  if (typeof value === "number") return maskNumber(value);
  if (value === null || typeof value !== "object") return value;
  if (Array.isArray(value)) return value.map((item) => mapped(item, hiding));
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [hiding.text(key), mapped(item, hiding)]));
}
var textOf = (secrets) => (plain) => maskPhoneNumbers(maskSecrets(plain, secrets));
var masked = (value, secrets) => mapped(value, { text: textOf(secrets), isSecret: () => false });
var withoutValues = (value, secrets) => mapped(value, { text: textOf(secrets), isSecret: (word) => secrets.includes(word) });
var shownText = (plain, secrets) => secrets.includes(plain) ? HIDDEN : textOf(secrets)(plain);
var alsoAsNumbers = (secrets) => [
  ...new Set(secrets.flatMap((secret) => [secret, maskPhoneNumbers(secret)]))
];
function withoutValuesIn(exchanges, secrets) {
  const known = alsoAsNumbers(secrets);
  const hide = (part) => withoutValues(part ?? null, known);
  return exchanges.map((exchange) => ({
    method: exchange.method,
    path: exchange.path,
    status: exchange.status,
    milliseconds: exchange.milliseconds,
    ...exchange.request ? { request: hide(exchange.request) } : {},
    get response() {
      return hide(exchange.response);
    }
  }));
}

export {
  masked,
  withoutValues,
  shownText,
  withoutValuesIn
};
