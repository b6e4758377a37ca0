// Kind `arc`: Slerp and Lerp (Eq. 3) between two rotations about one axis, as unit quaternions.
import { checkbox, decimal, element, group, layout, set, slider, svg, swatch } from "./controls.js";
import { dragHandle } from "./handle.js";
import { angleBetween, arc, dot, lerp, norm, slerp } from "./math.js";

const RADIUS = 125;
const CENTER = 170;
const DEGREE = Math.PI / 180;
const SLERP = "var(--k-blue)";
const LERP = "var(--k-yellow)";

/** The rotation by `degrees` about the axis that looks out of the drawing. */
const quaternion = (degrees) => [Math.cos((degrees * DEGREE) / 2), 0, 0, Math.sin((degrees * DEGREE) / 2)];
const place = (q) => [CENTER + RADIUS * q[0], CENTER - RADIUS * q[3]];
const turnOf = (q) => Math.atan2(q[3], q[0]) * 2;
const degrees = (v, digits = 1) => `${decimal(v / DEGREE, digits)}°`;
const path = (points) => "M" + points.map(([x, y]) => `${x.toFixed(2)} ${y.toFixed(2)}`).join("L");
const text = (x, y, ...content) => svg("text", { x, y, "text-anchor": "middle" }, ...content);

/** A limb seen along its axis of rotation, and two fixed ones at the ends of the path. */
function limbs() {
  const drawing = svg("svg", { viewBox: "0 0 260 180", "aria-hidden": "true" });
  const limb = (color, width, extra = {}) =>
    svg("line", { x1: 130, y1: 92, stroke: color, "stroke-width": width, "stroke-linecap": "round", ...extra });
  const parts = {
    q0: limb("var(--k-gray)", 5),
    q1: limb("var(--k-gray)", 5),
    slerp: limb(SLERP, 10),
    lerp: limb(LERP, 4),
  };
  drawing.append(text(130, 18, "the limb"), ...Object.values(parts), svg("circle", { cx: 130, cy: 92, r: 7, fill: "var(--k-ink)" }));
  return {
    drawing,
    turn(name, angle) {
      set(parts[name], { x2: 130 + 68 * Math.cos(angle), y2: 92 - 68 * Math.sin(angle) });
    },
  };
}

/** The angle between Slerp and Lerp over the weight x. */
function errorCurve() {
  const drawing = svg("svg", { viewBox: "0 0 260 180", "aria-hidden": "true" });
  const line = svg("path", { fill: "none", stroke: LERP, "stroke-width": 2.5 });
  const mark = svg("circle", { r: 5, fill: "var(--k-ink)" });
  const top = svg("text", { x: 36, y: 42 });
  drawing.append(
    text(130, 18, "Lerp's error over x"),
    svg("path", { d: "M30 30V140H250", fill: "none", stroke: "var(--k-gray)" }),
    text(30, 164, "0"), text(250, 164, "1"), top, line, mark,
  );
  return {
    drawing,
    draw(error, weight) {
      const samples = Array.from({ length: 61 }, (_, i) => error(i / 60));
      const most = Math.max(...samples, 1e-9);
      const at = (x, e) => [30 + 220 * x, 140 - (92 * e) / most];
      set(line, { d: path(samples.map((e, i) => at(i / 60, e))) });
      const [cx, cy] = at(weight, error(weight));
      set(mark, { cx, cy });
      top.textContent = most < 1e-6 ? "0°" : degrees(most, most < DEGREE ? 3 : 1);
    },
  };
}

