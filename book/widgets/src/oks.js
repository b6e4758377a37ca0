// Object keypoint similarity of COCO's 17 keypoints: kdict.detector.oks.

const SIGMAS = [
  0.026, 0.025, 0.025, 0.035, 0.035, 0.079, 0.079, 0.072, 0.072, 0.062, 0.062, 0.107, 0.107, 0.087,
  0.087, 0.089, 0.089,
];
const FILLED = 0.6;

/** Similarity in [0, 1] of two people { keypoints, confidence }, relative to `area`. */
export function oks(a, b, area) {
  let [sum, all] = [0, 0];
  SIGMAS.forEach((sigma, k) => {
    const away = (a.keypoints[k][0] - b.keypoints[k][0]) ** 2 + (a.keypoints[k][1] - b.keypoints[k][1]) ** 2;
    const weight = a.confidence[k] * b.confidence[k];
    sum += weight * Math.exp(-away / (8 * area * sigma * sigma));
    all += weight;
  });
  return sum / Math.max(all, 1e-9);
}

/** An estimate of a person's area from the extent of the keypoints. */
export function extentArea({ keypoints }) {
  const extent = [0, 1].map((axis) => {
    const values = keypoints.map((at) => at[axis]);
    return Math.max(...values) - Math.min(...values);
  });
  return Math.max(1, FILLED * extent[0] * extent[1]);
}

/** People, best first, whose OKS with every better one is at most `limit`. */
export function suppress(people, limit) {
  const order = [...people].sort((a, b) => b.score - a.score);
  const areas = order.map(extentArea);
  const kept = [];
  order.forEach((person, i) => {
    const same = (j) => oks(person, order[j], Math.max(areas[i], areas[j])) > limit;
    if (!kept.some(same)) kept.push(i);
  });
  return kept.map((i) => order[i]);
}
