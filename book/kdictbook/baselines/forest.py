"""Decision forests: part segmentation, each pixel classified by itself.

After C. Lassner, J. Romero, M. Kiefel, F. Bogo, M. J. Black, P. V. Gehler: Unite the People, 2017,
and the pixel forests of Shotton et al., 2011.

Kept: a random forest of scikit-learn on cheap differences of image values at random offsets. Left
out: Unite the People's forest goes from 91 detected landmarks to the body's parameters; without
such a detector ours labels pixels by color, which Shotton's did by depth. It makes no mesh.
"""

import numpy as np
import torch
from numpy.typing import NDArray
from sklearn.ensemble import RandomForestClassifier
from torch import Tensor, nn
from torch.nn.functional import avg_pool2d, interpolate

from kdict.datasets import PARTS
from kdict.evaluation import Estimate, Observation


class Forest(nn.Module):
    """Parameters
    ----------
    trees, depth : of the forest.
    features : how many differences a pixel is described by, beside its place and its color.
    stride : of the pixels that are labeled; between them the nearest label holds.
    """

    name, paper = "Decision Forests", "Lassner2017"

    def __init__(
        self, trees: int = 20, depth: int = 14, features: int = 60, stride: int = 4, seed: int = 0
    ):
        super().__init__()
        self.stride, self.seed = stride, seed
        generator = np.random.default_rng(seed)
        reach = generator.uniform(0.02, 0.35, (features, 2, 1))
        turn = generator.uniform(0, 2 * np.pi, (features, 2))
        self.offsets = reach * np.stack([np.cos(turn), np.sin(turn)], -1)
        self.channels = generator.integers(3, size=features)
        self.forest = RandomForestClassifier(
            trees, max_depth=depth, min_samples_leaf=5, random_state=seed
        )

    def describe(self, image: Tensor) -> NDArray:
        """Features (B · side², F) of images (B, 3, S, S), row by row."""
        small = avg_pool2d(image, self.stride).double().cpu().numpy()
        batch, _, side, _ = small.shape
        y, x = np.mgrid[:side, :side]
        columns = [np.broadcast_to(c / side, small[:, 0].shape) for c in (y, x)]
        columns += [small[:, channel] for channel in range(3)]
        for pair, channel in zip(self.offsets, self.channels, strict=True):
            at = [
                small[:, channel, *(np.clip(np.rint(c + side * o).astype(int), 0, side - 1)
                                    for c, o in zip((y, x), offset, strict=True))]
                for offset in pair
            ]  # fmt: skip
            columns.append(at[0] - at[1])
        return np.stack(columns, -1).reshape(batch * side * side, -1).astype(np.float32)

    def learn(self, image: Tensor, labels: Tensor, pixels: int = 300) -> "Forest":
        """Learn from images (B, 3, S, S) and classes (B, S, S) of `kdict.datasets.PARTS`.

        ``pixels`` of each image are looked at, half of them on the body.
        """
        generator = np.random.default_rng(self.seed)
        start = self.stride // 2
        classes = labels[:, start :: self.stride, start :: self.stride].flatten(1).cpu().numpy()
        features = self.describe(image).reshape(*classes.shape, -1)
        chosen = []
        for row, of in enumerate(classes):
            for group in (np.flatnonzero(of > 0), np.flatnonzero(of == 0)):
                some = generator.choice(group, min(pixels // 2, len(group)), replace=False)
                chosen.append(row * len(of) + some)
        chosen = np.concatenate(chosen)
        flat = features.reshape(-1, features.shape[-1])
        # Half of the chosen are background, of all pixels most. Accuracy wants the true share, F1
        # equal ones; the geometric mean serves both.
        share = np.sqrt(np.bincount(classes.ravel() > 0, minlength=2) / classes.size)
        weight = np.where(classes.ravel()[chosen] > 0, share[1], share[0])
        self.forest.fit(flat[chosen], classes.ravel()[chosen], sample_weight=weight)
        return self

    def forward(self, seen: Observation) -> Estimate:
        batch, _, size, _ = seen.image.shape
        side = size // self.stride
        votes = np.zeros((batch * side * side, len(PARTS)), np.float32)
        votes[:, self.forest.classes_] = self.forest.predict_proba(self.describe(seen.image))
        votes = torch.from_numpy(votes).view(batch, side, side, -1).permute(0, 3, 1, 2)
        whole = interpolate(votes, (size, size), mode="bilinear")
        return Estimate(parts=whole.argmax(1).to(seen.image.device))
