// A motion that plays: frames from packed quaternions, a button and a time slider.
import { button, element, slider } from "./controls.js";
import { row, unpack } from "./packed.js";

export function playback(store, view, stage, show) {
  const { rotations, root_rotation, root_translation, fps } = store.get("motion");
  const quaternions = unpack(rotations);
  const roots = unpack(root_rotation);
  const places = unpack(root_translation);
  const length = quaternions.shape[0];
  let time = Math.min(store.get("frame"), length - 1) / fps;
  let playing = false;

  const at = (t) => ({
    rotations: quaternions.slice(92 * t, 92 * t + 92),
    root: row(roots, t, 4),
    translation: row(places, t, 3),
  });
  const frame = () => Math.min(length - 1, Math.round(time * fps));
  const timeline = slider(
    "Time",
    { min: 0, max: length - 1, step: 1, value: frame(), format: (v) => `${(v / fps).toFixed(2)} s` },
    (value) => {
      time = value / fps;
      show(at(value));
      store.set({ frame: value });
    },
  );
  function advance(elapsed) {
    time = (time + elapsed) % (length / fps);
    timeline.value = frame();
    show(at(frame()));
  }
  const toggle = button("Play", () => {
    playing = !playing;
    toggle.textContent = playing ? "Pause" : "Play";
    if (playing) view.play(advance);
    else {
      view.pause(advance);
      // Only here, not at every frame: a kernel need not follow the playback.
      store.set({ frame: frame() });
    }
  });
  store.onChange(["frame"], () => {
    if (playing) return;
    time = store.get("frame") / fps;
    timeline.value = frame();
    show(at(frame()));
  });
  stage.append(element("div", { class: "k-bar" }, toggle, timeline.node));
  return { length, at, current: () => at(frame()) };
}
