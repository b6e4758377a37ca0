// Kind `try_it`: the networks in the page. An image in; the people in it, their bodies and codes out.
import { asset } from "./assets.js";
import { button, checkbox, element, group, layout, select, svg } from "./controls.js";
import { codeTable } from "./code_table.js";
import { STAGES, detector } from "./detector.js";
import { camera, drawOn, pixelsOf, readAddress, readFile } from "./images.js";
import { loadNetworks } from "./networks.js";
import { peopleFigure } from "./people_figure.js";

const OWN = "";
const LIVE_SCALES = [256];
const NETWORKS = [
  ["thunder", "both dictionaries"],
  ["thunder-direct", "no dictionary, rotations directly"],
  ["lifter", "the first guess of a fit"],
];
/** Milliseconds during which the page may stand still. */
const UNSEEN = 250;
/** Images over which the camera's rate is counted. */
const RECENT = 20;
/** The page is on the screen as it is now; a hidden page has nothing to wait for. */
const painted = () =>
  new Promise((resolve) => (document.hidden ? setTimeout(resolve) : requestAnimationFrame(() => setTimeout(resolve))));
const rows = ({ data, dims }, width) =>
  Array.from({ length: data.length / width }, (_, i) => Array.from(data.subarray(i * width, (i + 1) * width)));

