// Kinds `body` and `skeleton`: the posed body, its sliders, playback and dictionary mode.
import { asset } from "./assets.js";
import { Body, JOINTS, forwardKinematics, label } from "./body_model.js";
import { button, checkbox, decimal, element, group, layout, select, slider } from "./controls.js";
import { dictionaryPanel } from "./dictionary_panel.js";
import { bodyMesh, ground, stickFigure } from "./figure3d.js";
import { fromAxisAngle, toAxisAngle } from "./math.js";
import { unpack } from "./packed.js";
import { playback } from "./playback.js";
import { shapePanel } from "./shape_panel.js";
import { view as makeView } from "./scene.js";

/** Joints alone, for a skeleton whose rest places come with the state. */
function bareSkeleton(rest) {
  const joints = new Float32Array(72);
  const world = new Float32Array(24 * 12);
  return {
    rest,
    joints,
    shape() {},
    pose: (rotations, root) => forwardKinematics(rotations, root, rest, world, joints),
  };
}

/** Meters from the pelvis to the lowest joint over motions, to put the ground under it. */
function lowest(body, motions) {
  let least = Infinity;
  const world = new Float32Array(24 * 12);
  const places = new Float32Array(72);
  for (const motion of motions) {
    const step = Math.max(1, Math.floor(motion.length / 200));
    for (let t = 0; t < motion.length; t += step) {
      const { rotations, root, translation } = motion.at(t);
      forwardKinematics(rotations, root, body.rest, world, places);
      for (let j = 0; j < 24; j++) least = Math.min(least, places[3 * j + 1] + translation[1]);
    }
  }
  return least;
}

