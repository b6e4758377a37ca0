// Kind `atoms` (Fig. 2): one joint's atoms as rotation vectors; a sparse few make a rotation.
import { JOINTS, label } from "./body_model.js";
import { button, element, group, layout, select, slider, swatch } from "./controls.js";
import { OUT, loadAtoms } from "./dictionary_panel.js";
import { angleBetween, combine, norm, normalize, sparsemax, toAxisAngle } from "./maths.js";
import { row as rowOf, unpack } from "./packed.js";
import { axes, curves, pointCloud, rings } from "./points.js";
import { view as makeView } from "./scene.js";

const RINGS = [15, 30, 45, 60, 90, 120, 150, 180];

export async function mountAtoms(host, store, context) {
  const atoms = await loadAtoms(store, context);
  const cloud = unpack(store.get("cloud"));
  const examples = unpack(store.get("examples"));
  const indices = unpack(store.get("code_indices"));
  const values = unpack(store.get("code_values"));
  const { stage, panel } = layout(host);
  const view = makeView(stage, { target: [0, 0, 0], distance: 4, azimuth: 0.5, elevation: 0.35 }, store.get("label"));
  const drawn = {
    cloud: pointCloud(view, 3, "grey"),
    idle: pointCloud(view, 8, "pale"),
    active: pointCloud(view, 15, "red"),
    target: pointCloud(view, 18, "green"),
    recovered: pointCloud(view, 11, "blue"),
    cursor: pointCloud(view, 13, "ink"),
    between: curves(view, "red"),
    rings: rings(view),
    axes: axes(view),
  };
  // The target lies under the recovered rotation, the cursor under its atom.
  Object.values(drawn).forEach((d, i) => (d.object.renderOrder = i));
  drawn.cursor.object.renderOrder = 1;

  let codes = Array.from(unpack(store.get("codes")));
  let logits = codes.map((c) => (c > 0 ? c : OUT));
  let cursor = null;
  let writing = false;
  const row = () => JOINTS.indexOf(store.get("joint")) - 1;
  const own = () => atoms.joint(row());
  const atom = (n) => Array.from(own().subarray(4 * n, 4 * n + 4));
  const active = () => codes.flatMap((c, n) => (c > 0 ? [n] : []));
  function write(state) {
    writing = true;
    store.set(state);
    writing = false;
  }

  const vector = new Float32Array(3 * atoms.count);
  function showJoint() {
    for (let n = 0; n < atoms.count; n++) vector.set(toAxisAngle(atom(n)), 3 * n);
    let count = 0;
    let points = new Float32Array(0);
    if (cloud) {
      count = cloud.shape[0];
      points = new Float32Array(3 * count);
      for (let c = 0; c < count; c++) points.set(cloud.subarray(69 * c + 3 * row(), 69 * c + 3 * row() + 3), 3 * c);
    }
    drawn.cloud.set(points);
    const middle = [0, 1, 2].map((a) => vector.reduce((s, v, i) => s + (i % 3 === a ? v : 0), 0) / atoms.count);
    let reach = 0.1;
    let furthest = 0.1;
    for (let n = 0; n < atoms.count; n++) {
      const v = vector.subarray(3 * n, 3 * n + 3);
      reach = Math.max(reach, Math.hypot(v[0] - middle[0], v[1] - middle[1], v[2] - middle[2]));
      furthest = Math.max(furthest, Math.hypot(...v));
    }
    const angle = RINGS.find((r) => r >= (furthest * 180) / Math.PI) ?? 180;
    drawn.rings.set((angle * Math.PI) / 180);
    drawn.axes.set((angle * Math.PI) / 180);
    view.look(middle, 4.2 * reach);
    note.textContent =
      `Each point is a rotation of the ${label(store.get("joint"))}: its axis times its angle, from the T-pose at ` +
      `the crossing of the axes to ${angle}° at the rings. Click an atom, or choose it by number, to select it.`;
  }

  function showCode() {
    const used = active();
    const idle = [...Array(atoms.count).keys()].filter((n) => !(codes[n] > 0));
    const at = (list) => Float32Array.from(list.flatMap((n) => rowOf(vector, n, 3)));
    drawn.idle.set(at(idle));
    drawn.active.set(at(used));
    drawn.cursor.set(at(cursor === null ? [] : [cursor]));
    const sum = combine(codes, own());
    const q = used.length ? normalize(sum) : [1, 0, 0, 0];
    drawn.recovered.set(Float32Array.from(toAxisAngle(q)));
    const ways = [];
    if (used.length <= 8) {
      for (const [i, a] of used.entries()) {
        for (const b of used.slice(i + 1)) {
          // The edge of the hull, pushed out to the sphere: it is curved in the ball.
          ways.push(Array.from({ length: 13 }, (_, s) => toAxisAngle(normalize(combine([1 - s / 12, s / 12], [...atom(a), ...atom(b)])))));
        }
      }
    }
    drawn.between.set(ways);
    const index = store.get("example");
    const target = examples && index >= 0 ? rowOf(examples, 23 * index + row(), 4) : null;
    drawn.target.set(target ? Float32Array.from(toAxisAngle(target)) : new Float32Array(0));
    shown.error.textContent = target ? `${((angleBetween(q, target) * 180) / Math.PI).toFixed(2)}°` : "–";
    shown.active.textContent = used.length > 12 ? `${used.length} of ${codes.length}` : used.join(", ");
    shown.deficit.textContent = (1 - norm(sum)).toFixed(4);
    for (const { n, control } of weights) {
      control.node.querySelector("output").textContent = `γ = ${codes[n].toFixed(2)}`;
      control.node.classList.toggle("k-active", codes[n] > 0);
    }
    choose.textContent = logits[cursor ?? 0] > OUT ? "Deselect" : "Select";
    view.draw();
  }

  let weights = [];
  function rebuild() {
    const chosen = logits.flatMap((z, n) => (z > OUT ? [n] : []));
    weights = (chosen.length > 12 ? [] : chosen).map((n) => ({
      n,
      control: slider(`z of atom ${n}`, { min: OUT, max: 1, step: 0.01, value: logits[n], format: () => "" }, (z) => {
        logits[n] = z;
        codes = sparsemax(logits);
        showCode();
        write({ codes, example: store.get("example") });
      }),
    }));
    box.replaceChildren(...weights.map((w) => w.control.node));
  }

  function takeExample(index) {
    const k = indices.shape[2];
    const from = (23 * index + row()) * k;
    codes = new Array(atoms.count).fill(0);
    for (let i = from; i < from + k; i++) codes[indices[i]] += values[i];
    logits = codes.map((c) => (c > 0 ? c : OUT));
    rebuild();
    write({ codes, example: index });
    showCode();
  }

  function toggle(n) {
    cursor = n;
    number.value = n;
    const used = active();
    if (logits[n] > OUT) {
      if (used.length === 1 && codes[n] > 0) return showCode();
      logits[n] = OUT;
    } else {
      logits[n] = used.reduce((s, m) => s + logits[m], 0) / Math.max(used.length, 1);
    }
    codes = sparsemax(logits);
    rebuild();
    write({ codes });
    showCode();
  }

  const note = element("p", { class: "k-note" });
  const box = element("div");
  const shown = Object.fromEntries(["active", "error", "deficit"].map((k) => [k, element("dd")]));
  const number = element("input", {
    type: "number", min: 0, max: atoms.count - 1, value: 0,
    on: {
      input() {
        cursor = Math.min(atoms.count - 1, Math.max(0, Math.round(number.valueAsNumber) || 0));
        showCode();
      },
    },
  });
  const choose = button("Select", () => toggle(cursor ?? 0));
  const chooser = select("Joint", JOINTS.slice(1).map((n) => [n, label(n)]), store.get("joint"), (joint) => {
    write({ joint });
    showJoint();
    if (examples && store.get("example") >= 0) takeExample(store.get("example"));
    else showCode();
  });
  const example =
    examples &&
    slider("Example rotation", { min: 0, max: examples.shape[0] - 1, step: 1, value: Math.max(0, store.get("example")), format: (v) => `${v + 1} of ${examples.shape[0]}` }, takeExample);
  stage.append(note);
  const key = (color, name) => element("span", {}, swatch(`var(--k-${color})`), name);
  stage.append(
    element("div", { class: "k-bar" }, key("red", "active atom"), key("pale", "inactive atom"), key("blue", "recovered"),
      ...(examples ? [key("green", "example")] : []), ...(cloud ? [key("grey", "training poses")] : [])),
  );
  panel.append(
    group("Dictionary", chooser.node, ...(example ? [example.node] : [])),
    group("Atoms",
      element("div", { class: "k-inline" }, element("label", {}, "Atom ", number), choose), box),
    element("dl", { class: "k-figures" },
      element("dt", {}, "active atoms"), shown.active,
      element("dt", {}, "recovered − example"), shown.error,
      element("dt", {}, "norm deficit"), shown.deficit),
  );

  view.onPick((project) => {
    let [best, nearest] = [-1, 18];
    for (let n = 0; n < atoms.count; n++) {
      const distance = project(rowOf(vector, n, 3));
      if (distance < nearest) [best, nearest] = [n, distance];
    }
    if (best >= 0) toggle(best);
  });
  showJoint();
  if (examples && store.get("example") >= 0) takeExample(store.get("example"));
  else {
    rebuild();
    showCode();
  }
  const stop = store.onChange(["joint", "codes", "example"], () => {
    if (writing) return;
    const index = store.get("example");
    codes = Array.from(unpack(store.get("codes")));
    logits = codes.map((c) => (c > 0 ? c : OUT));
    chooser.list.value = store.get("joint");
    if (example && index >= 0) example.value = index;
    showJoint();
    rebuild();
    showCode();
  });
  return {
    view,
    dispose() {
      stop();
      view.dispose();
    },
  };
}
