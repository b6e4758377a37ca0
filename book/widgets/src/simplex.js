// Kind `simplex`: three logits in the plane, their sparsemax, 1.5-entmax and softmax (Eq. 4).
import { decimal, element, group, layout, select, set, slider, svg, swatch } from "./controls.js";
import { dragHandle } from "./handle.js";
import { entmax15, jacobian, project, softmax, sparsemax } from "./math.js";
import { unpack } from "./packed.js";

const RADIUS = 125;
const CENTER = [230, 235];
const CORNERS = [90, 210, 330].map((d) => [Math.cos((d * Math.PI) / 180), -Math.sin((d * Math.PI) / 180)]);
const COLORS = { z: "var(--k-ink)", sparsemax: "var(--k-orange)", entmax15: "var(--k-pink)", softmax: "var(--k-sky)" };
const NAMES = { z: "z", sparsemax: "sparsemax", entmax15: "1.5-entmax", softmax: "softmax" };
const MAPS = { sparsemax, entmax15, softmax };
const LIMIT = 1.5;

/** Where z, moved along (1, 1, 1) into the simplex's plane, lies in the drawing. */
function place(z) {
  const mean = (z[0] + z[1] + z[2]) / 3;
  return [0, 1].map((a) => CENTER[a] + RADIUS * CORNERS.reduce((s, c, i) => s + (z[i] - mean) * c[a], 0));
}

/** The z of the plane, summing to 1, at a place in the drawing. */
function unplace([x, y]) {
  return CORNERS.map((c) => 1 / 3 + (2 / 3) * (((x - CENTER[0]) * c[0] + (y - CENTER[1]) * c[1]) / RADIUS));
}

const corner = (i, away = [], far = 0) =>
  [0, 1].map((a) => CENTER[a] + RADIUS * CORNERS[i][a] - far * away.reduce((s, k) => s + CORNERS[k][a], 0));
const polygon = (points, opacity) =>
  svg("polygon", { points: points.map((p) => p.join(",")).join(" "), fill: "var(--k-orange)", "fill-opacity": opacity, stroke: "var(--k-line)" });

/** The seven regions of constant support: the triangle, a strip per edge, a wedge per corner. */
function regions() {
  const drawing = svg("g");
  const name = ([x, y], text) =>
    drawing.append(svg("text", { x, y: y + 5, "text-anchor": "middle", fill: "var(--k-soft)", class: "k-region" }, text));
  for (const [i, j, k] of [[0, 1, 2], [1, 2, 0], [2, 0, 1]]) {
    drawing.append(polygon([corner(i), corner(j), corner(j, [k], 900), corner(i, [k], 900)], 0.1));
    drawing.append(polygon([corner(i), corner(i, [j], 900), corner(i, [j, k], 900), corner(i, [k], 900)], 0.02));
  }
  drawing.append(polygon([0, 1, 2].map((i) => corner(i)), 0.2));
  for (const [i, j, k] of [[0, 1, 2], [1, 2, 0], [2, 0, 1]]) {
    const [a, b] = [corner(i, [k], 70), corner(j, [k], 70)];
    name([(a[0] + b[0]) / 2, (a[1] + b[1]) / 2], `{${[i + 1, j + 1].sort().join(", ")}}`);
    name(corner(i, [j, k], i === 0 ? 75 : 70), `{${i + 1}}`);
  }
  return drawing;
}

export async function mountSimplex(host, store) {
  const { stage, panel } = layout(host);
  const drawing = svg("svg", { viewBox: "0 0 460 420", role: "group", "aria-label": store.get("label") });
  stage.append(drawing, element("p", { class: "k-note" }, "Drag z, or move it with the arrow keys. Shading: where the support of sparsemax, in braces, stays the same."));
  const line = svg("line", { stroke: "var(--k-ink)", "stroke-dasharray": "4 4" });
  const points = {};
  for (const map of ["softmax", "entmax15", "sparsemax"]) {
    points[map] = svg("circle", { r: 8, fill: COLORS[map], stroke: "var(--k-ground)", "stroke-width": 1.5 });
  }
  drawing.append(regions(), line, ...Object.values(points));

  let z = Array.from(unpack(store.get("z")));
  const clamp = (v) => Math.min(LIMIT, Math.max(-LIMIT, v));
  const handle = dragHandle(drawing, "z, a point of the plane", {
    drag(at) {
      change(unplace(at).map(clamp));
    },
    step([dx, dy]) {
      const [x, y] = place(z);
      change(unplace([x + 6 * dx, y + 6 * dy]).map(clamp));
    },
  });
  const sliders = [0, 1, 2].map((i) =>
    slider(`z${"₁₂₃"[i]}`, { min: -LIMIT, max: LIMIT, step: 0.01, value: z[i] }, (value) => {
      z[i] = value;
      update();
      store.set({ z });
    }),
  );
  const values = element("tbody");
  const tau = element("dd");
  const support = element("dd");
  const matrix = element("tbody");
  const chooser = select("Jacobian of", Object.keys(MAPS).map((m) => [m, NAMES[m]]), store.get("map"), (map) => {
    store.set({ map });
    update();
  });
  panel.append(
    group("Logits", ...sliders.map((s) => s.node)),
    element("table", {}, element("caption", {}, "Values"), values),
    element("dl", { class: "k-figures" }, element("dt", {}, "threshold τ"), tau, element("dt", {}, "support"), support),
    chooser.node,
    element("table", { class: "k-matrix" }, element("caption", {}, "∂p/∂z"), matrix),
  );

  function change(next) {
    z = next;
    sliders.forEach((s, i) => (s.value = z[i]));
    update();
    store.set({ z });
  }

  function update() {
    const results = { z, ...Object.fromEntries(Object.entries(MAPS).map(([name, f]) => [name, f(z)])) };
    const from = place(z);
    for (const [name, node] of Object.entries(points)) {
      const [cx, cy] = place(results[name]);
      set(node, { cx, cy });
    }
    const [x2, y2] = place(results.sparsemax);
    set(line, { x1: from[0], y1: from[1], x2, y2 });
    const inWords = z.map((v) => decimal(v, 2)).join(", ");
    handle.moveTo(from, inWords, z[0]);
    values.replaceChildren(
      ...Object.entries(results).map(([name, v]) =>
        element("tr", {},
          element("th", { scope: "row" }, swatch(COLORS[name]), NAMES[name]),
          ...v.map((x) => element("td", {}, decimal(x, 2)))),
      ),
    );
    const projected = project(z);
    tau.textContent = decimal(projected.tau, 3);
    support.textContent = `{${projected.p.flatMap((p, i) => (p > 0 ? [i + 1] : [])).join(", ")}}`;
    const map = store.get("map");
    matrix.replaceChildren(
      ...jacobian(results[map], map).map((row) => element("tr", {}, ...row.map((v) => {
        const share = Math.round(Math.min(Math.abs(v), 1) * 45);
        const tint = `color-mix(in srgb, var(--k-${v < 0 ? "blue" : "orange"}) ${share}%, transparent)`;
        return element("td", { style: `background:${tint}` }, decimal(v, 2));
      }))),
    );
  }
  update();
  const stop = store.onChange(["z", "map"], () => {
    z = Array.from(unpack(store.get("z")));
    sliders.forEach((s, i) => (s.value = z[i]));
    chooser.list.value = store.get("map");
    update();
  });
  return { dispose: stop };
}
