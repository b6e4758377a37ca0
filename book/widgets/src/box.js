// A box over an image: dragged by its corners or its middle, drawn anew by mouse, moved by keys.
import { set, svg } from "./controls.js";
import { dragHandle } from "./handle.js";

const CORNERS = [
  ["top left", 0, 0],
  ["top right", 1, 0],
  ["bottom left", 0, 1],
  ["bottom right", 1, 1],
];
const between = (value, low, high) => Math.min(high, Math.max(low, value));

/**
 * `layer` is an SVG as large as the image is shown; boxes [x, y, width, height] are in pixels of
 * the image. `onChange(box, settled)` is called while it moves and when it is let go.
 */
export function boxEditor(layer, onChange) {
  let size = [1, 1];
  let zoom = 1;
  let box = [0, 0, 1, 1];
  const rect = svg("rect", { class: "k-box" });
  layer.append(rect);

  function take([x0, y0, x1, y1], settled) {
    const [width, height] = size;
    [x0, x1] = [between(Math.min(x0, x1), 0, width), between(Math.max(x0, x1), 0, width)];
    [y0, y1] = [between(Math.min(y0, y1), 0, height), between(Math.max(y0, y1), 0, height)];
    box = [x0, y0, x1 - x0, y1 - y0];
    draw();
    onChange(box, settled);
  }
  const edges = () => [box[0], box[1], box[0] + box[2], box[1] + box[3]];
  const step = () => Math.max(...size) / 100;
  function moved(dx, dy, settled) {
    const [x, y, w, h] = box;
    const [left, top] = [between(x + dx, 0, size[0] - w), between(y + dy, 0, size[1] - h)];
    take([left, top, left + w, top + h], settled);
  }

  const middle = dragHandle(layer, "The whole box", {
    color: "var(--k-blue)",
    drag: ([x, y]) => moved(x / zoom - box[0] - box[2] / 2, y / zoom - box[1] - box[3] / 2, false),
    step: ([dx, dy]) => moved(dx * step(), dy * step(), true),
  });
  const corners = CORNERS.map(([name, right, bottom]) => {
    const turn = (change, settled) => {
      const sides = edges();
      const [i, j] = [2 * right, 2 * bottom + 1];
      [sides[i], sides[j]] = change(sides[i], sides[j]);
      take(sides, settled);
    };
    return dragHandle(layer, `The box's ${name} corner`, {
      color: "var(--k-orange)",
      drag: ([x, y]) => turn(() => [x / zoom, y / zoom], false),
      step: ([dx, dy]) => turn((x, y) => [x + dx * step(), y + dy * step()], true),
    });
  });

  function draw() {
    const [x, y, w, h] = box;
    set(rect, { x: x * zoom, y: y * zoom, width: w * zoom, height: h * zoom });
    const text = `${Math.round(w)} by ${Math.round(h)} pixels`;
    const [left, top] = [x, y].map(Math.round);
    middle.moveTo([(x + w / 2) * zoom, (y + h / 2) * zoom], `${text}, at ${left}, ${top}`, w);
    corners.forEach((corner, i) => {
      const [, right, bottom] = CORNERS[i];
      const at = [x + right * w, y + bottom * h];
      corner.moveTo(at.map((v) => v * zoom), `${at.map(Math.round).join(", ")}; ${text}`, at[0]);
    });
  }

  // A finger on the image scrolls the page; it has the handles.
  let from = null;
  layer.addEventListener("pointerdown", (event) => {
    if (event.target.closest(".k-handle") || event.pointerType === "touch") return;
    event.preventDefault();
    layer.setPointerCapture(event.pointerId);
    from = place(event);
  });
  layer.addEventListener("pointermove", (event) => {
    if (!from) return;
    const to = place(event);
    if (Math.hypot(to[0] - from[0], to[1] - from[1]) * zoom > 6) take([...from, ...to], false);
  });
  for (const name of ["pointerup", "pointercancel"]) {
    layer.addEventListener(name, () => {
      from = null;
      onChange(box, true);
    });
  }
  layer.addEventListener("keydown", (event) => {
    const factor = { "+": 0.05, "=": 0.05, "-": -0.05 }[event.key];
    if (!factor) return;
    event.preventDefault();
    const [x, y, w, h] = box;
    take([x - factor * w, y - factor * h, x + w + factor * w, y + h + factor * h], true);
  });
  function place(event) {
    const at = new DOMPoint(event.clientX, event.clientY).matrixTransform(layer.getScreenCTM().inverse());
    return [at.x / zoom, at.y / zoom];
  }

  return {
    get box() {
      return box;
    },
    /** Another image's size, or another box of the same; [width, height] in its pixels. */
    put(next, pixels) {
      size = pixels;
      const [x, y, w, h] = next;
      const [left, top] = [between(x, 0, size[0]), between(y, 0, size[1])];
      box = [left, top, between(x + w, left, size[0]) - left, between(y + h, top, size[1]) - top];
      draw();
    },
    /** Points on the screen for a pixel of the image. */
    scale(value) {
      zoom = value;
      draw();
    },
  };
}
