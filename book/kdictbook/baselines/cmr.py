"""CMR: vertices regressed by graph convolutions from an image's features on a template mesh.

N. Kolotouros, G. Pavlakos, K. Daniilidis: Convolutional Mesh Regression for Single-Image Human
Shape Reconstruction, 2019.

Kept: a coarse mesh (an eighth of the vertices), each starting with its place in the template and
the features of a ResNet; residual blocks of graph convolutions with group norm; vertices and a
camera out, upsampled to the whole mesh; losses on vertices where they are known, on 3D and 2D
joints. Left out: the last network, which turns vertices into the body's parameters; the mesh is
thinned by farthest points in place of quadric edge collapses.
"""

import numpy as np
import scipy.sparse
import torch
from scipy.sparse.csgraph import dijkstra
from torch import Tensor, nn

from kdict.body.body import Body
from kdict.body.smpl import CAMERA_LOGITS, camera_from_logits, project, vertices
from kdict.evaluation import Estimate, Observation
from kdict.network.encoder import Backbone
from kdict.network.losses import keypoint_losses, labels
from kdict.synthetic.batch import RenderedBatch
from kdict.training.heatmaps import weighted_heatmap_loss

from .body_head import full_precision


def coarsen(template: np.ndarray, faces: np.ndarray, count: int) -> tuple[np.ndarray, ...]:
    """Farthest points of a mesh, their graph and the way back.

    Returns
    -------
    The rows (M,) of the kept vertices; a normalized adjacency (M, M) of their Voronoi cells on the
    mesh, loops included; each vertex's three nearest kept ones (V, 3), and their weights (V, 3).
    """
    edges = np.concatenate([faces[:, [0, 1]], faces[:, [1, 2]], faces[:, [2, 0]]])
    lengths = np.linalg.norm(template[edges[:, 0]] - template[edges[:, 1]], axis=1)
    shape = (len(template),) * 2
    mesh = scipy.sparse.coo_array((lengths, edges.T), shape).tocsr()
    kept, distances, nearest = [0], [], np.full(len(template), np.inf)
    for _ in range(count):
        distances.append(dijkstra(mesh, directed=False, indices=kept[-1]))
        nearest = np.minimum(nearest, distances[-1])
        kept.append(int(nearest.argmax()))
    distances = np.stack(distances, 1)
    cell = distances.argmin(1)
    adjacency = np.eye(count)
    adjacency[cell[edges[:, 0]], cell[edges[:, 1]]] = 1
    adjacency = np.maximum(adjacency, adjacency.T)
    degree = adjacency.sum(1)
    adjacency /= np.sqrt(degree[:, None] * degree)
    near = np.argsort(distances, 1)[:, :3]
    # A kept vertex is its own place; infinitely far ones count nothing.
    weights = 1 / (np.take_along_axis(distances, near, 1) + 1e-6)
    return np.array(kept[:count]), adjacency, near, weights / weights.sum(1, keepdims=True)


class GraphBlock(nn.Module):
    """``x + convolution(x)`` on (B, M, C): group norm, ReLU, ``A x W`` with a sparse A, twice."""

    def __init__(self, width: int):
        super().__init__()
        self.norms = nn.ModuleList(nn.GroupNorm(8, width) for _ in range(2))
        self.layers = nn.ModuleList(nn.Linear(width, width) for _ in range(2))

    def forward(self, x: Tensor, adjacency: Tensor) -> Tensor:
        y = x
        for norm, layer in zip(self.norms, self.layers, strict=True):
            rows = layer(norm(y.mT).mT.relu()).transpose(0, 1)
            y = (adjacency @ rows.flatten(1)).view(rows.shape).transpose(0, 1)
        return x + y


class CMR(nn.Module):
    """Parameters
    ----------
    backbone, image_size, pool : see `kdict.network.encoder.Backbone`.
    width, blocks : of the graph convolutions; the width is a multiple of 8.
    coarse : how many vertices the graph has.
    """

    name, paper = "CMR", "Kolotouros2019Mesh"

    def __init__(
        self,
        backbone: str = "resnet18-s64",
        image_size: int = 128,
        pool: str = "keypoints",
        width: int = 64,
        blocks: int = 4,
        coarse: int = 438,
    ):
        super().__init__()
        body = Body.load("open")
        # The T-pose as a camera sees it that it faces: y down.
        template = body.v_template * torch.tensor([1.0, -1.0, -1.0])
        kept, adjacency, near, weights = map(
            torch.from_numpy, coarsen(template.numpy(), body.faces, coarse)
        )
        graph = adjacency.float().to_sparse_csr()
        for name, value in {
            "template": template, "kept": kept, "near": near, "weights": weights.float(),
            "starts": graph.crow_indices(), "columns": graph.col_indices(),
            "entries": graph.values(),
        }.items():  # fmt: skip
            self.register_buffer(name, value, persistent=False)
        self._body = (body,)
        self.backbone = Backbone(backbone, image_size, pool)
        self.of_image = nn.Linear(self.backbone.features, width)
        self.of_place = nn.Linear(3, width)
        self.blocks = nn.ModuleList(GraphBlock(width) for _ in range(blocks))
        self.move = nn.Linear(width, 3)
        self.camera = nn.Linear(self.backbone.features, 3)
        with torch.no_grad():
            self.move.weight *= 0.01
            self.camera.weight *= 0.01
            self.camera.bias.copy_(torch.tensor(CAMERA_LOGITS))

    def mesh(self, image: Tensor) -> tuple[Tensor, Tensor, Tensor | None]:
        """Vertices (B, V, 3) in meters, cameras (B, 3) and the backbone's maps of keypoints."""
        features, maps = self.backbone.pooled(image)
        # Made anew each time, since neither copies nor averages of networks know sparse tensors.
        adjacency = torch.sparse_csr_tensor(
            self.starts, self.columns, self.entries, (len(self.kept),) * 2
        )
        with full_precision():
            features = features.float()
            x = self.of_image(features)[:, None] + self.of_place(self.template[self.kept])
            for block in self.blocks:
                x = block(x, adjacency)
            moved, camera = self.move(x), self.camera(features)
            camera = camera_from_logits(camera)
            moved = (self.weights[..., None] * moved[:, self.near]).sum(-2)
            return self.template + moved, camera, maps

    def loss(self, batch: RenderedBatch) -> Tensor:
        """Vertices (L1) where the role has 3D, and joints as everywhere."""
        mesh, camera, maps = self.mesh(batch.image)
        body, known = self._body[0].to(mesh.device), batch.has_3d
        with full_precision():
            joints = body.J_regressor @ mesh
            losses = keypoint_losses(joints, project(joints, camera), **labels(batch))
            if known.any():
                true = vertices(body, batch.rotations, batch.root_rotation, batch.betas)
                losses = *losses, 0.1 * (mesh - true)[known].abs().mean()
            return sum(losses) + weighted_heatmap_loss(maps, batch)

    def forward(self, seen: Observation) -> Estimate:
        mesh, camera, _ = self.mesh(seen.image)
        return Estimate(self._body[0].to(mesh.device).J_regressor @ mesh, mesh, camera)
