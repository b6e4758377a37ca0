// Images of the reader's own, which stay in the page: files, and the camera.
import { button, element } from "./controls.js";

/** Larger images are made smaller: no crop needs more, and canvases have their limits. */
const LONGEST = 2048;
const MEGABYTES = 100;

/** An image on a canvas, at most LONGEST pixels long, on white where it is transparent. */
export function toCanvas(source, width, height) {
  const scale = Math.min(1, LONGEST / Math.max(width, height));
  const canvas = document.createElement("canvas");
  canvas.width = Math.max(1, Math.round(width * scale));
  canvas.height = Math.max(1, Math.round(height * scale));
  const context = canvas.getContext("2d", { willReadFrequently: true });
  context.imageSmoothingQuality = "high";
  context.fillStyle = "#ffffff";
  context.fillRect(0, 0, canvas.width, canvas.height);
  context.drawImage(source, 0, 0, canvas.width, canvas.height);
  return canvas;
}

/** The image in a file, or an error that says what is wrong with it. */
export async function readFile(file) {
  if (file.size > MEGABYTES * 1e6) {
    const size = Math.round(file.size / 1e6);
    throw new Error(`\u201c${file.name}\u201d has ${size} MB; choose an image of at most ${MEGABYTES} MB`);
  }
  let bitmap;
  try {
    bitmap = await createImageBitmap(file, { imageOrientation: "from-image" });
  } catch {
    throw new Error(
      `\u201c${file.name}\u201d is no image that this browser can read; choose a JPEG, PNG or WebP file`,
    );
  }
  const canvas = toCanvas(bitmap, bitmap.width, bitmap.height);
  bitmap.close();
  return canvas;
}

/** The image at an address that is part of the page. */
export async function readAddress(address) {
  const image = new Image();
  image.src = address;
  await image.decode();
  return toCanvas(image, image.naturalWidth, image.naturalHeight);
}

const REFUSED = {
  NotAllowedError: "the camera was not allowed; allow it in the browser's address bar, or choose a photograph",
  NotFoundError: "no camera was found; choose a photograph",
  NotReadableError: "the camera is in use by another program; close that, or choose a photograph",
};

/** A live image in `host`, in place of the still one, until one is taken or it is stopped. */
export function camera(host, { onImage, onError, onEnd }) {
  let stream = null;
  const video = element("video", { autoplay: true, playsinline: true, muted: true, "aria-label": "The camera's image" });
  video.muted = true;
  const bar = element(
    "div",
    { class: "k-bar" },
    button("Take the image", () => {
      if (!video.videoWidth) return;
      const taken = toCanvas(video, video.videoWidth, video.videoHeight);
      stop();
      onImage(taken);
    }),
    button("Stop the camera", stop),
  );
  const box = element("div", { class: "k-camera" }, video, bar);
  function stop() {
    for (const track of stream?.getTracks() ?? []) track.stop();
    stream = null;
    box.remove();
    onEnd();
  }
  return {
    async start() {
      if (stream) return;
      if (!navigator.mediaDevices) {
        onError("this browser gives a page its camera only over https or from localhost; choose a photograph");
        return;
      }
      try {
        stream = await navigator.mediaDevices.getUserMedia({ video: { width: { ideal: 1280 } }, audio: false });
      } catch (error) {
        onError(REFUSED[error.name] ?? `the camera could not be opened (${error.message}); choose a photograph`);
        return;
      }
      video.srcObject = stream;
      host.append(box);
      bar.firstChild.focus();
    },
    stop,
    get on() {
      return stream !== null;
    },
  };
}
