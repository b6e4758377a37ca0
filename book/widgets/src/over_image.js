// What was found, drawn over the image by weak perspective (Eq. 2): the mesh, and the 24 keypoints.
import { DirectionalLight, Group, HemisphereLight, OrthographicCamera, Scene, WebGLRenderer } from "three";
import { JOINTS, PARENTS } from "./body_model.js";
import { element, set, svg } from "./controls.js";
import { drawnInSoftware } from "./scene.js";

/** A transparent canvas over an image; as `view` of scene.js it has a `figure` to put meshes in. */
export function meshLayer(host) {
  const canvas = element("canvas", { class: "k-over", "aria-hidden": "true" });
  host.append(canvas);
  const renderer = new WebGLRenderer({ canvas, antialias: !drawnInSoftware(), alpha: true });
  renderer.setPixelRatio(Math.min(window.devicePixelRatio, 2));
  const scene = new Scene();
  const lamp = new DirectionalLight(0xffffff, 1.6);
  lamp.position.set(-0.35, 0.55, 0.76);
  const figure = new Group();
  // From the camera's axes, y down and z away, to the screen's.
  figure.rotation.x = Math.PI;
  scene.add(new HemisphereLight(0xffffff, 0x777788, 1.9), lamp, figure);
  const camera = new OrthographicCamera();
  camera.position.z = 10;
  return {
    figure,
    /** Looks so that a body with camera (s, tx, ty) of the square [left, top, side] fits an image. */
    look([s, tx, ty], [left, top, side], [width, height]) {
      const meter = (s * side) / 2;
      const [x, y] = [left + ((tx + 1) * side) / 2, top + ((ty + 1) * side) / 2];
      camera.left = -x / meter;
      camera.right = (width - x) / meter;
      camera.top = y / meter;
      camera.bottom = -(height - y) / meter;
      camera.updateProjectionMatrix();
    },
    draw() {
      const { clientWidth, clientHeight } = canvas;
      if (!clientWidth) return;
      renderer.setSize(clientWidth, clientHeight, false);
      renderer.render(scene, camera);
    },
    dispose() {
      renderer.dispose();
      renderer.forceContextLoss();
    },
  };
}

const side = (joint) => ({ left: "green", right: "red" })[joint.split("_")[0]] ?? "yellow";

/** Bones and points in an SVG: the left side green, the right one red. */
export function keypointLayer(layer) {
  const bones = PARENTS.slice(1).map((_, j) =>
    svg("line", { stroke: `var(--k-${side(JOINTS[j + 1])})`, "stroke-width": 3, "stroke-linecap": "round" }),
  );
  const points = JOINTS.map((joint) =>
    svg("circle", { r: 4, fill: `var(--k-${side(joint)})`, stroke: "#ffffff", "stroke-width": 1 }),
  );
  const group = svg("g", { "pointer-events": "none" }, ...bones, ...points);
  layer.append(group);
  return {
    /** `places` are 24 points [x, y] in the layer's units; null hides them. */
    show(places) {
      set(group, { visibility: places ? "visible" : "hidden" });
      if (!places) return;
      points.forEach((point, j) => set(point, { cx: places[j][0], cy: places[j][1] }));
      bones.forEach((bone, j) => {
        const [[x1, y1], [x2, y2]] = [places[PARENTS[j + 1]], places[j + 1]];
        set(bone, { x1, y1, x2, y2 });
      });
    },
  };
}
