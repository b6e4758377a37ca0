import numpy as np
import pytest
import torch

from kdict import load_body
from kdict.body.smpl import vertices
from kdict.mocap import PoseStatistics
from kdict.render.raster import _eager, barycentric, hits, rasterize, to_pixels
from kdict.rotation import from_axis_angle, multiply


def naive(points, depth, faces, height, width):
    """The nearest face at every pixel's center and its depth, float64, one pixel at a time: a ray
    against every triangle, by Möller and Trumbore's equations in matrix form."""
    rays = np.concatenate([points * depth[:, None], depth[:, None]], 1)[faces]  # K = identity
    edges = np.stack([rays[:, 1] - rays[:, 0], rays[:, 2] - rays[:, 0]], -1)
    face, seen = np.full((height, width), -1), np.full((height, width), np.inf)
    low, high = points[faces].min(1), points[faces].max(1)
    for y in range(height):
        for x in range(width):
            near = np.flatnonzero(((low <= (x, y)) & (high >= (x, y))).all(1))
            if not len(near):
                continue
            ray = np.broadcast_to(-np.array([x, y, 1.0])[:, None], (len(near), 3, 1))
            system = np.concatenate([edges[near], ray], -1)
            regular = np.abs(np.linalg.det(system)) > 1e-14
            near = near[regular]
            u, v, t = np.linalg.solve(system[regular], -rays[near, 0, :, None])[..., 0].T
            inside = (u >= 0) & (v >= 0) & (u + v <= 1)
            if inside.any():
                best = np.where(inside, t, np.inf).argmin()
                face[y, x], seen[y, x] = near[best], t[best]
    return face, seen


@pytest.fixture(scope="module")
def posed():
    """Two bodies, one cut off by the border: points (2, V, 2) in 64 pixels, depth, faces."""
    body = load_body()
    rotations, tilt = PoseStatistics.load("train").sample(2, torch.Generator().manual_seed(1))
    root = multiply(from_axis_angle(torch.tensor([torch.pi, 0, 0])), tilt)
    mesh = vertices(body, rotations, root, torch.zeros(2, 10))
    mesh += torch.tensor([[0.0, 0.0, 3.0], [0.5, -0.4, 2.0]])[:, None]
    points = to_pixels(2.2 * mesh[..., :2] / mesh[..., 2:], 64)
    return points, mesh[..., 2], body.faces_tensor


def test_a_body_is_drawn_as_rays_find_it(posed):
    points, depth, faces = posed
    found = rasterize(points, depth, faces, 64, 64)
    expected = [
        naive(p.double().numpy(), z.double().numpy(), faces.numpy(), 64, 64)
        for p, z in zip(points, depth, strict=True)
    ]
    face, z = (torch.from_numpy(np.stack(part)) for part in zip(*expected, strict=True))
    assert (face >= 0).float().mean() > 0.1
    assert (found.face == face).float().mean() >= 0.999
    same = (found.face == face) & (face >= 0)
    torch.testing.assert_close(found.depth[same].double(), z[same], rtol=1e-4, atol=0)
    assert found.depth[found.face < 0].isinf().all()


def test_a_closed_mesh_hides_its_back(posed):
    points, depth, faces = posed
    whole, half = (rasterize(points, depth, faces, 64, 64, cull=cull) for cull in (False, True))
    assert (whole.face == half.face).float().mean() >= 0.999


@pytest.mark.parametrize("cull", [False, True])
def test_compiled_and_eager_agree(posed, cull):
    points, depth, faces = posed
    points, depth = points.clone(), depth.clone()
    points[0, 5], points[0, 70] = torch.nan, torch.inf
    points[1, 80], depth[1, 90], depth[1, 95] = -1e30, torch.nan, -1
    found = rasterize(points, depth, faces, 64, 80, cull=cull)
    face, z = _eager(points, depth, faces, 64, 80, cull)
    assert torch.equal(found.face, face)
    assert torch.equal(found.depth, z)


