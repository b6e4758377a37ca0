// Kind `atoms` (Fig. 2): one joint's atoms as rotation vectors; a sparse few make a rotation.
import { atomBall } from "./ball.js";
import { JOINTS, label } from "./body_model.js";
import { OUT, activeOf, atomChooser, loadAtoms, logitSliders, logitsOf, toggled } from "./codes.js";
import { element, group, layout, select, slider, swatch } from "./controls.js";
import { angleBetween, combine, norm, normalize, sparsemax } from "./math.js";
import { row as rowOf, unpack } from "./packed.js";

export async function mountAtoms(host, store, context) {
  const atoms = await loadAtoms(store, context);
  const cloud = unpack(store.get("cloud"));
  const examples = unpack(store.get("examples"));
  const indices = unpack(store.get("code_indices"));
  const values = unpack(store.get("code_values"));
  const { stage, panel } = layout(host);
  const ball = atomBall(stage, atoms, store.get("label"), { cloud, onPick: toggle });

  let codes = Array.from(unpack(store.get("codes")));
  let logits = logitsOf(codes);
  let cursor = null;
  let writing = false;
  const row = () => JOINTS.indexOf(store.get("joint")) - 1;
  function write(state) {
    writing = true;
    store.set(state);
    writing = false;
  }

  function showJoint() {
    const angle = ball.joint(row());
    note.textContent =
      `Each point is a rotation of the ${label(store.get("joint"))}: its axis times its angle, from the T-pose at ` +
      `the crossing of the axes to ${angle}° at the rings. Click an atom, or choose it by number, to select it.`;
  }

  function showCode() {
    const used = activeOf(codes);
    const sum = combine(codes, atoms.joint(row()));
    const q = used.length ? normalize(sum) : [1, 0, 0, 0];
    const index = store.get("example");
    const target = examples && index >= 0 ? rowOf(examples, 23 * index + row(), 4) : null;
    ball.code(codes, target, cursor);
    shown.error.textContent = target ? `${((angleBetween(q, target) * 180) / Math.PI).toFixed(2)}°` : "–";
    shown.active.textContent = used.length > 12 ? `${used.length} of ${codes.length}` : used.join(", ");
    shown.deficit.textContent = (1 - norm(sum)).toFixed(4);
    sliders.show(logits, codes);
    chooser.show(cursor, logits[chooser.chosen()] > OUT);
  }

  function rebuild() {
    const chosen = logits.flatMap((z, n) => (z > OUT ? [n] : []));
    sliders.choose(chosen.length > 12 ? [] : chosen, logits);
  }

  function takeExample(index) {
    const k = indices.shape[2];
    const from = (23 * index + row()) * k;
    codes = new Array(atoms.count).fill(0);
    for (let i = from; i < from + k; i++) codes[indices[i]] += values[i];
    logits = logitsOf(codes);
    rebuild();
    write({ codes, example: index });
    showCode();
  }

  function toggle(n) {
    cursor = n;
    logits = toggled(logits, codes, n);
    codes = sparsemax(logits);
    rebuild();
    write({ codes });
    showCode();
  }

  const note = element("p", { class: "k-note" });
  const shown = Object.fromEntries(["active", "error", "deficit"].map((k) => [k, element("dd")]));
  const sliders = logitSliders("z of atom", (n, z) => {
    logits[n] = z;
    codes = sparsemax(logits);
    showCode();
    write({ codes, example: store.get("example") });
  });
  const chooser = atomChooser(atoms.count, {
    onMove(n) {
      cursor = n;
      showCode();
    },
    onToggle: toggle,
  });
  const joints = select("Joint", JOINTS.slice(1).map((n) => [n, label(n)]), store.get("joint"), (joint) => {
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
      ...(examples ? [key("green", "example")] : []), ...(cloud ? [key("gray", "training poses")] : [])),
  );
  panel.append(
    group("Dictionary", joints.node, ...(example ? [example.node] : [])),
    group("Atoms", chooser.node, sliders.node),
    element("dl", { class: "k-figures" },
      element("dt", {}, "active atoms"), shown.active,
      element("dt", {}, "recovered − example"), shown.error,
      element("dt", {}, "norm deficit"), shown.deficit),
  );

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
    logits = logitsOf(codes);
    joints.list.value = store.get("joint");
    if (example && index >= 0) example.value = index;
    showJoint();
    rebuild();
    showCode();
  });
  return {
    view: ball.view,
    dispose() {
      stop();
      ball.view.dispose();
    },
  };
}
