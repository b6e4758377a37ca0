"""The network of Fig. 1: an image in; pose codes, shape codes and a camera out; then the body.

ResNet → two fully connected layers with leaky ReLU → linear layer → codes on the simplex → the
dictionaries' convex combinations → joints (Eq. 1) → keypoints (Eq. 2). Without a dictionary the
rotations or betas are regressed directly, the baselines of Table 6. Quaternions are (w, x, y, z).
"""

import json
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Self

import torch
from torch import Tensor, nn

from .. import rotation
from ..body.body import Body
from ..body.keypoints import SkinnedRegressor
from ..body.smpl import BodyModel, project, vertices
from ..dictionary.layers import KinematicDictionary, ShapeDictionary
from ..resources import pretrained_path
from ..simplex.code_map import CodeMap
from ..skeleton import DICTIONARY_JOINTS
from .encoder import Backbone
from .weights import assign, check_origins, read, save

_POSES = {"quaternion": (1.0, 0, 0, 0), "6d": (1.0, 0, 0, 0, 1.0, 0)}
_CAMERA = (1.0, 0, 0, 0, -1.0, 0, 0.38, 0, 0)
"""Upright, facing the camera, filling the crop: R = 180° about x, softplus(0.38) ≈ 0.9, t = 0."""


@dataclass(frozen=True)
class NetworkConfig:
    """What a `HumanMeshNet` is made of; the defaults are the paper's.

    ``backbone``, ``image_size``, ``pool``: see `encoder.Backbone`. ``hidden``: width of
    the MLP. ``dictionary``, ``shape_dictionary``: the name of one that ships, the path of a
    file, or None for direct regression. ``pose``: what is regressed without a dictionary,
    ``"quaternion"`` (normalised) or ``"6d"``. ``code_map``, ``scale``, ``scale_mode``,
    ``scale_end``: see `kdict.simplex.code_map.CodeMap`.
    """

    backbone: str = "resnet50"
    image_size: int = 224
    pool: str = "average"
    hidden: int = 4096
    dictionary: str | None = "cmu-128"
    shape_dictionary: str | None = "shape-64"
    pose: str = "quaternion"
    code_map: str = "sparsemax"
    scale: float = 1.0
    scale_mode: str = "fixed"
    scale_end: float = 1.0

    @classmethod
    def profile(cls, name: str, **changes) -> Self:
        """The paper's sizes, ``"full"``; or ``"quick"``, what two CPU cores train in an hour."""
        if name not in _PROFILES:
            raise ValueError(f"profile is {name!r}; expected one of {', '.join(_PROFILES)}")
        return cls(**{**_PROFILES[name], **changes})


_PROFILES = {
    "full": {},
    # At this width two networks, in half precision, fit into data/ beside everything else. What
    # the pooled features of a small network are slow to learn, the places of joints tell it.
    "quick": {"backbone": "resnet18-s64", "image_size": 128, "hidden": 512, "pool": "keypoints"},
}


