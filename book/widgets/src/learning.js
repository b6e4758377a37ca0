// Kind `learning`: OBDL step by step in the ball of rotation vectors, codes and atoms in turn.
import { button, element, group, layout, slider, swatch } from "./controls.js";
import { nearestCode } from "./hull.js";
import { combine, normalize, toAxisAngle } from "./math.js";
import { row as rowOf, unpack } from "./packed.js";
import { axes, curves, pointCloud, rings } from "./points.js";
import { view as makeView } from "./scene.js";

/** Seconds a half step lasts while playing. */
const PACE = 0.8;
const flat = (quaternions) => Float32Array.from(quaternions.flatMap(toAxisAngle));

export async function mountLearning(host, store) {
  const atoms = unpack(store.get("atoms"));
  const batches = unpack(store.get("batches"));
  const cloud = unpack(store.get("cloud"));
  const [, count] = atoms.shape;
  const [steps, size] = batches.shape;
  const atomsAt = (t) => atoms.subarray(4 * count * t, 4 * count * (t + 1));
  const listOf = (part, length) => Array.from({ length }, (_, i) => rowOf(part, i, 4));

  const { stage, panel } = layout(host);
  const view = makeView(stage, { target: [0, 0, 0], distance: 4, azimuth: 0.5, elevation: 0.35 }, store.get("label"));
  const drawn = {
    cloud: pointCloud(view, 3, "gray"),
    before: pointCloud(view, 9, "pale"),
    samples: pointCloud(view, 7, "green"),
    made: pointCloud(view, 6, "blue"),
    atoms: pointCloud(view, 13, "red"),
    ways: curves(view, "ink"),
    rings: rings(view),
    axes: axes(view),
  };
  Object.values(drawn).forEach((d, i) => (d.object.renderOrder = i));
  drawn.cloud.set(Float32Array.from(cloud));
  const middle = [0, 1, 2].map((a) => cloud.reduce((s, v, i) => s + (i % 3 === a ? v : 0), 0) / (cloud.length / 3));
  let reach = 0.1;
  for (let i = 0; i < cloud.length; i += 3) reach = Math.max(reach, Math.hypot(...middle.map((m, a) => cloud[i + a] - m)));
  view.look(middle, 4 * reach);
  drawn.rings.set(Math.PI / 2);
  drawn.axes.set(Math.PI / 2);

  let place = Math.min(store.get("step"), 2 * steps);
  const said = element("p", { class: "k-note", "aria-live": "polite" });
  const shown = Object.fromEntries(["iteration", "residual"].map((k) => [k, element("dd")]));

  function show() {
    const iteration = Math.ceil(place / 2);
    const coding = place % 2 === 1;
    const now = atomsAt(coding ? iteration - 1 : iteration);
    const own = listOf(now, count);
    drawn.atoms.set(flat(own));
    let samples = [];
    let made = [];
    let squared = 0;
    if (iteration > 0) {
      samples = listOf(batches.subarray(4 * size * (iteration - 1), 4 * size * iteration), size);
      made = samples.map((sample) => combine(nearestCode(sample, now), now));
      squared = made.reduce((sum, q, i) => sum + q.reduce((s, v, a) => s + (v - samples[i][a]) ** 2, 0), 0);
      made = made.map(normalize);
    }
    const before = !coding && iteration > 0 ? listOf(atomsAt(iteration - 1), count) : [];
    drawn.before.set(flat(before));
    drawn.samples.set(flat(coding ? samples : []));
    drawn.made.set(flat(coding ? made : []));
    const [from, to] = coding ? [samples, made] : [before, own];
    drawn.ways.set(from.map((q, i) => [toAxisAngle(q), toAxisAngle(to[i])]));
    said.textContent =
      place === 0
        ? "The start: atoms where the first batch was."
        : coding
          ? "Codes: each sample of the batch (green) goes to the nearest point of the atoms' hull (blue)."
          : "Atoms: each moves (from pale to red) to where these codes serve best, back on the sphere.";
    shown.iteration.textContent = `${iteration} of ${steps}`;
    shown.residual.textContent = iteration ? Math.sqrt(squared / size).toFixed(3) : "–";
    view.draw();
  }
  function go(to) {
    place = Math.min(2 * steps, Math.max(0, to));
    timeline.value = place;
    show();
    store.set({ step: place });
  }

  const words = (v) => (v === 0 ? "start" : `${Math.ceil(v / 2)}, ${v % 2 ? "codes" : "atoms"}`);
  const timeline = slider("Step", { min: 0, max: 2 * steps, step: 1, value: place, format: words }, go);
  let waited = 0;
  let running = false;
  function advance(elapsed) {
    waited += elapsed;
    if (waited < PACE) return;
    waited = 0;
    if (place === 2 * steps) toggle.click();
    else go(place + 1);
  }
  const toggle = button("Play", () => {
    running = !running;
    toggle.textContent = running ? "Pause" : "Play";
    if (running && place === 2 * steps) go(0);
    if (running) view.play(advance);
    else view.pause(advance);
  });
  const key = (color, name) => element("span", {}, swatch(`var(--k-${color})`), name);
  stage.append(said, element("div", { class: "k-bar" }, key("red", "atom"), key("green", "sample"), key("blue", "its nearest point"), key("gray", "training rotations")));
  panel.append(
    group("Online batch dictionary learning", timeline.node,
      element("div", { class: "k-inline" }, button("Back", () => go(place - 1)), button("Next", () => go(place + 1)), toggle)),
    element("dl", { class: "k-figures" },
      element("dt", {}, "iteration"), shown.iteration,
      element("dt", {}, "residual of the batch (rms)"), shown.residual),
  );
  show();
  const stop = store.onChange(["step"], () => {
    if (store.get("step") !== place) go(store.get("step"));
  });
  return {
    view,
    dispose() {
      stop();
      view.dispose();
    },
  };
}
