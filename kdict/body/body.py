"""The body: the open one that ships with kdict, or SMPL from its own file.

At rest (the T-pose) a body is y up, faces +z and has its left along +x. Lengths are meters.
"""

import contextlib
import hashlib
import io
import json
import os
from pathlib import Path
from typing import TYPE_CHECKING, Literal, NamedTuple, Self

import numpy as np
import torch
from torch import Tensor, nn

from .. import rotation
from ..resources import data_path
from ..skeleton import JOINTS
from .arrays import BodyModel
from .smpl import body_joints, vertices
from .smpl_file import read_smpl

if TYPE_CHECKING:
    import smplx

_SMPL_VERTEX_IDS = {
    "nose": 332, "reye": 6260, "leye": 2800, "rear": 4071, "lear": 583,
    "LBigToe": 3216, "LSmallToe": 3226, "LHeel": 3387,
    "RBigToe": 6617, "RSmallToe": 6624, "RHeel": 6787,
    "lthumb": 2746, "lindex": 2319, "lmiddle": 2445, "lring": 2556, "lpinky": 2673,
    "rthumb": 6191, "rindex": 5782, "rmiddle": 5905, "rring": 6016, "rpinky": 6133,
}  # fmt: skip
"""Vertices of SMPL's mesh that are keypoints, in the order in which smplx appends them to the
joints; the names are smplx's."""


class BodyOutput(NamedTuple):
    """``vertices`` (B, V, 3) and ``joints`` (B, 45, 3) in meters: SMPL's 24, then 21 vertices of
    the face, the feet and the fingertips."""

    vertices: Tensor
    joints: Tensor


class Body(nn.Module):
    """SMPL's arrays and its forward pass, under the names that `smplx.SMPL` gives them.

    Buffers, with V vertices: ``v_template`` (V, 3), ``shapedirs`` (V, 3, 10), ``posedirs``
    (207, 3V), ``J_regressor`` (24, V), ``lbs_weights`` (V, 24), ``parents`` (24,),
    ``faces_tensor`` (F, 3). ``faces`` is the same as an array. Nothing is trainable.

    Parameters
    ----------
    arrays : as `kdict.body.smpl_file.read_smpl` returns them.
    vertex_ids : the vertices of `BodyOutput`'s last 21 joints, by smplx's names.
    """

    v_template: Tensor
    shapedirs: Tensor
    posedirs: Tensor
    J_regressor: Tensor
    lbs_weights: Tensor
    parents: Tensor
    faces_tensor: Tensor

    def __init__(self, arrays: dict[str, np.ndarray], vertex_ids: dict[str, int]):
        super().__init__()
        posedirs = arrays["posedirs"]
        self.faces = arrays["f"]
        self.num_betas = 10
        self.pose_changes_shape = bool(posedirs.any())
        for name, array in (
            ("v_template", arrays["v_template"]),
            ("shapedirs", arrays["shapedirs"][..., : self.num_betas]),
            ("posedirs", posedirs.reshape(-1, posedirs.shape[-1]).T),
            ("J_regressor", arrays["J_regressor"]),
            ("lbs_weights", arrays["weights"]),
        ):
            self.register_buffer(name, torch.from_numpy(np.array(array, np.float32, order="C")))
        parents = torch.from_numpy(arrays["kintree_table"][0].astype(np.int64))
        parents[0] = -1
        self.register_buffer("parents", parents)
        self.register_buffer("faces_tensor", torch.from_numpy(self.faces.astype(np.int64)))
        self.vertex_joint_selector = nn.Module()
        ids = torch.tensor([vertex_ids[name] for name in _SMPL_VERTEX_IDS])
        self.vertex_joint_selector.register_buffer("extra_joints_idxs", ids)

    @classmethod
    def load(cls, path: str | Path | None = None) -> Self:
        """The open body or SMPL; parameters and errors as of `load_body`."""
        return cls(*smpl_arrays(path))

    def forward(
        self,
        betas: Tensor | None = None,
        body_pose: Tensor | None = None,
        global_orient: Tensor | None = None,
        transl: Tensor | None = None,
        pose2rot: bool = True,
    ) -> BodyOutput:
        """Pose the body with SMPL's parameters, as `smplx.SMPL` does.

        Parameters
        ----------
        betas : (B, 10); like all others 0 by default.
        body_pose, global_orient : (B, 69) and (B, 3), axis-angle in radians; with
            ``pose2rot=False`` rotation matrices (B, 23, 3, 3) and (B, 1, 3, 3).
        transl : (B, 3) meters, added to everything.
        """
        given = [x for x in (betas, body_pose, global_orient, transl) if x is not None]
        batch = max((len(x) for x in given), default=1)
        rows = [
            rotation.identity(batch, count).to(self.v_template)
            if pose is None
            else rotation.from_axis_angle(pose.unflatten(-1, (-1, 3)))
            if pose2rot
            else rotation.from_matrix(pose)
            for pose, count in ((body_pose, len(JOINTS) - 1), (global_orient, 1))
        ]
        betas = self.v_template.new_zeros(batch, self.num_betas) if betas is None else betas
        posed = rows[0], rows[1].squeeze(-2), betas
        mesh, joints = vertices(self, *posed), body_joints(self, *posed)
        joints = torch.cat([joints, mesh[:, self.vertex_joint_selector.extra_joints_idxs]], 1)
        shift = 0 if transl is None else transl[:, None]
        return BodyOutput(mesh + shift, joints + shift)


