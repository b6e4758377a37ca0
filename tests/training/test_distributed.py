"""Several processes as one."""

import copy

import pytest
import torch
import two_processes
from torch import nn

from kdict.training.distributed import share_batch_norm

DTYPES = {"float32": torch.float32, "float64": torch.float64, "bfloat16": torch.bfloat16}
TOLERANCE = {"float32": 1e-5, "float64": 1e-12, "bfloat16": 0.02}


def batch_and_norm(dtype):
    """Pictures (6, 5, 4, 3) not around 0 in two channels, a direction, a norm with weights."""
    generator = torch.Generator().manual_seed(0)
    image = torch.randn(6, 5, 4, 3, generator=generator)
    image[:, :2] = 3 + 0.5 * image[:, :2]
    norm = nn.BatchNorm2d(5).to(torch.float64 if dtype is torch.float64 else torch.float32)
    with torch.no_grad():
        norm.weight.uniform_(generator=generator)
        norm.bias.uniform_(generator=generator)
    return image.to(dtype), torch.randn(6, 5, 4, 3, generator=generator).to(dtype), norm


def normed(norm, image, direction):
    image = image.clone().requires_grad_()
    out = norm(image)
    out.backward(direction)
    return {
        "out": out.detach(),
        "image": image.grad,
        "weight": norm.weight.grad,
        "bias": norm.bias.grad,
        "mean": norm.running_mean,
        "variance": norm.running_var,
    }


def _normed_half(rank, folder):
    for name, dtype in DTYPES.items():
        image, direction, norm = batch_and_norm(dtype)
        own = slice(rank * 3, rank * 3 + 3)
        made = normed(share_batch_norm(copy.deepcopy(norm), "cpu"), image[own], direction[own])
        torch.save(made, folder / f"{name}-{rank}.pt")


@pytest.fixture(scope="module")
def halves(tmp_path_factory):
    return two_processes.run(_normed_half, tmp_path_factory.mktemp("halves"))


@pytest.mark.parametrize("name", DTYPES)
def test_two_halves_are_normed_as_the_whole_batch(halves, name):
    image, direction, norm = batch_and_norm(DTYPES[name])
    whole = normed(norm, image, direction)
    first, second = (torch.load(halves / f"{name}-{rank}.pt") for rank in (0, 1))
    expected = {"atol": TOLERANCE[name], "rtol": TOLERANCE[name]}
    for key in ("out", "image"):
        torch.testing.assert_close(torch.cat([first[key], second[key]]), whole[key], **expected)
    for key in ("weight", "bias"):
        torch.testing.assert_close(first[key] + second[key], whole[key], **expected)
    for key in ("mean", "variance"):
        torch.testing.assert_close(first[key], whole[key], **expected)
        assert torch.equal(first[key], second[key])