export async function mountBody(host, store, context) {
  const rest = unpack(store.get("rest"));
  const body = rest ? bareSkeleton(rest) : new Body(await asset("body", context));
  const { stage, panel } = layout(host);
  const view = makeView(
    stage,
    { target: [0, body.rest[1] - 0.1, 0], distance: 4, azimuth: 0.45, elevation: 0.12 },
    store.get("label"),
  );
  const mesh = rest ? null : bodyMesh(body, view);
  const sticks = stickFigure(body.joints, view);
  const moves = Object.keys(store.get("motions")).length > 0;
  const motion = moves ? playback(store, view, stage, { show, settle: () => dictionary?.save() }) : null;

  let rotations = unpack(store.get("rotations"));
  let root = Array.from(unpack(store.get("root_rotation")));
  let translation = [0, 0, 0];
  let betas = Array.from(unpack(store.get("betas")));
  let dictionary = null;
  let writing = false;

  function write(values) {
    writing = true;
    store.set(values);
    writing = false;
  }
  const nested = () => Array.from({ length: 23 }, (_, j) => Array.from(rotations.slice(4 * j, 4 * j + 4)));

  /** One update of the figure: pose, skin, normals, draw. */
  function show(pose) {
    if (pose) {
      ({ rotations, root, translation } = pose);
      dictionary?.follow(rotations);
    }
    if (mesh?.mesh.visible || !mesh) body.pose(rotations, root);
    else forwardKinematics(rotations, root, body.rest, body.world, body.joints);
    mesh?.update();
    sticks.update();
    const [x, y, z] = translation;
    view.figure.position.set(x, y, z);
    if (motion) {
      view.orbit.target.x = x + body.joints[0];
      view.orbit.target.z = z + body.joints[2];
    }
    if (pose) dictionary?.show();
    view.draw();
  }

  function restyle() {
    const skeleton = store.get("skeleton");
    const shown = mesh && store.get("mesh");
    mesh?.see(shown ? (skeleton ? 0.55 : 1) : 0);
    sticks.see(skeleton || !shown);
    view.repaint();
  }
  view.style((color) => {
    mesh?.paint(store.get("parts"), store.get("highlight"), color);
    sticks.paint(store.get("parts"), store.get("highlight"), color);
  });

  function setJoint(index, quaternion) {
    rotations.set(quaternion, 4 * index);
    show();
  }
  function setShape(values) {
    betas = values;
    body.shape(betas);
    show();
    dictionary?.show();
  }

  body.shape(betas);
  const pulls = [];
  if (store.get("dictionary") || store.get("atoms")) {
    dictionary = await dictionaryPanel(store, context, { stage, panel }, {
      view,
      model: body,
      pose: () => ({ rotations, root }),
      turn: setJoint,
      write: (values) => write({ ...values, rotations: nested() }),
      highlight(joint) {
        write({ highlight: joint });
        view.repaint();
      },
    });
  }
  buildShape();
  if (store.get("shape_dictionary")) {
    await shapePanel(store, context, panel, {
      apply(values) {
        setShape(values);
        for (const pull of pulls) pull();
      },
      write,
    });
  }
  buildJoints();
  buildOptions();

  function buildShape() {
    const shown = store.get("beta_sliders");
    if (!shown.length) return;
    const sliders = shown.map((k) =>
      slider(`β${k + 1}`, { min: -3, max: 3, step: 0.05, value: betas[k] }, (value) => {
        setShape(betas.map((beta, i) => (i === k ? value : beta)));
        write({ betas });
      }),
    );
    panel.append(group("Shape", ...sliders.map((s) => s.node)));
    pulls.push(() => shown.forEach((k, i) => (sliders[i].value = betas[k])));
  }

  function buildJoints() {
    const names = store.get("joint_sliders");
    if (!names.length) return;
    let current = names[0];
    const row = () => JOINTS.indexOf(current) - 1;
    const degrees = () => toAxisAngle(rotations.slice(4 * row(), 4 * row() + 4)).map((v) => (v * 180) / Math.PI);
    const sliders = ["x", "y", "z"].map((axis) =>
      slider(
        `about ${axis}`,
        { min: -150, max: 150, step: 1, value: 0, format: (v) => `${decimal(v, 0)}°` },
        () => {
          setJoint(row(), fromAxisAngle(sliders.map((s) => (s.value * Math.PI) / 180)));
          write({ rotations: nested() });
        },
      ),
    );
    const pull = () => degrees().forEach((v, i) => (sliders[i].value = v));
    const chooser = select("Joint", names.map((n) => [n, label(n)]), current, (value) => {
      current = value;
      write({ highlight: value });
      view.repaint();
      pull();
    });
    const reset = button("T-pose", () => {
      for (let j = 0; j < 23; j++) rotations.set([1, 0, 0, 0], 4 * j);
      show();
      pull();
      write({ rotations: nested() });
    });
    panel.append(group("Pose (rotation vector)", chooser.node, ...sliders.map((s) => s.node), reset));
    pulls.push(pull);
    pull();
  }

  function buildOptions() {
    const options = { mesh: "surface", skeleton: "skeleton", parts: "color by part" };
    const wanted = Object.keys(options).filter((key) => mesh || key === "parts");
    const boxes = wanted.map((key) =>
      checkbox(options[key], store.get(key), (value) => {
        write({ [key]: value });
        restyle();
        show();
      }),
    );
    // With nothing else to set, a column of its own would be empty: into the bar below.
    if (panel.childElementCount) panel.append(group("Show", ...boxes.map((b) => b.node)));
    else stage.append(element("div", { class: "k-bar" }, ...boxes.map((b) => b.node)));
    pulls.push(() => wanted.forEach((key, i) => (boxes[i].checked = store.get(key))));
  }

  const still = [{ length: 1, at: () => ({ rotations, root, translation }) }];
  const height = lowest(body, motion?.motions ?? still);
  ground(view, height - 0.06, motion ? 12 : 3);
  stage.append(element("p", { class: "k-note" }, "Drag or use the arrow keys to turn; pinch, Ctrl + wheel or + and − to zoom."));
  restyle();
  show(motion?.current());
  const stop = store.onChange(
    ["rotations", "root_rotation", "betas", "codes", "joint", "compare", "highlight", "mesh", "skeleton", "parts"],
    () => {
      if (writing) return;
      if (!motion) {
        rotations = unpack(store.get("rotations"));
        root = Array.from(unpack(store.get("root_rotation")));
      }
      betas = Array.from(unpack(store.get("betas")));
      body.shape(betas);
      dictionary?.pull();
      for (const pull of pulls) pull();
      restyle();
      show();
    },
  );
  return {
    body,
    view,
    show,
    dispose() {
      stop();
      dictionary?.dispose();
      view.dispose();
    },
  };
}
