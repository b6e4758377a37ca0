// A motion that plays: frames from packed quaternions, a button, a time slider, a choice of motions.
import { button, element, select, slider } from "./controls.js";
import { row, unpack } from "./packed.js";

function unpacked({ rotations, root_rotation, root_translation, fps }) {
  const quaternions = unpack(rotations);
  const roots = unpack(root_rotation);
  const places = unpack(root_translation);
  return {
    fps,
    length: quaternions.shape[0],
    at: (t) => ({
      rotations: quaternions.slice(92 * t, 92 * t + 92),
      root: row(roots, t, 4),
      translation: row(places, t, 3),
    }),
  };
}

/** `show(pose)` is called for each frame, `settle()` when the reader has chosen one. */
export function playback(store, view, stage, { show, settle }) {
  const motions = Object.entries(store.get("motions")).map(([name, packed]) => ({ name, ...unpacked(packed) }));
  let motion = motions.find(({ name }) => name === store.get("playing")) ?? motions[0];
  let time = Math.min(store.get("frame"), motion.length - 1) / motion.fps;
  let running = false;

  const frame = () => Math.min(motion.length - 1, Math.round(time * motion.fps));
  const current = () => motion.at(frame());
  const timeline = slider(
    "Time",
    { min: 0, max: motion.length - 1, step: 1, value: frame(), format: (v) => `${(v / motion.fps).toFixed(2)} s` },
    (value) => {
      time = value / motion.fps;
      show(current());
      store.set({ frame: value });
      settle();
    },
  );
  function advance(elapsed) {
    time = (time + elapsed) % (motion.length / motion.fps);
    timeline.value = frame();
    show(current());
  }
  const toggle = button("Play", () => {
    running = !running;
    toggle.textContent = running ? "Pause" : "Play";
    if (running) view.play(advance);
    else {
      view.pause(advance);
      // Only here, not at every frame: a kernel need not follow the playback.
      store.set({ frame: frame() });
      settle();
    }
  });
  function choose(name) {
    motion = motions.find((m) => m.name === name) ?? motions[0];
    timeline.input.max = motion.length - 1;
    time = 0;
    timeline.value = 0;
  }
  const names = motions.map(({ name }) => [name, name]);
  const chooser = select("Motion", names, motion.name, (name) => {
    choose(name);
    show(current());
    store.set({ playing: name, frame: 0 });
    settle();
  });
  store.onChange(["frame", "playing"], () => {
    if (running) return;
    choose(store.get("playing"));
    chooser.list.value = motion.name;
    time = Math.min(store.get("frame"), motion.length - 1) / motion.fps;
    timeline.value = frame();
    show(current());
  });
  stage.append(element("div", { class: "k-bar" }, ...(motions.length > 1 ? [chooser.node] : []), toggle, timeline.node));
  return { motions, current };
}
