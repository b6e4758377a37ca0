"""Farthest-point sampling on a mesh, by distances along its edges."""

import numpy as np
import scipy.sparse
from numpy.typing import NDArray
from scipy.sparse.csgraph import dijkstra


def farthest_points(template: NDArray, faces: NDArray, count: int) -> tuple[NDArray, NDArray]:
    """The rows (M,) of the kept vertices, and every vertex's distance (V, M) to each of them."""
    edges = np.concatenate([faces[:, [0, 1]], faces[:, [1, 2]], faces[:, [2, 0]]])
    lengths = np.linalg.norm(template[edges[:, 0]] - template[edges[:, 1]], axis=1)
    mesh = scipy.sparse.coo_array((lengths, edges.T), (len(template),) * 2).tocsr()
    kept, distances, nearest = [0], [], np.full(len(template), np.inf)
    for _ in range(count):
        distances.append(dijkstra(mesh, directed=False, indices=kept[-1]))
        nearest = np.minimum(nearest, distances[-1])
        kept.append(int(nearest.argmax()))
    return np.array(kept[:count]), np.stack(distances, 1)
