// One joint's limb: its bones under several rotations at once, and the knob that pulls it.
import {
  CylinderGeometry,
  InstancedMesh,
  Matrix4,
  Mesh,
  MeshBasicMaterial,
  Quaternion,
  SphereGeometry,
  Vector3,
} from "three";
import { PARENTS, forwardKinematics } from "./body_model.js";
import { conjugate, multiply, turnTo, turned } from "./math.js";

/** How far a limb without a further joint is drawn beyond it, in meters. */
const TIP = 0.12;
const children = PARENTS.map((_, j) => PARENTS.flatMap((p, k) => (p === j ? [k] : [])));
const minus = (a, b) => a.map((v, i) => v - b[i]);
const unit = (v) => v.map((x) => x / Math.hypot(...v));
const of = (flat, j) => Array.from(flat.subarray(3 * j, 3 * j + 3));

/** From joint j to the next one, or to its tip, in the T-pose. */
function along(rest, j) {
  const next = children[j][0];
  if (next !== undefined) return minus(of(rest, next), of(rest, j));
  return unit(minus(of(rest, j), of(rest, PARENTS[j]))).map((v) => v * TIP);
}

/** Joint by joint what lies below j, j first. */
const below = (j) => [j, ...children[j].flatMap(below)];

const world = new Float32Array(24 * 12);
const places = new Float32Array(72);
const swing = (j, v) => [0, 1, 2].map((r) => [0, 1, 2].reduce((s, c) => s + world[12 * j + 4 * r + c] * v[c], 0));
const end = (rest, j) => of(places, j).map((v, i) => v + swing(j, along(rest, j))[i]);

/** The limb's segments [from, to] when joint j has rotation q in place of its own. */
export function segments(body, rotations, root, j, q) {
  const changed = Float32Array.from(rotations);
  changed.set(q, 4 * (j - 1));
  forwardKinematics(changed, root, body.rest, world, places);
  return below(j).flatMap((k) =>
    children[k].length
      ? children[k].map((next) => [of(places, k), of(places, next)])
      : [[of(places, k), end(body.rest, k)]],
  );
}

/** Where the knob of joint j is: at the next joint, or at the tip. */
export function knobAt(body, rotations, root, j) {
  forwardKinematics(rotations, root, body.rest, world, places);
  return end(body.rest, j);
}

/** The rotation of joint j that swings its limb, without a twist, to point at `target`. */
export function pulled(body, rotations, root, j, target) {
  forwardKinematics(rotations, root, body.rest, world, places);
  let parent = root;
  const chain = [];
  for (let k = PARENTS[j]; k > 0; k = PARENTS[k]) chain.unshift(k);
  for (const k of chain) parent = multiply(parent, Array.from(rotations.slice(4 * (k - 1), 4 * k)));
  const own = Array.from(rotations.slice(4 * (j - 1), 4 * j));
  const now = turned(own, unit(along(body.rest, j)));
  const wanted = turned(conjugate(parent), unit(minus(target, of(places, j))));
  return multiply(turnTo(now, wanted), own);
}

/** A limb of colored sticks, drawn over the body. */
export function ghost(view, color, radius) {
  const material = new MeshBasicMaterial({ depthTest: false, transparent: true, opacity: 0.9 });
  const bones = new InstancedMesh(new CylinderGeometry(radius, radius, 1, 8), material, 24);
  bones.frustumCulled = false;
  bones.renderOrder = 2;
  view.figure.add(bones);
  view.style((palette) => material.color.copy(palette(color)));
  const up = new Vector3(0, 1, 0);
  const [from, to, middle, size] = [new Vector3(), new Vector3(), new Vector3(), new Vector3()];
  const turn = new Quaternion();
  const matrix = new Matrix4();
  return {
    set(ways) {
      bones.visible = ways.length > 0;
      if (!bones.visible) return;
      bones.count = ways.length;
      ways.forEach(([a, b], i) => {
        from.fromArray(a);
        to.fromArray(b);
        middle.addVectors(from, to).multiplyScalar(0.5);
        to.sub(from);
        const length = Math.max(to.length(), 1e-6);
        turn.setFromUnitVectors(up, to.divideScalar(length));
        bones.setMatrixAt(i, matrix.compose(middle, turn, size.set(1, length, 1)));
      });
      bones.instanceMatrix.needsUpdate = true;
    },
  };
}

/** The knob to take hold of. */
export function knob(view) {
  const material = new MeshBasicMaterial({ depthTest: false, transparent: true });
  const ball = new Mesh(new SphereGeometry(0.03, 16, 12), material);
  ball.renderOrder = 3;
  view.figure.add(ball);
  view.style((palette) => material.color.copy(palette("orange")));
  return { put: (place) => ball.position.set(...place) };
}
