// The body as three.js draws it: skinned mesh, bones, ground; what `body` and `skeleton` share.
import {
  BufferAttribute,
  BufferGeometry,
  Color,
  CylinderGeometry,
  GridHelper,
  InstancedMesh,
  Matrix4,
  Mesh,
  MeshLambertMaterial,
  Quaternion,
  SphereGeometry,
  Vector3,
} from "three";
import { JOINTS, PARENTS } from "./body_model.js";

// Okabe and Ito's palette by body part, the left side as it is, the right side lighter.
const PART_COLORS = [
  [/head|neck/, "#e69f00"],
  [/pelvis|spine|collar/, "#56b4e9"],
  [/shoulder/, "#009e73"],
  [/elbow|wrist|hand/, "#f0e442"],
  [/hip/, "#0072b2"],
  [/knee/, "#d55e00"],
  [/ankle|foot/, "#cc79a7"],
];

function partColor(joint) {
  const color = new Color(PART_COLORS.find(([pattern]) => pattern.test(joint))[1]);
  return joint.startsWith("right") ? color.lerp(new Color("white"), 0.35) : color;
}

export function bodyMesh(body, view) {
  const geometry = new BufferGeometry();
  const positions = new BufferAttribute(body.vertices, 3);
  const normals = new BufferAttribute(body.normals, 3);
  const colors = new BufferAttribute(new Float32Array(body.vertices.length), 3);
  geometry.setIndex(new BufferAttribute(body.faces, 1));
  geometry.setAttribute("position", positions);
  geometry.setAttribute("normal", normals);
  geometry.setAttribute("color", colors);
  const mesh = new Mesh(geometry, new MeshLambertMaterial({ vertexColors: true }));
  mesh.frustumCulled = false;
  view.figure.add(mesh);
  const parts = JOINTS.map(partColor);
  return {
    mesh,
    update() {
      body.updateNormals();
      positions.needsUpdate = true;
      normals.needsUpdate = true;
    },
    /** Colors by part, or plainly, with the vertices that joint `highlight` moves picked out. */
    paint(byPart, highlight, color) {
      const skin = color("skin");
      const accent = color("orange");
      const joint = JOINTS.indexOf(highlight);
      const mixed = new Color();
      for (let v = 0; v < body.vertices.length / 3; v++) {
        const first = v * body.perVertex;
        mixed.copy(byPart ? parts[body.influence[first]] : skin);
        for (let k = first; joint >= 0 && k < first + body.perVertex; k++) {
          if (body.influence[k] === joint) mixed.lerp(accent, body.weight[k]);
        }
        mixed.toArray(colors.array, 3 * v);
      }
      colors.needsUpdate = true;
    },
    see(opacity) {
      mesh.visible = opacity > 0;
      mesh.material.transparent = opacity < 1;
      mesh.material.opacity = opacity;
      mesh.material.depthWrite = opacity === 1;
      mesh.material.needsUpdate = true;
    },
  };
}

export function stickFigure(joints, view) {
  const bones = new InstancedMesh(new CylinderGeometry(0.009, 0.013, 1, 8), new MeshLambertMaterial(), 23);
  const balls = new InstancedMesh(new SphereGeometry(0.02, 12, 8), new MeshLambertMaterial(), 24);
  for (const part of [bones, balls]) {
    part.frustumCulled = false;
    view.figure.add(part);
  }
  const up = new Vector3(0, 1, 0);
  const [from, to, middle, size] = [new Vector3(), new Vector3(), new Vector3(), new Vector3()];
  const turn = new Quaternion();
  const matrix = new Matrix4();
  return {
    update() {
      for (let j = 0; j < 24; j++) {
        to.fromArray(joints, 3 * j);
        balls.setMatrixAt(j, matrix.makeTranslation(to));
        if (j === 0) continue;
        from.fromArray(joints, 3 * PARENTS[j]);
        middle.addVectors(from, to).multiplyScalar(0.5);
        to.sub(from);
        const length = Math.max(to.length(), 1e-6);
        turn.setFromUnitVectors(up, to.divideScalar(length));
        bones.setMatrixAt(j - 1, matrix.compose(middle, turn, size.set(1, length, 1)));
      }
      bones.instanceMatrix.needsUpdate = true;
      balls.instanceMatrix.needsUpdate = true;
    },
    paint(byPart, highlight, color) {
      const ink = color("ink");
      for (let j = 0; j < 24; j++) {
        const own = JOINTS[j] === highlight ? color("orange") : byPart ? partColor(JOINTS[j]) : ink;
        balls.setColorAt(j, own);
        // A bone carries the color of the joint that turns it, its parent end.
        if (j > 0) {
          const parent = JOINTS[PARENTS[j]];
          const bone = parent === highlight ? color("orange") : byPart ? partColor(parent) : ink;
          bones.setColorAt(j - 1, bone);
        }
      }
      bones.instanceColor.needsUpdate = true;
      balls.instanceColor.needsUpdate = true;
    },
    see(shown) {
      bones.visible = shown;
      balls.visible = shown;
    },
  };
}

export function ground(view, height, size) {
  let grid = null;
  view.style((color) => {
    if (grid) view.scene.remove(grid);
    grid = new GridHelper(size, size * 2, color("gray"), color("line"));
    grid.position.y = height;
    view.scene.add(grid);
  });
}
