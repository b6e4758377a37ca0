"""CMR: vertices regressed by graph convolutions from an image's features on a template mesh.

N. Kolotouros, G. Pavlakos, K. Daniilidis: Convolutional Mesh Regression for Single-Image Human
Shape Reconstruction, 2019.

Kept: a coarse mesh of 146 vertices, each starting with its place in the template and
the features of the image; residual blocks of graph convolutions with group norm; vertices and a
camera out, upsampled to the whole mesh; losses on vertices where they are known, on 3D and 2D
joints. Left out: the ResNet-50, for which stand the frozen encoder's keypoints; the last network,
which turns vertices into the body's parameters; quadric edge collapses, for which the mesh is
thinned by farthest points.
"""

import numpy as np
import torch
from torch import Tensor, nn

from kdict.body.body import Body
from kdict.body.keypoints import SkinnedRegressor
from kdict.body.smpl import CAMERA_LOGITS, camera_from_logits, project
from kdict.evaluation import Estimate
from kdict.network.losses import LABELS, keypoint_losses

from .encoded import KEYPOINT_FEATURES, Encoded, pose_of
from .farthest_points import farthest_points

_VERTEX_LOSS = 0.1


def coarsen(template: np.ndarray, faces: np.ndarray, count: int) -> tuple[np.ndarray, ...]:
    """Farthest points of a mesh, their graph and the way back.

    Returns
    -------
    The rows (M,) of the kept vertices; a normalized adjacency (M, M) of their Voronoi cells on the
    mesh, loops included; the upsampling (V, M) from each vertex's three nearest kept ones.
    """
    kept, distances = farthest_points(template, faces, count)
    edges = np.concatenate([faces[:, [0, 1]], faces[:, [1, 2]], faces[:, [2, 0]]])
    cell = distances.argmin(1)
    adjacency = np.eye(count)
    adjacency[cell[edges[:, 0]], cell[edges[:, 1]]] = 1
    adjacency = np.maximum(adjacency, adjacency.T)
    degree = adjacency.sum(1)
    adjacency /= np.sqrt(degree[:, None] * degree)
    near = np.argsort(distances, 1)[:, :3]
    # A kept vertex is its own place; infinitely far ones count nothing.
    weights = 1 / (np.take_along_axis(distances, near, 1) + 1e-6)
    up = np.zeros_like(distances)
    np.put_along_axis(up, near, weights / weights.sum(1, keepdims=True), 1)
    return kept, adjacency, up


class GraphBlock(nn.Module):
    """``x + convolution(x)`` on (B, M, C): group norm, ReLU, ``A x W``, twice."""

    def __init__(self, width: int):
        super().__init__()
        self.norms = nn.ModuleList(nn.GroupNorm(8, width) for _ in range(2))
        self.layers = nn.ModuleList(nn.Linear(width, width) for _ in range(2))

    def forward(self, x: Tensor, adjacency: Tensor) -> Tensor:
        y = x
        for norm, layer in zip(self.norms, self.layers, strict=True):
            y = adjacency @ layer(norm(y.mT).mT.relu())
        return x + y


class CMR(nn.Module):
    """Parameters
    ----------
    features : how many numbers describe an image.
    width, blocks : of the graph convolutions; the width is a multiple of 8.
    coarse : how many vertices the graph has.
    """

    paper = "Kolotouros2019Mesh"

    def __init__(
        self,
        features: int = KEYPOINT_FEATURES,
        width: int = 32,
        blocks: int = 2,
        coarse: int = 146,
    ):
        super().__init__()
        body = Body.load("open")
        # The T-pose as a camera sees it that it faces: y down.
        template = body.v_template * torch.tensor([1.0, -1.0, -1.0])
        kept, adjacency, up = coarsen(template.numpy(), body.faces, coarse)
        self._true = SkinnedRegressor(body, torch.eye(len(template))[kept])
        up = torch.from_numpy(up).float()
        for name, value in {
            "template": template, "kept": torch.from_numpy(kept), "up": up,
            "adjacency": torch.from_numpy(adjacency).float(),
            # Eq. 1's keypoints straight from the coarse mesh's moves.
            "rest": body.J_regressor @ template, "to_joints": body.J_regressor @ up,
        }.items():  # fmt: skip
            self.register_buffer(name, value, persistent=False)
        self.features = features
        self.of_image = nn.Linear(features, width)
        self.of_place = nn.Linear(3, width)
        self.blocks = nn.ModuleList(GraphBlock(width) for _ in range(blocks))
        self.move = nn.Linear(width, 3)
        self.camera = nn.Linear(features, 3)
        with torch.no_grad():
            self.move.weight *= 0.01
            self.camera.weight *= 0.01
            self.camera.bias.copy_(torch.tensor(CAMERA_LOGITS))

    def moves(self, features: Tensor) -> tuple[Tensor, Tensor]:
        """How far the coarse vertices (B, M, 3) are from the template's, and cameras (B, 3)."""
        features = features[:, : self.features]
        x = self.of_image(features)[:, None] + self.of_place(self.template[self.kept])
        for block in self.blocks:
            x = block(x, self.adjacency)
        return self.move(x), camera_from_logits(self.camera(features))

    def loss(self, features: Tensor, labels: dict[str, Tensor], generator: torch.Generator):
        """Vertices (L1) where the role has 3D, and joints as everywhere."""
        moves, camera = self.moves(features)
        joints = self.rest + self.to_joints @ moves
        losses = keypoint_losses(
            joints, project(joints, camera), **{name: labels[name] for name in LABELS}
        )
        known = labels["has_3d"]
        found = (self.template[self.kept] + moves)[known]
        true = self._true(*(value[known] for value in pose_of(labels)))
        return sum(losses) + _VERTEX_LOSS * (found - true).abs().mean()

    def forward(self, seen: Encoded) -> Estimate:
        moves, camera = self.moves(seen.features)
        return Estimate(self.rest + self.to_joints @ moves, self.template + self.up @ moves, camera)
