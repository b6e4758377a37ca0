// What of a person is in the image: kdict.detections.

export const VISIBLE = 0.2;
// Parts of the body by COCO's 17 keypoints.
const PARTS = [...Array(5).fill("head"), "torso", "torso", ...Array(4).fill("arms"), "torso", "torso", ...Array(4).fill("legs")];

/** Which of the keypoints, in pixels from the image's corner, are seen in it. */
export const seen = ({ keypoints, confidence }, { width, height }) =>
  keypoints.map(([x, y], k) => confidence[k] >= VISIBLE && x >= 0 && y >= 0 && x < width && y < height);

/** What keeps the whole body from being judged; "" for nothing. */
export function problem(visible) {
  const parts = new Set(PARTS.filter((_, k) => visible[k]));
  if (!parts.has("legs")) return "only the upper body is in the image: the legs are guessed";
  return parts.size === 1 ? "only the legs are in the image: the upper body is guessed" : "";
}
