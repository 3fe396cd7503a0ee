import {
  declareUnreadable,
  defineScenarioFile,
  defineScenarios
} from "../chunks/chunk-UR6AZSXL.js";
import "../chunks/chunk-I4POHTGK.js";
import "../chunks/chunk-W2OJTDF5.js";
import "../chunks/chunk-FC2JFIJ4.js";
import "../chunks/chunk-7AT2BELM.js";
import "../chunks/chunk-WRP7SKUV.js";
import "../chunks/chunk-57Q5X3ZV.js";
import "../chunks/chunk-5HD3QNP3.js";
import "../chunks/chunk-EXMZRU3J.js";
import "../chunks/chunk-SNBSOTXL.js";
import "../chunks/chunk-76K3XKFL.js";
import "../chunks/chunk-JELSUPZO.js";
import "../chunks/chunk-O5H2Q257.js";
import "../chunks/chunk-NYIUHXDA.js";
import "../chunks/chunk-EJTDPZR6.js";
import "../chunks/chunk-LDRYS6VK.js";
import "../chunks/chunk-GNVAWXTY.js";
import "../chunks/chunk-3PHNQHMY.js";
import "../chunks/chunk-5FUMNITA.js";
import "../chunks/chunk-3477H2RI.js";
import "../chunks/chunk-LTVF5HN4.js";
import "../chunks/chunk-VOFORQE3.js";
import "../chunks/chunk-46E2GUX2.js";
import "../chunks/chunk-2PRBQFA4.js";
import "../chunks/chunk-U2ZCLBCZ.js";
import "../chunks/chunk-ZLAG2KWI.js";
export {
  declareUnreadable,
  defineScenarioFile,
  defineScenarios
};
