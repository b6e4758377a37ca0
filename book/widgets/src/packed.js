// Arrays as Python sends them: nested lists, or {dtype, shape, scale, data} with base64 data.

const TYPES = {
  int16: Int16Array,
  uint8: Uint8Array,
  uint16: Uint16Array,
  float32: Float32Array,
};

export function bytes(base64) {
  const text = atob(base64);
  const out = new Uint8Array(text.length);
  for (let i = 0; i < text.length; i++) out[i] = text.charCodeAt(i);
  return out;
}

/** A flat typed array with a `shape`; quantized values come back multiplied by their scale. */
export function unpack(value) {
  if (value === null || value === undefined) return null;
  if (Array.isArray(value)) {
    const shape = [];
    for (let v = value; Array.isArray(v); v = v[0]) shape.push(v.length);
    const flat = Float32Array.from(value.flat(shape.length - 1));
    flat.shape = shape;
    return flat;
  }
  const raw = new TYPES[value.dtype](bytes(value.data).buffer);
  const flat = value.scale === undefined ? raw : Float32Array.from(raw, (v) => v * value.scale);
  flat.shape = value.shape;
  return flat;
}

/** Row i of a flat (n, width) array as a plain list. */
export const row = (flat, i, width) => Array.from(flat.subarray(i * width, (i + 1) * width));
