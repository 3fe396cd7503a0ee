import {
  openStudio,
  sweepLeft
} from "./chunk-4XXZ756J.js";
import "./chunk-3477H2RI.js";
import "./chunk-LTVF5HN4.js";
import "./chunk-ZLAG2KWI.js";
export {
  openStudio,
  sweepLeft
};
