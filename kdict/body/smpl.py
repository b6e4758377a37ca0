"""The body and the camera, Eq. 1 and 2: pose and shape in, mesh, joints and image points out.

Any SMPL-format body is an `smplx.SMPL`: the open one that ships with kdict or, if you have it,
SMPL itself. Lengths are metres; at rest (the T-pose) the body is y up, faces +z and has its left
along +x. Rotations are unit quaternions (w, x, y, z).
"""

import contextlib
import io
import json
import os
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
import torch
from torch import Tensor

from .. import rotation
from ..resources import data_path
from ..skeleton import JOINTS, PARENTS
from .smpl_file import read_smpl

if TYPE_CHECKING:
    import smplx

_ANCESTORS = np.eye(len(JOINTS))
for _joint in range(1, len(JOINTS)):
    _ANCESTORS[_joint] += _ANCESTORS[PARENTS[_joint]]
# The ancestor 1, 2, 4 and 8 steps up; beyond the root stands one more joint that never turns.
_JUMPS = [[*(p if p >= 0 else len(JOINTS) for p in PARENTS), len(JOINTS)]]
while min(_JUMPS[-1][:-1]) < len(JOINTS):
    _JUMPS.append([_JUMPS[-1][joint] for joint in _JUMPS[-1]])
_JUMPS.pop()


def load_body(path: str | Path | None = None) -> "smplx.SMPL":
    """A body: the open one by default, or SMPL.

    Parameters
    ----------
    path : an SMPL ``.npz`` or ``.pkl``, or a folder with ``SMPL_NEUTRAL.npz`` or ``.pkl``. Without
        it the environment variable ``KDICT_SMPL`` is looked at, then the open body is taken;
        ``"open"`` is the open body whatever the variable says.

    Returns
    -------
    `smplx.SMPL` in float32 on the CPU, with 10 betas; its parameters are frozen. The open body has
    3,502 vertices, its pelvis at the origin, betas of unit variance and no pose blend shapes.

    Raises
    ------
    FileNotFoundError, ValueError : see `kdict.body.smpl_file.read_smpl`.
    """
    import smplx
    from smplx.utils import Struct

    path = path or os.environ.get("KDICT_SMPL")
    if path and path != "open":
        arrays, vertex_ids = read_smpl(path), smplx.vertex_ids.vertex_ids["smplh"]
    else:
        arrays, vertex_ids = _open_body()
    with contextlib.redirect_stdout(io.StringIO()):  # smplx prints that there are ten betas
        body = smplx.SMPL("", data_struct=Struct(**arrays), vertex_ids=vertex_ids)
    body.pose_changes_shape = bool(arrays["posedirs"].any())  # `vertices` asks, each time
    return body.requires_grad_(False)


def _open_body() -> tuple[dict[str, np.ndarray], dict[str, int]]:
    with np.load(data_path("open_body.npz"), allow_pickle=False) as file:
        content = dict(file)
    vertices = len(content["v_template"])
    regressor = np.zeros((len(JOINTS), vertices), np.float32)
    regressor[content["regressor_row"], content["regressor_column"]] = content["regressor_value"]
    weights = np.zeros((vertices, len(JOINTS)))
    values = content["weight_value"].astype(float)
    values /= values.sum(1, keepdims=True)
    np.add.at(weights, (np.arange(vertices)[:, None], content["weight_joint"]), values)
    arrays = {
        "v_template": content["v_template"],
        "shapedirs": content["shapedirs"].astype(np.float32),
        "posedirs": np.zeros((vertices, 3, 9 * (len(JOINTS) - 1)), np.float32),
        "J_regressor": regressor,
        "weights": weights.astype(np.float32),
        "kintree_table": np.stack([content["parents"], np.arange(len(JOINTS))]),
        "f": content["faces"].astype(np.int64),
    }
    return arrays, json.loads(str(content["meta"]))["vertex_ids"]


def is_open_body(body: "smplx.SMPL") -> bool:
    """Whether a body is the one that ships, whose betas the shape dictionary is learned from."""
    with np.load(data_path("open_body.npz"), allow_pickle=False) as file:
        template = torch.from_numpy(file["v_template"]).to(body.v_template)
    return template.shape == body.v_template.shape and bool((template == body.v_template).all())


def adult_betas() -> Tensor:
    """Betas (2000, 10) of the random adults that the open body was distilled from, float32."""
    with np.load(data_path("open_body.npz"), allow_pickle=False) as file:
        return torch.from_numpy(file["betas"].astype(np.float32))


