// What was found, drawn over the image by weak perspective (Eq. 2): meshes, keypoints and boxes.
import { DirectionalLight, Group, HemisphereLight, OrthographicCamera, Scene, WebGLRenderer } from "three";
import { JOINTS, PARENTS } from "./body_model.js";
import { element, set, svg } from "./controls.js";
import { KEYPOINTS } from "./movenet.js";
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
  // In pixels of the image, however deep the bodies are.
  const camera = new OrthographicCamera(0, 1, 0, -1, -1e5, 1e5);
  return {
    figure,
    look(width, height) {
      Object.assign(camera, { right: width, bottom: -height });
      camera.updateProjectionMatrix();
    },
    /** Puts a mesh in meters where camera (s, tx, ty) of the square [left, top, side] sees it. */
    place(mesh, [s, tx, ty], [left, top, side]) {
      mesh.scale.setScalar((s * side) / 2);
      mesh.position.set(left + ((tx + 1) * side) / 2, top + ((ty + 1) * side) / 2, 0);
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

/** A person in an SVG: the box, 24 keypoints with their bones, left green and right red, and the
 * detector's 17, hollow. `onPick` is called for a click on the box. */
export function personLayer(layer, onPick) {
  const rect = svg("rect", { class: "k-box" });
  rect.addEventListener("click", onPick);
  const bones = PARENTS.slice(1).map((_, j) =>
    svg("line", { stroke: `var(--k-${side(JOINTS[j + 1])})`, "stroke-width": 3, "stroke-linecap": "round" }),
  );
  const points = JOINTS.map((joint) =>
    svg("circle", { r: 4, fill: `var(--k-${side(joint)})`, stroke: "#ffffff", "stroke-width": 1 }),
  );
  const skeleton = svg("g", { "pointer-events": "none" }, ...bones, ...points);
  const found = Array.from({ length: KEYPOINTS }, () =>
    svg("circle", { r: 5, fill: "none", stroke: "var(--k-pink)", "stroke-width": 2.5, "pointer-events": "none" }),
  );
  const group = svg("g", {}, rect, skeleton, ...found);
  layer.append(group);
  return {
    /** All places are in the layer's units; `detected` are null where nothing is seen. */
    show({ box: [x, y, width, height], chosen, places, detected }) {
      set(rect, { x, y, width, height });
      rect.classList.toggle("k-chosen", chosen);
      set(skeleton, { visibility: places ? "visible" : "hidden" });
      (places ?? []).forEach(([cx, cy], j) => set(points[j], { cx, cy }));
      if (places) {
        bones.forEach((bone, j) => {
          const [[x1, y1], [x2, y2]] = [places[PARENTS[j + 1]], places[j + 1]];
          set(bone, { x1, y1, x2, y2 });
        });
      }
      found.forEach((circle, k) => {
        set(circle, { visibility: detected?.[k] ? "visible" : "hidden" });
        if (detected?.[k]) set(circle, { cx: detected[k][0], cy: detected[k][1] });
      });
    },
    see: (visible) => set(group, { display: visible ? "inline" : "none" }),
  };
}
