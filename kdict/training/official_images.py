"""Training images from the official datasets: crops of `Sample`s, augmented, with partial labels.

L_2D sees the labeled 2D keypoints of every dataset, L_3D the 3D keypoints of those that have any.
Datasets mix as `sources` of `kdict.training.run.train`: see `official_sources`.
"""

import logging
import os
from collections.abc import Iterable, Sequence
from dataclasses import replace
from functools import partial
from pathlib import Path

import numpy as np
import torch
from torch import Tensor

from .. import datasets
from ..body.arrays import BodyModel
from ..body.body import Body
from ..body.joint_sets import convert
from ..body.keypoints import body_keypoints
from ..datasets.check import find_datasets
from ..datasets.crops import crop_images, crop_keypoints, pose_parameters
from ..datasets.sample import Sample, crop_box
from ..datasets.spin import is_spin
from ..dictionary.layers import ShapeDictionary
from ..network.model import check_shape_space
from ..skeleton import JOINTS, other_side
from ..synthetic.keyed_random import KeyedRNG
from .batches import Batch
from .config import ROLE_SHARES, TrainConfig

log = logging.getLogger(__name__)

SCALE, SHIFT, COLOR, OCCLUDED = (0.8, 1.25), 0.1, (0.6, 1.4), 0.3
"""Ranges of the crop's side, of its shift in sides, of each channel's gain; share of occlusions."""
_OTHER_SIDE = other_side(JOINTS)
_VARIANTS = 1000

DATASETS = {
    "human36m": (0.3, lambda at: datasets.read_human36m(at, datasets.TRAIN)),
    "mpi_inf_3dhp_train": (0.1, lambda at: datasets.read_mpi_inf_3dhp_train(at, frame_stride=5)),
    "up-3d": (0.1, lambda at: datasets.read_up3d(at, "train")),
    "lsp": (0.01, lambda at: datasets.read_lsp(at, "train")),
    "lspet": (0.09, datasets.read_lspet),
    "mpii": (0.2, datasets.read_mpii),
    "coco": (0.2, lambda at: datasets.read_coco(at, "train2017")),
}
"""Share of each of the paper's seven datasets in a batch, and its reader. The paper does not print
its shares; these follow SPIN: 0.3 Human3.6M, 0.1 MPI-INF-3DHP, the others roughly by their size."""


class OfficialImages:
    """Crops of a dataset's people with what is labeled of them; an `ImageSource` for training.

    With ``augment`` each person comes in 1,000 variants, so that an index alone decides the image
    and a run resumes exactly: scale, shift, mirror image, gain of each color channel, and in 30 %
    of the images a rectangle of one color over part of the person.

    Parameters
    ----------
    samples : people with an image file, and 2D or 3D keypoints or a mesh. Those without a box are
        left out and counted in a warning.
    size : of the crops, pixels.
    body : SMPL, to make the 3D keypoints of samples that have a mesh alone, such as UP-3D's.
    augment : see above; False for held-out images.
    seed : of the augmentation.

    Raises
    ------
    ValueError : for no samples with a box, or one without an image or any label.
    """

    def __init__(
        self,
        samples: Iterable[Sample],
        size: int,
        body: BodyModel | None = None,
        *,
        augment: bool = True,
        seed: int = 0,
    ):
        samples = list(samples)
        # A person of whom one keypoint is labeled has no box to be cropped by.
        self.samples: Sequence[Sample] = [
            sample for sample in samples if sample.box is not None and max(sample.box[2:]) > 0
        ]
        self.size, self.body, self.augment, self.seed = size, body, augment, seed
        if not self.samples:
            raise ValueError("no samples with a box; expected at least one")
        if left_out := len(samples) - len(self.samples):
            name = self.samples[0].dataset
            log.warning("%s: %d of %d people have no box", name, left_out, len(samples))
        for sample in self.samples:
            sample.require("image")
            if sample.joints is None and (sample.mesh is None or body is None):
                sample.require("keypoints")

    def __len__(self) -> int:
        return len(self.samples) * (_VARIANTS if self.augment else 1)

    def __getitem__(self, indices: Tensor) -> Batch:
        """Images (B, 3, S, S) with keypoints; ``keypoints3d`` is NaN where it is not labeled."""
        indices = torch.as_tensor(indices)
        samples = [self.samples[int(i) % len(self.samples)] for i in indices]
        crops = torch.from_numpy(np.stack([crop_box(sample) for sample in samples]))
        if self.augment:
            rng = KeyedRNG.of(indices, self.seed, "official images")
            grown = crops[:, 2:] * rng.uniform("scale", 1, low=SCALE[0], high=SCALE[1])
            moved = rng.uniform("shift", 2, low=-SHIFT, high=SHIFT) * grown
            crops = torch.cat([crops[:, :2] + (crops[:, 2:] - grown) / 2 + moved, grown], 1)
        image = crop_images(samples, crops, self.size)
        keypoints2d, visibility = crop_keypoints(samples, crops)
        keypoints3d = torch.stack([self._keypoints3d(sample) for sample in samples])
        if self.augment:
            image = self._recolored(image, rng)
            flipped = rng.bernoulli("flip", 0.5)
            image = torch.where(flipped[:, None, None, None], image.flip(-1), image)
            keypoints2d = _mirrored(keypoints2d, flipped)
            keypoints3d = _mirrored(keypoints3d, flipped)
            visibility = torch.where(flipped[:, None], visibility[:, _OTHER_SIDE], visibility)
        # Without the pelvis, which all points are relative to, there is no label.
        has_3d = keypoints3d[:, 0].isfinite().all(-1)
        return Batch(image, keypoints2d, visibility, keypoints3d, has_3d)

    def _keypoints3d(self, sample: Sample) -> Tensor:
        if sample.joints is not None and sample.axes == "camera":
            points, known = convert(sample.joints, sample.joints_known, sample.joint_set, "smpl24")
            points[~known] = np.nan
            return torch.from_numpy(points).float()
        if sample.mesh is None or self.body is None:
            return torch.full((len(JOINTS), 3), torch.nan)
        return body_keypoints(self.body, *pose_parameters([sample]))[0]

    def _recolored(self, image: Tensor, rng: KeyedRNG) -> Tensor:
        gain = rng.uniform("color", 3, 1, 1, low=COLOR[0], high=COLOR[1])
        image = (image * gain).clamp(0, 1)
        axis = (torch.arange(self.size) + 0.5) / self.size
        middle, half = rng.uniform("where", 2), rng.uniform("extent", 2, low=0.05, high=0.2)
        inside = (axis - middle[..., None]).abs() < half[..., None]
        patch = inside[:, 0, :, None] & inside[:, 1, None, :]
        patch = patch & rng.bernoulli("occluded", OCCLUDED)[:, None, None]
        return torch.where(patch[:, None], rng.uniform("paint", 3, 1, 1), image)


