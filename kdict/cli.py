"""The command line: ``kdict fit | predict | train | check``.

Heavy libraries load inside the commands, so that ``kdict --help`` is fast. Exit codes: 0 success,
1 some input could not be used, 2 wrong usage, 130 interrupted.
"""

import inspect
import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import closing, contextmanager
from functools import partial
from pathlib import Path
from typing import Annotated, Any, Literal

import typer
from tqdm import tqdm

from . import __version__

_LOOK = {
    "add_completion": False,
    "rich_markup_mode": None,
    "pretty_exceptions_enable": False,
    "context_settings": {"help_option_names": ["-h", "--help"]},
}
app = typer.Typer(
    name="kdict",
    help="Kinematic dictionaries: 3D people from photographs and keypoints.",
    epilog="Each command explains itself: kdict fit --help",
    no_args_is_help=True,
    **_LOOK,
)


def _photograph_options(
    photos: Annotated[
        list[str],
        typer.Argument(metavar="PHOTO...", help="Image files, globs or folders of images."),
    ],
    keypoints: Annotated[
        Path | None,
        typer.Option(
            metavar="JSON",
            help="Keypoints of a detector or an annotator: a COCO, OpenPose, MMPose, MediaPipe, "
            "Ultralytics or AlphaPose file, or a folder with one file per image. Default: people "
            "are found by kdict's own detector.",
        ),
    ] = None,
    keypoint_set: Annotated[
        str | None,
        typer.Option(
            "--set", help="Keypoint set of --keypoints. Default: by the number of keypoints."
        ),
    ] = None,
    out: Annotated[Path, typer.Option(help="Output folder, created if missing.")] = Path(),
    mesh: Annotated[Literal["glb", "obj"], typer.Option(help="Format of the meshes.")] = "glb",
    body: Annotated[
        Path | None, typer.Option(help="SMPL model file. Default: KDICT_SMPL, else the open body.")
    ] = None,
    focal: Annotated[
        float | None,
        typer.Option(min=1.0, help="Focal length in pixels. Default: the diagonal of the image."),
    ] = None,
    min_score: Annotated[
        float | None,
        typer.Option(
            min=0.0, max=1.0, show_default=False,
            help="Skip people whose detection score is lower. Default: 0.15, or 0 with "
            "--keypoints.",
        ),
    ] = None,
    json_file: Annotated[
        Path | None, typer.Option("--json", metavar="FILE", help="Also write a summary as JSON.")
    ] = None,
    csv_file: Annotated[
        Path | None, typer.Option("--csv", metavar="FILE", help="Also write a summary as CSV.")
    ] = None,
    force: Annotated[bool, typer.Option("--force", help="Overwrite existing files.")] = False,
    jobs: Annotated[
        int, typer.Option(min=1, help="Processes that share the images; each loads the networks.")
    ] = 1,
) -> None:  # fmt: skip
    """The options that `fit` and `predict` share, read by `_on_photographs`."""


def _on_photographs(prepare: Callable) -> Callable:
    """Make a command of ``prepare(job, **own options)``, which returns the input paths and a
    function that processes one of them into rows of the summary."""
    own = list(inspect.signature(prepare).parameters.values())[1:]
    shared = inspect.signature(_photograph_options).parameters.values()

    def command(json_file: Path | None, csv_file: Path | None, **given: Any) -> None:
        from .photographs import Job
        from .resources import sweep_parts

        options = {option.name: given.pop(option.name) for option in own}
        with _usage():
            job = Job.of(**given)
            job.check_free(path for path in (json_file, csv_file) if path is not None)
            paths, work = prepare(job, **options)
        try:
            _each(paths, work, job.jobs, json_file, csv_file)
        finally:
            sweep_parts(job.out)  # of processes that were ended

    return _with_options(command, prepare.__name__, prepare.__doc__, [*shared, *own])


def _with_options(
    command: Callable, name: str, text: str | None, options: list[inspect.Parameter]
) -> Callable:
    """Show typer a command's name, docstring and options."""
    command.__name__, command.__doc__ = name, text
    command.__signature__ = inspect.Signature(options)
    command.__annotations__ = {option.name: option.annotation for option in options}
    return command


def _version(wanted: bool) -> None:
    if wanted:
        typer.echo(f"kdict {__version__}")
        raise typer.Exit


@app.callback()
def _common(
    version: Annotated[
        bool, typer.Option("--version", help="Show the version.", callback=_version)
    ] = False,
) -> None:
    pass


@app.command()
@_on_photographs
def fit(
    job,
    track: Annotated[
        bool, typer.Option("--track", help="The images are frames of one person, by name.")
    ] = False,
    fps: Annotated[float, typer.Option(min=0.1, help="Frames per second, for --track.")] = 30.0,
    cutoff: Annotated[
        float, typer.Option(min=0.01, help="Hz above which --track smooths motion away.")
    ] = 3.0,
):
    """Fit a body to each person in photographs.

    For each image it writes NAME_overlay.png, NAME.glb (or .obj) and NAME.npz. The last holds
    SMPL parameters: global_orient, body_pose, betas, transl, and the camera. With --track it writes
    the motion of one person as FOLDER.npz, FOLDER.bvh and FOLDER.glb (animated). Existing files are
    kept unless --force is given.

    \b
    Examples:
      kdict fit photo.jpg
      kdict fit photo.jpg --keypoints photo_keypoints.json
      kdict fit 'holiday/*.jpg' --keypoints coco.json --out bodies --csv bodies.csv
      kdict fit holiday/ --jobs 4 --out bodies
      kdict fit frames/ --track --fps 25 --out motion
    """
    from . import fitting
    from .body import Body
    from .photographs import pose_people, track_person

    body = job.body or Body.load()
    if track:
        if job.jobs > 1:
            raise ValueError("--track takes one image after the other; leave out --jobs")
        work = partial(fitting.track, fps=fps, cutoff=cutoff, body=body)
        return [job.photos[0].parent], lambda path: track_person(job, path, work, fps)
    return job.photos, partial(pose_people, job, work=partial(fitting.fit, body=body))


