"""SMPL and the camera, Eq. 1 and 2: from pose and shape to mesh, joints and image points.

Bodies come from `kdict.load_body`. Lengths are meters, rotations unit quaternions (w, x, y, z).
Eq. 1's keypoints, ``X_3D = Z · M(Θ, β)``, are in `kdict.body.keypoints`.
"""

from functools import cache, partial

import numpy as np
import torch
from torch import Tensor, nn

from .. import rotation
from ..dispatch import compilable
from ..skeleton import JOINTS, PARENTS
from .arrays import BodyModel, precomputed

_ANCESTORS = np.eye(len(JOINTS))
for _joint in range(1, len(JOINTS)):
    _ANCESTORS[_joint] += _ANCESTORS[PARENTS[_joint]]
# Pointer jumping: row k holds the ancestor 2^k steps up. Beyond the root is 24, one more joint that
# never turns.
_JUMPS = [[*(p if p >= 0 else len(JOINTS) for p in PARENTS), len(JOINTS)]]
while min(_JUMPS[-1][:-1]) < len(JOINTS):
    _JUMPS.append([_JUMPS[-1][joint] for joint in _JUMPS[-1]])
_JUMPS.pop()


def rest_joints(body: BodyModel, betas: Tensor) -> Tensor:
    """Joints (..., 24, 3) of the T-pose for betas (..., 10)."""
    _check(body, betas=(betas, (body.num_betas,)))
    rest, directions, _ = precomputed(body)
    flat = nn.functional.linear(betas, directions.flatten(0, 1), rest.flatten())
    return flat.unflatten(-1, rest.shape)


def body_joints(body: BodyModel, rotations: Tensor, root_rotation: Tensor, betas: Tensor) -> Tensor:
    """The 24 joints of the kinematic tree of a posed body, by forward kinematics.

    The rest joints are linear in the betas, so that no mesh is made. These are the points that the
    bones turn about. Eq. 1's keypoints, the regressor applied to the posed mesh, are
    `kdict.body_keypoints`; the two differ by 16 mm on average, by 45 mm at the elbows.

    Parameters
    ----------
    body : from `load_body`.
    rotations : (..., 23, 4) relative rotations S of the joints after the pelvis.
    root_rotation : (..., 4) the pelvis's rotation R.
    betas : (..., 10) the shape. Leading dims broadcast; dtype and device must be the body's.

    Returns
    -------
    (..., 24, 3) meters; the pelvis stays where the shape puts it.

    Raises
    ------
    TypeError : for an argument that is not a tensor.
    ValueError : for a wrong shape, dtype or device, and for quaternions that are not unit.

    Examples
    --------
    >>> import torch
    >>> from kdict import body_joints, load_body
    >>> body = load_body("open", container="plain")
    >>> t_pose = torch.tensor([1.0, 0, 0, 0]).expand(23, 4)
    >>> joints = body_joints(body, t_pose, t_pose[0], torch.zeros(10))
    >>> joints.shape
    torch.Size([24, 3])
    >>> f"{joints[15, 1] - joints[7, 1]:.2f} m from the left ankle to the head"
    '1.50 m from the left ankle to the head'
    """
    return posed_frames(body, rotations, root_rotation, betas)[1]


def posed_frames(
    body: BodyModel, rotations: Tensor, root_rotation: Tensor, betas: Tensor
) -> tuple[Tensor, Tensor]:
    """The joints' world rotations (..., 24, 3, 3) and positions (..., 24, 3).

    A point at ``p`` in the T-pose that moves with joint j alone is at
    ``positions_j + world_j (p − rest_j)``. Arguments and errors as in `body_joints`.
    """
    _check_pose(body, rotations, root_rotation)
    return forward_kinematics(rest_joints(body, betas), rotations, root_rotation)


