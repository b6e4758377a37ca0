// Squares cut out of an image as the network sees them: kdict.network.image.squares and cut_out.

/** Left, top and side of the square around a box [x, y, width, height]. */
export function square([x, y, w, h], margin) {
  const side = margin * Math.max(w, h);
  return [x + (w - side) / 2, y + (h - side) / 2, side];
}

/** For each of `size` pixels of the result: the pixels it is made of, and their weights. */
function triangles(start, side, size, length) {
  const step = side / size;
  const reach = Math.max(step, 1);
  return Array.from({ length: size }, (_, i) => {
    const center = start + (i + 0.5) * step - 0.5;
    const first = Math.ceil(center - reach);
    const taps = [];
    const weights = [];
    let sum = 0;
    for (let tap = first; tap <= first + Math.trunc(2 * reach); tap++) {
      const weight = Math.max(1 - Math.abs(tap - center) / reach, 0);
      sum += weight;
      weights.push(weight);
      // Beyond the border the nearest pixel goes on.
      taps.push(Math.min(length - 1, Math.max(0, tap)));
    }
    return { taps, weights: weights.map((weight) => weight / sum) };
  });
}

/** The square [left, top, side] of an ImageData, as (3·size·size) numbers in [0, 1]. */
export function cutOut({ data, width, height }, [left, top, side], size) {
  const columns = triangles(left, side, size, width);
  const rows = triangles(top, side, size, height);
  const used = rows.flatMap(({ taps }) => taps);
  const low = used.reduce((a, b) => Math.min(a, b));
  const high = used.reduce((a, b) => Math.max(a, b));
  const narrow = new Float64Array((high - low + 1) * size * 3);
  for (let y = low; y <= high; y++) {
    columns.forEach(({ taps, weights }, x) => {
      const at = ((y - low) * size + x) * 3;
      taps.forEach((tap, k) => {
        const from = (y * width + tap) * 4;
        for (let c = 0; c < 3; c++) narrow[at + c] += weights[k] * data[from + c];
      });
    });
  }
  const crop = new Float32Array(3 * size * size);
  rows.forEach(({ taps, weights }, y) => {
    for (let x = 0; x < size; x++) {
      for (let c = 0; c < 3; c++) {
        let value = 0;
        taps.forEach((tap, k) => (value += weights[k] * narrow[((tap - low) * size + x) * 3 + c]));
        crop[(c * size + y) * size + x] = value / 255;
      }
    }
  });
  return crop;
}
