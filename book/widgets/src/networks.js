// Networks run by ONNX Runtime, in this page.
import { asset } from "./assets.js";
import { unpackChunks } from "./asset_chunks.js";

const WASM = "onnxruntime-wasm";
const loaded = new Map();

/** Networks by name, each loaded once per page; `progress(share)` is told of what is missing. */
export async function loadNetworks(names, context, progress) {
  const missing = names.filter((name) => !loaded.has(name));
  if (missing.length) await load(missing, context, progress);
  return names.map((name) => loaded.get(name));
}

async function load(names, context, progress) {
  if (typeof WebAssembly !== "object") {
    throw new Error("this browser has no WebAssembly, or it is switched off; the networks need it");
  }
  const runtime = await asset("onnxruntime", context);
  const files = [...(loaded.size ? [] : [WASM]), ...names.map((name) => `network-${name}`)];
  const contents = await unpackChunks(files, context, progress);
  if (files[0] === WASM) {
    // Threads need headers that a plain file server does not send.
    runtime.env.wasm.numThreads = 1;
    runtime.env.wasm.wasmBinary = contents.shift().buffer;
  }
  for (const [i, name] of names.entries()) {
    const session = await runtime.InferenceSession.create(contents[i], { executionProviders: ["wasm"] });
    loaded.set(name, {
      /** Named outputs { data, dims } for `values` of a shape. */
      run(values, shape) {
        return session.run({ [session.inputNames[0]]: new runtime.Tensor("float32", values, shape) });
      },
    });
  }
}
