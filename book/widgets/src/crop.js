// Resampling as in Python: squares cut out of an image (kdict.network.image.cut_out), and a whole
// image made smaller (torch's antialiased bilinear interpolation). Images are ImageData; results
// are planar numbers in [0, 1], one channel after the other.

/** Left, top and side of the square around a box [x, y, width, height]. */
export function square([x, y, w, h], margin) {
  const side = margin * Math.max(w, h);
  return [x + (w - side) / 2, y + (h - side) / 2, side];
}

/** Triangle filters of one axis: `count` taps and weights for each of `size` results. */
function triangles(start, side, size, length, repeatBorder) {
  const step = side / size;
  const reach = Math.max(step, 1);
  const count = Math.trunc(2 * reach) + 1;
  const taps = new Int32Array(size * count);
  const weights = new Float64Array(size * count);
  for (let i = 0; i < size; i++) {
    const center = start + (i + 0.5) * step - 0.5;
    const first = Math.ceil(center - reach);
    let sum = 0;
    for (let k = 0; k < count; k++) {
      const tap = first + k;
      const counts = repeatBorder || (tap >= 0 && tap < length);
      const weight = counts ? Math.max(1 - Math.abs(tap - center) / reach, 0) : 0;
      sum += weight;
      weights[i * count + k] = weight;
      taps[i * count + k] = Math.min(length - 1, Math.max(0, tap));
    }
    for (let k = i * count; k < (i + 1) * count; k++) weights[k] /= sum;
  }
  return { count, taps, weights };
}

/** Rows and columns filtered, into the top left of (3, height, width) zeros. */
function resample({ data, width: across }, rows, columns, [height, width]) {
  const [down, over] = [rows.taps.length / rows.count, columns.taps.length / columns.count];
  const low = rows.taps.reduce((a, b) => Math.min(a, b));
  const high = rows.taps.reduce((a, b) => Math.max(a, b));
  const narrow = new Float64Array((high - low + 1) * over * 3);
  for (let y = low, at = 0; y <= high; y++) {
    for (let x = 0; x < over; x++, at += 3) {
      for (let k = x * columns.count; k < (x + 1) * columns.count; k++) {
        const weight = columns.weights[k];
        const from = (y * across + columns.taps[k]) * 4;
        narrow[at] += weight * data[from];
        narrow[at + 1] += weight * data[from + 1];
        narrow[at + 2] += weight * data[from + 2];
      }
    }
  }
  const made = new Float32Array(3 * height * width);
  for (let y = 0; y < down; y++) {
    for (let x = 0; x < over; x++) {
      for (let c = 0; c < 3; c++) {
        let value = 0;
        for (let k = y * rows.count; k < (y + 1) * rows.count; k++) {
          value += rows.weights[k] * narrow[((rows.taps[k] - low) * over + x) * 3 + c];
        }
        made[(c * height + y) * width + x] = value / 255;
      }
    }
  }
  return made;
}

/** The square [left, top, side] of an image, (3·size·size); beyond the border its pixels repeat. */
export function cutOut(image, [left, top, side], size) {
  const columns = triangles(left, side, size, image.width, true);
  const rows = triangles(top, side, size, image.height, true);
  return resample(image, rows, columns, [size, size]);
}

/** The whole image in rows × columns pixels, in the top left of (3·height·width) zeros. */
export function shrink(image, [rows, columns], shape) {
  return resample(
    image,
    triangles(0, image.height, rows, image.height, false),
    triangles(0, image.width, columns, image.width, false),
    shape,
  );
}
