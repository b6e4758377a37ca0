"""Assets that all figures of a page share: the script, the open body, the dictionaries.

Each is one classic script, which a page can load from a file as well as from a server, and a
kernel can send: ``widgets.js`` defines ``window.kdictWidgets``, the others fill
``window.kdictAssets``.
"""

import json
from functools import cache
from pathlib import Path

import numpy as np
from safetensors.numpy import load_file

from kdict.resources import atomic_write, data_path
from kdict.skeleton import JOINTS

from . import asset_chunks, packed

_HERE = Path(__file__).parent


def _asset(name: str, content: dict) -> str:
    text = json.dumps(content, separators=(",", ":"))
    return f'(window.kdictAssets??={{}})["{name}"]={text};\n'


def _body() -> dict:
    """The open body as `book/widgets/src/body_model.js` reads it.

    Vertices and shape directions are int16, good to 0.02 mm; each vertex's skinning weights come
    largest first; the joint regressor is applied beforehand.
    """
    # The file itself, never `load_body`: a page must not carry a reader's licensed SMPL.
    with np.load(data_path("open_body.npz"), allow_pickle=False) as body:
        v_template, shapedirs = (body[key].astype(float) for key in ("v_template", "shapedirs"))
        regressor = np.zeros((len(JOINTS), len(v_template)))
        regressor[body["regressor_row"], body["regressor_column"]] = body["regressor_value"]
        faces, joint, weight = (body[key] for key in ("faces", "weight_joint", "weight_value"))
    order = np.argsort(-weight.astype(int), axis=1, kind="stable")
    return {
        "v_template": packed.quantized(v_template),
        "shapedirs": [packed.quantized(direction) for direction in np.moveaxis(shapedirs, 2, 0)],
        "joints": packed.raw(regressor @ v_template, "float32"),
        "joint_shapedirs": packed.raw(np.einsum("jv,vck->kjc", regressor, shapedirs), "float32"),
        "influences": packed.raw(np.take_along_axis(joint, order, axis=1), "uint8"),
        "weights": {
            **packed.raw(np.take_along_axis(weight, order, axis=1), "uint16"),
            "scale": 1 / 65535,
        },
        "faces": packed.raw(faces, "uint16"),
    }


def dictionary_names() -> list[str]:
    """The kinematic dictionaries that ship, such as 'cmu-128'."""
    found = data_path("dictionaries").glob("*.safetensors")
    return sorted(file.stem for file in found if not file.stem.startswith("shape-"))


def shape_names() -> list[str]:
    """The shape dictionaries that ship, such as 'shape-64'."""
    return sorted(file.stem for file in data_path("dictionaries").glob("shape-*.safetensors"))


@cache
def shape_atoms(name: str) -> np.ndarray:
    """The atoms (N, 10) of a pretrained shape dictionary.

    Raises
    ------
    ValueError : when no shape dictionary of that name ships.
    """
    if name not in shape_names():
        raise ValueError(
            f"shape dictionary {name!r} does not ship; expected one of {', '.join(shape_names())}"
        )
    return load_file(data_path("dictionaries", f"{name}.safetensors"))["atoms"]


@cache
def dictionary_atoms(name: str) -> np.ndarray:
    """The atoms (23, N, 4) of a pretrained dictionary.

    Raises
    ------
    ValueError : when no dictionary of that name ships.
    """
    if name not in dictionary_names():
        raise ValueError(
            f"dictionary {name!r} does not ship; expected one of {', '.join(dictionary_names())}, "
            "or give the atoms (23, N, 4) themselves"
        )
    return load_file(data_path("dictionaries", f"{name}.safetensors"))["atoms"]


def resolve(dictionary) -> tuple[str, np.ndarray | None]:
    """The name, or "", and the atoms (23, N, 4), or None, of what was given as a dictionary: a
    pretrained one's name, "" for none, a `KinematicDictionary`, or atoms."""
    if isinstance(dictionary, str):
        return dictionary, dictionary_atoms(dictionary) if dictionary else None
    return "", packed.to_numpy(getattr(dictionary, "atoms", dictionary))


@cache
def script(file: str) -> str:
    """The text of 'widgets.js', 'body.js', 'dictionary-<name>.js' or 'shape-<N>.js', or of what
    only a network in the page needs: 'onnxruntime.js' and `kdictbook.figures.asset_chunks`.

    Raises
    ------
    ValueError : for any other file.
    """
    if file in ("widgets.js", "onnxruntime.js"):
        return (_HERE / "static" / file).read_text("utf-8")
    name = file.removesuffix(".js")
    if name == "body":
        return _asset(name, _body())
    if name.startswith("dictionary-"):
        atoms = dictionary_atoms(name.removeprefix("dictionary-"))
        return _asset(name, {"atoms": packed.quantized(atoms)})
    if name.startswith("shape-"):
        return _asset(name, {"atoms": packed.quantized(shape_atoms(name))})
    if name.startswith(("network-", asset_chunks.RUNTIME)):
        return asset_chunks.script(file)
    raise ValueError(f"there is no script {file!r}; expected one of {', '.join(files())}")


def files() -> list[str]:
    """The scripts a page may need."""
    kinematic = [f"dictionary-{name}.js" for name in dictionary_names()]
    return ["widgets.js", "body.js", *kinematic, *(f"{name}.js" for name in shape_names())]


def write(folder: str | Path) -> list[Path]:
    """Write the scripts into ``folder``, made if need be, and return their paths."""
    folder = Path(folder)
    folder.mkdir(parents=True, exist_ok=True)
    written = [folder / file for file in files()]
    for path in written:
        with atomic_write(path, "w") as target:
            target.write(script(path.name))
    return written