def _mirrored(points: Tensor, flipped: Tensor) -> Tensor:
    """Points (B, 24, D) with x negated and sides exchanged where ``flipped`` (B,)."""
    other = points[:, _OTHER_SIDE].clone()
    other[..., 0] *= -1
    return torch.where(flipped[:, None, None], other, points)


def official_sources(
    root: str | Path,
    size: int,
    body: BodyModel | None = None,
    names: Iterable[str] | None = None,
    *,
    seed: int = 0,
) -> dict[str, OfficialImages]:
    """Training images of official datasets in a folder, by name.

    They are ``sources`` of `kdict.training.run.train`.

    Parameters
    ----------
    root : the folder of the datasets, two levels deep.
    names : of the paper's seven, see `DATASETS`, or of SPIN's files without ``.npz``, such as
        ``h36m_train``, whose images lie below the folder of the file. Default: those of the seven
        that are found.
    size, body, seed : see `OfficialImages`.

    Raises
    ------
    FileNotFoundError : when none, or one that is named, is not found; for files that it lacks.
    ValueError : for files that cannot be read, and people without an image.
    """
    places = find_datasets(root)
    names = [name for name in DATASETS if name in places] if names is None else list(names)
    readers = {
        name: partial(DATASETS[name][1], places[name])
        for name in names
        if name in DATASETS and name in places
    }
    for path in places.get("spin", Path()).glob("*.npz"):
        if path.stem in names and is_spin(path):
            readers[path.stem] = partial(datasets.read_spin, path, images=path.parent)
    missing = [name for name in names if name not in readers]
    if missing or not names:
        raise FileNotFoundError(
            f"{root}: holds none of {', '.join(missing or DATASETS)}; see `kdict check {root}`"
        )
    return {name: OfficialImages(readers[name](), size, body, seed=seed) for name in names}


def official(config: TrainConfig) -> tuple[TrainConfig, dict[str, OfficialImages]]:
    """The official datasets in the folder ``KDICT_DATA``, see `official_sources`, and the config
    with their shares."""
    root = os.environ.get("KDICT_DATA")
    if not root or not os.environ.get("KDICT_SMPL"):
        raise ValueError(
            "data is 'official', and KDICT_DATA or KDICT_SMPL is not set; expected the folder of "
            "the datasets and the file of SMPL"
        )
    body, names = Body.load(), None if config.roles == ROLE_SHARES else config.roles
    shape = config.network.shape_dictionary
    if shape is not None:  # before gigabytes are read
        check_shape_space(ShapeDictionary.from_pretrained(shape), shape, body)
    sources = official_sources(root, config.network.image_size, body, names, seed=config.seed)
    shares = config.roles if names else {name: DATASETS[name][0] for name in sources}
    return replace(config, roles=dict(shares)), sources
