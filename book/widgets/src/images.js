// Images of the reader's own, which stay in the page: files, and the camera.
import { element } from "./controls.js";

/** Larger images are made smaller: no crop needs more, and canvases have their limits. */
const LONGEST = 2048;
/** Of the camera's images, which follow one another. */
const LIVE = 640;
const MEGABYTES = 100;

/** Puts an image on a canvas, at most `longest` pixels long, on white where it is transparent. */
export function drawOn(canvas, source, [width, height], longest = LONGEST) {
  const scale = Math.min(1, longest / Math.max(width, height));
  canvas.width = Math.max(1, Math.round(width * scale));
  canvas.height = Math.max(1, Math.round(height * scale));
  const context = canvas.getContext("2d", { willReadFrequently: true });
  context.imageSmoothingQuality = "high";
  context.fillStyle = "#ffffff";
  context.fillRect(0, 0, canvas.width, canvas.height);
  context.drawImage(source, 0, 0, canvas.width, canvas.height);
}

/** All pixels of a canvas, an ImageData. */
export const pixelsOf = (canvas) =>
  canvas.getContext("2d", { willReadFrequently: true }).getImageData(0, 0, canvas.width, canvas.height);

/** The image in a file, an ImageBitmap, or an error that says what is wrong with it. */
export async function readFile(file) {
  if (file.size > MEGABYTES * 1e6) {
    const size = Math.round(file.size / 1e6);
    throw new Error(`\u201c${file.name}\u201d has ${size} MB; choose an image of at most ${MEGABYTES} MB`);
  }
  try {
    return await createImageBitmap(file, { imageOrientation: "from-image" });
  } catch {
    throw new Error(
      `\u201c${file.name}\u201d is no image that this browser can read; choose a JPEG, PNG or WebP file`,
    );
  }
}

/** The image at an address that is part of the page. */
export async function readAddress(address) {
  const image = new Image();
  image.src = address;
  await image.decode();
  return image;
}

const REFUSED = {
  NotAllowedError: "the camera was not allowed; allow it in the browser's address bar, or choose a photograph",
  NotFoundError: "no camera was found; choose a photograph",
  NotReadableError: "the camera is in use by another program; close that, or choose a photograph",
};

/** The reader's camera: `start` asks for it and rejects with what to do; `draw` takes an image. */
export function camera() {
  let stream = null;
  const video = element("video", { playsinline: true, muted: true });
  video.muted = true;
  return {
    async start() {
      if (!navigator.mediaDevices) {
        throw new Error("this browser gives a page its camera only over https or from localhost; choose a photograph");
      }
      try {
        stream = await navigator.mediaDevices.getUserMedia({ video: { width: { ideal: LIVE } }, audio: false });
      } catch (error) {
        throw new Error(REFUSED[error.name] ?? `the camera could not be opened (${error.message}); choose a photograph`);
      }
      video.srcObject = stream;
      await video.play();
    },
    draw: (canvas) => drawOn(canvas, video, [video.videoWidth, video.videoHeight], LIVE),
    stop() {
      for (const track of stream?.getTracks() ?? []) track.stop();
      stream = null;
    },
    get on() {
      return stream !== null;
    },
  };
}