def _each(
    paths: Sequence[Path], work: Callable[[Path], list[dict]], jobs: int, json_file, csv_file
) -> None:
    """Work on each image, say what was found, and write the summaries."""
    from . import summaries
    from .photographs import reports

    rows, failed = [], 0
    with closing(reports(work, paths, jobs)) as found:
        for report in tqdm(found, "images", len(paths), disable=len(paths) == 1):
            rows += report.rows
            failed += report.skipped
            tqdm.write("\n".join(map(printable, report.lines)), sys.stdout)
    try:
        if json_file is not None:
            summaries.write_json(json_file, rows)
        if csv_file is not None:
            summaries.write_csv(csv_file, rows)
    except OSError as error:
        typer.echo(printable(str(error)), err=True)
        failed += 1
    raise typer.Exit(1 if failed else 0)


@app.command()
@_on_photographs
def predict(
    job,
    network: Annotated[
        str, typer.Option(help="Name of a network that ships, or file of weights.")
    ] = "thunder",
):
    """Predict the body of each person in photographs with the network.

    It writes the same files as kdict fit.

    \b
    Example:
      kdict predict photo.jpg --out bodies
    """
    from .network.model import HumanMeshNet
    from .network.predict import predict
    from .photographs import pose_people
    from .resources import pretrained_path

    work = partial(predict, HumanMeshNet.load(pretrained_path("weights", network), job.body))
    return job.photos, partial(pose_people, job, work=work)


def printable(text: str) -> str:
    """Text with what a terminal would obey, such as escape sequences, shown as escapes."""
    return "".join(c if c.isprintable() or c == "\n" else repr(c)[1:-1] for c in text)


@contextmanager
def _usage() -> Iterator[None]:
    """What an option got wrong, as one line and exit code 2."""
    try:
        yield
    except (OSError, ValueError, ImportError) as error:
        raise typer.BadParameter(printable(str(error))) from error


@app.command()
def check(
    folder: Annotated[
        Path,
        typer.Argument(readable=False, help="Folder with datasets, up to two levels down."),
    ],
) -> None:
    """Check which datasets a folder holds and whether they are complete.

    Every dataset is read from end to end. Exit code 1 if none is found or one is broken.

    \b
    Example:
      kdict check ~/data
    """
    from .datasets.check import report

    with _usage():
        text, fine = report(folder)
    typer.echo(printable(text))
    raise typer.Exit(0 if fine else 1)


_TRAIN = """Train the network on the open benchmark.

The same command again resumes from the last checkpoint. With torchrun several processes share
every batch.

\b
Examples:
  kdict train --out runs/mine
  kdict train --out runs/full --profile full --device cuda --num-images 2000000
  torchrun --nproc-per-node 2 -m kdict train --out runs/mine
  KDICT_DATA=data KDICT_SMPL=smpl.npz kdict train --out runs/smpl --data official
    --shape-dictionary smpl-64.safetensors --roles coco=0.4,h36m_train=0.6
"""


# Its options are the fields of the config, which import PyTorch: they are added when it runs.
@app.command(
    add_help_option=False,
    short_help="Train the network on the open benchmark.",
    context_settings={"allow_extra_args": True, "ignore_unknown_options": True},
)
def train(context: typer.Context) -> None:
    command = typer.Typer(**_LOOK)
    command.command(no_args_is_help=True)(_train_command())
    command(context.args, prog_name="kdict train")


def _train_command():
    """A function whose keyword arguments are the fields of the training and network configs."""
    from .training.options import config_of, config_options

    def run(
        out: Annotated[Path, typer.Option(help="Folder of the run.")],
        profile: Annotated[
            Literal["quick", "full"], typer.Option(help="Sizes: 2 CPU cores, or the paper's.")
        ] = "quick",
        **given: Any,
    ) -> None:
        import logging

        from .training import distributed
        from .training.run import train

        with _usage():
            config = config_of(profile, given)
        logging.basicConfig(level=logging.INFO, format="%(message)s")
        try:
            train(config, out)
        except (ArithmeticError, ImportError, OSError, ValueError) as error:
            logging.debug("kdict train", exc_info=error)
            typer.echo(printable(f"kdict train: {error}"), err=True)
            raise typer.Exit(1) from error
        finally:
            distributed.destroy()

    *own, _ = inspect.signature(run).parameters.values()
    return _with_options(run, "train", _TRAIN, [*own, *config_options()])


def main(arguments: Sequence[str] | None = None) -> int:
    """Run a command; returns its exit code."""
    for stream in (sys.stdout, sys.stderr):
        # A console that lacks a character shows its escape.
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(errors="backslashreplace")
    try:
        app(arguments, prog_name="kdict")
    except SystemExit as end:
        return end.code if isinstance(end.code, int) else int(end.code is not None)
    except KeyboardInterrupt:
        return 130
    return 0