def forward_kinematics(
    rest: Tensor, rotations: Tensor, root_rotation: Tensor
) -> tuple[Tensor, Tensor]:
    """`posed_frames` from the T-pose's joints ``rest`` (..., 24, 3); nothing is checked."""
    given = (rest, rotations, root_rotation)
    if not compilable(*given):
        return _forward_kinematics_eager(*given)
    from . import forward_kinematics_numba

    # Made here, where tensors are real: an export goes the other way and would cache its own.
    _tree(rest.dtype, rest.device)
    return forward_kinematics_numba.forward_kinematics(_forward_kinematics_eager, *given)


def _forward_kinematics_eager(
    rest: Tensor, rotations: Tensor, root_rotation: Tensor
) -> tuple[Tensor, Tensor]:
    batch = torch.broadcast_shapes(rotations.shape[:-2], root_rotation.shape[:-1], rest.shape[:-2])
    parents, jumps, ancestors, none = _tree(rest.dtype, rest.device)
    quaternions = torch.cat(
        [
            root_rotation[..., None, :].expand(*batch, 1, 4),
            rotations.expand(*batch, 23, 4),
            none.expand(*batch, 1, 4),
        ],
        dim=-2,
    )
    # Each joint's product with its 1, 2, 4 and 8 ancestors: all joints at once, in four steps.
    world = rotation.to_matrix(quaternions)
    for jump in jumps:
        world = world.index_select(-3, jump) @ world
    bones = rest[..., 1:, :] - rest.index_select(-2, parents)
    turned = (world.index_select(-3, parents) @ bones[..., None]).squeeze(-1)
    steps = torch.cat([rest[..., :1, :].expand(*batch, 1, 3), turned], dim=-2)
    return world[..., : len(JOINTS), :, :], ancestors @ steps


@cache
def _tree(dtype: torch.dtype, device: torch.device) -> tuple[Tensor, list[Tensor], Tensor, Tensor]:
    """Parents, jumps, who is whose ancestor, and no rotation: made once, not at every call."""
    # What inference mode makes could not be used in training later.
    with torch.inference_mode(False):
        parents, *jumps = (torch.tensor(i, device=device) for i in (PARENTS[1:], *_JUMPS))
        ancestors = torch.as_tensor(_ANCESTORS, dtype=dtype, device=device)
        return parents, jumps, ancestors, rotation.identity(1, dtype=dtype, device=device)


def rest_vertices(body: BodyModel, rotations: Tensor, betas: Tensor) -> Tensor:
    """The mesh (..., V, 3) of the T-pose with the blend shapes of betas and of pose: what linear
    blend skinning moves. Arguments as in `body_joints`."""
    template, directions = body.v_template, body.shapedirs.flatten(0, 1)
    shaped = nn.functional.linear(betas, directions, template.flatten()).unflatten(-1, (-1, 3))
    if getattr(body, "pose_changes_shape", True):
        local = rotation.to_matrix(rotations) - torch.eye(3).to(rotations)
        shaped = shaped + (local.flatten(-3) @ body.posedirs).unflatten(-1, (-1, 3))
    return shaped


def vertices(body: BodyModel, rotations: Tensor, root_rotation: Tensor, betas: Tensor) -> Tensor:
    """The mesh M(Θ, β) (..., V, 3) of Eq. 1 in meters: linear blend skinning.

    What `smplx.SMPL` computes, without a product of matrices for every vertex. Arguments and errors
    as in `body_joints`.
    """
    _check_pose(body, rotations, root_rotation)
    rest = rest_joints(body, betas)
    world, positions = forward_kinematics(rest, rotations, root_rotation)
    given = (rest_vertices(body, rotations, betas), world, positions, rest)
    weights, eager = precomputed(body).weights, partial(_skin_eager, body.lbs_weights)
    if weights is None or not compilable(*given):
        return eager(*given)
    from .skinning_numba import skin

    return skin(eager, weights, *given)


