// Kind `try_it`: the network in the page. An image and a box in; the body over it, its codes, a mesh.
import { asset } from "./assets.js";
import { Body, JOINTS, label } from "./body_model.js";
import { boxEditor } from "./box.js";
import { button, checkbox, element, folded, group, layout, select, svg } from "./controls.js";
import { cutOut, square } from "./crop.js";
import { bodyMesh, stickFigure } from "./figure3d.js";
import { loadNetwork } from "./network.js";
import { keypointLayer, meshLayer } from "./over_image.js";
import { camera, readAddress, readFile } from "./images.js";
import { view as makeView } from "./scene.js";
import { codeStrip } from "./strip.js";

/** The least side of a box that shows a person, in pixels. */
const LEAST = 16;
const OWN = "";

export async function mountTryIt(host, store, context) {
  const { stage, panel } = layout(host);
  const samples = store.get("samples");
  let image = null;
  let network = null;
  let found = null;
  let shown = null;
  let busy = false;
  let waiting = 0;

  const canvas = element("canvas", { role: "img", "aria-label": "The image" });
  const marks = svg("svg", { role: "group", "aria-label": "The box around the person" });
  const sheet = element("div", { class: "k-image" }, canvas, marks);
  stage.append(sheet);
  const keypoints = keypointLayer(marks);
  keypoints.show(null);
  const editor = boxEditor(marks, (box, settled) => {
    store.set({ box });
    if (settled && network) later();
  });

  const status = element("p", { class: "k-status", role: "status" });
  function say(text, wrong = false) {
    status.textContent = text;
    status.classList.toggle("k-wrong", wrong);
  }
  const complain = (text) => say(text[0].toUpperCase() + text.slice(1) + ".", true);

  function put(next, box, name) {
    image = next;
    found = null;
    canvas.width = next.width;
    canvas.height = next.height;
    canvas.getContext("2d").drawImage(next, 0, 0);
    canvas.setAttribute("aria-label", name);
    sheet.style.setProperty("--k-shape", next.width / next.height);
    const { width, height } = next;
    editor.put(box ?? [0.15 * width, 0.05 * height, 0.7 * width, 0.9 * height], [width, height]);
    store.set({ box: editor.box });
    fit();
    redraw();
    if (network) later();
  }

  // The image: one that is here, a file, the camera.
  const choice = select("Example", [...samples.map(({ name }, i) => [String(i), name]), [OWN, "your own"]], "0", (value) => {
    live.stop();
    if (value === OWN) file.click();
    else example(Number(value));
  });
  async function example(i) {
    const { name, image: address, box, credit } = samples[i];
    put(await readAddress(address), box, name);
    say(credit);
  }
  async function own(getting) {
    try {
      put(await getting, null, "Your image");
      choice.list.value = OWN;
      say("Draw the box around one whole person, then let the network look.");
    } catch (error) {
      complain(error.message);
    }
  }
  const file = element("input", {
    type: "file", accept: "image/*", hidden: true, "aria-label": "Photograph",
    on: {
      change: () => {
        if (file.files.length) own(readFile(file.files[0]));
        file.value = "";
      },
    },
  });
  const live = camera(stage, {
    onImage: (taken) => own(taken),
    onError: complain,
    onEnd: () => (sheet.hidden = false),
  });
  const lens = button("Use the camera", async () => {
    await live.start();
    sheet.hidden = live.on;
  });

  // The network, which comes when it is first wanted.
  const progress = element("progress", { max: 1, value: 0, "aria-label": "The network is being loaded", hidden: true });
  const look = button("Find the person", run, { class: "k-first" });
  function later() {
    clearTimeout(waiting);
    waiting = setTimeout(run, 150);
  }
  const painted = () => new Promise((resolve) => setTimeout(resolve, 30));

  async function run() {
    const [, , w, h] = editor.box;
    if (!image || live.on) return;
    if (Math.min(w, h) < LEAST) {
      const size = `${Math.round(w)} \u00d7 ${Math.round(h)} pixels`;
      complain(`the box has ${size}, too few to see a person: draw it around the whole body`);
      return;
    }
    if (busy) {
      later();
      return;
    }
    busy = true;
    try {
      if (!network) {
        progress.hidden = false;
        say("Loading the network.");
        network = await loadNetwork(store.get("network"), context, (share) => {
          progress.value = share;
          say(share < 1 ? `Loading the network: ${Math.round(100 * share)} %.` : "Getting it ready.");
        });
        progress.hidden = true;
      }
      shown ??= await makeShown();
      say("Looking \u2026");
      await painted();
      await find();
    } catch (error) {
      progress.hidden = true;
      complain(`this did not work: ${error.message}`);
    } finally {
      busy = false;
    }
  }

  async function find() {
    const where = square(editor.box, store.get("margin"));
    const started = performance.now();
    const pixels = image.getContext("2d").getImageData(0, 0, image.width, image.height);
    const crop = cutOut(pixels, where, store.get("size"));
    const cut = performance.now();
    const said = await network.run(crop);
    const ran = performance.now();
    found = { ...said, crop: where, pixels: crop };
    shown.pose(found);
    redraw();
    const drawn = performance.now();
    const ms = (a, b) => `${(b - a).toFixed(0)} ms`;
    say(`${ms(started, drawn)}: crop ${ms(started, cut)}, network ${ms(cut, ran)}, body and drawing ${ms(ran, drawn)}.`);
    const list = (value, width) =>
      Array.from({ length: value.length / width }, (_, i) => Array.from(value.subarray(i * width, (i + 1) * width)));
    store.set({
      found: {
        codes: list(said.codes, said.codes.length / 23),
        shape_codes: Array.from(said.shape_codes),
        rotations: list(said.rotations, 4),
        root_rotation: Array.from(said.root_rotation),
        betas: Array.from(said.betas),
        camera: Array.from(said.camera),
        keypoints: places().map((at) => at.map((v) => v - 0.5)),
        milliseconds: ran - cut,
      },
    });
  }

  /** The 24 keypoints in pixels of the image, counted from its corner. */
  function places() {
    const [left, top, side] = found.crop;
    return JOINTS.map((_, j) => [
      left + ((found.keypoints[2 * j] + 1) / 2) * side,
      top + ((found.keypoints[2 * j + 1] + 1) / 2) * side,
    ]);
  }

  /** What shows a result, made with the first one. */
  async function makeShown() {
    const body = new Body(await asset("body", context));
    const over = meshLayer(sheet);
    sheet.append(marks);
    const strip = element("div", { class: "k-codes" });
    stage.append(strip);
    const view = makeView(stage, { target: [0, -0.1, 0], distance: 3.7, azimuth: 0.7, elevation: 0.1 }, "The body that was found");
    view.figure.rotation.x = Math.PI;
    stage.append(element("p", { class: "k-note" }, "Drag or use the arrow keys to turn; pinch, Ctrl + wheel or + and \u2212 to zoom."));
    const meshes = [bodyMesh(body, over), bodyMesh(body, view)];
    const sticks = stickFigure(body.joints, view);
    meshes[0].see(0.85);
    let lit = null;
    let codes = null;
    view.style((color) => {
      const plain = (name) => color(name === "skin" ? "sky" : name);
      for (const mesh of meshes) mesh.paint(parts.checked, "", plain);
      sticks.paint(false, "", color);
      if (codes) lit.draw(codes, -1);
      over.draw();
    });
    return {
      body,
      view,
      over,
      meshes,
      pose({ rotations, root_rotation: root, betas, codes: flat }) {
        body.shape(Array.from(betas));
        body.pose(rotations, Array.from(root));
        for (const mesh of meshes) mesh.update();
        sticks.update();
        const count = flat.length / 23;
        codes = Array.from({ length: 23 }, (_, j) => Array.from(flat.subarray(j * count, (j + 1) * count)));
        if (!lit) {
          lit = codeStrip(strip, count, "The codes that the network found: a row a joint, a column an atom.");
          strip.append(element("p", { class: "k-note" }, `The codes: a row a joint, a column each of its ${count} atoms.`));
        }
        lit.draw(codes, -1);
        tell(codes);
      },
      see(solid) {
        meshes[1].see(solid ? 1 : 0);
        sticks.see(!solid);
      },
    };
  }

  function redraw() {
    keypoints.show(found && points.checked ? places().map((at) => at.map((v) => v * zoom())) : null);
    if (!shown) return;
    shown.meshes[0].see(found && surface.checked ? 0.85 : 0);
    shown.see(surface.checked);
    if (found) shown.over.look(found.camera, found.crop, [image.width, image.height]);
    shown.over.draw();
    shown.view.draw();
  }

  const zoom = () => (image && sheet.clientWidth ? sheet.clientWidth / image.width : 1);
  function fit() {
    const { clientWidth, clientHeight } = sheet;
    if (!clientWidth) return;
    marks.setAttribute("viewBox", `0 0 ${clientWidth} ${clientHeight}`);
    editor.scale(zoom());
  }
  const sizes = new ResizeObserver(() => {
    fit();
    redraw();
  });
  sizes.observe(sheet);

  const rows = element("tbody");
  function tell(codes) {
    rows.replaceChildren(
      ...codes.map((code, j) => {
        const active = code.flatMap((c, n) => (c > 0 ? [[n, c]] : [])).sort((a, b) => b[1] - a[1]);
        const first = active.slice(0, 2).map(([n, c]) => `${n} (${c.toFixed(2)})`).join(", ");
        return element(
          "tr", {},
          element("th", { scope: "row" }, label(JOINTS[j + 1])),
          element("td", {}, String(active.length)),
          element("td", {}, first),
        );
      }),
    );
  }
  const header = ["joint", "atoms", "the strongest"].map((text) => element("th", { scope: "col" }, text));
  const table = element(
    "div", { class: "k-scroll", tabindex: 0, role: "group", "aria-label": "The codes in numbers" },
    element("table", {}, element("thead", {}, element("tr", {}, ...header)), rows),
  );
  const surface = checkbox("surface", true, redraw);
  const points = checkbox("24 keypoints", true, redraw);
  const parts = checkbox("color by part", false, () => shown?.view.repaint());
  panel.append(
    group(
      "Image",
      choice.node,
      element("div", { class: "k-inline" }, button("Choose a photograph", () => file.click()), lens),
      file,
    ),
    element("p", { class: "k-note" }, "Nothing is uploaded: the network comes to the image."),
    look,
    progress,
    status,
    group("Show", surface.node, points.node, parts.node),
    folded("Codes in numbers", false, table),
  );
  stage.append(
    element("p", { class: "k-note" }, "Drag the box's corners, or draw another; by keyboard, Tab to a corner and use the arrow keys, + and \u2212."),
  );
  const stop = store.onChange(["box"], () => {
    editor.put(store.get("box"), [image.width, image.height]);
    if (network) later();
  });
  await example(0);
  return {
    run,
    editor,
    get found() {
      return found;
    },
    get shown() {
      return shown;
    },
    dispose() {
      stop();
      live.stop();
      clearTimeout(waiting);
      sizes.disconnect();
      shown?.over.dispose();
      shown?.view.dispose();
    },
  };
}
