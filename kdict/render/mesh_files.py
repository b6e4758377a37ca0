"""People as files that other programs open: skinned ``.glb`` (binary glTF 2.0) and ``.obj``.

Both are y up, in meters. The glTF writer is our own: of the libraries on PyPI, trimesh writes no
skins, and pygltflib leaves buffers and accessors to its caller.
"""

import json
import struct
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import torch
from numpy.typing import ArrayLike, NDArray
from torch import Tensor

from ..body.arrays import BodyModel
from ..body.smpl import rest_joints, rest_vertices
from ..resources import atomic_write
from ..skeleton import JOINTS, PARENTS
from .normals import vertex_normals

_COMPONENTS = {"float32": 5126, "uint32": 5125, "uint8": 5121}
_TYPES = {(): "SCALAR", (3,): "VEC3", (4,): "VEC4", (4, 4): "MAT4"}
_ARRAY, _ELEMENTS = {"target": 34962}, {"target": 34963}
_INFLUENCES = 4
"""Joints that may move a vertex, in glTF as in SMPL."""
_NEAR = 0.05


@dataclass(frozen=True)
class SceneCamera:
    """A perspective camera that looks along −z: ``position`` in meters, ``yfov`` radians from the
    image's top to its bottom, ``aspect_ratio`` of its width to its height."""

    position: Sequence[float]
    yfov: float
    aspect_ratio: float


def write_glb(
    path: str | Path,
    body: BodyModel,
    rotations: Tensor,
    root_rotation: Tensor,
    betas: Tensor,
    pelvis: ArrayLike,
    *,
    camera: SceneCamera | None = None,
    fps: float | None = None,
) -> None:
    """Write posed people as binary glTF: for each a mesh in the T-pose, skinned to a skeleton of
    SMPL's 24 joints by their names, whose nodes hold the pose.

    A vertex of the mesh is at ``Σ_j w_j G_j B_j v`` with the joints' transforms G in the scene and
    the inverse bind matrices B: linear blend skinning, so that other programs can pose it further.
    A body's pose blend shapes are those of the pose that is written.

    Parameters
    ----------
    rotations : (B, 23, 4) unit quaternions, (w, x, y, z), of B people.
    root_rotation : (B, 4), from the T-pose to the scene, which is y up.
    betas : (B, 10).
    pelvis : (B, 3) meters.
    camera : seen from it, people are where they are in their photograph.
    fps : with it, the rows are frames of one person with the first row's betas, and the file holds
        an animation.
    """
    glb = _Glb()
    rest, shaped = rest_joints(body, betas), rest_vertices(body, rotations, betas)
    bones = rest - rest[:, [0, *PARENTS[1:]]]
    bones[:, 0] = torch.as_tensor(pelvis).to(rest)
    # glTF has w last.
    turns = torch.cat([root_rotation[:, None], rotations], 1)[..., [1, 2, 3, 0]]
    normals = vertex_normals(shaped, body.faces_tensor)
    bones, turns, rest, shaped, normals = (
        tensor.cpu().float().numpy() for tensor in (bones, turns, rest, shaped, normals)
    )
    faces = body.faces_tensor.cpu().numpy().astype(np.uint32)
    weights, joints = body.lbs_weights.cpu().topk(_INFLUENCES, dim=1)
    shared = {
        "JOINTS_0": glb.array(joints.where(weights > 0, 0).numpy().astype(np.uint8), **_ARRAY),
        "WEIGHTS_0": glb.array((weights / weights.sum(1, keepdim=True)).numpy(), **_ARRAY),
    }
    index = glb.array(faces.ravel(), **_ELEMENTS)
    gray = {"baseColorFactor": [0.55, 0.58, 0.63, 1], "metallicFactor": 0, "roughnessFactor": 1}
    glb.add("materials", pbrMetallicRoughness=gray)
    roots = []
    for person in range(len(betas) if fps is None else 1):
        mesh, name = shaped[person], f"person {person}"
        skeleton = [
            glb.add(
                "nodes",
                name=joint,
                translation=bones[person, row].tolist(),
                rotation=turns[person, row].tolist(),
            )
            for row, joint in enumerate(JOINTS)
        ]
        for row, parent in enumerate(PARENTS[1:], start=1):
            glb.json["nodes"][skeleton[parent]].setdefault("children", []).append(skeleton[row])
        bind = np.tile(np.eye(4, dtype=np.float32), (len(JOINTS), 1, 1))
        bind[:, 3, :3] = -rest[person]  # columns first
        attributes = {
            "POSITION": glb.array(
                mesh, **_ARRAY, min=mesh.min(0).tolist(), max=mesh.max(0).tolist()
            ),
            "NORMAL": glb.array(normals[person], **_ARRAY),
        }
        part = {"attributes": attributes | shared, "indices": index, "material": 0}
        skin = glb.add("skins", joints=skeleton, skeleton=skeleton[0],
                       inverseBindMatrices=glb.array(bind))  # fmt: skip
        shape = glb.add("meshes", name=name, primitives=[part])
        roots += [skeleton[0], glb.add("nodes", name=name, mesh=shape, skin=skin)]
    if fps is not None:
        _animate(glb, roots[0], bones[:, 0], turns, fps)
    if camera is not None:
        lens = {"yfov": camera.yfov, "aspectRatio": camera.aspect_ratio, "znear": _NEAR}
        number = glb.add("cameras", type="perspective", perspective=lens)
        place = [float(value) for value in camera.position]
        roots.append(glb.add("nodes", name="photograph's camera", camera=number, translation=place))
    glb.add("scenes", nodes=roots)
    glb.write(path)


