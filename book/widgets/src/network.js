// A network run by ONNX Runtime, in this page: crops in, a Prediction's fields out.
import { asset } from "./assets.js";
import { unpackChunks } from "./asset_chunks.js";

const loading = new Map();

/** The network of a name, loaded once a page; `progress(share)` follows what comes. */
export function loadNetwork(name, context, progress) {
  if (!loading.has(name)) {
    const started = load(name, context, progress);
    loading.set(name, started);
    // A reader may try again.
    started.catch(() => loading.delete(name));
  }
  return loading.get(name);
}

async function load(name, context, progress) {
  if (typeof WebAssembly !== "object") {
    throw new Error("this browser has no WebAssembly, or it is switched off; the network needs it");
  }
  const runtime = await asset("onnxruntime", context);
  const [wasm, model] = await unpackChunks(["onnxruntime-wasm", `network-${name}`], context, progress);
  // Threads need headers that a plain file server does not send.
  runtime.env.wasm.numThreads = 1;
  runtime.env.wasm.wasmBinary = wasm.buffer;
  const session = await runtime.InferenceSession.create(model, {
    executionProviders: ["wasm"],
    // Weights are stored as bytes; they become float32 once, here, not at every image.
    extra: { session: { disable_quant_qdq: "1" } },
  });
  return {
    size: session.inputMetadata?.[0]?.shape?.[2],
    /** `pixels` are (3·S·S) in [0, 1], one channel after the other; outputs are flat Float32Arrays. */
    async run(pixels) {
      const side = Math.round(Math.sqrt(pixels.length / 3));
      const image = new runtime.Tensor("float32", pixels, [1, 3, side, side]);
      const found = await session.run({ image });
      return Object.fromEntries(Object.entries(found).map(([key, tensor]) => [key, tensor.data]));
    },
  };
}
