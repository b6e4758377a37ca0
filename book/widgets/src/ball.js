// One joint's atoms in the ball of rotation vectors (Fig. 2): those selected red, their mix blue.
import { combine, normalize, toAxisAngle } from "./math.js";
import { row as rowOf } from "./packed.js";
import { axes, curves, pointCloud, rings } from "./points.js";
import { view as makeView } from "./scene.js";

const RINGS = [15, 30, 45, 60, 90, 120, 150, 180];

/** `cloud` is a flat (C, 23, 3) array of rotation vectors or null; a click on an atom calls `onPick(n)`. */
export function atomBall(stage, atoms, name, { cloud = null, onPick }) {
  const view = makeView(stage, { target: [0, 0, 0], distance: 4, azimuth: 0.5, elevation: 0.35 }, name);
  const drawn = {
    cloud: pointCloud(view, 3, "gray"),
    idle: pointCloud(view, 8, "pale"),
    active: pointCloud(view, 15, "red"),
    target: pointCloud(view, 18, "green"),
    recovered: pointCloud(view, 11, "blue"),
    cursor: pointCloud(view, 13, "ink"),
    between: curves(view, "red"),
    rings: rings(view),
    axes: axes(view),
  };
  // The target lies under the recovered rotation, the cursor under its atom.
  Object.values(drawn).forEach((d, i) => (d.object.renderOrder = i));
  drawn.cursor.object.renderOrder = 1;

  const vector = new Float32Array(3 * atoms.count);
  let own = null;
  const atom = (n) => Array.from(own.subarray(4 * n, 4 * n + 4));
  const at = (list) => Float32Array.from(list.flatMap((n) => rowOf(vector, n, 3)));
  view.onPick((distance) => {
    let [best, nearest] = [-1, 18];
    for (let n = 0; n < atoms.count; n++) {
      const away = distance(rowOf(vector, n, 3));
      if (away < nearest) [best, nearest] = [n, away];
    }
    if (best >= 0) onPick(best);
  });

  return {
    view,
    /** Shows the atoms of dictionary `row`; returns the angle of the rings in degrees. */
    joint(row) {
      own = atoms.joint(row);
      for (let n = 0; n < atoms.count; n++) vector.set(toAxisAngle(atom(n)), 3 * n);
      const count = cloud ? cloud.shape[0] : 0;
      const points = new Float32Array(3 * count);
      for (let c = 0; c < count; c++) points.set(cloud.subarray(69 * c + 3 * row, 69 * c + 3 * row + 3), 3 * c);
      drawn.cloud.set(points);
      const middle = [0, 1, 2].map((a) => vector.reduce((s, v, i) => s + (i % 3 === a ? v : 0), 0) / atoms.count);
      let reach = 0.1;
      let furthest = 0.1;
      for (let n = 0; n < atoms.count; n++) {
        const v = vector.subarray(3 * n, 3 * n + 3);
        reach = Math.max(reach, Math.hypot(v[0] - middle[0], v[1] - middle[1], v[2] - middle[2]));
        furthest = Math.max(furthest, Math.hypot(...v));
      }
      const angle = RINGS.find((r) => r >= (furthest * 180) / Math.PI) ?? 180;
      drawn.rings.set((angle * Math.PI) / 180);
      drawn.axes.set((angle * Math.PI) / 180);
      view.look(middle, 4.2 * reach);
      return angle;
    },
    /** Shows a code, the rotation asked for (or null) and the atom under the cursor (or null). */
    code(codes, target, cursor) {
      const used = codes.flatMap((c, n) => (c > 0 ? [n] : []));
      drawn.idle.set(at(codes.flatMap((c, n) => (c > 0 ? [] : [n]))));
      drawn.active.set(at(used));
      drawn.cursor.set(at(cursor === null ? [] : [cursor]));
      const mixed = used.length ? normalize(combine(codes, own)) : [1, 0, 0, 0];
      drawn.recovered.set(Float32Array.from(toAxisAngle(mixed)));
      const ways = [];
      for (const [i, a] of (used.length > 8 ? [] : used).entries()) {
        for (const b of used.slice(i + 1)) {
          // The edge of the hull, pushed out to the sphere: it is curved in the ball.
          const ends = [...atom(a), ...atom(b)];
          ways.push(Array.from({ length: 13 }, (_, s) => toAxisAngle(normalize(combine([1 - s / 12, s / 12], ends)))));
        }
      }
      drawn.between.set(ways);
      drawn.target.set(target ? Float32Array.from(toAxisAngle(target)) : new Float32Array(0));
      view.draw();
    },
  };
}
