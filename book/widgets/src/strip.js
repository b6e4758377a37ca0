// The codes of all joints at once: a row a joint, a column an atom, lit by its weight.
import { element } from "./controls.js";

export function codeStrip(
  stage,
  count,
  name = "The codes of all joints in this frame: a row a joint, a column an atom.",
) {
  const canvas = element("canvas", {
    class: "k-strip", width: count, height: 23, role: "img", "aria-label": name,
  });
  stage.append(canvas);
  const context = canvas.getContext("2d");
  const image = context.createImageData(count, 23);
  const mark = ([r, g, b], at, alpha) => image.data.set([r, g, b, alpha], 4 * at);
  return {
    /** `codes` are 23 lists; `chosen` is the row picked out. */
    draw(codes, chosen) {
      const read = (name) => {
        const hex = getComputedStyle(canvas).getPropertyValue(`--k-${name}`).trim();
        return [1, 3, 5].map((i) => parseInt(hex.slice(i, i + 2), 16));
      };
      const [lit, own] = [read("red"), read("blue")];
      image.data.fill(0);
      codes.forEach((code, row) =>
        code.forEach((c, n) => {
          if (c > 0) mark(row === chosen ? own : lit, row * count + n, 55 + 200 * Math.sqrt(c));
        }),
      );
      context.putImageData(image, 0, 0);
    },
  };
}
