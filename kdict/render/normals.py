"""Vertex normals of triangle meshes."""

import torch
from torch import Tensor
from torch.nn.functional import normalize


def face_table(faces: Tensor, vertices: int) -> Tensor:
    """The faces (V, K) around each vertex, padded with the number of faces."""
    corner = faces.flatten()
    order = corner.argsort(stable=True)
    count = corner.bincount(minlength=vertices)
    table = faces.new_full((vertices, int(count.max())), len(faces))
    place = (
        torch.arange(len(corner), device=faces.device) - (count.cumsum(0) - count)[corner[order]]
    )
    table[corner[order], place] = order // 3
    return table


def vertex_normals(vertices: Tensor, faces: Tensor, table: Tensor | None = None) -> Tensor:
    """Unit normals (B, V, 3) of meshes (B, V, 3), outward: the area-weighted mean of the faces.

    ``table`` is `face_table`'s for ``faces`` (F, 3), to make it once for many calls.
    """
    table = face_table(faces, vertices.shape[1]) if table is None else table
    # Vertices first, so that long rows are gathered.
    rows = vertices.transpose(0, 1).contiguous()
    a, b, c = (rows[faces[:, i]] for i in range(3))
    cross = torch.linalg.cross(b - a, c - a)
    cross = torch.cat([cross, torch.zeros_like(cross[:1])])
    total = sum(cross[table[:, k]] for k in range(table.shape[1]))
    return normalize(total, dim=-1).transpose(0, 1)
