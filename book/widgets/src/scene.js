// A three.js view that draws only when something changed and the figure is on screen.
import {
  Color,
  DirectionalLight,
  Group,
  HemisphereLight,
  PerspectiveCamera,
  Scene,
  Vector3,
  WebGLRenderer,
} from "three";
import { element, onTheme } from "./controls.js";

const KEYS = {
  ArrowLeft: [-0.15, 0, 1],
  ArrowRight: [0.15, 0, 1],
  ArrowUp: [0, -0.15, 1],
  ArrowDown: [0, 0.15, 1],
  "+": [0, 0, 0.9],
  "=": [0, 0, 0.9],
  "-": [0, 0, 1 / 0.9],
};

let software = null;
/** Whether a processor draws in place of a GPU: smooth edges then cost two thirds of a frame. */
export function drawnInSoftware() {
  if (software !== null) return software;
  const context = document.createElement("canvas").getContext("webgl2");
  if (!context) throw new Error("this browser offers no WebGL 2");
  const info = context.getExtension("WEBGL_debug_renderer_info");
  const name = info ? context.getParameter(info.UNMASKED_RENDERER_WEBGL) : "";
  context.getExtension("WEBGL_lose_context")?.loseContext();
  return (software = /swiftshader|llvmpipe|software|basic render/i.test(name));
}

