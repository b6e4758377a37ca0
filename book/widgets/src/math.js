// The arithmetic of the figures, on plain arrays; quaternions are [w, x, y, z].
// Each function has a namesake in the Python package and is tested against it.

export function sparsemax(z) {
  return project(z).p;
}

/** The projection p of z onto the simplex, its threshold tau and the size of its support. */
export function project(z) {
  const sorted = Float64Array.from(z).sort().reverse();
  let sum = 0;
  let tau = NaN;
  let support = 0;
  for (let k = 0; k < sorted.length; k++) {
    sum += sorted[k] - sorted[0];
    const candidate = (sum - 1) / (k + 1);
    if (sorted[k] - sorted[0] <= candidate) break;
    tau = candidate;
    support = k + 1;
  }
  const p = Array.from(z, (v) => Math.max(v - sorted[0] - tau, 0));
  return { p, tau: tau + sorted[0], support };
}

export function softmax(z) {
  const top = Math.max(...z);
  const e = Array.from(z, (v) => Math.exp(v - top));
  const total = e.reduce((a, b) => a + b, 0);
  return e.map((v) => v / total);
}

/** 1.5-entmax (Peters et al. 2019): max(z/2 − tau, 0)², tau by sorting. */
export function entmax15(z) {
  const top = Math.max(...z);
  const half = Array.from(z, (v) => (v - top) / 2);
  const sorted = Float64Array.from(half).sort().reverse();
  let sum = 0;
  let squares = 0;
  let tau = NaN;
  for (let k = 0; k < sorted.length; k++) {
    sum += sorted[k];
    squares += sorted[k] * sorted[k];
    const mean = sum / (k + 1);
    const spread = squares - (k + 1) * mean * mean;
    const candidate = mean - Math.sqrt(Math.max((1 - spread) / (k + 1), 0));
    if (candidate > sorted[k]) break;
    tau = candidate;
  }
  return half.map((v) => Math.max(v - tau, 0) ** 2);
}

/** The three maps' Jacobians all are diag(s) − s sᵀ / Σs, with s = support, p and √p. */
export function jacobian(p, map) {
  const s = p.map({ sparsemax: (v) => (v > 0 ? 1 : 0), softmax: (v) => v, entmax15: Math.sqrt }[map]);
  const total = s.reduce((a, b) => a + b, 0);
  return s.map((a, i) => s.map((b, j) => (i === j ? a : 0) - (a * b) / total));
}

export const dot = (p, q) => p[0] * q[0] + p[1] * q[1] + p[2] * q[2] + p[3] * q[3];
export const norm = (q) => Math.hypot(...q);
export const normalize = (q) => Array.from(q, (v) => v / norm(q));
export const conjugate = (q) => [q[0], -q[1], -q[2], -q[3]];
export const negate = (q) => Array.from(q, (v) => -v);
export const align = (q, reference) => (dot(q, reference) < 0 ? negate(q) : Array.from(q));

export function multiply(p, q) {
  return [
    p[0] * q[0] - p[1] * q[1] - p[2] * q[2] - p[3] * q[3],
    p[0] * q[1] + p[1] * q[0] + p[2] * q[3] - p[3] * q[2],
    p[0] * q[2] - p[1] * q[3] + p[2] * q[0] + p[3] * q[1],
    p[0] * q[3] + p[1] * q[2] - p[2] * q[1] + p[3] * q[0],
  ];
}

export function fromAxisAngle(v) {
  const angle = Math.hypot(...v);
  const scale = angle < 1e-9 ? 0.5 : Math.sin(angle / 2) / angle;
  return [Math.cos(angle / 2), v[0] * scale, v[1] * scale, v[2] * scale];
}

export function toAxisAngle(q) {
  const [w, x, y, z] = q[0] < 0 ? negate(q) : q;
  const sine = Math.hypot(x, y, z);
  const scale = sine < 1e-9 ? 2 : (2 * Math.atan2(sine, w)) / sine;
  return [x * scale, y * scale, z * scale];
}

const difference = (p, q) => norm([p[0] - q[0], p[1] - q[1], p[2] - q[2], p[3] - q[3]]);

/** The arc between two points of the sphere in [0, π]: half the rotation that joins them. */
export const arc = (p, q) => 2 * Math.atan2(difference(p, q), difference(p, negate(q)));
/** The angle in [0, π] of the rotation between p and q, whatever their signs. */
export const angleBetween = (p, q) => 2 * arc(p, align(q, p));

const sinc = (t) => (Math.abs(t) < 1e-9 ? 1 : Math.sin(t) / t);

export function slerp(q0, q1, x, shortest = true) {
  const end = shortest ? align(q1, q0) : q1;
  const delta = arc(q0, end);
  const whole = delta > Math.PI * (1 - 1e-6) ? NaN : sinc(delta);
  const a = ((1 - x) * sinc((1 - x) * delta)) / whole;
  const b = (x * sinc(x * delta)) / whole;
  return q0.map((v, i) => a * v + b * end[i]);
}

export function lerp(q0, q1, x, shortest = true, normalized = true) {
  const end = shortest ? align(q1, q0) : q1;
  const chord = q0.map((v, i) => (1 - x) * v + x * end[i]);
  return normalized ? normalize(chord) : chord;
}

/** Σ codes · atoms for one joint, `atoms` flat (N·4), not normalized: its norm is ≤ 1. */
export function combine(codes, atoms) {
  const q = [0, 0, 0, 0];
  for (let n = 0; n < codes.length; n++) {
    if (codes[n] !== 0) for (let i = 0; i < 4; i++) q[i] += codes[n] * atoms[4 * n + i];
  }
  return q;
}

/** What Slerp is for more than two: the rotation with the least weighted sum of squared angles. */
export function karcherMean(codes, atoms) {
  let mean = normalize(combine(codes, atoms));
  for (let k = 0; k < 20; k++) {
    const step = [0, 0, 0];
    codes.forEach((code, n) => {
      if (code === 0) return;
      const atom = [0, 1, 2, 3].map((i) => atoms[4 * n + i]);
      toAxisAngle(multiply(conjugate(mean), atom)).forEach((v, i) => (step[i] += code * v));
    });
    mean = normalize(multiply(mean, fromAxisAngle(step)));
    if (Math.hypot(...step) < 1e-9) break;
  }
  return mean;
}

/** The least rotation that takes unit vector a to unit vector b. */
export function turnTo(a, b) {
  const cosine = a[0] * b[0] + a[1] * b[1] + a[2] * b[2];
  const cross = [a[1] * b[2] - a[2] * b[1], a[2] * b[0] - a[0] * b[2], a[0] * b[1] - a[1] * b[0]];
  // Half a turn about any axis across a.
  if (cosine < -0.999999) return normalize([0, ...(Math.abs(a[0]) < 0.9 ? [0, -a[2], a[1]] : [-a[1], a[0], 0])]);
  return normalize([1 + cosine, ...cross]);
}

/** The vector v turned by q. */
export const turned = (q, v) => multiply(multiply(q, [0, ...v]), conjugate(q)).slice(1);

/** The rotation that logits select in a dictionary: KinematicDictionary.forward, one joint. */
export const decode = (logits, atoms) => normalize(combine(sparsemax(logits), atoms));
