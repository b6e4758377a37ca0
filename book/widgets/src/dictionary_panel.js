// Dictionary mode of the body: logits of one joint's atoms -> sparsemax -> Σ γ d -> the limb.
// Logits are set by sliders, by clicking atoms, or by pulling the limb: then they are the code of
// the nearest rotation that the dictionary has.
import { atomBall } from "./ball.js";
import { JOINTS, label } from "./body_model.js";
import { OUT, activeOf, atomChooser, loadAtoms, logitSliders, logitsOf, toggled } from "./codes.js";
import { button, checkbox, decimal, element, folded, group, select, slider, swatch } from "./controls.js";
import { nearestCode } from "./hull.js";
import { ghost, knob, knobAt, pulled, segments } from "./limb.js";
import { align, angleBetween, combine, fromAxisAngle, karcherMean, norm, normalize, sparsemax, toAxisAngle } from "./math.js";
import { unpack } from "./packed.js";
import { codeStrip } from "./strip.js";

const DEGREE = Math.PI / 180;
const degrees = (v, digits = 1) => `${decimal(v / DEGREE, digits)}°`;

/**
 * `figure` is the body's: view, model, pose() -> {rotations, root}, turn(row, q), write(values),
 * highlight(joint). Returns follow(rotations), which puts a whole pose through the dictionary, and
 * pull(), for a change from outside.
 */
