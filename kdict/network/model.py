"""The network of Figure 1: from an image to pose codes, shape codes and a camera; then the body.

ResNet → two fully connected layers with leaky ReLU → linear layer → codes on the simplex → the
dictionaries' convex combinations → X_3D (Eq. 1) → X_2D (Eq. 2). Without a dictionary the rotations
or betas are regressed directly, the baselines of Table 6. Quaternions are (w, x, y, z).
"""

import json
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Self

import torch
from torch import Tensor, nn

from .. import rotation
from ..body.body import Body, body_id
from ..body.keypoints import SkinnedRegressor
from ..body.smpl import (
    CAMERA_LOGITS,
    FACING_CAMERA_6D,
    BodyModel,
    camera_from_logits,
    project,
    vertices,
)
from ..dictionary.layers import KinematicDictionary, ShapeDictionary
from ..resources import pretrained_path
from ..simplex.code_map import CodeMap
from ..skeleton import DICTIONARY_JOINTS
from .config import NetworkConfig
from .encoder import Backbone
from .person_encoder import NAME as PERSON_ENCODER
from .person_encoder import PersonEncoder
from .weights import assign, check_origins, read, save

_POSES = {"quaternion": (1.0, 0, 0, 0), "6d": (1.0, 0, 0, 0, 1.0, 0)}
_CAMERA = FACING_CAMERA_6D + CAMERA_LOGITS


@dataclass(frozen=True, eq=False)
class Prediction:
    """The network's output for B images. Points are in the camera's axes: x right, y down.

    ``codes`` (B, 23, N) and ``shape_codes`` (B, N) lie on the simplex, None without a dictionary;
    ``rotations`` (B, 23, 4) relative; ``root_rotation`` (B, 4) of the pelvis; ``betas`` (B, 10);
    ``camera`` (B, 3) is (s, tx, ty); ``joints`` (B, 24, 3) meters, the
    kinematic tree's; ``keypoints3d`` (B, 24, 3) meters, X_3D of Eq. 1: the body's joint regressor
    applied to the posed mesh, which losses and evaluation compare; ``keypoints`` (B, 24, 2), its
    projection by Eq. 2 in the crop's coordinates, [−1, 1].
    """

    codes: Tensor | None
    shape_codes: Tensor | None
    rotations: Tensor
    root_rotation: Tensor
    betas: Tensor
    camera: Tensor
    joints: Tensor
    keypoints3d: Tensor
    keypoints: Tensor


def check_shape_space(
    dictionary: ShapeDictionary | None, name: str | None, body: BodyModel
) -> None:
    """Refuse a shape dictionary of another body, to which its betas mean nothing.

    Raises
    ------
    ValueError : naming both bodies.
    """
    if dictionary is None:
        return
    learned, here = dictionary.metadata.get("body", "an unknown one"), body_id(body)
    if learned != here:
        raise ValueError(
            f"shape_dictionary {name!r} has body = {learned}, the network has body = {here}; use "
            "the dictionary's body, such as load_body('open'), a shape dictionary of this body "
            "(python -m kdictbook.recipes.smpl_shapes), or shape_dictionary=None"
        )


