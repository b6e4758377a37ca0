"""Vertex normals of closed meshes."""

import torch

from kdict import load_body
from kdict.render.normals import vertex_normals


def test_normals_of_a_tetrahedron_point_outwards():
    vertices = torch.tensor([[0.0, 0, 0], [1, 0, 0], [0, 1, 0], [0, 0, 1]])
    faces = torch.tensor([[0, 2, 1], [0, 1, 3], [0, 3, 2], [1, 2, 3]])
    normals = vertex_normals(vertices[None], faces)[0]
    torch.testing.assert_close(normals.norm(dim=-1), torch.ones(4))
    assert ((normals * (vertices - vertices.mean(0))).sum(-1) > 0).all()


def test_a_step_along_the_normals_makes_a_body_larger():
    body = load_body("open", container="plain")
    mesh = body.v_template
    grown = mesh + 0.01 * vertex_normals(mesh[None], body.faces_tensor)[0]
    inner, outer = (
        (a * torch.linalg.cross(b, c)).sum() / 6
        for a, b, c in (part[body.faces_tensor].unbind(1) for part in (mesh, grown))
    )
    assert outer > inner > 0