export async function dictionaryPanel(store, context, { stage, panel }, figure) {
  const atoms = await loadAtoms(store, context);
  const playing = Object.keys(store.get("motions") ?? {}).length > 0;
  let logits = Array.from(unpack(store.get("logits")) ?? []);
  if (logits.length !== atoms.count) logits = new Array(atoms.count).fill(OUT);
  let codes = sparsemax(logits);
  let cursor = null;
  // What was asked for, a free quaternion; null while logits are set directly.
  let raw = null;
  const joint = () => JOINTS.indexOf(store.get("joint"));
  const own = () => atoms.joint(joint() - 1);
  const encode = (q, row) => nearestCode(align(q, atoms.mean(row)), atoms.joint(row));
  const rotation = () => normalize(combine(codes, own()));

  const name = "The atoms of the chosen joint as rotation vectors";
  const ball = atomBall(stage, atoms, name, { onPick: toggle });
  const strip = playing && codeStrip(stage, atoms.count);
  // Drawn in this order, each thinner than the one before, so that all show where they coincide.
  const ghosts = {
    raw: ghost(figure.view, "pink", 0.02),
    slerp: ghost(figure.view, "blue", 0.015),
    lerp: ghost(figure.view, "yellow", 0.009),
  };
  const handle = knob(figure.view);

  const sliders = logitSliders("z of atom", (n, z) => {
    logits[n] = z;
    // The slider in the reader's hand stays, even when its atom drops out.
    take(logits, null, false);
    save();
  });
  const chooser = atomChooser(atoms.count, {
    onMove(n) {
      cursor = n;
      show();
    },
    onToggle: toggle,
  });
  const axes = ["x", "y", "z"].map((axis) =>
    slider(`about ${axis}`, { min: -180, max: 180, step: 1, value: 0, format: (v) => `${decimal(v, 0)}°` }, () => {
      ask(fromAxisAngle(axes.map((a) => a.value * DEGREE)));
      save();
    }),
  );
  const compare = checkbox("Slerp, Lerp, no dictionary", store.get("compare"), (value) => {
    figure.write({ compare: value });
    show();
  });
  const joints = select("Joint", JOINTS.slice(1).map((n) => [n, label(n)]), store.get("joint"), (value) => {
    figure.write({ joint: value });
    ball.joint(joint() - 1);
    figure.highlight(value);
    cursor = null;
    ask(at(figure.pose().rotations, joint() - 1));
    save();
  });
  const random = button("Random sparse code", () => {
    const next = new Array(atoms.count).fill(OUT);
    for (let k = 0; k < 3; k++) next[Math.floor(Math.random() * atoms.count)] = Math.random() * 0.6;
    take(next, null);
    save();
  });
  const shown = Object.fromEntries(["active", "deficit", "angle", "slerp", "raw"].map((k) => [k, element("dd")]));
  const term = (color, text) => element("dt", {}, swatch(`var(--k-${color})`), text);
  const compared = [
    element("dt", {}, swatch("var(--k-blue)"), swatch("var(--k-yellow)"), "Slerp − Lerp"), shown.slerp,
    term("pink", "no dictionary − Lerp"), shown.raw,
  ];
  stage.append(
    element("p", { class: "k-note" },
      "Pull the orange knob: the limb follows as far as its dictionary goes. In the lower view each point is an " +
      "atom, a rotation of the joint as axis times angle: click some to mix them."),
  );
  panel.append(
    group("Dictionary", joints.node, sliders.node, chooser.node, random),
    folded("Pull to a rotation", false, ...axes.map((a) => a.node)),
    group("Compare limbs", compare.node),
    element("dl", { class: "k-figures" },
      element("dt", {}, "active atoms"), shown.active,
      element("dt", {}, "norm deficit"), shown.deficit,
      element("dt", {}, "rotation"), shown.angle, ...compared),
  );

  const at = (rotations, row) => Array.from(rotations.slice(4 * row, 4 * row + 4));
  const save = () => figure.write({ logits, codes });

  /** Takes logits, turns the limb and shows all; `asked` is the rotation they are the code of. */
  function take(next, asked, chooseSliders = true) {
    logits = next;
    codes = sparsemax(logits);
    raw = asked;
    figure.turn(joint() - 1, rotation());
    show(chooseSliders);
  }
  function ask(q) {
    take(logitsOf(encode(q, joint() - 1)), q);
  }
  function toggle(n) {
    cursor = n;
    take(toggled(logits, codes, n), null);
    save();
  }

  function show(chooseSliders = true) {
    const used = activeOf(codes);
    const sum = combine(codes, own());
    const q = normalize(sum);
    const free = raw ?? q;
    // Active atoms first, then others to make up the number, so that the panel keeps its height.
    const usual = store.get("atom_sliders");
    const few = used.length > 12 ? [] : used;
    const others = usual.filter((n) => !few.includes(n)).slice(0, Math.max(0, usual.length - few.length));
    if (chooseSliders) sliders.choose([...few, ...others], logits);
    sliders.show(logits, codes);
    chooser.show(cursor, logits[chooser.chosen()] > OUT);
    ball.code(codes, raw, cursor);
    shown.active.textContent = used.length > 12 ? `${used.length} of ${codes.length}` : used.join(", ");
    shown.deficit.textContent = (1 - norm(sum)).toFixed(4);
    shown.angle.textContent = degrees(Math.hypot(...toAxisAngle(q)));
    if (!axes.some((a) => a.input === document.activeElement)) {
      toAxisAngle(free).forEach((v, i) => (axes[i].value = v / DEGREE));
    }
    const { rotations, root } = figure.pose();
    handle.put(knobAt(figure.model, rotations, root, joint()));
    for (const node of compared) node.hidden = !compare.checked;
    const ways = compare.checked ? { slerp: karcherMean(codes, own()), lerp: q, raw: free } : {};
    for (const [way, limb] of Object.entries(ghosts)) {
      limb.set(ways[way] ? segments(figure.model, rotations, root, joint(), ways[way]) : []);
    }
    if (compare.checked) {
      shown.slerp.textContent = degrees(angleBetween(ways.slerp, q), 3);
      shown.raw.textContent = degrees(angleBetween(free, q));
    }
  }

  figure.view.onGrip({
    at() {
      const { rotations, root } = figure.pose();
      return knobAt(figure.model, rotations, root, joint());
    },
    move(place) {
      const { rotations, root } = figure.pose();
      ask(pulled(figure.model, rotations, root, joint(), place));
    },
    end: save,
  });

  ball.joint(joint() - 1);
  figure.highlight(store.get("joint"));
  if (!playing) take(logits, null);
  return {
    save,
    dispose: () => ball.view.dispose(),
    /** Replaces a pose's rotations by their nearest ones in the dictionary. */
    follow(rotations) {
      const free = at(rotations, joint() - 1);
      const all = JOINTS.slice(1).map((_, row) => encode(at(rotations, row), row));
      all.forEach((code, row) => rotations.set(normalize(combine(code, atoms.joint(row))), 4 * row));
      codes = all[joint() - 1];
      logits = logitsOf(codes);
      raw = free;
      strip.draw(all, joint() - 1);
    },
    show,
    pull() {
      joints.list.value = store.get("joint");
      compare.checked = store.get("compare");
      ball.joint(joint() - 1);
      const [z, wanted] = ["logits", "codes"].map((key) => Array.from(unpack(store.get(key))));
      // Codes that Python sets arrive before the logits that it finds for them.
      const known = sparsemax(z).every((c, n) => Math.abs(c - wanted[n]) < 1e-4);
      take(known ? z : logitsOf(wanted), null);
    },
  };
}
