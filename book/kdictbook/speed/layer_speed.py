"""Speed of sparsemax and rasterizer, beside entmax and PyTorch's operators."""

import torch

from kdict import rotation
from kdict.body.body import load_body
from kdict.body.smpl import vertices
from kdict.evaluation.results import Result
from kdict.mocap import PoseStatistics
from kdict.render import raster
from kdict.simplex.sparsemax import _eager, _on_support, sparsemax

from .measure import OURS, Runs, ratios, take_turns, threads, times

SHAPES = ((11776, 128, 1.0), (11776, 128, 0.1), (4096, 1024, 1.0))
"""Rows, numbers in a row, and their spread: a batch of 512 bodies; peaked; long rows."""


class _Eager(torch.autograd.Function):
    """Sparsemax as it was: PyTorch's own operators, which go through memory once each."""

    @staticmethod
    def forward(ctx, z):
        p = _eager(z, -1)
        ctx.save_for_backward(p)
        return p

    @staticmethod
    def backward(ctx, grad):
        return _on_support(*ctx.saved_tensors, grad, -1)


def sparsemax_runs(rows: int, n: int, scale: float, seed: int = 0, device: str = "cpu") -> Runs:
    """Forward and backward of the three on the same numbers; each call gives the gradient."""
    import entmax

    generator = torch.Generator().manual_seed(seed)
    z = (scale * torch.randn(rows, n, generator=generator)).to(device).requires_grad_()
    direction = torch.randn(rows, n, generator=generator).to(device)

    def run(function):
        z.grad = None
        function(z).backward(direction)
        return z.grad

    ways = {OURS: sparsemax, "entmax": entmax.sparsemax, "eager": _Eager.apply}
    return {name: lambda function=function: run(function) for name, function in ways.items()}


def raster_runs(batch: int = 16, size: int = 256, seed: int = 0) -> Runs:
    """The z-buffer of bodies as high as their images, compiled and by PyTorch's operators."""
    body = load_body("open")
    generator = torch.Generator().manual_seed(seed)
    turned, tilt = PoseStatistics.load("train").sample(batch, generator)
    upright = rotation.from_axis_angle(torch.tensor([torch.pi, 0, 0]))
    mesh = vertices(body, turned, rotation.multiply(upright, tilt), torch.zeros(batch, 10))
    mesh = mesh + torch.tensor([0.0, 0.0, 3.0])
    points = raster.to_pixels(2.5 * mesh[..., :2] / mesh[..., 2:], size)
    given = (points, mesh[..., 2].contiguous(), body.faces_tensor, size, size)
    return {
        OURS: lambda: raster.rasterize(*given, cull=True),
        "eager": lambda: raster._eager(*given, cull=True),
    }


def measured(repeats: int, seed: int) -> list[Result]:
    """Both, on one thread."""
    rows = []
    with threads(1):
        for shape in SHAPES:
            about = {
                "protocol": f"sparsemax {shape[:2]}, σ = {shape[2]:g}",
                "split": "forward and backward, float32, one thread",
                "data": "normal random numbers",
                "config": {"seed": seed, "repeats": repeats},
            }
            seconds = take_turns(sparsemax_runs(*shape, seed), repeats)
            rows += times(seconds, 1e3, "ms", **about) + ratios(seconds, **about)
        about = {
            "protocol": "z-buffer, 256²",
            "split": "16 bodies at once, float32, one thread",
            "data": "the open body in poses drawn from the shipped statistics",
            "config": {"seed": seed, "repeats": repeats},
        }
        seconds = take_turns(raster_runs(seed=seed), repeats)
        rows += times(seconds, 1e3, "ms", **about) + ratios(seconds, **about)
    return rows
