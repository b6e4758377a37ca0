// People of an image: kdict.detector.detect. MultiPose finds them at several scales, Thunder finds
// each one's keypoints in a crop; what Thunder says is also the features of the network.
import { cutOut, shrink, square } from "./crop.js";
import { allPeople } from "./movenet.js";
import { extentArea, oks, suppress } from "./oks.js";
import { problem, seen } from "./presence.js";

export const STAGES = ["movenet-multipose", "movenet-thunder"];
const SCALES = [256, 512, 768];
const ENLARGED = 1.25;
const LARGE = 160;
const STRIDE = 32;
const CANDIDATES = 30;
const LEAST_CANDIDATE = 0.08;
const CROP = 256;
const MARGIN = 1.15;
const SAME = 0.5;
const AGREES = 0.4;
const PRESENT = 0.28;
const MIN_SCORE = 0.15;
/** Around keypoints, as a share of the larger extent, for a box like MultiPose's. */
const AROUND = 0.1;

/** Halves go to the even number, as Python rounds. */
function rounded(value) {
  const whole = Math.floor(value);
  const half = value - whole;
  return half > 0.5 || (half === 0.5 && whole % 2) ? whole + 1 : whole;
}

const mean = (values) => values.reduce((a, b) => a + b, 0) / values.length;

/** `networks` are MultiPose and Thunder; images are ImageData. */
export function detector([multipose, thunder]) {
  /** MultiPose's people at one scale, in pixels from the image's corner. */
  async function propose(image, scale) {
    const { width, height } = image;
    const longer = Math.max(width, height);
    const [rows, columns] = [height, width].map((n) => Math.max(1, rounded((n * scale) / longer)));
    const shape = [rows, columns].map((n) => Math.ceil(n / STRIDE) * STRIDE);
    const maps = await multipose.run(shrink(image, [rows, columns], shape), [1, 3, ...shape]);
    const [down, over] = [(shape[0] * height) / rows, (shape[1] * width) / columns];
    return allPeople(maps, CANDIDATES)
      .map(({ keypoints, corners, ...person }) => {
        const [left, top] = [Math.min(width, corners[0] * over), Math.min(height, corners[1] * down)];
        const [right, low] = [Math.min(width, corners[2] * over), Math.min(height, corners[3] * down)];
        return { ...person, keypoints: keypoints.map(([x, y]) => [x * over, y * down]), box: [left, top, right - left, low - top] };
      })
      .filter(({ score, box }) => score >= LEAST_CANDIDATE && Math.min(box[2], box[3]) >= 1);
  }

  /** Thunder's keypoints and confidence in a box's crop; its answer, all in all, is `features`. */
  async function refine(image, box) {
    const crop = square(box, MARGIN);
    const { features } = await thunder.run(cutOut(image, crop, CROP), [1, 3, CROP, CROP]);
    const values = features.data;
    const confidence = Array.from(values.subarray(34), (v) => v + 0.5);
    const keypoints = confidence.map((_, k) =>
      [0, 1].map((axis) => crop[axis] + ((values[2 * k + axis] + 1) / 2) * crop[2]),
    );
    return { keypoints, confidence, box, crop, features: Array.from(values) };
  }

  function judged(person, image) {
    const visible = seen(person, image);
    return { ...person, visible, problem: problem(visible) };
  }

  return {
    /** The people of an image, best first; `tell(text)` is called, and awaited, before each step. */
    async find(image, tell, scales = SCALES) {
      const longer = Math.max(image.width, image.height);
      const used = scales.filter((scale) => scale <= Math.max(Math.min(...scales), ENLARGED * longer));
      const candidates = [];
      for (const scale of used) {
        await tell(`Looking for people at ${scale} pixels.`);
        const found = await propose(image, scale);
        candidates.push(...found);
        const counted = found.filter(({ score }) => score >= MIN_SCORE);
        const large = ({ box }) => Math.max(box[2], box[3]) > (LARGE * longer) / scale;
        if (counted.some(({ score }) => score >= PRESENT) && counted.every(large)) break;
      }
      const kept = suppress(candidates, SAME);
      const people = [];
      for (const [i, coarse] of kept.entries()) {
        await tell(`Looking for keypoints: candidate ${i + 1} of ${kept.length}.`);
        const fine = await refine(image, coarse.box);
        const area = Math.max(extentArea(coarse), extentArea(fine));
        const { keypoints, confidence } = oks(fine, coarse, area) >= AGREES ? fine : coarse;
        people.push({ ...fine, keypoints, confidence, score: Math.sqrt(coarse.score * mean(confidence)) });
      }
      const left = suppress(people, SAME);
      const best = left.length ? left[0].score : 0;
      const least = best >= PRESENT ? MIN_SCORE : PRESENT;
      return left.filter(({ score }) => score >= least).map((person) => judged(person, image));
    },

    /** The person of the image before, found again near by; null when lost. */
    async follow(image, before) {
      const places = before.keypoints.filter((_, k) => before.visible[k]);
      if (places.length < 2) return null;
      const low = [0, 1].map((axis) => Math.min(...places.map((at) => at[axis])));
      const extent = [0, 1].map((axis) => Math.max(...places.map((at) => at[axis])) - low[axis]);
      const border = AROUND * Math.max(...extent) + 1;
      const box = [...low.map((v) => v - border), ...extent.map((v) => v + 2 * border)];
      const person = await refine(image, box);
      const score = mean(person.confidence);
      return score >= PRESENT ? judged({ ...person, score }, image) : null;
    },
  };
}