export async function mountTryIt(host, store, context) {
  const { stage, panel } = layout(host);
  const samples = store.get("samples");
  let people = store.get("people");
  let chosen = 0;
  let busy = false;

  const canvas = element("canvas", { role: "img", "aria-label": "The image" });
  const marks = svg("svg", { role: "img", "aria-label": "What was found in the image" });
  const sheet = element("div", { class: "k-image" }, canvas);
  stage.append(sheet);

  const status = element("p", { class: "k-status", role: "status" });
  const say = (text, wrong = false) => {
    status.textContent = text;
    status.classList.toggle("k-wrong", wrong);
  };
  const complain = (error) => say(error.message[0].toUpperCase() + error.message.slice(1) + ".", true);
  let lastPaint = 0;
  /** Says what is being done; drawing the page takes a tenth of a step's time, so not every time. */
  const tell = async (text) => {
    say(text);
    if (performance.now() - lastPaint < UNSEEN) return;
    await painted();
    lastPaint = performance.now();
  };

  function put(source, size, name, longest) {
    drawOn(canvas, source, size, longest);
    canvas.setAttribute("aria-label", name);
    sheet.style.setProperty("--k-shape", canvas.width / canvas.height);
    show([]);
  }
  function show(next, index = 0) {
    people = next;
    chosen = index;
    who.list.replaceChildren(
      ...people.map(({ problem }, i) => element("option", { value: i }, `${i + 1}: ${problem || "whole body"}`)),
    );
    who.list.value = String(chosen);
    who.list.disabled = people.length < 2;
    figure.show(people, chosen, [canvas.width, canvas.height]);
    table.show(people[chosen]?.codes ?? []);
  }

  // What runs: one thing at a time, told in the page.
  async function alone(work) {
    if (busy) return;
    busy = true;
    for (const control of controls) control.disabled = true;
    try {
      await work();
    } catch (error) {
      complain(error);
    } finally {
      progress.hidden = true;
      busy = false;
      for (const control of controls) control.disabled = false;
    }
  }
  async function networks() {
    const found = await loadNetworks([...STAGES, which.list.value], context, (share) => {
      progress.hidden = false;
      progress.value = share;
      say(share < 1 ? `Loading the networks: ${Math.round(100 * share)} %.` : "Getting them ready.");
    });
    progress.hidden = true;
    return { look: detector(found.slice(0, 2)), head: found[2] };
  }
  /** The body of someone whom the detector found. */
  async function embodied(head, { keypoints: detected, ...person }) {
    const found = await head.run(Float32Array.from(person.features), [1, person.features.length]);
    return {
      ...person,
      detected,
      codes: found.codes ? rows(found.codes, found.codes.data.length / 23) : null,
      shape_codes: found.shape_codes ? Array.from(found.shape_codes.data) : null,
      rotations: rows(found.rotations, 4),
      root_rotation: Array.from(found.root_rotation.data),
      betas: Array.from(found.betas.data),
      camera: Array.from(found.camera.data),
      joints: rows(found.joints, 3),
      keypoints: rows(found.keypoints, 2),
    };
  }
  async function run() {
    const { look, head } = await networks();
    const started = performance.now();
    const detected = await look.find(pixelsOf(canvas), tell);
    const seen = performance.now();
    const found = [];
    for (const person of detected) found.push(await embodied(head, person));
    show(found);
    const milliseconds = [seen - started, performance.now() - seen];
    store.set({ people: found, milliseconds });
    const [first, second] = milliseconds.map((ms) => Math.round(ms));
    const count = found.length === 1 ? "1 person" : `${found.length || "No"} people`;
    say(`${count} found in ${first} ms; ${found.length ? `bodies and drawing ${second} ms` : "nobody to show"}.${warning()}`);
  }
  const warning = () => {
    const cut = people.flatMap(({ problem }, i) => (problem ? [`Person ${i + 1}: ${problem}.`] : []));
    return cut.length ? ` ${cut.join(" ")}` : "";
  };

  // The camera: the person of one image is looked for near by in the next.
  async function film() {
    const { look, head } = await networks();
    await live.start();
    stopper.hidden = false;
    stopper.focus();
    const times = [performance.now()];
    let person = null;
    while (live.on) {
      live.draw(canvas);
      sheet.style.setProperty("--k-shape", canvas.width / canvas.height);
      const pixels = pixelsOf(canvas);
      person = person && (await look.follow(pixels, person));
      person ??= (await look.find(pixels, async () => {}, LIVE_SCALES))[0] ?? null;
      if (!live.on) break;
      show(person ? [await embodied(head, person)] : []);
      times.push(performance.now());
      if (times.length > RECENT + 1) times.shift();
      const rate = (1000 * (times.length - 1)) / (times.at(-1) - times[0]);
      say(person ? `${rate.toFixed(1)} images per second.${warning()}` : "Nobody found by the camera.");
      store.set({ people, milliseconds: [1000 / rate, 0] });
      await painted();
    }
  }
  function stop() {
    live.stop();
    stopper.hidden = true;
  }

  // The image: one that is here, a file, the camera.
  async function example(i) {
    const { name, image: address } = samples[i];
    const image = await readAddress(address);
    put(image, [image.naturalWidth, image.naturalHeight], name);
  }
  const choice = select("Example", [...samples.map(({ name }, i) => [String(i), name]), [OWN, "your own"]], "0", (value) => {
    if (value === OWN) file.click();
    else alone(() => example(Number(value)).then(run));
  });
  const file = element("input", {
    type: "file", accept: "image/*", hidden: true, "aria-label": "Photograph",
    on: {
      change: () => {
        const [given] = file.files;
        file.value = "";
        if (!given) return;
        alone(async () => {
          const image = await readFile(given);
          put(image, [image.width, image.height], "Your image");
          image.close();
          choice.list.value = OWN;
          await run();
        });
      },
    },
  });
  const live = camera();
  const stopper = button("Stop the camera", stop, { hidden: true });
  const lens = button("Use the camera", () =>
    alone(async () => {
      choice.list.value = OWN;
      canvas.setAttribute("aria-label", "The camera's image");
      await film().finally(stop);
    }),
  );
  const progress = element("progress", { max: 1, value: 0, "aria-label": "The networks are being loaded", hidden: true });
  const look = button("Find the people", () => alone(run), { class: "k-first" });
  const which = select("Network", NETWORKS, NETWORKS[0][0], () =>
    alone(async () => {
      const { head } = await networks();
      const found = [];
      for (const { detected, ...person } of people) found.push(await embodied(head, { ...person, keypoints: detected }));
      show(found, chosen);
      say("The same keypoints, another network.");
    }),
  );
  const who = select("Person", [], "", (value) => show(people, Number(value)));
  const table = codeTable();
  const tick = (name, key, checked) => {
    const box = checkbox(name, checked, () => figure.set({ [key]: box.checked }));
    return box.node;
  };
  const choose = button("Choose a photograph", () => file.click());
  const controls = [choice.list, choose, lens, look, which.list];
  panel.append(
    group("Image", choice.node, element("div", { class: "k-inline" }, choose, lens, stopper), file),
    element("p", { class: "k-note" }, "Nothing is uploaded: the networks come to the image."),
    look,
    progress,
    status,
    which.node,
    who.node,
    group(
      "Show",
      tick("surface", "surface", true),
      tick("24 keypoints", "points", true),
      tick("the detector's 17", "detected", false),
      tick("color by part", "parts", false),
    ),
    table.node,
  );
  const figure = peopleFigure(stage, sheet, marks, await asset("body", context), (i) => show(people, i));
  const sizes = new ResizeObserver(() => figure.draw());
  sizes.observe(sheet);

  // What Python found in the first example stands there from the start.
  const start = people;
  await example(0);
  show(start);
  say(`${samples[0].credit}${warning()}`);
  return {
    figure,
    get people() {
      return people;
    },
    get busy() {
      return busy;
    },
    dispose() {
      stop();
      sizes.disconnect();
      figure.dispose();
    },
  };
}
