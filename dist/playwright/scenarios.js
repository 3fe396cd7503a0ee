import {
  declareUnreadable,
  defineScenarioFile,
  defineScenarios
} from "../chunks/chunk-W3WEULUV.js";
import "../chunks/chunk-FSHKJ4NR.js";
import "../chunks/chunk-STGG5L62.js";
import "../chunks/chunk-YLVXYU4U.js";
import "../chunks/chunk-JYHORHXH.js";
import "../chunks/chunk-UCRVWT4U.js";
import "../chunks/chunk-OIRLWWFQ.js";
import "../chunks/chunk-WRP7SKUV.js";
import "../chunks/chunk-F2IVBIGB.js";
import "../chunks/chunk-GTSAVC2J.js";
import "../chunks/chunk-ZKBAQR2W.js";
import "../chunks/chunk-O7TE2BL7.js";
import "../chunks/chunk-JELSUPZO.js";
import "../chunks/chunk-BRA4WUWX.js";
import "../chunks/chunk-IH247VWX.js";
import "../chunks/chunk-MZCOZLDW.js";
import "../chunks/chunk-TLYGHSMO.js";
import "../chunks/chunk-O5H2Q257.js";
import "../chunks/chunk-NYIUHXDA.js";
import "../chunks/chunk-4QOENZRC.js";
import "../chunks/chunk-GOKI5WHM.js";
import "../chunks/chunk-LDRYS6VK.js";
import "../chunks/chunk-DVLSSYH5.js";
import "../chunks/chunk-LTVF5HN4.js";
import "../chunks/chunk-OQWYP3EU.js";
import "../chunks/chunk-VOFORQE3.js";
import "../chunks/chunk-46E2GUX2.js";
import "../chunks/chunk-YEYHUD4T.js";
import "../chunks/chunk-AFVLCPEW.js";
import "../chunks/chunk-KMC7BOQH.js";
export {
  declareUnreadable,
  defineScenarioFile,
  defineScenarios
};
