"""Images in, files out: what ``kdict fit`` and ``kdict predict`` do with each image."""

import glob
import os
import unicodedata
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
import torch
from PIL import Image, UnidentifiedImageError
from PIL.PngImagePlugin import PngInfo
from torch import Tensor

from .body.body import Body
from .body.keypoints import KEYPOINT_SETS
from .detector.detect import MIN_SCORE, detect
from .detector.detections import Detections
from .fitting import fit
from .fitting.detections import DetectionFiles
from .fitting.result import smpl_parameters
from .network.image import crop_to_pixels, read_image
from .network.model import HumanMeshNet
from .network.overlay import overlay
from .network.predict import People, predict
from .render.mesh_files import write_glb, write_obj
from .resources import atomic_write

SUFFIXES = (
    ".jpg", ".jpeg", ".png", ".bmp", ".tif", ".tiff", ".webp", ".heic", ".heif", ".avif",
)  # fmt: skip
_MARK = "kdict overlay"
"""The ``Software`` entry of our overlays, by which a second run tells them from photographs."""


@dataclass(frozen=True)
class Job:
    """Images, the ``names`` of their outputs without suffix, and the options of a command."""

    photos: list[Path]
    names: dict[Path, str]
    out: Path
    detections: DetectionFiles | None
    body: Any
    mesh: str = "glb"
    focal: float | None = None
    min_score: float | None = None
    force: bool = False

    @classmethod
    def of(
        cls,
        photos: Sequence[str],
        keypoints: Path | None,
        keypoint_set: str | None,
        out: Path,
        body: Path | None,
        **options,
    ) -> "Job":
        """Check the options of a command before anything is computed.

        Raises
        ------
        OSError, ValueError : for an option that cannot be used; the message names it.
        """
        found = find_images(photos)
        if keypoint_set is not None and keypoint_set not in KEYPOINT_SETS:
            raise ValueError(
                f"--set is {keypoint_set!r}; expected one of {', '.join(KEYPOINT_SETS)}"
            )
        detections = None if keypoints is None else DetectionFiles(keypoints, keypoint_set)
        if out.exists() and not out.is_dir():
            raise NotADirectoryError(f"--out {out} is a file; expected a folder")
        out.mkdir(parents=True, exist_ok=True)
        return cls(found, output_names(found), out, detections, Body.load(body), **options)

    def find(self, photo: Path, image: Tensor) -> Detections:
        """The people of an image: those of the detector's files, or else of `kdict.detect`."""
        if self.detections is None:
            return detect(image, min_score=MIN_SCORE if self.min_score is None else self.min_score)
        found = self.detections.of(photo, tuple(image.shape[1:]))
        return found.above(self.min_score or 0.0)

    def claim(self, photo: Path) -> dict[str, Path]:
        """The paths of an image's outputs by kind.

        Raises
        ------
        FileExistsError : when one of them exists, without ``force``, or is one of the images.
        """
        base = self.out / self.names[photo]
        kinds = {"overlay": "_overlay.png", "mesh": f".{self.mesh}", "parameters": ".npz"}
        paths = {kind: base.with_name(base.name + end) for kind, end in kinds.items()}
        images = {os.path.realpath(image) for image in self.photos}
        for path in paths.values():
            if os.path.realpath(path) in images:
                raise FileExistsError(f"{path} is one of the images; choose another --out")
            if os.path.lexists(path) and not self.force:
                raise FileExistsError(f"{path} exists; overwrite it with --force")
        return paths


def fit_photograph(job: Job, photo: Path) -> list[dict]:
    """Fit the people of one image and write overlay, mesh and parameters.

    Returns
    -------
    A row per person: ``image``, ``person``, ``keypoints``, ``residual_px``, ``converged``,
    ``in_scene``, ``problem``.

    Raises
    ------
    OSError, TypeError, ValueError : for an image, keypoints or outputs that cannot be used.
    """
    paths = job.claim(photo)
    image = read_image(photo)
    height, width = image.shape[1:]
    found = job.find(photo, image)
    if not len(found):
        return []
    fits = fit(found, body=job.body)
    focal = job.focal or float(np.hypot(height, width))
    center = (width - 1) / 2, (height - 1) / 2
    fits.save(paths["parameters"], focal, center)
    placed = fits.placed
    translation = fits.smpl_parameters(focal, center)["transl"][placed.numpy()]
    write_scene(job, paths, image, fits.people(height, width, str(photo)), translation)
    return [
        {
            "image": photo.name,
            "person": number,
            "keypoints": int((found.visibility[number] > 0).sum()),
            "residual_px": None if residual.isnan().all() else round(float(residual.nanmean()), 2),
            "converged": bool(fits.converged[number]),
            "in_scene": bool(placed[number]),
            "problem": fits.problem[number],
        }
        for number, residual in enumerate(fits.residual)
    ]


