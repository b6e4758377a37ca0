// The code step (Eq. 9) exactly: the nearest point of the atoms' convex hull, by Wolfe's active
// set (1976). The namesake of kdict/dictionary/code_step.py, for one sample of any length.

/** How far ½‖θ − Dγ‖² may lie above its minimum, relative to ‖θ‖². */
const SLACK = 2e-7;

// Plain loops: a motion that plays takes 23 codes a frame, and closures cost several times as much.
function inner(a, b) {
  let sum = 0;
  for (let i = 0; i < a.length; i++) sum += a[i] * b[i];
  return sum;
}

function combined(points, weights) {
  const x = new Array(points[0].length).fill(0);
  for (let k = 0; k < points.length; k++) {
    for (let i = 0; i < x.length; i++) x[i] += weights[k] * points[k][i];
  }
  return x;
}

/** Weights, summing to 1, of the point of the points' affine hull nearest 0; null if they repeat. */
function affineMinimizer(points) {
  const n = points.length;
  const lower = [];
  const u = [];
  for (let i = 0; i < n; i++) {
    lower[i] = [];
    for (let j = 0; j <= i; j++) {
      let dot = 1 + inner(points[i], points[j]);
      for (let k = 0; k < j; k++) dot -= lower[i][k] * lower[j][k];
      if (i === j && dot <= 1e-14) return null;
      lower[i][j] = i === j ? Math.sqrt(dot) : dot / lower[j][j];
    }
    u[i] = 1;
    for (let k = 0; k < i; k++) u[i] -= lower[i][k] * u[k];
    u[i] /= lower[i][i];
  }
  for (let i = n - 1; i >= 0; i--) {
    for (let k = i + 1; k < n; k++) u[i] -= lower[k][i] * u[k];
    u[i] /= lower[i][i];
  }
  let total = 0;
  for (let i = 0; i < n; i++) total += u[i];
  for (let i = 0; i < n; i++) u[i] /= total;
  return u;
}

/** Drops the lightest points while that costs less than the slack. */
function dropIdle(points, active, weights, slack) {
  const start = inner(combined(points, weights), combined(points, weights));
  while (active.length > 1) {
    const light = weights.indexOf(Math.min(...weights));
    const rest = points.filter((_, k) => k !== light);
    const trial = affineMinimizer(rest);
    if (!trial || trial.some((w) => w <= 0)) break;
    const x = combined(rest, trial);
    if (0.5 * (inner(x, x) - start) > slack) break;
    points = rest;
    active = active.filter((_, k) => k !== light);
    weights = trial;
  }
  return { active, weights };
}

/** The code of `theta` in `atoms`, flat (N·d): non-negative, sums to 1, a few entries not zero. */
export function nearestCode(theta, atoms) {
  const d = theta.length;
  const count = atoms.length / d;
  const slack = SLACK * inner(theta, theta);
  const point = (n) => Array.from(theta, (v, i) => atoms[n * d + i] - v);
  let nearest = 0;
  let closest = Infinity;
  for (let n = 0; n < count; n++) {
    let distance = 0;
    for (let i = 0; i < d; i++) distance += (atoms[n * d + i] - theta[i]) ** 2;
    if (distance < closest) {
      nearest = n;
      closest = distance;
    }
  }
  let active = [nearest];
  let points = [point(nearest)];
  let weights = [1];
  for (let round = 0; round < 100 * (d + 1); round++) {
    const x = combined(points, weights);
    const squared = inner(x, x);
    // The atom that improves most on x.
    let best = 0;
    let score = Infinity;
    const shift = inner(x, theta);
    for (let n = 0; n < count; n++) {
      let product = -shift;
      for (let i = 0; i < d; i++) product += x[i] * atoms[n * d + i];
      if (product < score) {
        best = n;
        score = product;
      }
    }
    if (squared - score <= 1e-3 * slack + 1e-15 * squared) break;
    if (active.length === d + 1 || active.includes(best)) break;
    active.push(best);
    points.push(point(best));
    weights.push(0);
    // To the affine minimizer, dropping the atoms whose weight vanishes on the way.
    for (;;) {
      const trial = affineMinimizer(points);
      if (!trial) {
        for (const list of [active, points, weights]) list.pop();
        break;
      }
      let step = 1;
      trial.forEach((t, k) => {
        if (t <= 0) step = Math.min(step, weights[k] / (weights[k] - t));
      });
      weights = weights.map((w, k) => w + step * (trial[k] - w));
      if (step >= 1) break;
      const kept = weights.flatMap((w, k) => (w > 1e-14 && !(trial[k] <= 0 && w < 1e-13) ? [k] : []));
      [active, points, weights] = [active, points, weights].map((list) => kept.map((k) => list[k]));
    }
  }
  const found = dropIdle(points, active, weights, slack);
  const codes = new Array(count).fill(0);
  found.active.forEach((n, k) => (codes[n] += found.weights[k]));
  return codes;
}
