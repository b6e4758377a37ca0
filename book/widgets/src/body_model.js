// The body: shape, forward kinematics and linear blend skinning (Eq. 1), in meters.
import { multiply } from "./math.js";
import { unpack } from "./packed.js";

export const JOINTS = [
  "pelvis", "left_hip", "right_hip", "spine1", "left_knee", "right_knee", "spine2",
  "left_ankle", "right_ankle", "spine3", "left_foot", "right_foot", "neck", "left_collar",
  "right_collar", "head", "left_shoulder", "right_shoulder", "left_elbow", "right_elbow",
  "left_wrist", "right_wrist", "left_hand", "right_hand",
];
export const PARENTS = [
  -1, 0, 0, 0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 9, 9, 12, 13, 14, 16, 17, 18, 19, 20, 21,
];
export const label = (joint) => joint.replace("_", " ");

/** World transforms (24 rows of a 3×4 matrix, flat) and joint places (24·3) of a pose. */
export function forwardKinematics(rotations, root, rest, world, places) {
  const turns = [];
  for (let j = 0; j < 24; j++) {
    const parent = PARENTS[j];
    const own = j === 0 ? root : rotations.slice(4 * (j - 1), 4 * j);
    const q = j === 0 ? own : multiply(turns[parent], own);
    turns.push(q);
    const [w, x, y, z] = q;
    const o = 12 * j;
    world[o] = 1 - 2 * (y * y + z * z);
    world[o + 1] = 2 * (x * y - w * z);
    world[o + 2] = 2 * (x * z + w * y);
    world[o + 4] = 2 * (x * y + w * z);
    world[o + 5] = 1 - 2 * (x * x + z * z);
    world[o + 6] = 2 * (y * z - w * x);
    world[o + 8] = 2 * (x * z - w * y);
    world[o + 9] = 2 * (y * z + w * x);
    world[o + 10] = 1 - 2 * (x * x + y * y);
    for (let r = 0; r < 3; r++) {
      let place = rest[r];
      if (j > 0) {
        const p = 12 * parent + 4 * r;
        place = places[3 * parent + r];
        for (let c = 0; c < 3; c++) place += world[p + c] * (rest[3 * j + c] - rest[3 * parent + c]);
      }
      places[3 * j + r] = place;
    }
    for (let r = 0; r < 3; r++) {
      const m = o + 4 * r;
      world[m + 3] =
        places[3 * j + r] -
        world[m] * rest[3 * j] - world[m + 1] * rest[3 * j + 1] - world[m + 2] * rest[3 * j + 2];
    }
  }
}

export class Body {
  constructor(asset) {
    this.template = unpack(asset.v_template);
    this.shapedirs = asset.shapedirs.map(unpack);
    this.restTemplate = unpack(asset.joints);
    this.restDirs = unpack(asset.joint_shapedirs);
    this.influence = unpack(asset.influences);
    this.weight = unpack(asset.weights);
    this.faces = unpack(asset.faces);
    this.perVertex = this.weight.shape[1];
    this.shaped = new Float32Array(this.template.length);
    this.rest = new Float32Array(72);
    this.world = new Float32Array(24 * 12);
    this.joints = new Float32Array(72);
    this.vertices = new Float32Array(this.template.length);
    this.normals = new Float32Array(this.template.length);
    this.shape(new Array(10).fill(0));
  }

  shape(betas) {
    this.shaped.set(this.template);
    this.rest.set(this.restTemplate);
    betas.forEach((beta, k) => {
      if (beta === 0 || k >= this.shapedirs.length) return;
      const direction = this.shapedirs[k];
      for (let i = 0; i < this.shaped.length; i++) this.shaped[i] += beta * direction[i];
      for (let i = 0; i < 72; i++) this.rest[i] += beta * this.restDirs[72 * k + i];
    });
  }

  /** Moves `vertices` and `joints`; `rotations` is flat (23·4), `root` a quaternion. */
  pose(rotations, root) {
    const { world, shaped, vertices, influence, weight, perVertex } = this;
    forwardKinematics(rotations, root, this.rest, world, this.joints);
    const m = new Float64Array(12);
    for (let v = 0; v < shaped.length / 3; v++) {
      m.fill(0);
      for (let k = v * perVertex; k < (v + 1) * perVertex; k++) {
        const w = weight[k];
        if (w === 0) break;
        const o = 12 * influence[k];
        for (let i = 0; i < 12; i++) m[i] += w * world[o + i];
      }
      const x = shaped[3 * v];
      const y = shaped[3 * v + 1];
      const z = shaped[3 * v + 2];
      vertices[3 * v] = m[0] * x + m[1] * y + m[2] * z + m[3];
      vertices[3 * v + 1] = m[4] * x + m[5] * y + m[6] * z + m[7];
      vertices[3 * v + 2] = m[8] * x + m[9] * y + m[10] * z + m[11];
    }
  }

  /** Area-weighted vertex normals, not of unit length: the shader normalizes them. */
  updateNormals() {
    const { vertices: p, faces, normals } = this;
    normals.fill(0);
    for (let f = 0; f < faces.length; f += 3) {
      const a = 3 * faces[f];
      const b = 3 * faces[f + 1];
      const c = 3 * faces[f + 2];
      const ux = p[b] - p[a], uy = p[b + 1] - p[a + 1], uz = p[b + 2] - p[a + 2];
      const vx = p[c] - p[a], vy = p[c + 1] - p[a + 1], vz = p[c + 2] - p[a + 2];
      const nx = uy * vz - uz * vy, ny = uz * vx - ux * vz, nz = ux * vy - uy * vx;
      for (const i of [a, b, c]) {
        normals[i] += nx;
        normals[i + 1] += ny;
        normals[i + 2] += nz;
      }
    }
  }
}
