// Dictionary mode of the body: logits of one joint's atoms -> sparsemax -> Σ γ d -> the limb.
import { asset } from "./assets.js";
import { JOINTS, label } from "./body_model.js";
import { button, element, group, select, slider } from "./controls.js";
import { combine, norm, normalize, sparsemax, toAxisAngle } from "./maths.js";
import { unpack } from "./packed.js";

/** Below every threshold while another logit is ≥ 0: the atom stays out. */
export const OUT = -1;

export async function loadAtoms(store, context) {
  const own = store.get("atoms");
  const packed = own ?? (await asset(`dictionary-${store.get("dictionary")}`, context)).atoms;
  const atoms = unpack(packed);
  const [, count] = atoms.shape;
  return { count, joint: (row) => atoms.subarray(row * count * 4, (row + 1) * count * 4) };
}

export async function dictionaryPanel(store, context, panel, { turn, write, highlight }) {
  const atoms = await loadAtoms(store, context);
  let logits = Array.from(unpack(store.get("logits")) ?? []);
  if (logits.length !== atoms.count) logits = new Array(atoms.count).fill(OUT);
  let sliders = [];
  const box = element("div");
  const active = element("dd");
  const deficit = element("dd");
  const angle = element("dd");
  const row = () => JOINTS.indexOf(store.get("joint")) - 1;

  function apply() {
    const codes = sparsemax(logits);
    const sum = combine(codes, atoms.joint(row()));
    const q = normalize(sum);
    turn(row(), q);
    for (const { atom, control } of sliders) {
      control.node.querySelector("output").textContent = `γ = ${codes[atom].toFixed(2)}`;
      control.node.classList.toggle("k-active", codes[atom] > 0);
    }
    const used = codes.flatMap((c, n) => (c > 0 ? [n] : []));
    active.textContent = used.length > 12 ? `${used.length} of ${codes.length}` : used.join(", ");
    deficit.textContent = (1 - norm(sum)).toFixed(4);
    angle.textContent = `${((Math.hypot(...toAxisAngle(q)) * 180) / Math.PI).toFixed(1)}°`;
    return codes;
  }

  function rebuild() {
    const codes = sparsemax(logits);
    const used = codes.flatMap((c, n) => (c > 0 ? [n] : []));
    const shown = [...new Set([...store.get("atom_sliders"), ...(used.length > 12 ? [] : used)])];
    sliders = shown.map((atom) => ({
      atom,
      control: slider(
        `z of atom ${atom}`,
        { min: -1, max: 1, step: 0.01, value: logits[atom], format: () => "" },
        (value) => {
          logits[atom] = value;
          const now = apply();
          write({ logits, codes: now });
        },
      ),
    }));
    box.replaceChildren(...sliders.map((s) => s.control.node));
  }

  const chooser = select("Joint", JOINTS.slice(1).map((n) => [n, label(n)]), store.get("joint"), (joint) => {
    turn(row(), [1, 0, 0, 0]);
    write({ joint });
    highlight(joint);
    write({ codes: apply() });
  });
  const random = button("Random sparse code", () => {
    logits.fill(OUT);
    for (let k = 0; k < 3; k++) logits[Math.floor(Math.random() * atoms.count)] = Math.random() * 0.6;
    rebuild();
    write({ logits, codes: apply() });
  });
  panel.append(
    group("Dictionary", chooser.node, box, random),
    element("dl", { class: "k-figures" },
      element("dt", {}, "active atoms"), active,
      element("dt", {}, "norm deficit"), deficit,
      element("dt", {}, "rotation"), angle),
  );
  highlight(store.get("joint"));
  rebuild();
  apply();
  return () => {
    chooser.list.value = store.get("joint");
    logits = Array.from(unpack(store.get("logits")));
    rebuild();
    apply();
  };
}
