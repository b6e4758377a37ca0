// Round points, curves, rings and lettered axes for views of the ball of rotations.
import {
  BufferAttribute,
  BufferGeometry,
  CanvasTexture,
  LineBasicMaterial,
  LineSegments,
  Points,
  PointsMaterial,
  Sprite,
  SpriteMaterial,
} from "three";

let disc = null;
function discTexture() {
  if (disc) return disc;
  const canvas = document.createElement("canvas");
  canvas.width = canvas.height = 64;
  const context = canvas.getContext("2d");
  context.arc(32, 32, 30, 0, 2 * Math.PI);
  context.fillStyle = "white";
  context.fill();
  return (disc = new CanvasTexture(canvas));
}

/** Puts positions into the object's buffer, which is made anew only when it is too small. */
function replace(object, positions) {
  object.visible = positions.length > 0;
  if (!object.visible) return;
  let places = object.geometry.getAttribute("position");
  if (!places || places.array.length < positions.length) {
    object.geometry.dispose();
    object.geometry = new BufferGeometry();
    places = new BufferAttribute(new Float32Array(2 * positions.length), 3);
    object.geometry.setAttribute("position", places);
  }
  places.array.set(positions);
  places.needsUpdate = true;
  object.geometry.setDrawRange(0, positions.length / 3);
}

/** Points of `size` pixels in a palette color; set(flat positions) replaces them. */
export function pointCloud(view, size, color) {
  const material = new PointsMaterial({ size, sizeAttenuation: false, map: discTexture(), alphaTest: 0.5, transparent: true });
  const object = new Points(new BufferGeometry(), material);
  object.frustumCulled = false;
  view.scene.add(object);
  view.style((palette) => material.color.copy(palette(color)));
  return { object, set: (positions) => replace(object, positions) };
}

function lines(view, color, opacity) {
  const material = new LineBasicMaterial({ transparent: true, opacity });
  const object = new LineSegments(new BufferGeometry(), material);
  object.frustumCulled = false;
  view.scene.add(object);
  view.style((palette) => material.color.copy(palette(color)));
  return object;
}

const segments = (way) => way.slice(1).flatMap((point, i) => [...way[i], ...point]);

/** Curves through lists of points. */
export function curves(view, color) {
  const object = lines(view, color, 0.8);
  return { object, set: (ways) => replace(object, Float32Array.from(ways.flatMap(segments))) };
}

/** A circle about each axis. */
export function rings(view) {
  const object = lines(view, "gray", 0.45);
  return {
    object,
    set(radius) {
      const ways = [0, 1, 2].map((axis) =>
        Array.from({ length: 65 }, (_, i) => {
          const point = [0, 0, 0];
          point[(axis + 1) % 3] = radius * Math.cos((i * Math.PI) / 32);
          point[(axis + 2) % 3] = radius * Math.sin((i * Math.PI) / 32);
          return point;
        }),
      );
      replace(object, Float32Array.from(ways.flatMap(segments)));
    },
  };
}

/** The axes through the T-pose, with their letters. */
export function axes(view) {
  const object = lines(view, "gray", 0.9);
  const letters = ["x", "y", "z"].map((letter) => {
    const canvas = document.createElement("canvas");
    canvas.width = canvas.height = 64;
    const context = canvas.getContext("2d");
    const sprite = new Sprite(new SpriteMaterial({ map: new CanvasTexture(canvas), sizeAttenuation: false, depthWrite: false }));
    sprite.scale.setScalar(0.035);
    view.scene.add(sprite);
    view.style((palette) => {
      context.clearRect(0, 0, 64, 64);
      context.font = "52px system-ui, sans-serif";
      context.textAlign = "center";
      context.fillStyle = palette("ink").getStyle();
      context.fillText(letter, 32, 46);
      sprite.material.map.needsUpdate = true;
    });
    return sprite;
  });
  return {
    object,
    set(length) {
      const ends = [0, 1, 2].flatMap((axis) => [0, 1, 2].map((a) => (a === axis ? -length : 0)).concat([0, 1, 2].map((a) => (a === axis ? length : 0))));
      replace(object, Float32Array.from(ends));
      letters.forEach((sprite, axis) => sprite.position.set(...[0, 1, 2].map((a) => (a === axis ? 1.08 * length : 0))));
    },
  };
}
