"""NBF-like: part segmentation first, then body parameters from the segmentation alone.

M. Omran, C. Lassner, G. Pons-Moll, P. Gehler, B. Schiele: Neural Body Fitting, 2018.

Kept: two stages, between which only a color-coded map of parts passes; the second is a ResNet that
gives rotations, shape and camera; losses on parameters, 3D and 2D joints, since the paper trains on
labels of pose and shape. Left out: RefineNet, for which stands a small U-Net; the twelve parts are
the 24 of the skeleton; rotations are 6D.
"""

from itertools import pairwise

import torch
from torch import Tensor, nn

from kdict import rotation
from kdict.body.smpl import vertices
from kdict.evaluation import Estimate, Observation
from kdict.network.encoder import Backbone
from kdict.network.losses import keypoint_losses, labels
from kdict.render.raster import rasterize, to_pixels
from kdict.skeleton import JOINTS
from kdict.synthetic.batch import RenderedBatch

from .body_head import BodyHead, Posed, full_precision

_CLASSES = len(JOINTS) + 1


def _block(inputs: int, outputs: int, stride: int = 1) -> nn.Sequential:
    return nn.Sequential(
        nn.Conv2d(inputs, outputs, 3, stride, padding=1, bias=False),
        nn.BatchNorm2d(outputs),
        nn.ReLU(),
    )


class PartNet(nn.Module):
    """A U-Net: images (B, 3, S, S) to logits (B, 25, S/2, S/2); class 0 is the background, class
    j + 1 what joint j moves. S is a multiple of 32."""

    def __init__(self, width: int = 16):
        super().__init__()
        widths = [width * 2**level for level in range(5)]
        self.first = _block(3, widths[0], stride=2)
        self.down = nn.ModuleList(_block(a, b) for a, b in pairwise(widths))
        self.up = nn.ModuleList(
            _block(a + b, a) for a, b in zip(widths[-2::-1], widths[:0:-1], strict=True)
        )
        self.last = nn.Conv2d(width, _CLASSES, 1)

    def forward(self, image: Tensor) -> Tensor:
        levels = [self.first(image - 0.5)]
        for block in self.down:
            levels.append(block(nn.functional.max_pool2d(levels[-1], 2)))
        x = levels.pop()
        for block in self.up:
            x = nn.functional.interpolate(x, scale_factor=2, mode="bilinear")
            x = block(torch.cat([levels.pop(), x], 1))
        return self.last(x)


def part_classes(batch: RenderedBatch, body, size: int) -> Tensor:
    """The classes (B, size, size) of the true body, drawn from a batch's labels."""
    mesh = vertices(body, batch.rotations, batch.root_rotation, batch.betas)
    placed = mesh + batch.pelvis[:, None] - body.J_regressor[:1] @ mesh
    plane = placed[..., :2] / placed[..., 2:]
    points = batch.crop[:, None, :1] * plane + batch.crop[:, None, 1:]
    faces = body.faces_tensor
    seen = rasterize(to_pixels(points, size), placed[..., 2], faces, size, size, cull=True).face
    of_face = body.lbs_weights[faces].sum(1).argmax(-1)
    return torch.where(seen < 0, 0, of_face[seen] + 1)


class NBF(nn.Module):
    """Parameters
    ----------
    backbone, image_size : of the second stage, see `kdict.network.encoder.Backbone`.
    width : channels of the first stage's first layer.
    """

    name, paper = "NBF", "Omran2018"

    def __init__(self, backbone: str = "resnet18-s64", image_size: int = 128, width: int = 16):
        super().__init__()
        self.parts = PartNet(width)
        self.backbone = Backbone(backbone, image_size)
        self.head = BodyHead()
        self.last = nn.Linear(self.backbone.features, self.head.size)
        nn.init.xavier_uniform_(self.last.weight, gain=0.01)
        colors = torch.rand(_CLASSES, 3, generator=torch.Generator().manual_seed(0))
        colors[0] = 0.0
        self.register_buffer("colors", colors)

    def both(self, image: Tensor):
        """The parts' logits, and the body made of their colors."""
        logits = self.parts(image)
        # The stages are trained apart: no gradient passes.
        shares = logits.detach().softmax(1)
        # Contiguous: oneDNN's filters' gradient crashes on what einsum leaves of the strides.
        parts = torch.einsum("bchw,cd->bdhw", shares, self.colors).contiguous()
        parts = nn.functional.interpolate(parts, image.shape[-2:], mode="bilinear")
        return logits, self.head(self.head.mean + self.last(self.backbone(parts)))

    def loss(self, batch: RenderedBatch) -> Tensor:
        """Both stages' losses; labels of parts and pose count where the role has 3D."""
        logits, posed = self.both(batch.image)
        with full_precision():
            return self._losses(logits.float(), posed, batch)

    def _losses(self, logits: Tensor, posed: Posed, batch: RenderedBatch) -> Tensor:
        losses = keypoint_losses(posed.joints, posed.keypoints, **labels(batch))
        total, known = sum(losses), batch.has_3d
        if known.any():
            body = self.head.body(batch.image)
            classes = part_classes(batch, body, logits.shape[-1])
            total = total + 0.1 * nn.functional.cross_entropy(logits[known], classes[known])
            found, true = (
                rotation.to_matrix(torch.cat([x.root_rotation[:, None], x.rotations], 1)[known])
                for x in (posed, batch)
            )
            shape = (posed.betas - batch.betas)[known].square().mean()
            total = total + 0.1 * (found - true).square().mean() + 0.01 * shape
        return total

    def forward(self, seen: Observation) -> Estimate:
        return self.head.estimate(self.both(seen.image)[1])
