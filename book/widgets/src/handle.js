// A point of an SVG drawing to drag with mouse or finger, or to move with the arrow keys.
import { set, svg } from "./controls.js";

const STEPS = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] };

/** `drag` gets a place in the drawing's units, `step` a direction; y points down in both. */
export function dragHandle(drawing, name, { drag, step, color = "var(--k-ink)" }) {
  const node = svg(
    "g",
    { class: "k-handle", tabindex: 0, role: "slider", "aria-label": name },
    // The wide, invisible disc is what a finger can hit.
    svg("circle", { r: 24, fill: "transparent" }),
    svg("circle", { r: 9, fill: color, stroke: "var(--k-ground)", "stroke-width": 2 }),
  );
  drawing.append(node);
  node.addEventListener("pointerdown", (event) => {
    node.setPointerCapture(event.pointerId);
    event.preventDefault();
    node.focus();
  });
  node.addEventListener("pointermove", (event) => {
    if (!node.hasPointerCapture(event.pointerId)) return;
    const at = new DOMPoint(event.clientX, event.clientY).matrixTransform(drawing.getScreenCTM().inverse());
    drag([at.x, at.y]);
  });
  node.addEventListener("keydown", (event) => {
    if (!STEPS[event.key]) return;
    event.preventDefault();
    step(STEPS[event.key]);
  });
  return {
    moveTo([x, y], text, value) {
      set(node, {
        transform: `translate(${x} ${y})`,
        "aria-valuenow": value.toFixed(2),
        "aria-valuetext": text,
      });
    },
  };
}
