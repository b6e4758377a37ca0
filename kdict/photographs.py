"""Images in, files out: what ``kdict fit`` and ``kdict predict`` do with each image."""

import glob
import os
import unicodedata
import warnings
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import partial
from itertools import chain, count
from pathlib import Path
from typing import NamedTuple

import torch
from PIL import Image, UnidentifiedImageError
from PIL.PngImagePlugin import PngInfo
from tqdm.auto import tqdm

from . import summaries
from .body.body import Body
from .body.keypoints import KEYPOINT_SETS
from .detections import Detections
from .detector.detect import MIN_SCORE, detect
from .fitting import Fit
from .fitting.detection_json import DetectionFiles
from .network.image import read_image
from .network.people import PosedPeople
from .processes import in_processes
from .resources import atomic_write

SUFFIXES = (
    ".jpg", ".jpeg", ".png", ".bmp", ".tif", ".tiff", ".webp", ".heic", ".heif", ".avif",
)  # fmt: skip
_MARK = "kdict overlay"
"""The ``Software`` entry of our overlays, by which a second run tells them from photographs."""
_COMPRESSION = 3
"""Of overlays: half the time of the default, 6, for 4 % more bytes."""


@dataclass(frozen=True)
class Job:
    """Images, the ``names`` of their outputs without suffix, and the options of a command.

    ``body`` is None where none is asked for; ``jobs`` processes share the images.
    """

    photos: list[Path]
    names: dict[Path, str]
    out: Path
    detections: DetectionFiles | None
    body: Body | None
    mesh: str = "glb"
    focal: float | None = None
    min_score: float | None = None
    force: bool = False
    jobs: int = 1

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
        given = None if body is None else Body.load(body)
        return cls(found, output_names(found), out, detections, given, **options)

    def find(self, photo: Path) -> Detections:
        """The people of an image: those of the detector's files, or else of `kdict.detect`."""
        image = read_image(photo)
        if self.detections is None:
            return detect(image, min_score=MIN_SCORE if self.min_score is None else self.min_score)
        found = self.detections.of(photo, tuple(image.shape[1:]))
        return replace(found.above(self.min_score or 0.0), image=image)

    def claim(self, name: str, *ends: str) -> list[Path]:
        """The paths of outputs with a name and ``ends``.

        Raises
        ------
        FileExistsError : when one of them exists, without ``force``, or is one of the inputs.
        """
        paths = [self.out / (name + end) for end in ends]
        self.check_free(paths)
        return paths

    def check_free(self, paths: Iterable[Path]) -> None:
        """Check that files may be written, see `claim`."""
        keypoints = [] if self.detections is None else [self.detections.path]
        given = {os.path.realpath(path) for path in (*self.photos, *keypoints)}
        for path in paths:
            if os.path.realpath(path) in given:
                raise FileExistsError(f"{path} is one of the inputs; write to another file")
            if os.path.lexists(path) and not self.force:
                raise FileExistsError(f"{path} exists; overwrite it with --force")


def pose_people(job: Job, photo: Path, work: Callable[[Detections], PosedPeople]) -> list[dict]:
    """Find the people of one image, pose them, and write overlay, mesh and parameters.

    Parameters
    ----------
    work : `kdict.fit` or `kdict.predict` with its options.

    Returns
    -------
    A row per person: ``image`` and what `PosedPeople.summary` holds.

    Raises
    ------
    OSError, TypeError, ValueError : for an image, keypoints or outputs that cannot be used.
    """
    ends = ".npz", "_overlay.png", f".{job.mesh}"
    parameters, overlay, mesh = job.claim(job.names[photo], *ends)
    found = job.find(photo)
    if not len(found):
        return []
    people = work(found)
    people.save(parameters, job.focal)
    if people.placed.any():
        about = PngInfo()
        about.add_text("Software", _MARK)
        with atomic_write(overlay) as file:
            people.overlay().save(file, "png", pnginfo=about, compress_level=_COMPRESSION)
        people.save(mesh, job.focal)
    return [{"image": photo.name, **row} for row in people.summary()]


# Without memory, PyTorch raises RuntimeError.
_UNUSABLE = (OSError, TypeError, ValueError, ImportError, MemoryError, RuntimeError)


class Report(NamedTuple):
    """What became of an image: rows of the summary, lines for the user, whether it was skipped."""

    rows: list[dict]
    lines: list[str]
    skipped: bool = False


def report(work: Callable[[Path], list[dict]], photo: Path) -> Report:
    """Work on one image, whatever is wrong with it; warnings become lines."""
    with warnings.catch_warnings(record=True) as caught:
        warnings.simplefilter("always")
        try:
            rows = work(photo)
            found = Report(rows, summaries.lines(photo, rows))
        except _UNUSABLE as error:
            found = _skipped(photo, str(error) or type(error).__name__)
    found.lines.extend(f"  warning: {warning.message}" for warning in caught)
    return found


def reports(
    work: Callable[[Path], list[dict]], photos: Sequence[Path], jobs: int = 1
) -> Iterator[Report]:
    """A `report` per image, in their order; in more than one process with ``jobs`` above 1.

    The processes share the threads of PyTorch. Each has its own copy of ``work``, and reads
    detectors' files and the detector's networks once.
    """
    each, jobs = partial(report, work), min(jobs, len(photos))
    if jobs <= 1:
        yield from map(each, photos)
        return
    threads = max(1, torch.get_num_threads() // jobs)
    lost = partial(_skipped, text="its process ended, perhaps for lack of memory; try fewer --jobs")
    yield from in_processes(each, photos, jobs, threads, lost)


def _skipped(photo: Path, text: str) -> Report:
    row = {"image": photo.name, "problem": text}
    return Report([row], [f"{photo.name}: skipped: {text}"], True)


def track_person(
    job: Job, folder: Path, work: Callable[[Sequence[Detections]], Fit], fps: float
) -> list[dict]:
    """Follow one person through the images of a folder, and write parameters, BVH and glTF.

    Parameters
    ----------
    folder : its name is that of the outputs.
    work : `kdict.track` with its options.

    Returns
    -------
    One row; errors as of `pose_people`.
    """
    name = folder.resolve().name or "frames"
    parameters, bvh, mesh = job.claim(name, ".npz", ".bvh", ".glb")
    # Only keypoints stay in memory, not the images.
    frames = [replace(job.find(photo), image=None) for photo in tqdm(job.photos, "frames", delay=2)]
    if not any(map(len, frames)):
        return []
    people = work(frames)
    people.save(parameters, job.focal)
    motion = people.motion(fps)
    motion.to_bvh(bvh)
    motion.to_glb(mesh, people.betas[0], people.body)
    texts = Counter(text for text in people.problem if text).most_common(1)
    residual = people.residual[~people.residual.isnan()]
    return [
        {
            "image": name, "person": 0, "frames": len(people), "in_scene": True,
            "residual_px": round(float(residual.mean()), 2),
            "problem": "; ".join(f"{n} of {len(people)} frames: {text}" for text, n in texts),
        }
    ]  # fmt: skip


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
        base = photo.stem if stems[folded(photo.stem)] == 1 else photo.name
        candidates = chain([base], (f"{base}-{number}" for number in count(2)))
        name = next(each for each in candidates if folded(each) not in taken)
        taken.add(folded(name))
        names[photo] = name
    return names
