// Run a TensorFlow.js graph model on raw RGB pixels: node movenet.mjs MODEL.json PIXELS.raw H W
import * as tf from '@tensorflow/tfjs';
import fs from 'node:fs';

const [path, pixels, height, width] = process.argv.slice(2);
const graph = JSON.parse(fs.readFileSync(path));
const weights = fs.readFileSync(path.replace(/json$/, 'bin'));
await tf.setBackend('cpu');
const model = await tf.loadGraphModel({
  load: async () => ({
    modelTopology: graph.modelTopology,
    signature: graph.signature,
    weightSpecs: graph.weightsManifest[0].weights,
    weightData: weights.buffer.slice(weights.byteOffset, weights.byteOffset + weights.byteLength),
  }),
});
const image = tf.tensor(new Uint8Array(fs.readFileSync(pixels)), [1, +height, +width, 3], 'int32');
const people = model.execute(image);
console.log(JSON.stringify(people.squeeze([0]).arraySync()));
