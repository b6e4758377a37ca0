"""Eq. 1's keypoints ``X_3D = Z · M(Θ, β)``: a regressor Z applied to the posed mesh, exactly,
without making the mesh; and regressors for the keypoint sets of detectors and datasets.

A set of `kdict.body.joint_sets.JOINT_SETS` is a list of names, and each name a fixed mean of joints
or a vertex: nose, eyes, ears, toes and heels are the vertices that smplx names for the body, the
top of the head is its highest. Nothing is learned, so the sets hold for the open body and for SMPL
alike; annotations may lie centimeters from them, and from one dataset to the next.
"""

from collections.abc import Mapping

import torch
from torch import Tensor, nn

from .. import rotation
from ..skeleton import JOINTS
from .arrays import BodyModel, precomputed
from .joint_sets import JOINT_SETS
from .smpl import forward_kinematics, posed_frames

KEYPOINT_SETS = (
    "coco17", "lsp14", "mpii16", "openpose25", "h36m17", "h36m17_right_first", "mpi17", "smpl24",
)  # fmt: skip
"""The sets that have a regressor; their orders are in `kdict.body.joint_sets.JOINT_SETS`."""

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


def keypoint_regressor(body: BodyModel, keypoint_set: str) -> Tensor:
    """The regressor of a keypoint set: sparse (K, 24 + V), rows summing to 1, like the body.

    It maps the tree's joints followed by the vertices, ``torch.cat([joints, vertices], -2)``, posed
    or at rest, to the keypoints; `body_keypoints` gives the same points without the mesh.

    Parameters
    ----------
    body : from `kdict.load_body`.
    keypoint_set : one of `KEYPOINT_SETS`, or ``"union"`` for `union_vocabulary`.

    Raises
    ------
    ValueError : for an unknown set.
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


class SkinnedRegressor(nn.Module):
    """A linear regressor Z of a skinned mesh, evaluated without the mesh.

    Skinning is linear: keypoint k of the posed mesh is ``Σ_v Z_kv Σ_j w_vj (D_j (p_v − r_j) +
    x_j)``, with the joints' rotations D, positions x and rest positions r. Summed over v first,
    each pair (k, j) with any weight is one point that moves rigidly with joint j: 129 points for
    the open body's joint regressor instead of 3,502 vertices. Exact, pose blend shapes included.

    Parameters
    ----------
    body : from `kdict.load_body`.
    regressor : Z, (K, V) of the vertices or (K, 24 + V) of the tree's joints and the vertices,
        dense or sparse; or the name of a set, see `keypoint_regressor`; None: the body's own
        ``J_regressor``, Eq. 1's Z, which gives 24 keypoints in SMPL's order.

    Attributes
    ----------
    joint : (P,) the joint that each of P points moves with.
    offset, directions : (P, 3) and (P, 3, 10), meters: the point minus its joint in the T-pose, and
        its change per beta.
    pose_directions : (P, 3, 207), its change with the pose; None for a body without.
    weights : (K, P), the keypoints as sums of points.
    rest, rest_directions : see `kdict.body.arrays.Precomputed`.

    Raises
    ------
    ValueError : for an unknown set, or a regressor of another width.
    """

    def __init__(self, body: BodyModel, regressor: str | Tensor | None = None):
        super().__init__()
        joints, count = len(JOINTS), len(body.v_template)
        if regressor is None:
            regressor = body.J_regressor
        elif isinstance(regressor, str):
            regressor = keypoint_regressor(body, regressor)
        if regressor.dim() != 2 or regressor.shape[1] not in (count, joints + count):
            raise ValueError(
                f"regressor has shape {tuple(regressor.shape)}; expected (K, {count}) for this "
                f"body's vertices, or (K, {joints + count}) for its joints and vertices"
            )
        sparse = regressor.to(body.v_template).to_sparse_coo().coalesce()
        (row, column), value = sparse.indices(), sparse.values()
        column = column + joints * (regressor.shape[1] == count)

        # A joint's position does not depend on its own rotation: it is a point without an offset.
        skinning = torch.cat([torch.eye(joints).to(value), body.lbs_weights])[column]
        entry, joint = skinning.nonzero(as_tuple=True)
        share = value[entry] * skinning[entry, joint]
        # Weights of opposite signs could cancel, so that a point has no place: kept apart.
        key = (row[entry] * joints + joint) * 2 + (share < 0)
        pairs, pair = key.unique(return_inverse=True)
        total = share.new_zeros(len(pairs)).index_add(0, pair, share)
        share = share / total[pair]

        def collect(values: Tensor) -> Tensor:
            """The weighted mean over the entries of each pair."""
            weighted = values * share.view(-1, *[1] * (values.dim() - 1))
            return values.new_zeros(len(pairs), *values.shape[1:]).index_add(0, pair, weighted)

        where = column[entry]
        rest, rest_directions, _ = precomputed(body)
        template = torch.cat([rest, body.v_template])[where]
        directions = torch.cat([rest_directions, body.shapedirs])[where]
        self.pose_directions: Tensor | None
        pose = None
        if getattr(body, "pose_changes_shape", True):
            changes = body.posedirs.T.unflatten(0, (-1, 3))[(where - joints).clamp(min=0)]
            pose = collect(changes * (where >= joints)[:, None, None])
        weights = value.new_zeros(len(regressor), len(pairs))
        weights[pairs // (2 * joints), torch.arange(len(pairs), device=value.device)] = total
        of_pair = pairs // 2 % joints
        for name, tensor in (
            ("joint", of_pair),
            ("offset", collect(template - rest[joint])),
            ("directions", collect(directions - rest_directions[joint])),
            ("pose_directions", pose),
            ("weights", weights),
            ("rest", rest),
            ("rest_directions", rest_directions),
        ):
            self.register_buffer(name, tensor, persistent=False)

    def frames(
        self, rotations: Tensor, root_rotation: Tensor, betas: Tensor
    ) -> tuple[Tensor, Tensor]:
        """`kdict.body.smpl.posed_frames` of the body, unchecked."""
        flat = nn.functional.linear(betas, self.rest_directions.flatten(0, 1), self.rest.flatten())
        rest = flat.view(*flat.shape[:-1], len(self.rest), 3)
        return forward_kinematics(rest, rotations, root_rotation)

    def points(
        self, world: Tensor, positions: Tensor, betas: Tensor, rotations: Tensor | None = None
    ) -> Tensor:
        """The points (..., P, 3) of a body posed as `frames` says.

        Without ``rotations`` pose blend shapes are left out: millimeters at SMPL's keypoints.
        """
        # One product of matrices each: batched ones would repeat the directions for every body.
        directions = self.directions.flatten(0, 1)
        offset = nn.functional.linear(betas, directions, self.offset.flatten())
        if rotations is not None and self.pose_directions is not None:
            change = rotation.to_matrix(rotations) - torch.eye(3).to(rotations)
            pose_directions = self.pose_directions.flatten(0, 1)
            offset = offset + nn.functional.linear(change.flatten(-3), pose_directions)
        offset = offset.view(*offset.shape[:-1], len(self.joint), 3)
        turned = (world.index_select(-3, self.joint) * offset[..., None, :]).sum(-1)
        return positions.index_select(-2, self.joint) + turned

    def from_frames(
        self, world: Tensor, positions: Tensor, betas: Tensor, rotations: Tensor | None = None
    ) -> Tensor:
        """Eq. 1, ``X_3D = Z · M(Θ, β)``, (..., K, 3) in meters; arguments as in `points`."""
        return self.weights @ self.points(world, positions, betas, rotations)

    def forward(self, rotations: Tensor, root_rotation: Tensor, betas: Tensor) -> Tensor:
        """Keypoints (..., K, 3) in meters; arguments as in `kdict.body_joints`, unchecked."""
        frames = self.frames(rotations, root_rotation, betas)
        return self.from_frames(*frames, betas, rotations)


def body_keypoints(
    body: BodyModel,
    rotations: Tensor,
    root_rotation: Tensor,
    betas: Tensor,
    regressor: str | Tensor | None = None,
) -> Tensor:
    """The keypoints ``X_3D = Z · M(Θ, β)`` of Eq. 1: a regressor Z applied to the posed mesh.

    The joints of the kinematic tree are another thing: `kdict.body_joints`. To evaluate one
    regressor many times, make a `SkinnedRegressor` once. Differentiable.

    Parameters
    ----------
    body, rotations, root_rotation, betas : as in `kdict.body_joints`.
    regressor : Z, see `SkinnedRegressor`. None: the body's ``J_regressor``, 24 keypoints in the
        order of `kdict.skeleton.JOINTS`. A name such as ``"coco17"``: that keypoint set. A tensor
        (K, V): any other, for example Human3.6M's.

    Returns
    -------
    (..., K, 3) meters, in the order of the regressor's rows.

    Raises
    ------
    TypeError, ValueError : as `kdict.body_joints` and `SkinnedRegressor`.

    Examples
    --------
    >>> import torch
    >>> from kdict import body_joints, body_keypoints, load_body
    >>> body = load_body("open", container="plain")
    >>> pose = torch.tensor([1.0, 0, 0, 0]).repeat(24, 1)
    >>> pose[18] = torch.tensor([0.5**0.5, 0, -(0.5**0.5), 0])  # the left elbow, bent by 90°
    >>> posed = pose[1:], pose[0], torch.zeros(10)
    >>> body_keypoints(body, *posed, "coco17").shape
    torch.Size([17, 3])
    >>> apart = (body_keypoints(body, *posed) - body_joints(body, *posed)).norm(dim=-1)
    >>> f"{1000 * apart[18]:.0f} mm between Eq. 1 and the tree at the elbow"
    '96 mm between Eq. 1 and the tree at the elbow'
    """
    world, positions = posed_frames(body, rotations, root_rotation, betas)
    # Z · M(Θ, β) without the mesh: skinning is linear, so Z is summed over the vertices first.
    return SkinnedRegressor(body, regressor).from_frames(world, positions, betas, rotations)