def _animate(glb: "_Glb", pelvis: int, places: NDArray, turns: NDArray, fps: float) -> None:
    """Move the pelvis (T, 3) and turn the joints (T, 24, 4), whose nodes follow the pelvis's."""
    times = (np.arange(len(turns)) / fps).astype(np.float32)
    clock = glb.array(times, min=[float(times[0])], max=[float(times[-1])])
    paths = [(pelvis, "translation", places)]
    paths += [(pelvis + row, "rotation", turns[:, row]) for row in range(len(JOINTS))]
    glb.add(
        "animations",
        name="motion",
        samplers=[{"input": clock, "output": glb.array(values)} for _, _, values in paths],
        channels=[
            {"sampler": number, "target": {"node": node, "path": path}}
            for number, (node, path, _) in enumerate(paths)
        ],
    )


class _Glb:
    """A glTF file in the making: its JSON and its one buffer."""

    def __init__(self):
        self.json: dict[str, list[dict]] = defaultdict(list)
        self.binary = bytearray()

    def add(self, kind: str, **entry) -> int:
        """Append to the list of a kind; the entry's number."""
        self.json[kind].append(entry)
        return len(self.json[kind]) - 1

    def array(self, values: NDArray, target: int | None = None, **about) -> int:
        """The number of a new accessor."""
        view = {"buffer": 0, "byteOffset": len(self.binary), "byteLength": values.nbytes}
        view = self.add("bufferViews", **view, **({} if target is None else {"target": target}))
        self.binary += values.tobytes()
        return self.add(
            "accessors",
            bufferView=view,
            componentType=_COMPONENTS[values.dtype.name],
            type=_TYPES[values.shape[1:]],
            count=len(values),
            **about,
        )

    def write(self, path: str | Path) -> None:
        asset = {"version": "2.0", "generator": "kdict"}
        about = {"asset": asset, "scene": 0, "buffers": [{"byteLength": len(self.binary)}]}
        text = json.dumps(about | self.json, separators=(",", ":")).encode()
        text += b" " * (-len(text) % 4)
        chunks = struct.pack("<II", len(text), 0x4E4F534A) + text
        chunks += struct.pack("<II", len(self.binary), 0x004E4942) + self.binary
        with atomic_write(path) as file:
            file.write(struct.pack("<4sII", b"glTF", 2, 12 + len(chunks)) + chunks)


def write_obj(path: str | Path, meshes: Sequence[ArrayLike], faces: ArrayLike) -> None:
    """Write meshes (V, 3) of one topology, faces (F, 3), as the objects of a Wavefront OBJ."""
    faces = np.asarray(faces) + 1
    lines = []
    for number, mesh in enumerate(meshes):
        mesh = np.asarray(mesh)
        lines.append(f"o person {number}")
        lines += [f"v {x:.6f} {y:.6f} {z:.6f}" for x, y, z in mesh.tolist()]
        lines += ["f {} {} {}".format(*face) for face in (faces + number * len(mesh)).tolist()]
    with atomic_write(path) as file:
        file.write(("\n".join(lines) + "\n").encode())