@pytest.mark.parametrize("scale", [0.3, 2.0, 9.0, 100.0, 3000.0])
def test_triangles_of_any_size(scale):
    generator = torch.Generator().manual_seed(int(scale))
    corners = 24 + scale * torch.randn(1, 30, 2, generator=generator)
    depth = 1 + torch.rand(1, 30, generator=generator)
    faces = torch.arange(30).view(10, 3)
    found = rasterize(corners, depth, faces, 40, 48)
    face, _ = naive(corners[0].double().numpy(), depth[0].double().numpy(), faces.numpy(), 40, 48)
    assert (found.face[0].numpy() == face).mean() >= 0.999


def test_a_square_of_two_triangles_has_no_gap_and_no_more_than_its_pixels():
    corners = torch.tensor([[[2.0, 3.0], [9.0, 3.0], [9.0, 7.0], [2.0, 7.0]]])
    faces = torch.tensor([[0, 1, 2], [0, 2, 3]])
    found = rasterize(corners, torch.ones(1, 4), faces, 12, 12)
    inside = torch.zeros(12, 12, dtype=torch.bool)
    inside[3:8, 2:10] = True
    assert torch.equal(found.face[0] >= 0, inside)
    assert (found.depth[0][inside] == 1).all()


def test_hits_and_their_weights_give_the_pixel_back(posed):
    points, depth, faces = posed
    hit = hits(points, depth, faces, 64, 64)
    dense = rasterize(points, depth, faces, 64, 64)
    assert torch.equal(dense.face.flatten()[hit.pixel], hit.face)
    assert (hit.pixel.diff() > 0).all()
    corners = faces[hit.face] + (hit.pixel // 64**2)[:, None] * points.shape[1]
    pixel = torch.stack([hit.pixel % 64, hit.pixel % 64**2 // 64], -1).float()
    weight = barycentric(points.flatten(0, 1), depth.flatten(), corners, pixel)
    z = depth.flatten()[corners]
    torch.testing.assert_close((weight * z).sum(-1), hit.depth, rtol=1e-4, atol=0)
    seen = (weight[..., None] * points.flatten(0, 1)[corners] * z[..., None]).sum(1)
    # Far along a sliver the weights are ill-conditioned; no pixel is off by more than this.
    torch.testing.assert_close(seen / hit.depth[:, None], pixel, rtol=0, atol=5e-3)


def test_behind_the_camera_beside_the_image_and_flat_is_nothing():
    corners = torch.tensor([[[1.0, 1], [8, 1], [1, 8], [50, 1], [58, 1], [50, 8], [3, 3], [5, 5]]])
    depth = torch.tensor([[-1.0, 1, 1, 1, 1, 1, 1, 1]])
    faces = torch.tensor([[0, 1, 2], [3, 4, 5], [6, 7, 6]])
    assert (rasterize(corners, depth, faces, 10, 10).face == -1).all()


def test_an_image_is_its_own_whatever_lies_beside_it(posed):
    points, depth, faces = posed
    both = rasterize(points, depth, faces, 64, 64)
    alone = rasterize(points[1:], depth[1:], faces, 64, 64)
    assert torch.equal(both.face[1:], alone.face)
    assert torch.equal(both.depth[1:], alone.depth)


def test_pixels_start_at_the_first_ones_center():
    corners = torch.tensor([[-1.0, -1.0], [1.0, 1.0], [0.0, 0.0]])
    expected = torch.tensor([[-0.5, -0.5], [127.5, 127.5], [63.5, 63.5]])
    assert torch.equal(to_pixels(corners, 128), expected)


def test_shapes_that_do_not_fit():
    with pytest.raises(ValueError, match=r"depth \(1, 4\).*expected \(B, V, 2\)"):
        rasterize(torch.zeros(1, 3, 2), torch.ones(1, 4), torch.zeros(1, 3).long(), 8, 8)


@pytest.mark.parametrize("vertex", [-1, 3])
def test_a_vertex_that_is_not_there_is_named(vertex):
    faces = torch.tensor([[0, 1, vertex]])
    with pytest.raises(IndexError, match=r"faces name vertices .*there are 3"):
        rasterize(torch.zeros(1, 3, 2), torch.ones(1, 3), faces, 8, 8)
