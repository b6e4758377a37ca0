// MultiPose's maps read as people: kdict.network.movenet.all_people.

export const KEYPOINTS = 17;
const SPREAD = 0.3;
const LEAST_SCORE = 0.127;
const PEAK = 2;

/** Cells that are the maximum of 5 × 5, best first. */
function peaks({ data, dims }, limit) {
  const [height, width] = dims.slice(2);
  function isPeak(at) {
    const [y, x] = [Math.floor(at / width), at % width];
    for (let j = Math.max(0, y - PEAK); j <= Math.min(height - 1, y + PEAK); j++) {
      for (let i = Math.max(0, x - PEAK); i <= Math.min(width - 1, x + PEAK); i++) {
        if (data[j * width + i] - 1e-6 >= data[at]) return false;
      }
    }
    return data[at] > 0;
  }
  const found = [];
  for (let at = 0; at < data.length; at++) if (isPeak(at)) found.push(at);
  return found.sort((a, b) => data[b] - data[a]).slice(0, limit);
}

/**
 * The `limit` likeliest people: keypoints [x, y] and corners [left, top, right, bottom] as fractions
 * of the image, `confidence` of each keypoint, `score`.
 */
export function allPeople(maps, limit) {
  const [height, width] = maps.center.dims.slice(2);
  const cells = height * width;
  const { heatmaps, regression, offsets, box_size: sizes, box_offset: shifts } = maps;
  const between = (value, high) => Math.min(high, Math.max(0, value));

  const boxes = peaks(maps.center, limit).map((at) => {
    const [row, column] = [Math.floor(at / width), at % width];
    const middle = [row + shifts.data[at], column + shifts.data[cells + at]];
    const half = [0, 1].map((axis) => Math.max(0, sizes.data[axis * cells + at]) / 2);
    return {
      at,
      row,
      column,
      top: between(middle[0] - half[0], height),
      low: between(middle[0] + half[0], height),
      left: between(middle[1] - half[1], width),
      right: between(middle[1] + half[1], width),
    };
  });
  /** How much a cell (x, y) looks like keypoint k of a person: 0 outside of the person's box. */
  function likeness({ at, row, column, top, low, left, right }, k, x, y) {
    if (y < top || y >= low || x < left || x >= right) return 0;
    const down = row + regression.data[2 * k * cells + at];
    const over = column + regression.data[(2 * k + 1) * cells + at];
    const away = (y - down) ** 2 + (x - over) ** 2;
    // In single precision what is far away is 0, as in Python.
    const near = Math.fround(Math.exp(-away / (SPREAD * Math.min(height, width))));
    return Math.fround(heatmaps.data[k * cells + y * width + x] * near);
  }
  return boxes.map((box) => {
    const keypoints = [];
    const confidence = [];
    for (let k = 0; k < KEYPOINTS; k++) {
      let [best, most] = [[0, 0], 0];
      for (let y = Math.ceil(box.top); y < box.low; y++) {
        for (let x = Math.ceil(box.left); x < box.right; x++) {
          // The Gaussian, which is at most 1, takes most of the time.
          if (heatmaps.data[k * cells + y * width + x] <= most) continue;
          const value = likeness(box, k, x, y);
          if (value > most) [best, most] = [[x, y], value];
        }
      }
      const cell = best[1] * width + best[0];
      keypoints.push([
        (best[0] + offsets.data[(2 * k + 1) * cells + cell]) / width,
        (best[1] + offsets.data[2 * k * cells + cell]) / height,
      ]);
      // MoveNet's score of a keypoint is that of the person who fits it best.
      confidence.push(boxes.reduce((high, other) => Math.max(high, likeness(other, k, ...best)), 0));
    }
    const counted = confidence.filter((c) => c > LEAST_SCORE);
    const mean = counted.reduce((a, b) => a + b, 0) / Math.max(1, counted.length);
    return {
      keypoints,
      confidence,
      corners: [box.left / width, box.top / height, box.right / width, box.low / height],
      score: maps.center.data[box.at] * mean,
    };
  });
}
