// window.kdictWidgets: what the page's loader and the anywidget stub call.
import * as bodyModel from "./body_model.js";
import { mountArc } from "./arc.js";
import { mountAtoms } from "./atoms.js";
import { mountBody } from "./body.js";
import { element } from "./controls.js";
import * as crop from "./crop.js";
import { nearestCode } from "./hull.js";
import { mountLearning } from "./learning.js";
import * as math from "./math.js";
import * as packed from "./packed.js";
import * as presence from "./presence.js";
import { mountSimplex } from "./simplex.js";
import { store } from "./store.js";
import style from "./style.css";
import { mountTryIt } from "./try_it.js";

const KINDS = {
  arc: mountArc,
  atoms: mountAtoms,
  body: mountBody,
  learning: mountLearning,
  simplex: mountSimplex,
  skeleton: mountBody,
  try_it: mountTryIt,
};

/**
 * Draws a figure into `host`.
 * state: its values, as Python wrote them into the page; or null with `model`, an anywidget model.
 * base: address of the folder that holds the shared data scripts.
 * Returns a promise of the figure; its `dispose` ends it. A failure rejects it.
 */
async function mount(kind, host, state, { base = null, model = null } = {}) {
  if (!document.getElementById("kdict-widget-style")) {
    document.head.append(element("style", { id: "kdict-widget-style" }, style));
  }
  if (!KINDS[kind]) throw new Error(`no figure of kind "${kind}"`);
  const address = base && new URL(base, document.baseURI).href;
  return KINDS[kind](host, store(state, model), { base: address, model });
}

window.kdictWidgets = { mount, math: { ...math, ...packed, ...bodyModel, ...crop, ...presence, nearestCode } };