def predict_photograph(job: Job, photo: Path, network: HumanMeshNet) -> list[dict]:
    """Predict the people of one image with the network and write the same files as the fit.

    Parameters and returned rows as of `fit_photograph`; boxes lie around the visible keypoints.
    """
    paths = job.claim(photo)
    image = read_image(photo)
    height, width = image.shape[1:]
    found = job.find(photo, image)
    if not len(found):
        return []
    people = predict(network, image, _boxes(found))
    problems = found.problems()
    shift = crop_to_pixels(people.camera[:, None, 1:], people.crops)[:, 0]
    camera = torch.cat([people.scale[:, None], shift], 1)
    focal = job.focal or float(np.hypot(height, width))
    arrays = smpl_parameters(people, camera, focal, ((width - 1) / 2, (height - 1) / 2))
    with atomic_write(paths["parameters"]) as file:
        np.savez(file, **arrays)
    write_scene(job, paths, image, people, arrays["transl"])
    return [
        {"image": photo.name, "person": number, "in_scene": True, "problem": problems[number]}
        for number in range(len(people))
    ]


def _boxes(found: Detections) -> np.ndarray:
    """Boxes (n, 4) of x, y, width and height: the detector's, or around the visible keypoints."""
    seen = (found.visibility > 0)[..., None]
    low = np.where(seen, found.keypoints, np.inf).min(1)
    extent = np.where(seen, found.keypoints, -np.inf).max(1) - low
    margin = 0.1 * extent.max(1, keepdims=True) + 1
    around = np.concatenate([low + 0.5 - margin, extent + 2 * margin], 1)
    return np.where(np.isfinite(found.boxes), found.boxes, around)


def write_scene(job: Job, paths, image, people: People, translation: np.ndarray) -> None:
    """Write the overlay of the people who are placed, and their meshes in one scene."""
    if not len(people):
        return
    about = PngInfo()
    about.add_text("Software", _MARK)
    with atomic_write(paths["overlay"]) as file:
        Image.fromarray(overlay(image, people)).save(file, "png", pnginfo=about)
    # glTF and OBJ are y up and look along −z; the camera's axes are half a turn away.
    center = translation.mean(0)
    meshes = people.vertices().numpy() + (translation - center)[:, None]
    names = [f"person {number}" for number in range(len(people))]
    write = {"glb": write_glb, "obj": write_obj}[job.mesh]
    write(paths["mesh"], meshes * np.array([1, -1, -1]), job.body.faces, names)


def find_images(arguments: Sequence[str]) -> list[Path]:
    """The images that paths, glob patterns and folders name, each once, folders sorted.

    Overlays of an earlier run are left out of folders and patterns.

    Raises
    ------
    FileNotFoundError : for a path that does not exist, or a pattern or folder without images.
    """
    found: dict[str, Path] = {}
    for argument in arguments:
        path = Path(argument)
        if path.is_file():
            images = [path]
        elif path.is_dir():
            images = _images(path.iterdir())
        elif glob.has_magic(argument):
            images = _images(map(Path, glob.glob(argument, recursive=True)))
        else:
            raise FileNotFoundError(f"{argument}: image file not found")
        if not images:
            raise FileNotFoundError(f"{argument}: no image found; known are {', '.join(SUFFIXES)}")
        found |= {os.path.realpath(image): image for image in images}
    return list(found.values())


def _images(paths) -> list[Path]:
    return sorted(
        path
        for path in paths
        # Files that begin with a dot are the system's, such as macOS's ._photo.jpg.
        if path.suffix.lower() in SUFFIXES and path.name[0] != "." and path.is_file()
        if not _is_overlay(path)
    )


def _is_overlay(path: Path) -> bool:
    if not path.name.endswith("_overlay.png"):
        return False
    try:
        with Image.open(path, formats=["PNG"]) as image:
            return image.info.get("Software") == _MARK
    except (OSError, SyntaxError, ValueError, UnidentifiedImageError):
        return False


def output_names(photos: Sequence[Path]) -> dict[Path, str]:
    """A name for each image's outputs: its stem, or its whole name where stems collide.

    Names that are equal but for case or Unicode form count as one, as on some file systems.
    """

    def folded(name: str) -> str:
        return unicodedata.normalize("NFC", name).casefold()

    stems = Counter(folded(photo.stem) for photo in photos)
    names: dict[Path, str] = {}
    taken: set[str] = set()
    for photo in photos:
        name = base = photo.stem if stems[folded(photo.stem)] == 1 else photo.name
        number = 1
        while folded(name) in taken:
            number += 1
            name = f"{base}-{number}"
        taken.add(folded(name))
        names[photo] = name
    return names
