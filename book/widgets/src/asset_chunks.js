// Large files that come in numbered, compressed scripts; the writing half is asset_chunks.py.
import { asset } from "./assets.js";
import { bytes } from "./packed.js";

/** Uncompressed bytes of the assets `names`; `progress(share)` is told what has come of all. */
export async function unpackChunks(names, context, progress) {
  if (typeof DecompressionStream === "undefined") {
    throw new Error("this browser is too old to unpack the network: it lacks DecompressionStream");
  }
  const contents = await Promise.all(names.map((name) => asset(name, context)));
  const all = contents.reduce((sum, content) => sum + content.bytes, 0);
  let come = 0;
  const found = [];
  for (const [i, name] of names.entries()) {
    const parts = [];
    for (let n = 0; n < contents[i].parts; n++) {
      const part = bytes(await asset(`${name}-${n}`, context));
      delete window.kdictAssets[`${name}-${n}`];
      parts.push(part);
      come += part.length;
      progress(come / all);
    }
    const stream = new Blob(parts).stream().pipeThrough(new DecompressionStream("gzip"));
    found.push(new Uint8Array(await new Response(stream).arrayBuffer()));
  }
  return found;
}
