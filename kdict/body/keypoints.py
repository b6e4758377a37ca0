"""Keypoints of detectors and datasets on the body: a regressor for each set, made from geometry.

A set of `kdict.datasets.JOINT_SETS` is a list of names, and every name a fixed mean of joints, or
a vertex: nose, eyes, ears, toes and heels are the vertices that smplx names for the body, the top
of the head is its highest. Nothing is learned, so it holds for the open body and for SMPL alike;
what annotators clicked on may lie centimetres from it, and from one dataset to the next.
"""

from collections.abc import Mapping
from typing import TYPE_CHECKING, NamedTuple

import torch
from torch import Tensor

from ..skeleton import JOINTS
from .joint_sets import JOINT_SETS
from .smpl import posed_frames, rest_joints

if TYPE_CHECKING:
    import smplx

KEYPOINT_SETS = (
    "coco17", "lsp14", "mpii16", "openpose25", "h36m17", "h36m17_right_first", "mpi17", "smpl24",
)  # fmt: skip
"""The sets that have a regressor; their orders are in `kdict.datasets.JOINT_SETS`."""

_HIPS = {"left_hip": 0.5, "right_hip": 0.5}
_SHOULDERS = {"left_shoulder": 0.5, "right_shoulder": 0.5}
_MEANS: dict[str, Mapping[str, float]] = {
    "pelvis": _HIPS,
    "mid_hip": _HIPS,
    "spine": {"spine1": 0.5, "spine2": 0.5},
    "thorax": _SHOULDERS,
    "mid_shoulder": _SHOULDERS,
    # In people who face the camera LSP's neck is half way between shoulders and SMPL's neck.
    "neck": {"left_shoulder": 0.25, "right_shoulder": 0.25, "neck": 0.5},
    "jaw": {"head": 0.5, "nose": 0.5},
}
_UPPER_NECK = {"neck": 0.5, "head": 0.5}
"""MPII's, which lies under the chin."""
# In the order in which smplx appends vertices to the joints.
_VERTICES = (
    "nose", "right_eye", "left_eye", "right_ear", "left_ear", "left_big_toe", "left_small_toe",
    "left_heel", "right_big_toe", "right_small_toe", "right_heel",
)  # fmt: skip


def union_vocabulary() -> tuple[str, ...]:
    """Every name of every set but ``smpl24``, each once, in the order of first appearance."""
    return tuple(dict.fromkeys(n for s in KEYPOINT_SETS if s != "smpl24" for n in JOINT_SETS[s]))


def keypoint_regressor(body: "smplx.SMPL", keypoint_set: str) -> Tensor:
    """A set's regressor: sparse (K, 24 + V), rows summing to 1, of the body's dtype and device.

    It maps the joints followed by the vertices, ``torch.cat([joints, vertices], -2)``, posed or
    at rest, to the keypoints; `body_keypoints` is the same without the mesh.

    Parameters
    ----------
    body : from `kdict.load_body`.
    keypoint_set : one of `KEYPOINT_SETS`, or ``"union"`` for `union_vocabulary`.

    Raises
    ------
    ValueError : for another set.
    """
    if keypoint_set not in (*KEYPOINT_SETS, "union"):
        raise ValueError(
            f"keypoint set {keypoint_set!r}; expected one of {', '.join(KEYPOINT_SETS)}"
        )
    ids = body.vertex_joint_selector.extra_joints_idxs.tolist()
    vertex = dict(zip(_VERTICES, ids[: len(_VERTICES)], strict=True))
    vertex["head_top"] = int(body.v_template[:, 1].argmax())

    def row(name: str) -> dict[int, float]:
        if name in vertex:
            return {len(JOINTS) + vertex[name]: 1.0}
        if keypoint_set == "smpl24" or name not in _MEANS:
            return {JOINTS.index(name): 1.0}
        mean = _UPPER_NECK if (keypoint_set, name) == ("mpii16", "neck") else _MEANS[name]
        # A mean is of joints or vertices, never of means: "neck" inside one is SMPL's joint.
        return {
            (JOINTS.index(part) if part in JOINTS else len(JOINTS) + vertex[part]): weight
            for part, weight in mean.items()
        }

    names = union_vocabulary() if keypoint_set == "union" else JOINT_SETS[keypoint_set]
    entries = [(k, c, w) for k, name in enumerate(names) for c, w in row(name).items()]
    rows, columns, weights = zip(*entries, strict=True)
    return torch.sparse_coo_tensor(
        torch.tensor([rows, columns]),
        torch.tensor(weights),
        (len(names), len(JOINTS) + len(body.v_template)),
        dtype=body.v_template.dtype,
        device=body.v_template.device,
        check_invariants=True,
    ).coalesce()


class Landmarks(NamedTuple):
    """A regressor as points that each move with one joint, and their means.

    Skinning is a mean of rigid motions, so every vertex that the regressor touches is as many
    points as joints move it. ``joint`` (P,); ``offset`` (P, 3) from that joint at rest and its
    ``directions`` (P, 3, 10) of shape, metres; ``mean`` (K, P).
    """

    joint: Tensor
    offset: Tensor
    directions: Tensor
    mean: Tensor

    def points(self, world: Tensor, places: Tensor, betas: Tensor) -> Tensor:
        """The points (..., P, 3) of a body posed as `kdict.body.posed_frames` says."""
        offset = self.offset + (self.directions @ betas[..., None, :, None]).squeeze(-1)
        turned = (world[..., self.joint, :, :] @ offset[..., None]).squeeze(-1)
        return places[..., self.joint, :] + turned


def landmarks(body: "smplx.SMPL", keypoint_set: str) -> Landmarks:
    """What `keypoint_regressor` makes of a body, without its mesh.

    Pose blend shapes, which SMPL has and the open body has not, are left out: millimetres at the
    few vertices that count here. Errors as there.
    """
    regressor = keypoint_regressor(body, keypoint_set)
    (rows, columns), values = regressor.indices(), regressor.values()
    # A joint's place does not depend on its own rotation: one point without an offset.
    weights = torch.cat([torch.eye(len(JOINTS)).to(values), body.lbs_weights])[columns]
    entry, joint = (weights > 1e-3).nonzero(as_tuple=True)
    share = weights[entry, joint]
    share = share / torch.zeros_like(values).index_add(0, entry, share)[entry]
    rest = rest_joints(body, torch.zeros(body.num_betas).to(values))
    directions = torch.einsum("jv,vcb->jcb", body.J_regressor, body.shapedirs)
    where = columns[entry]
    mean = values.new_zeros(len(regressor), len(entry))
    mean[rows[entry], torch.arange(len(entry))] = values[entry] * share
    return Landmarks(
        joint,
        torch.cat([rest, body.v_template])[where] - rest[joint],
        torch.cat([directions, body.shapedirs])[where] - directions[joint],
        mean,
    )


def body_keypoints(
    body: "smplx.SMPL",
    rotations: Tensor,
    root_rotation: Tensor,
    betas: Tensor,
    keypoint_set: str = "coco17",
) -> Tensor:
    """The keypoints (..., K, 3) of a posed body, metres, in the order of their set.

    Arguments as in `kdict.body_joints`; differentiable; see `landmarks` for what is left out.

    Raises
    ------
    TypeError, ValueError : as `kdict.body_joints`; ValueError for a set without a regressor.
    """
    marks = landmarks(body, keypoint_set)
    world, places = posed_frames(body, rotations, root_rotation, betas)
    return marks.mean @ marks.points(world, places, betas)
