"""Meshes as files that other programs open: ``.glb`` (binary glTF 2.0) and ``.obj``.

Both are y up. Several meshes of one topology become several objects of one file.
"""

import json
import struct
from collections.abc import Sequence
from pathlib import Path

import numpy as np
from numpy.typing import ArrayLike, NDArray

from ..resources import atomic_write

_FLOAT, _UINT = 5126, 5125
_ARRAY, _ELEMENTS = 34962, 34963


def normals_of(vertices: NDArray, faces: NDArray) -> NDArray:
    """Unit normals (V, 3) of the vertices: the mean of the faces around, weighted by area."""
    corners = vertices[faces]
    flat = np.cross(corners[:, 1] - corners[:, 0], corners[:, 2] - corners[:, 0])
    total = np.zeros_like(vertices)
    np.add.at(total, faces, flat[:, None])
    return total / np.maximum(np.linalg.norm(total, axis=1, keepdims=True), 1e-20)


def write_glb(
    path: str | Path, meshes: Sequence[ArrayLike], faces: ArrayLike, names: Sequence[str] = ()
) -> None:
    """Write meshes (V, 3), meters and y up, with smooth normals, as binary glTF.

    Parameters
    ----------
    faces : (F, 3) vertex indices of all of them.
    names : of the meshes; default: ``person 0``, ``person 1``, …
    """
    faces = np.asarray(faces, np.uint32)
    binary, views, accessors, nodes = b"", [], [], []

    def add(array: NDArray, target: int, **about) -> int:
        nonlocal binary
        content = array.tobytes()
        views.append(
            {"buffer": 0, "byteOffset": len(binary), "byteLength": len(content), "target": target}
        )
        accessors.append({"bufferView": len(views) - 1, **about})
        binary += content
        return len(accessors) - 1

    index = add(faces, _ELEMENTS, componentType=_UINT, type="SCALAR", count=faces.size)
    parts = []
    for number, mesh in enumerate(meshes):
        mesh = np.ascontiguousarray(mesh, np.float32)
        about = {"componentType": _FLOAT, "type": "VEC3", "count": len(mesh)}
        low, high = mesh.min(0).tolist(), mesh.max(0).tolist()
        position = add(mesh, _ARRAY, **about, min=low, max=high)
        normal = add(normals_of(mesh, faces).astype(np.float32), _ARRAY, **about)
        attributes = {"POSITION": position, "NORMAL": normal}
        name = names[number] if len(names) else f"person {number}"
        primitive = {"attributes": attributes, "indices": index, "material": 0}
        parts.append({"name": name, "primitives": [primitive]})
        nodes.append({"mesh": number, "name": name})
    surface = {"baseColorFactor": [0.55, 0.58, 0.63, 1], "metallicFactor": 0, "roughnessFactor": 1}
    scene = {
        "asset": {"version": "2.0", "generator": "kdict"},
        "scene": 0,
        "scenes": [{"nodes": list(range(len(nodes)))}],
        "nodes": nodes,
        "meshes": parts,
        "materials": [{"pbrMetallicRoughness": surface}],
        "buffers": [{"byteLength": len(binary)}],
        "bufferViews": views,
        "accessors": accessors,
    }
    text = json.dumps(scene, separators=(",", ":")).encode()
    text += b" " * (-len(text) % 4)
    chunks = struct.pack("<II", len(text), 0x4E4F534A) + text
    chunks += struct.pack("<II", len(binary), 0x004E4942) + binary
    with atomic_write(path) as file:
        file.write(struct.pack("<4sII", b"glTF", 2, 12 + len(chunks)) + chunks)


def write_obj(
    path: str | Path, meshes: Sequence[ArrayLike], faces: ArrayLike, names: Sequence[str] = ()
) -> None:
    """Write meshes as Wavefront OBJ; arguments as of `write_glb`."""
    faces = np.asarray(faces) + 1
    lines = []
    for number, mesh in enumerate(meshes):
        mesh = np.asarray(mesh)
        lines.append(f"o {names[number] if len(names) else f'person {number}'}")
        lines += [f"v {x:.6f} {y:.6f} {z:.6f}" for x, y, z in mesh.tolist()]
        lines += ["f {} {} {}".format(*face) for face in (faces + number * len(mesh)).tolist()]
    with atomic_write(path) as file:
        file.write(("\n".join(lines) + "\n").encode())