/** `home` is where the camera starts: {target, distance, azimuth, elevation}. */
export function view(stage, home, label) {
  const box = element("div", { class: "k-view" });
  const canvas = element("canvas", {
    tabindex: 0,
    role: "img",
    "aria-label": `${label}. Drag, or use the arrow keys, to turn it; plus and minus zoom, Home resets.`,
  });
  box.append(canvas);
  stage.append(box);

  const renderer = new WebGLRenderer({ canvas, antialias: !drawnInSoftware(), alpha: true });
  renderer.setPixelRatio(Math.min(window.devicePixelRatio, 2));
  const scene = new Scene();
  const camera = new PerspectiveCamera(32, 1, 0.01, 50);
  const lamp = new DirectionalLight(0xffffff, 1.6);
  scene.add(new HemisphereLight(0xffffff, 0x777788, 1.9), lamp);

  const figure = new Group();
  scene.add(figure);

  const orbit = { ...home, target: new Vector3(...home.target) };
  const frames = new Set();
  let visible = true;
  let dirty = true;
  let scheduled = false;
  let last = 0;

  function place() {
    const { target, distance, azimuth, elevation } = orbit;
    // A narrow view must step back to keep the same width in sight.
    const reach = distance * Math.max(1, 0.8 / camera.aspect);
    camera.position.set(
      target.x + reach * Math.sin(azimuth) * Math.cos(elevation),
      target.y + reach * Math.sin(elevation),
      target.z + reach * Math.cos(azimuth) * Math.cos(elevation),
    );
    camera.lookAt(target);
    lamp.position.copy(camera.position).add(new Vector3(0.5, 1.5, 0));
  }

  function tick(now) {
    scheduled = false;
    if (!visible) return;
    const elapsed = last ? Math.min((now - last) / 1000, 0.1) : 0;
    last = frames.size ? now : 0;
    for (const frame of frames) frame(elapsed);
    if (dirty) {
      dirty = false;
      place();
      renderer.render(scene, camera);
    }
    if (frames.size) schedule();
  }
  function schedule() {
    if (scheduled || !visible) return;
    scheduled = true;
    requestAnimationFrame(tick);
  }
  function draw() {
    dirty = true;
    schedule();
  }
  function turn(dx, dy, zoom) {
    orbit.azimuth -= dx;
    orbit.elevation = Math.min(1.5, Math.max(-1.5, orbit.elevation + dy));
    orbit.distance = Math.min(home.distance * 4, Math.max(home.distance / 6, orbit.distance * zoom));
    draw();
  }

  /** How far a point of the figure is from an event, in pixels. */
  function distance(point, event) {
    const box = canvas.getBoundingClientRect();
    const { x, y } = new Vector3(...point).add(figure.position).project(camera);
    return Math.hypot(
      box.left + ((1 + x) / 2) * box.width - event.clientX,
      box.top + ((1 - y) / 2) * box.height - event.clientY,
    );
  }
  /** The place under an event, as far from the reader as `point` of the figure. */
  function under(point, event) {
    const box = canvas.getBoundingClientRect();
    const { z } = new Vector3(...point).add(figure.position).project(camera);
    const x = ((event.clientX - box.left) / box.width) * 2 - 1;
    const y = 1 - ((event.clientY - box.top) / box.height) * 2;
    return new Vector3(x, y, z).unproject(camera).sub(figure.position).toArray();
  }
  let grip = null;
  let held = false;
  const near = (event) => grip && grip.at() && distance(grip.at(), event) < (event.pointerType === "touch" ? 32 : 20);

  const pointers = new Map();
  let pinch = 0;
  const spread = () => {
    const [a, b] = [...pointers.values()];
    return Math.hypot(a[0] - b[0], a[1] - b[1]);
  };
  canvas.addEventListener("pointerdown", (event) => {
    canvas.setPointerCapture(event.pointerId);
    pointers.set(event.pointerId, [event.clientX, event.clientY]);
    held = pointers.size === 1 && near(event);
    if (pointers.size === 2) pinch = spread();
  });
  canvas.addEventListener("pointermove", (event) => {
    const from = pointers.get(event.pointerId);
    if (!from) canvas.style.cursor = near(event) ? "move" : "";
    if (held) grip.move(under(grip.at(), event));
    if (!from || held) return;
    pointers.set(event.pointerId, [event.clientX, event.clientY]);
    if (pointers.size === 1) turn((event.clientX - from[0]) * 0.01, (event.clientY - from[1]) * 0.01, 1);
    else if (pointers.size === 2) {
      turn(0, 0, pinch / spread());
      pinch = spread();
    }
  });
  for (const name of ["pointerup", "pointercancel"]) {
    canvas.addEventListener(name, (event) => {
      pointers.delete(event.pointerId);
      if (held) grip.end();
      held = false;
    });
  }
  // Only with Ctrl: a bare wheel belongs to the page that the reader scrolls.
  canvas.addEventListener(
    "wheel",
    (event) => {
      if (!event.ctrlKey) return;
      event.preventDefault();
      turn(0, 0, Math.exp(event.deltaY * 0.002));
    },
    { passive: false },
  );
  canvas.addEventListener("keydown", (event) => {
    if (event.key === "Home") Object.assign(orbit, home, { target: orbit.target.set(...home.target) });
    else if (!KEYS[event.key]) return;
    event.preventDefault();
    turn(...(KEYS[event.key] ?? [0, 0, 1]));
  });

  function resize() {
    const { clientWidth, clientHeight } = box;
    if (!clientWidth || !clientHeight) return;
    renderer.setSize(clientWidth, clientHeight, false);
    camera.aspect = clientWidth / clientHeight;
    camera.updateProjectionMatrix();
    place();
    // At once: resizing clears the canvas, and waiting for a frame would show it blank.
    renderer.render(scene, camera);
  }
  const sizes = new ResizeObserver(resize);
  sizes.observe(box);
  const sight = new IntersectionObserver(([entry]) => {
    visible = entry.isIntersecting;
    last = 0;
    schedule();
  });
  sight.observe(box);

  const themed = [];
  const color = (name) => new Color(getComputedStyle(box).getPropertyValue(`--k-${name}`).trim());
  const restyle = () => {
    for (const f of themed) f(color);
    draw();
  };
  const stopTheme = onTheme(restyle);

  return {
    scene,
    figure,
    camera,
    canvas,
    renderer,
    orbit,
    draw,
    repaint: restyle,
    look(target, distance) {
      home = { ...home, target, distance };
      orbit.target.set(...target);
      orbit.distance = distance;
      draw();
    },
    /** On a click or tap calls f(distance); distance(point) is how far it was, in pixels. */
    onPick(f) {
      let from = null;
      canvas.addEventListener("pointerdown", (event) => (from = [event.clientX, event.clientY]));
      canvas.addEventListener("pointerup", (event) => {
        if (!from || Math.hypot(event.clientX - from[0], event.clientY - from[1]) > 4) return;
        f((point) => distance(point, event));
      });
    },
    /** A point to drag: at() tells where it is, move(place) follows the pointer, end() its release. */
    onGrip(handlers) {
      grip = handlers;
    },
    /** Calls f(color) now and whenever the theme changes; color("red") is a palette entry. */
    style(f) {
      themed.push(f);
      f(color);
    },
    /** Calls f(seconds since the last frame) while playing. */
    play(f) {
      frames.add(f);
      schedule();
    },
    pause(f) {
      frames.delete(f);
    },
    dispose() {
      sizes.disconnect();
      sight.disconnect();
      stopTheme();
      frames.clear();
      renderer.dispose();
      renderer.forceContextLoss();
    },
  };
}
