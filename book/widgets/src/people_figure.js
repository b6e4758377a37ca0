// The people of an image: bodies over it, one of them by itself to be turned, and its codes.
import { Body } from "./body_model.js";
import { element } from "./controls.js";
import { bodyMesh, stickFigure } from "./figure3d.js";
import { meshLayer, personLayer } from "./over_image.js";
import { view as makeView } from "./scene.js";
import { codeStrip } from "./strip.js";

const HOME = { target: [0, -0.1, 0], distance: 3.7, azimuth: 0.7, elevation: 0.1 };
const TURN = "Drag or use the arrow keys to turn; pinch, Ctrl + wheel or + and \u2212 to zoom.";

/** The 24 keypoints of a person, in pixels from the image's corner. */
const places = ({ keypoints, crop: [left, top, side] }) =>
  keypoints.map(([x, y]) => [left + ((x + 1) / 2) * side, top + ((y + 1) / 2) * side]);

/** `sheet` holds the image's canvas and `marks`, an SVG of its size; `asset` is the body's. */
export function peopleFigure(stage, sheet, marks, asset, onPick) {
  const over = meshLayer(sheet);
  sheet.append(marks);
  const strip = element("div", { class: "k-codes" });
  const legend = element("p", { class: "k-note" });
  strip.append(legend);
  stage.append(strip);
  const view = makeView(stage, HOME, "The body that was found");
  view.figure.rotation.x = Math.PI;
  stage.append(element("p", { class: "k-note" }, TURN));

  const single = new Body(asset);
  const [mesh, sticks] = [bodyMesh(single, view), stickFigure(single.joints, view)];
  const crowd = [];
  let [people, chosen, size] = [[], 0, [1, 1]];
  let options = { surface: true, points: true, detected: false, parts: false };
  let lit = null;

  /** Bodies of earlier images serve again. */
  function member(i) {
    if (!crowd[i]) {
      const body = new Body(asset);
      crowd[i] = { body, mesh: bodyMesh(body, over), marks: personLayer(marks, () => onPick(i)) };
    }
    return crowd[i];
  }

  function posed(body, { rotations, root_rotation: root, betas }) {
    body.shape(betas);
    body.pose(rotations.flat(), root);
  }

  view.style((color) => {
    const skin = (name) => (person) => color(person === "skin" ? name : person);
    mesh.paint(options.parts, "", skin("sky"));
    sticks.paint(false, "", color);
    crowd.forEach((one, i) => one.mesh.paint(options.parts, "", skin(i === chosen ? "sky" : "gray")));
    if (lit && people[chosen]?.codes) lit.draw(people[chosen].codes, -1);
    over.draw();
  });

  function draw() {
    const zoom = sheet.clientWidth / size[0];
    if (sheet.clientWidth) marks.setAttribute("viewBox", `0 0 ${sheet.clientWidth} ${sheet.clientHeight}`);
    crowd.forEach((one, i) => {
      const person = people[i];
      one.mesh.see(person && options.surface ? 1 : 0);
      one.marks.see(Boolean(person));
      if (!person) return;
      const scaled = (at) => at.map((v) => v * zoom);
      one.marks.show({
        box: scaled(person.box),
        chosen: i === chosen,
        places: options.points ? places(person).map(scaled) : null,
        detected: options.detected ? person.detected.map((at, k) => (person.visible[k] ? scaled(at) : null)) : null,
      });
    });
    const here = people.length > 0;
    mesh.see(here && options.surface ? 1 : 0);
    sticks.see(here && !options.surface);
    over.look(...size);
    over.draw();
    view.draw();
  }

  function showCodes() {
    const codes = people[chosen]?.codes;
    if (codes && !lit) lit = codeStrip(strip, codes[0].length, "The codes: a row per joint, a column per atom.");
    strip.hidden = !codes;
    if (codes) legend.textContent = `The codes: a row per joint, a column per atom, of which there are ${codes[0].length}.`;
  }

  return {
    view,
    body: single,
    places,
    /** Other people, or another one of them chosen; `shape` is the image's width and height. */
    show(next, index, shape) {
      people = next;
      chosen = index;
      size = shape;
      people.forEach((person, i) => {
        const one = member(i);
        posed(one.body, person);
        one.mesh.update();
        over.place(one.mesh.mesh, person.camera, person.crop);
      });
      if (people[chosen]) {
        posed(single, people[chosen]);
        mesh.update();
        sticks.update();
      }
      showCodes();
      draw();
      view.repaint();
    },
    set(changed) {
      options = { ...options, ...changed };
      draw();
      view.repaint();
    },
    draw,
    dispose() {
      over.dispose();
      view.dispose();
    },
  };
}
