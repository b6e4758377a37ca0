// Real, labeled form controls and a few element helpers.

export function element(tag, attributes = {}, ...children) {
  const node = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (name === "on") for (const [event, f] of Object.entries(value)) node.addEventListener(event, f);
    else if (value === true) node.setAttribute(name, "");
    else if (value !== false && value !== null && value !== undefined) node.setAttribute(name, value);
  }
  node.append(...children);
  return node;
}

export function svg(tag, attributes = {}, ...children) {
  const node = document.createElementNS("http://www.w3.org/2000/svg", tag);
  set(node, attributes);
  node.append(...children);
  return node;
}

export function set(node, attributes) {
  for (const [name, value] of Object.entries(attributes)) node.setAttribute(name, value);
}

/** A number for people: a true minus sign, and none before zero. */
export function decimal(value, digits) {
  const text = value.toFixed(digits);
  return Number(text) === 0 ? text.replace("-", "") : text.replace("-", "\u2212");
}

let controls = 0;

/** A slider; `format` writes its value. `node.value` can be set without calling `onInput`. */
export function slider(name, { min, max, step, value, format = (v) => decimal(v, 2) }, onInput) {
  const id = `kdict-control-${(controls += 1)}`;
  const input = element("input", { type: "range", id, min, max, step, value });
  const output = element("output", { for: id }, format(Number(value)));
  const node = element("div", { class: "k-slider" }, element("label", { for: id }, name), output, input);
  const say = (text) => {
    output.textContent = text;
    input.setAttribute("aria-valuetext", text);
  };
  const show = (v) => say(format(v));
  show(Number(value));
  input.addEventListener("input", () => {
    show(input.valueAsNumber);
    onInput(input.valueAsNumber);
  });
  return {
    node,
    input,
    /** Words in place of the formatted value. */
    say,
    get value() {
      return input.valueAsNumber;
    },
    set value(v) {
      input.value = v;
      show(v);
    },
  };
}

export const swatch = (color) => element("i", { class: "k-swatch", style: `background:${color}` });

export function checkbox(name, checked, onChange) {
  const input = element("input", { type: "checkbox", checked });
  input.addEventListener("change", () => onChange(input.checked));
  const node = element("label", { class: "k-check" }, input, name);
  return {
    node,
    get checked() {
      return input.checked;
    },
    set checked(v) {
      input.checked = v;
    },
  };
}

/** A drop-down of [value, text] pairs. */
export function select(name, options, value, onChange) {
  const list = element("select", {}, ...options.map(([v, text]) => element("option", { value: v }, text)));
  list.value = value;
  list.addEventListener("change", () => onChange(list.value));
  const node = element("label", { class: "k-select" }, element("span", { class: "k-name" }, name), list);
  return { node, list };
}

export function button(text, onClick, attributes = {}) {
  return element("button", { type: "button", ...attributes, on: { click: onClick } }, text);
}

export function group(title, ...nodes) {
  return element("fieldset", {}, element("legend", {}, title), ...nodes);
}

/** A group that is folded until it is wanted. */
export function folded(title, open, ...nodes) {
  return element("details", { open }, element("summary", {}, title), ...nodes);
}

/** The frame all figures share: a stage for the image, a panel for the controls. */
export function layout(host) {
  const stage = element("div", { class: "k-stage" });
  const panel = element("div", { class: "k-panel" });
  host.append(element("div", { class: "kdict-widget" }, element("div", { class: "k-frame" }, stage, panel)));
  return { stage, panel };
}

/** Calls `callback` when the page changes between light and dark; returns what stops it. */
export function onTheme(callback) {
  const observer = new MutationObserver(callback);
  observer.observe(document.documentElement, { attributes: true, attributeFilter: ["data-theme"] });
  observer.observe(document.body, { attributes: true, attributeFilter: ["data-jp-theme-light"] });
  return () => observer.disconnect();
}