export async function mountArc(host, store) {
  const { stage, panel } = layout(host);
  let [first, second] = store.get("angles");
  let weight = store.get("weight");

  const circle = svg("svg", { viewBox: "-10 0 360 340", role: "group", "aria-label": store.get("label") });
  const sector = svg("path", { fill: SLERP, "fill-opacity": 0.14 });
  const along = svg("path", { fill: "none", stroke: SLERP, "stroke-width": 4 });
  const chord = svg("line", { stroke: LERP, "stroke-width": 3 });
  const ray = svg("line", { stroke: LERP, "stroke-dasharray": "3 4" });
  const dots = {
    slerp: svg("circle", { r: 7, fill: SLERP, stroke: "var(--k-ground)", "stroke-width": 1.5 }),
    chord: svg("circle", { r: 6, fill: "var(--k-ground)", stroke: LERP, "stroke-width": 3 }),
    lerp: svg("circle", { r: 5, fill: LERP, stroke: "var(--k-ground)", "stroke-width": 1.5 }),
  };
  const names = [text(0, 0, "q₀"), text(0, 0, "q₁")];
  circle.append(
    svg("path", { d: `M${CENTER} 20V320`, stroke: "var(--k-line)", "stroke-dasharray": "2 5" }),
    sector,
    svg("circle", { cx: CENTER, cy: CENTER, r: RADIUS, fill: "none", stroke: "var(--k-gray)" }),
    text(CENTER + RADIUS + 34, CENTER + 5, "1"), text(CENTER - RADIUS - 34, CENTER + 5, "−1"),
    along, chord, ray, dots.slerp, dots.lerp, dots.chord, ...names,
  );
  const limb = limbs();
  const curve = errorCurve();
  stage.append(
    element("div", { class: "k-pair" }, circle, element("div", {}, limb.drawing, curve.drawing)),
    element("p", { class: "k-note" }, "Unit quaternions of one axis are a circle, 1 no rotation; opposite points are the same rotation. Drag q₀ and q₁ or use the arrow keys."),
  );

  /** The half angle of a place in the drawing, in degrees of rotation in (−360, 360]. */
  const under = ([x, y]) => (2 * Math.atan2(CENTER - y, x - CENTER)) / DEGREE;
  const wrap = (angle) => (angle > 180 ? angle - 360 : angle < -180 ? angle + 360 : angle);
  const handles = [
    dragHandle(circle, "q₀", {
      drag: (at) => change(Math.max(-180, Math.min(180, under(at))), second),
      step: ([dx, dy]) => change(wrap(first - 4 * dy - 4 * dx), second),
    }),
    dragHandle(circle, "q₁", {
      drag(at) {
        const angle = under(at);
        // The far half of the circle holds the negatives.
        negate.checked = Math.abs(angle) > 180;
        change(first, wrap(angle));
      },
      step: ([dx, dy]) => change(first, wrap(second - 4 * dy - 4 * dx)),
    }),
  ];
  const range = { min: -180, max: 180, step: 1, format: (v) => `${decimal(v, 0)}°` };
  const sliders = [
    slider("rotation of q₀", { ...range, value: first }, (v) => change(v, second)),
    slider("rotation of q₁", { ...range, value: second }, (v) => change(first, v)),
  ];
  const mix = slider("weight x of q₁", { min: 0, max: 1, step: 0.01, value: weight }, (v) => {
    weight = v;
    change(first, second);
  });
  const negate = checkbox("negate q₁ (the same rotation)", store.get("negate"), () => change(first, second));
  const shortest = checkbox("align q₁ to q₀ first", store.get("align"), () => change(first, second));
  const shown = Object.fromEntries(["between", "slerp", "lerp", "error", "deficit"].map((k) => [k, element("dd")]));
  panel.append(
    group("Rotations", ...sliders.map((s) => s.node), mix.node, negate.node, shortest.node),
    element("dl", { class: "k-figures" },
      element("dt", {}, "way from q₀ to q₁"), shown.between,
      element("dt", {}, swatch(SLERP), "Slerp"), shown.slerp,
      element("dt", {}, swatch(LERP), "Lerp, normalized"), shown.lerp,
      element("dt", {}, "error of Lerp"), shown.error,
      element("dt", {}, "norm deficit of the chord"), shown.deficit),
  );

  function change(a, b) {
    [first, second] = [a, b];
    sliders[0].value = a;
    sliders[1].value = b;
    update();
    store.set({ angles: [a, b], weight, negate: negate.checked, align: shortest.checked });
  }

  function update() {
    const q0 = quaternion(first);
    const q1 = quaternion(second + (negate.checked ? 360 : 0));
    const end = shortest.checked && dot(q0, q1) < 0 ? q1.map((v) => -v) : q1;
    const half = arc(q0, end);
    const onSphere = slerp(q0, end, weight, false);
    const onChord = lerp(q0, end, weight, false, false);
    const normalized = lerp(q0, end, weight, false);
    const points = Array.from({ length: 61 }, (_, i) => place(slerp(q0, end, i / 60, false)));
    const unique = Number.isFinite(points[0][0]);
    for (const node of [sector, along, dots.slerp, dots.lerp, ray]) node.style.display = unique ? "" : "none";
    const [x1, y1] = place(q0);
    const [x2, y2] = place(end);
    set(chord, { x1, y1, x2, y2 });
    const [cx, cy] = place(onChord);
    set(dots.chord, { cx, cy });
    limb.turn("q0", first * DEGREE);
    limb.turn("q1", second * DEGREE);
    handles[0].moveTo([x1, y1], `${decimal(first, 0)}° rotation`, first);
    handles[1].moveTo(place(q1), `${decimal(second, 0)}° rotation${negate.checked ? ", negated" : ""}`, second);
    names.forEach((node, i) => {
      const q = i ? q1 : q0;
      set(node, { x: CENTER + (RADIUS + 24) * q[0], y: CENTER + 5 - (RADIUS + 24) * q[3] });
    });
    shown.between.textContent = degrees(2 * half, 0);
    shown.deficit.textContent = (1 - norm(onChord)).toFixed(4);
    if (!unique) {
      shown.slerp.textContent = shown.lerp.textContent = "no unique way";
      shown.error.textContent = "–";
      return;
    }
    set(along, { d: path(points) });
    set(sector, { d: `${path(points)}L${CENTER} ${CENTER}Z` });
    for (const [name, q] of [["slerp", onSphere], ["lerp", normalized]]) {
      const [x, y] = place(q);
      set(dots[name], { cx: x, cy: y });
      if (name === "lerp") set(ray, { x1: CENTER, y1: CENTER, x2: x, y2: y });
      limb.turn(name, turnOf(q));
      shown[name].textContent = degrees(turnOf(q));
    }
    const error = (x) => angleBetween(slerp(q0, end, x, false), lerp(q0, end, x, false));
    const now = error(weight);
    shown.error.textContent = degrees(now, now < DEGREE ? 3 : 1);
    curve.draw(error, weight);
  }
  update();
  const stop = store.onChange(["angles", "weight", "negate", "align"], () => {
    [first, second] = store.get("angles");
    weight = store.get("weight");
    sliders[0].value = first;
    sliders[1].value = second;
    mix.value = weight;
    negate.checked = store.get("negate");
    shortest.checked = store.get("align");
    update();
  });
  return { dispose: stop };
}
