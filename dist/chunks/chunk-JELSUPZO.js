// src/scenario/spoken.ts
var LEAD = "ww";
var played = (digits) => `${LEAD}${digits}`;
var inXml = (text) => text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;");
function inTwiml({ digits, speech }) {
  const keys = digits === "" ? [] : [`digits="${played(digits)}"`];
  return speech === "" ? keys : [...keys, `<Say>${inXml(speech)}</Say>`];
}

export {
  played,
  inTwiml
};