def _skin_eager(
    weights: Tensor, shaped: Tensor, world: Tensor, positions: Tensor, rest: Tensor
) -> Tensor:
    """Linear blend skinning of meshes (..., V, 3) in the T-pose, with weights (V, 24)."""
    still = positions - (world @ rest[..., None]).squeeze(-1)
    frames = torch.cat([world, still[..., None]], dim=-1).flatten(-2)
    moves = (frames.mT @ weights.mT).unflatten(-2, (3, 4))
    x, y, z = (axis[..., None, :] for axis in shaped.unbind(-1))
    posed = moves[..., 0, :] * x + moves[..., 1, :] * y + moves[..., 2, :] * z + moves[..., 3, :]
    return posed.mT.contiguous()


FACING_CAMERA = (0.0, 1.0, 0.0, 0.0)
"""The root rotation of an upright person who faces the camera: 180° about x, as its y is down."""
FACING_CAMERA_6D = (1.0, 0.0, 0.0, 0.0, -1.0, 0.0)
"""The same as two columns of the rotation matrix, see `kdict.rotation.from_6d`."""
CAMERA_LOGITS = (0.38, 0.0, 0.0)
"""For `camera_from_logits`: a standing person fills the crop, s = softplus(0.38) ≈ 0.9."""


def camera_from_logits(logits: Tensor) -> Tensor:
    """Weak-perspective cameras (..., 3) of a network's output (..., 3).

    The scale is softplus of its logit: a negative one would mirror the person.
    """
    return torch.cat([torch.nn.functional.softplus(logits[..., :1]), logits[..., 1:]], -1)


def project(points: Tensor, camera: Tensor) -> Tensor:
    """Weak perspective, Eq. 2: ``x2d = s · (R·X)_xy + t``.

    Parameters
    ----------
    points : (..., J, 3) meters, already turned by R (pass it as ``root_rotation`` to
        `body_joints`) into the camera's axes: x right, **y down**, z away. No sign is changed
        here, so an upright person who faces the camera has R = 180° about x.
    camera : (..., 3) ``(s, tx, ty)``. ``t`` is added after scaling; HMR adds it before, its t is
        this one divided by s.

    Returns
    -------
    (..., J, 2) in the crop's coordinates, [−1, 1] from left to right and from top to bottom.

    Raises
    ------
    ValueError : for a wrong shape, or two devices.

    Examples
    --------
    >>> import torch
    >>> from kdict import project
    >>> project(torch.tensor([[1.0, 2.0, 9.0]]), torch.tensor([0.5, 0.25, 0.0]))
    tensor([[0.7500, 1.0000]])
    """
    if points.shape[-1] != 3 or camera.shape[-1] != 3:
        raise ValueError(
            f"points {tuple(points.shape)} and camera {tuple(camera.shape)}: expected (..., J, 3) "
            "and (..., 3)"
        )
    if points.device != camera.device:
        raise ValueError(
            f"points is on {points.device}, camera on {camera.device}; move one with .to(device)"
        )
    return camera[..., None, :1] * points[..., :2] + camera[..., None, 1:]


def _check_pose(body: BodyModel, rotations: Tensor, root_rotation: Tensor) -> None:
    _check(body, rotations=(rotations, (23, 4)), root_rotation=(root_rotation, (4,)))
    rotation.check_unit(rotations, "rotations", "(..., 23, 4)")
    rotation.check_unit(root_rotation, "root_rotation")


def _check(body: BodyModel, **arguments: tuple[Tensor, tuple[int, ...]]) -> None:
    expected = body.v_template
    for name, (tensor, shape) in arguments.items():
        if not isinstance(tensor, Tensor):
            raise TypeError(f"{name} is {type(tensor).__name__}; expected a tensor")
        if tuple(tensor.shape[-len(shape) :]) != shape:
            sizes = ", ".join(map(str, shape))
            raise ValueError(f"{name} has shape {tuple(tensor.shape)}; expected (..., {sizes})")
        if (tensor.dtype, tensor.device) != (expected.dtype, expected.device):
            raise ValueError(
                f"{name} is {tensor.dtype} on {tensor.device}, the body is {expected.dtype} on "
                f"{expected.device}; move one of them, e.g. body.to({name})"
            )
