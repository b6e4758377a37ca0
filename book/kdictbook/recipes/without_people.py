"""Images without people, on which a detector must find nobody."""

import subprocess
import sys
import zipfile
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory
from unittest.mock import patch

import numpy as np
import torch
from PIL import Image
from sklearn.datasets import load_sample_images
from torch import Tensor
from torch.nn import functional

from kdict.synthetic import dataset
from kdict.synthetic.roles import ROLES

SCIKIT_IMAGE = "scikit-image==0.26.0"
SHOW_PEOPLE = ("astronaut.png", "camera.png")
HEIGHT, WIDTH = 480, 640


def rendered(count: int, size: int = 320) -> Iterator[Tensor]:
    """Places of the open benchmark's five roles, the person and the bystanders left out."""
    render_person = dataset.render_person

    def far_away(vertices: Tensor, *arguments, **options):
        return render_person(vertices + vertices.new_tensor([500.0, 0, 0]), *arguments, **options)

    empty = {name: replace(role, people=0.0) for name, role in ROLES.items()}
    with patch.object(dataset, "render_person", far_away), patch.dict(ROLES, empty):
        for role in empty:
            places = dataset.Rendered(role, "test", size=size)
            for number in range(count // len(empty)):
                yield places[7 * number].image[0]


def noise(count: int, generator: torch.Generator) -> Iterator[Tensor]:
    """Uniform noise, from blotches of 160 pixels to single pixels."""
    for number in range(count):
        columns = (4, 16, 64, WIDTH)[number % 4]
        values = torch.rand(1, 3, columns * HEIGHT // WIDTH, columns, generator=generator)
        image = functional.interpolate(values, (HEIGHT, WIDTH), mode="bicubic")
        yield image[0].clamp(0, 1)


def gradients(count: int, generator: torch.Generator) -> Iterator[Tensor]:
    """Gradients from one random color to another, in all directions."""
    for angle in torch.linspace(0, 2 * torch.pi, count):
        start, end = torch.rand(2, 3, 1, 1, generator=generator)
        x, y = torch.linspace(-1, 1, WIDTH), torch.linspace(-1, 1, HEIGHT)
        place = (x * angle.cos() + y[:, None] * angle.sin() + 1.5) / 3
        yield (start + (end - start) * place).clamp(0, 1)


def photographs() -> Iterator[Tensor]:
    """The photographs and drawings without people that scikit-learn and scikit-image contain."""
    for image in load_sample_images().images:
        yield torch.tensor(image / np.float32(255)).permute(2, 0, 1)
    with TemporaryDirectory() as folder:
        command = [sys.executable, "-m", "pip", "download", "-q", "--no-deps", "-d", folder]
        subprocess.run([*command, SCIKIT_IMAGE], check=True)
        (wheel,) = Path(folder).glob("*.whl")
        with zipfile.ZipFile(wheel) as archive:
            for name in sorted(archive.namelist()):
                path = Path(name)
                if path.suffix in (".png", ".jpg") and path.name not in SHOW_PEOPLE:
                    with archive.open(name) as file:
                        image = np.asarray(Image.open(file).convert("RGB"))
                    yield torch.tensor(image / np.float32(255)).permute(2, 0, 1)


def images(seed: int = 0) -> Iterator[tuple[str, Tensor]]:
    """Kind and pixels (3, H, W) of all of the above."""
    generator = torch.Generator().manual_seed(seed)
    kinds = {
        "rendered places": rendered(80),
        "noise": noise(30, generator),
        "gradients": gradients(20, generator),
        "photographs of packages": photographs(),
    }
    for kind, found in kinds.items():
        for image in found:
            yield kind, image
