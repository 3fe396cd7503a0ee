import {
  ROOT,
  setRoot
} from "./chunk-LTVF5HN4.js";
import {
  secretsAmong
} from "./chunk-ZLAG2KWI.js";

// src/playwright/environment.ts
import { resolve } from "node:path";
import process from "node:process";
import { config } from "dotenv";
var environment = process.env;
var isSet = (name) => Boolean(environment[name]?.trim());
var isAccountKnown = () => isSet("TWILIO_ACCOUNT_SID") && (isSet("TWILIO_AUTH_TOKEN") || isSet("TWILIO_API_KEY") && isSet("TWILIO_API_SECRET"));
var listed = (name) => (environment[name] ?? "").split(",").map((item) => item.trim()).filter((item) => item !== "");
var secretsIn = () => secretsAmong(environment, listed("FLOWPROOF_SECRETS"));
var isOn = (name) => isSet(name) && environment[name] !== "0";
var fromFile = [];
function readEnvFile() {
  for (const name of fromFile) delete process.env[name];
  const before = new Set(Object.keys(process.env));
  const { parsed = {} } = config({ path: resolve(ROOT, ".env"), quiet: true });
  fromFile = Object.keys(parsed).filter((name) => !before.has(name));
}
readEnvFile();
var hasAccount = isAccountKnown();
var secrets = secretsIn();
var contacts = listed("FLOWPROOF_CONTACTS");
var allow = listed("FLOWPROOF_ALLOW");
var dryRun = isOn("FLOWPROOF_DRY_RUN");
var color = isOn("FORCE_COLOR");
function useRoot(folder) {
  if (folder === ROOT) return;
  setRoot(folder);
  readEnvFile();
  hasAccount = isAccountKnown();
  secrets = secretsIn();
  contacts = listed("FLOWPROOF_CONTACTS");
  allow = listed("FLOWPROOF_ALLOW");
  dryRun = isOn("FLOWPROOF_DRY_RUN");
}

export {
  environment,
  hasAccount,
  secrets,
  contacts,
  allow,
  dryRun,
  color,
  useRoot
};
