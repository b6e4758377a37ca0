// window.kdictWidgets: what the page's loader and the anywidget stub call.
import * as bodyModel from "./body_model.js";
import { mountBody } from "./body.js";
import { element } from "./controls.js";
import * as maths from "./maths.js";
import * as packed from "./packed.js";
import { store } from "./store.js";
import style from "./style.css";

const KINDS = { body: mountBody, skeleton: mountBody };

/**
 * Draws a figure into `host`.
 * state: its values, as Python wrote them into the page; or null with `model`, an anywidget model.
 * base: address of the folder that holds the shared data scripts.
 */
async function mount(kind, host, state, { base = null, model = null } = {}) {
  if (!document.getElementById("kdict-widget-style")) {
    document.head.append(element("style", { id: "kdict-widget-style" }, style));
  }
  const mountKind = KINDS[kind];
  try {
    if (!mountKind) throw new Error(`no figure of kind "${kind}"`);
    const address = base && new URL(base, document.baseURI).href;
    return await mountKind(host, store(state, model), { base: address, model });
  } catch (error) {
    host.append(
      element("div", { class: "kdict-widget" },
        element("p", { class: "k-error" }, `This figure could not be drawn: ${error.message}.`)),
    );
    throw error;
  }
}

window.kdictWidgets = { mount, maths: { ...maths, ...packed, ...bodyModel } };
