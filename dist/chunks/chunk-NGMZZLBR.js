// src/playwright/nowhere.ts
var NOWHERE = { file: "", line: 0, column: 0, toJSON: () => void 0 };

export {
  NOWHERE
};
