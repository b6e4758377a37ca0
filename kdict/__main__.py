"""``kdict fit PHOTO --keypoints FILE.json``: people in photographs, without writing Python."""

import argparse
import sys
from pathlib import Path

import numpy as np
from tqdm.auto import tqdm

_PHOTOS = (".jpg", ".jpeg", ".png", ".bmp", ".tif", ".tiff", ".webp")

_FIT = """Fit a body to each person of a photograph, from keypoints that a detector or an annotator
found. Beside the photograph's name it writes NAME_overlay.png, NAME.glb (or .obj) and NAME.npz,
the last in SMPL's own layout: global_orient, body_pose, betas, transl, and the camera."""


def main(arguments: list[str] | None = None) -> int:
    """The command; 0 when every photograph could be used."""
    parser = argparse.ArgumentParser(prog="kdict", description="kdict from the command line")
    commands = parser.add_subparsers(required=True, metavar="COMMAND")
    command = commands.add_parser("fit", help="bodies for people in photographs", description=_FIT)
    command.add_argument("photo", type=Path, help="a photograph, or a folder of them")
    command.add_argument(
        "--keypoints",
        type=Path,
        required=True,
        metavar="FILE.json",
        help="COCO, OpenPose or MMPose JSON; for the last two of a folder of photographs a folder",
    )
    command.add_argument("--set", help="the keypoints' set; default: told from their number")
    command.add_argument("--out", type=Path, default=Path(), help="folder; default: this one")
    command.add_argument("--mesh", choices=("glb", "obj"), default="glb", help="default: glb")
    command.add_argument("--body", type=Path, help="SMPL's file; default: the open body")
    options = parser.parse_args(arguments)

    if options.photo.is_dir():
        photos = sorted(p for p in options.photo.iterdir() if p.suffix.lower() in _PHOTOS)
        if not photos:
            parser.error(f"{options.photo}: holds no photograph ({', '.join(_PHOTOS)})")
    else:
        photos = [options.photo]
    options.out.mkdir(parents=True, exist_ok=True)

    from .body.smpl import load_body

    try:
        body = load_body(options.body)
    except (OSError, ValueError) as error:
        parser.error(str(error))
    failed = 0
    bar = tqdm(photos, "photographs", disable=len(photos) == 1)
    for photo in bar:
        try:
            lines = _fit_photo(photo, body, options)
        except (OSError, TypeError, ValueError) as error:
            lines, failed = [f"{photo.name}: left out: {error}"], failed + 1
        bar.clear()
        sys.stdout.write("".join(f"{line}\n" for line in lines))
    return 1 if failed else 0


def _fit_photo(photo: Path, body, options: argparse.Namespace) -> list[str]:
    """Fit one photograph's people and write the files; what there is to say of them."""
    from PIL import Image

    from .fitting import fit
    from .fitting.detections import read_detections
    from .network.image import read_image
    from .network.overlay import overlay
    from .render.mesh_files import write_glb, write_obj

    image = read_image(photo)
    height, width = image.shape[1:]
    found = read_detections(options.keypoints, photo, options.set)
    if not len(found):
        return [f"{photo.name}: nobody in {options.keypoints.name}"]
    fits = fit(found.keypoints, found.visibility, found.keypoint_set, body=body)

    target = options.out / photo.stem
    people = fits.people(height, width, str(photo))
    Image.fromarray(overlay(image, people)).save(f"{target}_overlay.png")
    # The image's diagonal is the usual guess where nothing is known of the lens.
    focal, centre = float(np.hypot(height, width)), ((width - 1) / 2, (height - 1) / 2)
    fits.save(f"{target}.npz", focal, centre)
    if len(people):
        seen = fits.camera.isfinite().all(-1)
        shift = fits.smpl_parameters(focal, centre)["transl"][seen.numpy()][:, None]
        # glTF and OBJ are y up and look along −z; the camera's axes are half a turn away.
        meshes = (people.vertices().numpy() + shift - shift.mean(0)) * np.array([1, -1, -1])
        names = [f"person {number}" for number in seen.nonzero()[:, 0].tolist()]
        write = {"glb": write_glb, "obj": write_obj}[options.mesh]
        write(f"{target}.{options.mesh}", meshes, body.faces, names)

    who = "1 person" if len(found) == 1 else f"{len(found)} people"
    lines = [f"{photo.name}: {who}, {len(people)} fitted"]
    for number, (residual, problem, converged) in enumerate(
        zip(fits.residual, fits.problem, fits.converged.tolist(), strict=True)
    ):
        say = problem or ("" if converged else "did not converge")
        off = "" if residual.isnan().all() else f"keypoints {residual.nanmean():.1f} px off"
        lines.append(f"  person {number}: " + "; ".join(part for part in (off, say) if part))
    return lines


if __name__ == "__main__":
    sys.exit(main())