def load_body(
    path: str | Path | None = None, container: Literal["smplx", "plain"] = "smplx"
) -> "smplx.SMPL | Body":
    """The open body, or SMPL from its file.

    Parameters
    ----------
    path : an SMPL ``.npz`` or ``.pkl``, or a folder with ``SMPL_NEUTRAL.npz`` or ``.pkl``. Without
        it the environment variable ``KDICT_SMPL`` is read, then the open body is taken;
        ``"open"`` is the open body whatever the variable says.
    container : ``"smplx"`` for an `smplx.SMPL`, which other code for SMPL expects and whose own
        license is for non-commercial research only (``pip install 'kdict[smplx]'``); ``"plain"``
        for a `Body`: the same arrays and forward pass without that package. Everything in kdict
        takes either.

    Returns
    -------
    The body in float32 on the CPU, with 10 betas and without trainable parameters. The open body
    has 3,502 vertices, its pelvis at the origin, betas of unit variance and no pose blend shapes.

    Raises
    ------
    FileNotFoundError, ValueError : see `kdict.body.smpl_file.read_smpl`; ValueError for another
        container.
    ImportError : for ``"smplx"`` when smplx is not installed.

    Examples
    --------
    >>> body = load_body("open", container="plain")
    >>> body.v_template.shape
    torch.Size([3502, 3])
    >>> posed = body(betas=torch.zeros(2, 10), body_pose=torch.zeros(2, 69))
    >>> posed.vertices.shape, posed.joints.shape
    (torch.Size([2, 3502, 3]), torch.Size([2, 45, 3]))
    """
    if container == "plain":
        return Body.load(path)
    if container != "smplx":
        raise ValueError(f"container is {container!r}; expected 'smplx' or 'plain'")
    try:
        import smplx
        from smplx.utils import Struct
    except ImportError as error:
        raise ImportError(
            f"an smplx.SMPL needs smplx, which cannot be imported ({error}); install it with: pip "
            "install 'kdict[smplx]', or use load_body(container=\"plain\"), which has the same "
            "arrays and forward pass"
        ) from error
    arrays, vertex_ids = smpl_arrays(path)
    with contextlib.redirect_stdout(io.StringIO()):  # smplx prints that there are ten betas
        body = smplx.SMPL("", data_struct=Struct(**arrays), vertex_ids=vertex_ids)
    body.pose_changes_shape = bool(arrays["posedirs"].any())  # `vertices` asks, each time
    return body.requires_grad_(False)


def smpl_arrays(path: str | Path | None) -> tuple[dict[str, np.ndarray], dict[str, int]]:
    """A body's arrays as SMPL's file has them, and the vertices of its keypoints."""
    path = path or os.environ.get("KDICT_SMPL")
    return _open_body() if not path or str(path) == "open" else (read_smpl(path), _SMPL_VERTEX_IDS)


def _open_body() -> tuple[dict[str, np.ndarray], dict[str, int]]:
    with np.load(data_path("open_body.npz"), allow_pickle=False) as file:
        content = dict(file)
    count = len(content["v_template"])
    regressor = np.zeros((len(JOINTS), count), np.float32)
    regressor[content["regressor_row"], content["regressor_column"]] = content["regressor_value"]
    weights = np.zeros((count, len(JOINTS)))
    values = content["weight_value"].astype(float)
    values /= values.sum(1, keepdims=True)
    np.add.at(weights, (np.arange(count)[:, None], content["weight_joint"]), values)
    arrays = {
        "v_template": content["v_template"],
        "shapedirs": content["shapedirs"].astype(np.float32),
        "posedirs": np.zeros((count, 3, 9 * (len(JOINTS) - 1)), np.float32),
        "J_regressor": regressor,
        "weights": weights.astype(np.float32),
        "kintree_table": np.stack([content["parents"], np.arange(len(JOINTS))]),
        "f": content["faces"].astype(np.int64),
    }
    return arrays, json.loads(str(content["meta"]))["vertex_ids"]


def is_open_body(body: BodyModel) -> bool:
    """Whether a body is the one that ships, whose betas the shape dictionary is learned from."""
    with np.load(data_path("open_body.npz"), allow_pickle=False) as file:
        template = torch.from_numpy(file["v_template"]).to(body.v_template)
    return template.shape == body.v_template.shape and bool((template == body.v_template).all())


def body_id(body: BodyModel) -> str:
    """What identifies a body in the metadata of files that belong to it."""
    template = body.v_template.detach().cpu().float().contiguous()
    digest = hashlib.sha256(template.numpy().tobytes()).hexdigest()
    return f"{len(template)} vertices (sha256 {digest[:16]})"


def adult_betas() -> Tensor:
    """Betas (2000, 10) of the random adults that the open body was distilled from, float32."""
    with np.load(data_path("open_body.npz"), allow_pickle=False) as file:
        return torch.from_numpy(file["betas"].astype(np.float32))


def part_labels(body: BodyModel) -> Tensor:
    """The joint (V,) with the largest skinning weight, an index into `kdict.skeleton.JOINTS`."""
    return body.lbs_weights.argmax(-1)
