// Shape codes of the body: logits -> sparsemax -> Σ γ atoms = betas, as for a joint.
import { asset } from "./assets.js";
import { OUT, activeOf, logitSliders } from "./codes.js";
import { button, folded } from "./controls.js";
import { sparsemax } from "./math.js";
import { unpack } from "./packed.js";

/** `apply(betas)` is told of every change, `write(values)` what to keep. */
export async function shapePanel(store, context, panel, { apply, write }) {
  const atoms = unpack((await asset(store.get("shape_dictionary"), context)).atoms);
  const [count, width] = atoms.shape;
  let logits = new Array(count).fill(OUT);
  const first = [0, 1, 2, 3];
  const sliders = logitSliders("z of shape", (n, z) => {
    logits[n] = z;
    take(logits);
  });
  const random = button("Random person", () => {
    const next = new Array(count).fill(OUT);
    for (let k = 0; k < 3; k++) next[Math.floor(Math.random() * count)] = Math.random() * 0.6;
    take(next);
  });
  panel.append(folded("Shape code", false, sliders.node, random));

  function show(codes) {
    sliders.choose([...new Set([...first, ...activeOf(codes)])].slice(0, 12), logits);
    sliders.show(logits, codes);
  }
  function take(next) {
    logits = next;
    const codes = sparsemax(logits);
    const betas = Array.from({ length: width }, (_, i) => codes.reduce((s, c, n) => s + c * atoms[n * width + i], 0));
    show(codes);
    apply(betas);
    write({ shape_codes: codes, betas });
  }
  show(new Array(count).fill(0));
}