def part_labels(body: "smplx.SMPL") -> Tensor:
    """The joint (V,) that moves each vertex most, an index into `kdict.skeleton.JOINTS`."""
    return body.lbs_weights.argmax(-1)


def rest_joints(body: "smplx.SMPL", betas: Tensor) -> Tensor:
    """Joints (..., 24, 3) of the T-pose for betas (..., 10)."""
    _check(body, betas=(betas, (body.num_betas,)))
    directions = torch.einsum("jv,vcb->jcb", body.J_regressor, body.shapedirs)
    return body.J_regressor @ body.v_template + (directions @ betas[..., None, :, None]).squeeze(-1)


def body_joints(
    body: "smplx.SMPL", rotations: Tensor, root_rotation: Tensor, betas: Tensor
) -> Tensor:
    """The 24 joints of a posed body, without its mesh.

    The regressor is linear, so the rest joints are found from the betas directly, and the joints
    need only the kinematic tree: the same points as the mesh's, for a hundredth of the work.

    Parameters
    ----------
    body : from `load_body`.
    rotations : (..., 23, 4) relative rotations S of the joints after the pelvis.
    root_rotation : (..., 4) the pelvis's rotation R.
    betas : (..., 10) the shape. Leading dims broadcast; dtype and device must be the body's.

    Returns
    -------
    (..., 24, 3) metres; the pelvis stays where the shape puts it.

    Raises
    ------
    TypeError : for what is no tensor.
    ValueError : for a wrong shape, dtype or device.
    """
    return posed_frames(body, rotations, root_rotation, betas)[1]


def posed_frames(
    body: "smplx.SMPL", rotations: Tensor, root_rotation: Tensor, betas: Tensor
) -> tuple[Tensor, Tensor]:
    """The joints' world rotations (..., 24, 3, 3) beside their places (..., 24, 3).

    What stands at ``p`` in the T-pose and moves with joint j alone is at
    ``places_j + world_j (p − rest_j)``. Arguments and errors as in `body_joints`.
    """
    _check(body, rotations=(rotations, (23, 4)), root_rotation=(root_rotation, (4,)))
    return turned_frames(rest_joints(body, betas), rotations, root_rotation)


def turned_frames(rest: Tensor, rotations: Tensor, root_rotation: Tensor) -> tuple[Tensor, Tensor]:
    """`posed_frames` from the T-pose's joints ``rest`` (..., 24, 3), whoever's they are."""
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


def vertices(body: "smplx.SMPL", rotations: Tensor, root_rotation: Tensor, betas: Tensor) -> Tensor:
    """The mesh (..., V, 3) of a posed body, Eq. 1, in metres; arguments as in `body_joints`.

    What `smplx.SMPL` computes, without a product of matrices for every vertex.
    """
    world, places = posed_frames(body, rotations, root_rotation, betas)
    shape = body.v_template.shape
    shaped = body.v_template + (betas @ body.shapedirs.flatten(0, 1).mT).unflatten(-1, shape)
    if getattr(body, "pose_changes_shape", True):
        local = rotation.to_matrix(rotations) - torch.eye(3).to(rotations)
        shaped = shaped + (local.flatten(-3) @ body.posedirs).unflatten(-1, shape)
    still = places - (world @ rest_joints(body, betas)[..., None]).squeeze(-1)
    frames = torch.cat([world, still[..., None]], dim=-1).flatten(-2)
    moves = (frames.mT @ body.lbs_weights.mT).unflatten(-2, (3, 4))
    x, y, z = (axis[..., None, :] for axis in shaped.unbind(-1))
    posed = moves[..., 0, :] * x + moves[..., 1, :] * y + moves[..., 2, :] * z + moves[..., 3, :]
    return posed.mT.contiguous()


def project(joints: Tensor, camera: Tensor) -> Tensor:
    """Weak perspective, Eq. 2: ``x2d = s · (R·X)_xy + t``.

    Parameters
    ----------
    joints : (..., J, 3) metres, already turned by R (pass it as ``root_rotation`` to
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
    """
    if joints.shape[-1] != 3 or camera.shape[-1] != 3:
        raise ValueError(
            f"joints {tuple(joints.shape)} and camera {tuple(camera.shape)}: expected (..., J, 3) "
            "and (..., 3)"
        )
    if joints.device != camera.device:
        raise ValueError(
            f"joints is on {joints.device}, camera on {camera.device}; move one with .to(device)"
        )
    return camera[..., None, :1] * joints[..., :2] + camera[..., None, 1:]


def _check(body: "smplx.SMPL", **arguments: tuple[Tensor, tuple[int, ...]]) -> None:
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
