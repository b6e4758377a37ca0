// Bundles src/ into ../kdictbook/figures/static: classic scripts, no imports, no network. widgets.js holds the figures,
// onnxruntime.js what runs a network; its WebAssembly is kept beside it, compressed.
// The figures' header carries a hash of the sources, which a test compares with the tree.
import { createHash } from "node:crypto";
import { readFileSync, readdirSync, writeFileSync } from "node:fs";
import { gzipSync } from "node:zlib";
import { build } from "esbuild";

const hash = createHash("sha256");
for (const name of readdirSync("src").sort()) {
  hash.update(name + "\0").update(readFileSync(`src/${name}`)).update("\0");
}
hash.update(readFileSync("package.json")).update(readFileSync("build.mjs"));

const version = (name) => JSON.parse(readFileSync(`node_modules/${name}/package.json`)).version;
const built = " *  Built from book/widgets by `npm ci && npm run build`; do not edit.";

async function bundle(entry, file, header) {
  const result = await build({
    entryPoints: [entry],
    bundle: true,
    minify: true,
    write: false,
    format: "iife",
    target: "es2020",
    charset: "ascii",
    legalComments: "none",
    loader: { ".css": "text" },
    define: { "import.meta.url": "undefined" },
    // What a runtime does in Node has no place in a page.
    external: ["node:*", "module", "worker_threads"],
    logOverride: { "empty-import-meta": "silent" },
  });
  writeFileSync(`../kdictbook/figures/static/${file}`, header + result.outputFiles[0].text);
}

await bundle(
  "src/index.js",
  "widgets.js",
  `/*! kdict widgets, Apache-2.0; contains three.js ${version("three")}, MIT (THIRD-PARTY.md).\n` +
    `${built}\n *  sources sha256: ${hash.digest("hex")} */\n` +
    `/*! three.js: ${readFileSync("node_modules/three/LICENSE", "utf8").trim()} */\n`,
);
await bundle(
  "src/onnxruntime.js",
  "onnxruntime.js",
  `/*! ONNX Runtime Web ${version("onnxruntime-web")}, MIT (THIRD-PARTY.md).\n${built} */\n`,
);
const wasm = readFileSync("node_modules/onnxruntime-web/dist/ort-wasm-simd-threaded.wasm");
writeFileSync("../kdictbook/figures/static/onnxruntime.wasm.gz", gzipSync(wasm, { level: 9 }));