class HumanMeshNet(nn.Module):
    """The network of Fig. 1: cropped images of people to poses, shapes, cameras and keypoints.

    Parameters
    ----------
    config : default: the paper's. ``HumanMeshNet(NetworkConfig.profile("quick"))`` is the small
        one; ``dictionary=None`` and ``shape_dictionary=None`` in it are Table 6's baselines.
    body : from `kdict.load_body`; default: SMPL of ``KDICT_SMPL``, else the open body.

    Raises
    ------
    ValueError : for an impossible config, and for a shape dictionary of another body.

    Examples
    --------
    >>> import torch
    >>> from kdict import HumanMeshNet
    >>> network = HumanMeshNet.from_pretrained("thunder")
    >>> with torch.no_grad():
    ...     found = network(torch.rand(1, 3, 256, 256))
    >>> found.codes.shape, found.keypoints3d.shape, network.vertices(found).shape
    (torch.Size([1, 23, 128]), torch.Size([1, 24, 3]), torch.Size([1, 3502, 3]))
    """

    def __init__(self, config: NetworkConfig | None = None, body: BodyModel | None = None):
        super().__init__()
        self.config = config = config or NetworkConfig()
        if config.pose not in _POSES:
            raise ValueError(f"pose is {config.pose!r}; expected one of {', '.join(_POSES)}")
        body = body or Body.load()
        if config.backbone == PERSON_ENCODER:
            size, pool = config.image_size, config.pool
            self.backbone = PersonEncoder(size, pool, finetune=config.finetune)
        else:
            self.backbone = Backbone(config.backbone, config.image_size, config.pool)
        pose, shape = config.dictionary, config.shape_dictionary
        self.dictionary = None if pose is None else KinematicDictionary.from_pretrained(pose)
        self.shape_dictionary = None if shape is None else ShapeDictionary.from_pretrained(shape)
        check_shape_space(self.shape_dictionary, shape, body)
        map_options = (config.code_map, config.scale, config.scale_mode, config.scale_end)
        self.code_map = None if self.dictionary is None else CodeMap(*map_options)
        self.shape_code_map = None if self.shape_dictionary is None else CodeMap(*map_options)

        joints = len(DICTIONARY_JOINTS)
        start = torch.tensor(_POSES[config.pose])
        pose = joints * (len(start) if self.dictionary is None else self.dictionary.n_atoms)
        betas = body.num_betas
        shape = betas if self.shape_dictionary is None else self.shape_dictionary.n_atoms
        self.sizes = (pose, shape, len(_CAMERA))
        self.mlp = nn.Sequential(
            nn.Linear(self.backbone.features, config.hidden),
            nn.LeakyReLU(),
            nn.Linear(config.hidden, config.hidden),
            nn.LeakyReLU(),
            nn.Linear(config.hidden, sum(self.sizes)),
        )
        # What is regressed directly starts at the T-pose, the mean shape and a plain camera.
        start = start.repeat(joints) if self.dictionary is None else None
        flat = None if self.shape_dictionary is not None else torch.zeros(shape)
        with torch.no_grad():
            last = self.mlp[-1]
            for rows, bias in zip(
                torch.arange(sum(self.sizes)).split(self.sizes),
                (start, flat, torch.tensor(_CAMERA)),
                strict=True,
            ):
                if bias is not None:
                    last.weight[rows] *= 0.01
                    last.bias[rows] = bias

        # Held in a tuple: the mesh is no part of the weights. Joints and keypoints do without it.
        self._body = (body,)
        self.regressor = SkinnedRegressor(body)

    def forward(self, image: Tensor) -> Prediction:
        """Images (B, 3, S, S), RGB in [0, 1], to a `Prediction` in float32.

        Under autocast the encoder and the MLP run in half precision, what follows does not.

        Raises
        ------
        TypeError : for images that are not floating-point, and after ``.half()`` or ``.double()``.
        ValueError : for images of another shape.
        """
        dtype = self.mlp[0].weight.dtype
        if dtype != torch.float32:
            raise TypeError(
                f"the network's weights are {dtype}; expected torch.float32: call network.float(), "
                "and for half precision use torch.autocast"
            )
        output = self.mlp(self.backbone(image))
        with torch.autocast(image.device.type, enabled=False):
            return self.prediction(output.float())

    def prediction(self, output: Tensor) -> Prediction:
        """The `Prediction` of an MLP output (B, ``sum(sizes)``) in float32."""
        codes, shape_codes, *pose, camera = self.decode(output)
        world, joints = self.regressor.frames(*pose)
        rotations, _, betas = pose
        keypoints3d = self.regressor.from_frames(world, joints, betas, rotations)
        keypoints = project(keypoints3d, camera)
        return Prediction(codes, shape_codes, *pose, camera, joints, keypoints3d, keypoints)

    def decode(self, output: Tensor) -> tuple[Tensor | None, ...]:
        """The fields of a `Prediction` up to ``camera`` from an MLP output (B, ``sum(sizes)``)."""
        pose, shape, camera = output.split_with_sizes(self.sizes, -1)
        joints = len(DICTIONARY_JOINTS)
        pose = pose.view(*pose.shape[:-1], joints, self.sizes[0] // joints)
        codes = shape_codes = None
        if self.dictionary is not None:
            codes = self.code_map(pose)
            rotations = self.dictionary.decode(codes)
        elif self.config.pose == "6d":
            rotations = rotation.from_6d(pose)
        else:
            rotations = nn.functional.normalize(pose, dim=-1)
        if self.shape_dictionary is not None:
            shape_codes = self.shape_code_map(shape)
            betas = self.shape_dictionary.decode(shape_codes)
        else:
            betas = shape
        root = rotation.from_6d(camera[..., :6])
        camera = camera_from_logits(camera[..., 6:])
        return codes, shape_codes, rotations, root, betas, camera

    @property
    def body(self) -> BodyModel:
        """The body of the network's joints and meshes."""
        return self._body[0]

    def vertices(self, prediction: Prediction) -> Tensor:
        """The meshes (B, V, 3) of a prediction, in meters and the camera's axes (Eq. 1)."""
        body = self.body.to(prediction.betas.device)
        return vertices(body, prediction.rotations, prediction.root_rotation, prediction.betas)

    def set_progress(self, progress: float) -> None:
        """Tell the code maps the share of training done; see `kdict.simplex.code_map.CodeMap`."""
        for code_map in (self.code_map, self.shape_code_map):
            if code_map is not None:
                code_map.set_progress(progress)

    def save(self, path: str | Path, metadata: dict[str, str] | None = None) -> None:
        """Write the weights in half precision; see `kdict.network.weights.save`."""
        save(self, path, metadata)

    @classmethod
    def load(cls, path: str | Path, body: BodyModel | None = None, **changes) -> Self:
        """A network that `save` wrote, in evaluation mode.

        Parameters
        ----------
        body : default: the open body, if it was trained with that, else as for the class.
        changes : to its config: ``dictionary=``, ``shape_dictionary=`` say where these are now.

        Raises
        ------
        FileNotFoundError : when there is no such file.
        ValueError : when it does not hold a network's weights, or was trained with another
            dictionary or body than the one given; the message names both.
        """
        tensors, metadata = read(path)
        if body is None:
            body = Body.load("open")
            body = body if metadata.get("body") == body_id(body) else Body.load()
        try:
            config = NetworkConfig(**json.loads(metadata["config"]))
            # A size that no tensor has would be allocated before the weights are compared.
            if config.hidden not in {n for tensor in tensors.values() for n in tensor.shape}:
                raise ValueError(
                    f"hidden is {config.hidden}, but no tensor has a dimension of that size"
                )
            model = cls(replace(config, **changes), body)
        except (KeyError, TypeError, ValueError, OSError) as error:
            raise ValueError(f"{path}: its config is not a network's: {error}") from error
        check_origins(model, metadata, path)
        assign(model, tensors, path)
        return model.eval()

    @classmethod
    def from_pretrained(cls, name_or_path: str | Path) -> Self:
        """A released network by name, such as ``"thunder"``, or one's own by path; see `load`.

        Raises
        ------
        ValueError : for a name that does not exist (the message lists those that do), a file that
            was changed, or one that does not hold a network's weights.
        """
        return cls.load(pretrained_path("weights", name_or_path))