@dataclass(frozen=True, eq=False)
class Prediction:
    """The network's output for B images. Points are in the camera's axes: x right, y down.

    ``codes`` (B, 23, N) and ``shape_codes`` (B, N) lie on the simplex, None without a dictionary;
    ``rotations`` (B, 23, 4) relative; ``root_rotation`` (B, 4) of the pelvis; ``betas`` (B, 10);
    ``camera`` (B, 3) is (s, tx, ty); ``joints`` (B, 24, 3) meters, the
    kinematic tree's; ``keypoints3d`` (B, 24, 3) meters, X_3D of Eq. 1: the body's joint regressor
    applied to the posed mesh, which losses and evaluation compare; ``keypoints`` (B, 24, 2), its
    projection by Eq. 2 in the crop's coordinates, [−1, 1]; ``maps`` (B, 24, h, h) the backbone's
    heatmap logits of the joints, None unless it pools by them.
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
    maps: Tensor | None = field(default=None, kw_only=True)


class HumanMeshNet(nn.Module):
    """Images of people, cropped, to their bodies.

    Parameters
    ----------
    config : default: the paper's. ``HumanMeshNet(NetworkConfig.profile("quick"))`` is the small
        one; ``dictionary=None`` and ``shape_dictionary=None`` in it are Table 6's baselines.
    body : from `load_body`, the default; its shape space must be that of the shape dictionary.
    """

    def __init__(self, config: NetworkConfig | None = None, body: BodyModel | None = None):
        super().__init__()
        self.config = config = config or NetworkConfig()
        if config.pose not in _POSES:
            raise ValueError(f"pose is {config.pose!r}; expected one of {', '.join(_POSES)}")
        body = body or Body.load()
        self.backbone = Backbone(config.backbone, config.image_size, config.pool)
        pose, shape = config.dictionary, config.shape_dictionary
        self.dictionary = None if pose is None else KinematicDictionary.from_pretrained(pose)
        self.shape_dictionary = None if shape is None else ShapeDictionary.from_pretrained(shape)
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

        Under autocast the backbone and the MLP run in half precision, what follows does not.
        """
        features, maps = self.backbone.pooled(image)
        output = self.mlp(features)
        with torch.autocast(image.device.type, enabled=False):
            return self.prediction(output.float(), maps)

    def prediction(self, output: Tensor, maps: Tensor | None = None) -> Prediction:
        """What the MLP's output (B, ``sum(sizes)``) in float32 says of the images; ``maps`` are
        handed through."""
        codes, shape_codes, *pose, camera = self.decode(output)
        world, joints = self.regressor.frames(*pose)
        rotations, _, betas = pose
        keypoints3d = self.regressor.from_frames(world, joints, betas, rotations)
        keypoints = project(keypoints3d, camera)
        return Prediction(
            codes, shape_codes, *pose, camera, joints, keypoints3d, keypoints, maps=maps
        )

    def decode(self, output: Tensor) -> tuple[Tensor | None, ...]:
        """What the MLP's output (B, ``sum(sizes)``) stands for: a `Prediction`'s fields up to
        ``camera``."""
        pose, shape, camera = output.split(self.sizes, dim=-1)
        pose = pose.unflatten(-1, (len(DICTIONARY_JOINTS), -1))
        codes = shape_codes = None
        if self.dictionary is not None:
            codes = self.code_map(pose)
            rotations = self.dictionary.decode(codes)
        elif self.config.pose == "6d":
            rotations = rotation.from_matrix(rotation.from_6d(pose))
        else:
            rotations = nn.functional.normalize(pose, dim=-1)
        if self.shape_dictionary is not None:
            shape_codes = self.shape_code_map(shape)
            betas = self.shape_dictionary.decode(shape_codes)
        else:
            betas = shape
        root = rotation.from_matrix(rotation.from_6d(camera[..., :6]))
        # A negative scale would be the mirrored person.
        camera = torch.cat([nn.functional.softplus(camera[..., 6:7]), camera[..., 7:]], -1)
        return codes, shape_codes, rotations, root, betas, camera

    @property
    def body(self) -> BodyModel:
        """The body that the network's joints and meshes are of."""
        return self._body[0]

    def vertices(self, prediction: Prediction) -> Tensor:
        """The meshes (B, V, 3) of a prediction, in metres and the camera's axes (Eq. 1)."""
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
        body : as for the class.
        changes : to its config: ``dictionary=``, ``shape_dictionary=`` say where these are now.

        Raises
        ------
        FileNotFoundError : when there is no such file.
        ValueError : when it does not hold a network's weights, or was trained with another
            dictionary or body than the one given; the message names both.
        """
        tensors, metadata = read(path)
        try:
            config = NetworkConfig(**json.loads(metadata["config"]))
            # A size that no tensor has would be allocated before the weights are compared.
            if config.hidden not in {n for tensor in tensors.values() for n in tensor.shape}:
                raise ValueError(f"hidden is {config.hidden}, which no tensor's size is")
            model = cls(replace(config, **changes), body)
        except (KeyError, TypeError, ValueError, OSError) as error:
            raise ValueError(f"{path}: its config is not a network's: {error}") from error
        check_origins(model, metadata, path)
        assign(model, tensors, path)
        return model.eval()

    @classmethod
    def from_pretrained(cls, name_or_path: str | Path) -> Self:
        """A released network by name, such as ``"quick"``, or one's own by path.

        It comes with the open body, which it was trained with; `load` takes another one.

        Raises
        ------
        ValueError : for a name that does not exist (the message lists those that do), a file that
            was changed, or one that does not hold a network's weights.
        """
        return cls.load(pretrained_path("weights", name_or_path), Body.load("open"))
