// ONNX Runtime Web, its WebAssembly backend alone; built into a script of its own.
import * as runtime from "onnxruntime-web/wasm";

(window.kdictAssets ??= {}).onnxruntime = runtime;
