// Bundles src/ into ../static/widgets.js: one classic script, no imports, no network.
// The header carries a hash of the sources, which a test compares with the tree.
import { createHash } from "node:crypto";
import { readFileSync, readdirSync, writeFileSync } from "node:fs";
import { build } from "esbuild";

const hash = createHash("sha256");
for (const name of readdirSync("src").sort()) {
  hash.update(name + "\0").update(readFileSync(`src/${name}`)).update("\0");
}
hash.update(readFileSync("package.json")).update(readFileSync("build.mjs"));

const result = await build({
  entryPoints: ["src/index.js"],
  bundle: true,
  minify: true,
  write: false,
  format: "iife",
  target: "es2020",
  charset: "ascii",
  legalComments: "none",
  loader: { ".css": "text" },
});
const three = JSON.parse(readFileSync("node_modules/three/package.json")).version;
const header =
  `/*! kdict widgets, Apache-2.0; contains three.js ${three}, MIT (THIRD-PARTY.md).\n` +
  ` *  Built from kdict/figures/js by \`npm ci && npm run build\`; do not edit.\n` +
  ` *  sources sha256: ${hash.digest("hex")} */\n` +
  `/*! three.js: ${readFileSync("node_modules/three/LICENSE", "utf8").trim()} */\n`;
writeFileSync("../static/widgets.js", header + result.outputFiles[0].text);
