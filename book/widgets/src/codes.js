// What every figure with a dictionary shares: its atoms, sliders for logits, an atom by number.
import { asset } from "./assets.js";
import { button, element, slider } from "./controls.js";
import { combine } from "./math.js";
import { unpack } from "./packed.js";

/** A logit below every threshold while another is ≥ 0: the atom stays out. */
export const OUT = -1;
/** Logits whose sparsemax is `codes`. */
export const logitsOf = (codes) => codes.map((c) => (c > 0 ? c : OUT));
export const activeOf = (codes) => codes.flatMap((c, n) => (c > 0 ? [n] : []));

/** The atoms of the state's dictionary: `joint(row)` one's, flat (N·4), and `mean(row)` theirs. */
export async function loadAtoms(store, context) {
  const own = store.get("atoms");
  const packed = own ?? (await asset(`dictionary-${store.get("dictionary")}`, context)).atoms;
  const atoms = unpack(packed);
  const [, count] = atoms.shape;
  const joint = (row) => atoms.subarray(row * count * 4, (row + 1) * count * 4);
  const equal = new Array(count).fill(1 / count);
  const means = Array.from({ length: atoms.shape[0] }, (_, row) => combine(equal, joint(row)));
  return { count, joint, mean: (row) => means[row] };
}

/** Sliders for a few of many logits, each with its code beside; `onInput(n, z)` when one is moved. */
export function logitSliders(name, onInput) {
  const node = element("div");
  let sliders = [];
  return {
    node,
    /** Which atoms have one. */
    choose(atoms, logits) {
      const known = new Map(sliders.map((s) => [s.n, s]));
      const same = atoms.length === sliders.length && atoms.every((n, i) => sliders[i].n === n);
      sliders = atoms.map(
        (n) =>
          known.get(n) ?? {
            n,
            control: slider(`${name} ${n}`, { min: OUT, max: 1, step: 0.01, value: logits[n], format: () => "" }, (z) =>
              onInput(n, z),
            ),
          },
      );
      if (!same) node.replaceChildren(...sliders.map((s) => s.control.node));
    },
    show(logits, codes) {
      for (const { n, control } of sliders) {
        if (control.value !== logits[n]) control.value = logits[n];
        control.say(`γ = ${codes[n].toFixed(2)}`);
        control.node.classList.toggle("k-active", codes[n] > 0);
      }
    },
  };
}

/** An atom chosen by number, for those who cannot click it. */
export function atomChooser(count, { onMove, onToggle }) {
  const number = element("input", {
    type: "number", min: 0, max: count - 1, value: 0,
    on: { input: () => onMove(chosen()) },
  });
  const chosen = () => Math.min(count - 1, Math.max(0, Math.round(number.valueAsNumber) || 0));
  const toggle = button("Select", () => onToggle(chosen()));
  return {
    node: element("div", { class: "k-inline" }, element("label", {}, "Atom ", number), toggle),
    chosen,
    /** Moves to atom n, if one is given, and names the button by what it would do. */
    show(n, selected) {
      if (n !== null && chosen() !== n) number.value = n;
      toggle.textContent = selected ? "Deselect" : "Select";
    },
  };
}

/** The logits after atom n was clicked: in, with the mean logit of those active, or out. */
export function toggled(logits, codes, n) {
  const used = activeOf(codes);
  const next = [...logits];
  if (logits[n] <= OUT) next[n] = used.reduce((s, m) => s + logits[m], 0) / Math.max(used.length, 1);
  else if (used.length > 1 || !(codes[n] > 0)) next[n] = OUT;
  return next;
}
