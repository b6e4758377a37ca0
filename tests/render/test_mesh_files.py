"""Files for other programs, read by the letter of the specification."""

import json
import shutil
import struct
import subprocess
from pathlib import Path

import numpy as np
import pytest
import torch
from scipy.spatial.transform import Rotation

import kdict
from kdict.body.smpl import vertices
from kdict.render.mesh_files import SceneCamera, write_glb, write_obj
from kdict.skeleton import JOINTS, PARENTS

VERTICES = np.array([[0, 0, 0], [1, 0, 0], [0, 1, 0], [0, 0, 1]], np.float32)
FACES = np.array([[0, 2, 1], [0, 1, 3], [0, 3, 2], [1, 2, 3]])
VALIDATOR = Path(__file__).parents[2] / "book/widgets/node_modules/gltf-validator"


class Glb:
    """A file's JSON and arrays."""

    def __init__(self, path):
        content = path.read_bytes()
        magic, version, length = struct.unpack_from("<4sII", content)
        assert (magic, version, length) == (b"glTF", 2, len(content))
        size, kind = struct.unpack_from("<I4s", content, 12)
        assert kind == b"JSON"
        assert size % 4 == 0
        self.json = json.loads(content[20 : 20 + size])
        length, kind = struct.unpack_from("<I4s", content, 20 + size)
        assert kind == b"BIN\0"
        self.binary = content[28 + size :]
        assert self.json["buffers"][0]["byteLength"] == length == len(self.binary)

    def array(self, number):
        accessor = self.json["accessors"][number]
        view = self.json["bufferViews"][accessor["bufferView"]]
        assert view["byteOffset"] % 4 == 0
        dtype = {5126: np.float32, 5125: np.uint32, 5121: np.uint8}[accessor["componentType"]]
        part = self.binary[view["byteOffset"] : view["byteOffset"] + view["byteLength"]]
        values = np.frombuffer(part, dtype)
        shape = {"VEC3": (3,), "VEC4": (4,), "SCALAR": (), "MAT4": (4, 4)}[accessor["type"]]
        values = values.reshape(accessor["count"], *shape)
        if "min" in accessor:
            np.testing.assert_array_equal(accessor["min"], values.min(0))
            np.testing.assert_array_equal(accessor["max"], values.max(0))
        return values

    def transforms(self, changes=None):
        """The nodes' transforms (4, 4) in the scene; ``changes`` of an animation by node."""
        found = {}

        def visit(number, above):
            node = self.json["nodes"][number] | (changes or {}).get(number, {})
            local = np.eye(4)
            local[:3, :3] = Rotation.from_quat(node.get("rotation", [0, 0, 0, 1])).as_matrix()
            local[:3, 3] = node.get("translation", [0, 0, 0])
            found[number] = above @ local
            for child in node.get("children", []):
                visit(child, found[number])

        for number in self.json["scenes"][self.json["scene"]]["nodes"]:
            visit(number, np.eye(4))
        return found

    def meshes(self, changes=None):
        """Names, vertices posed by linear blend skinning, and faces."""
        frames = self.transforms(changes)
        for node in self.json["nodes"]:
            if "mesh" not in node:
                continue
            skin, part = self.json["skins"][node["skin"]], self.json["meshes"][node["mesh"]]
            (part,) = part["primitives"]
            given = {name: self.array(at) for name, at in part["attributes"].items()}
            assert [self.json["nodes"][j]["name"] for j in skin["joints"]] == list(JOINTS)
            bind = self.array(skin["inverseBindMatrices"]).transpose(0, 2, 1)  # columns first
            moves = np.stack([frames[j] for j in skin["joints"]]) @ bind
            np.testing.assert_allclose(given["WEIGHTS_0"].sum(1), 1, atol=1e-6)
            moves = (given["WEIGHTS_0"][..., None, None] * moves[given["JOINTS_0"]]).sum(1)
            np.testing.assert_allclose(np.linalg.norm(given["NORMAL"], axis=1), 1, atol=1e-5)
            points = np.concatenate([given["POSITION"], np.ones_like(given["POSITION"][:, :1])], 1)
            posed = (moves @ points[..., None])[:, :3, 0]
            yield node["name"], posed, self.array(part["indices"]).reshape(-1, 3)


@pytest.fixture(scope="module")
def posed():
    """Two people: body, rotations, root rotations, betas, pelvises."""
    generator = torch.Generator().manual_seed(0)
    turns = 0.4 * torch.randn(2, 24, 3, generator=generator)
    quaternions = kdict.rotation.from_axis_angle(turns)
    betas = torch.randn(2, 10, generator=generator)
    body = kdict.load_body(container="plain")
    return body, quaternions[:, 1:], quaternions[:, 0], betas, torch.randn(2, 3)


@pytest.fixture
def scene(posed, tmp_path):
    write_glb(tmp_path / "two.glb", *posed, camera=SceneCamera((0, 0, 5), 0.8, 1.5))
    return tmp_path / "two.glb"


def meshes(body, rotations, root_rotation, betas, pelvis):
    joints = kdict.body_joints(body, rotations, root_rotation, betas)
    moved = vertices(body, rotations, root_rotation, betas) + (pelvis - joints[:, 0])[:, None]
    return moved.numpy()


def test_the_skin_of_a_glb_is_our_mesh(posed, scene):
    found = list(Glb(scene).meshes())
    assert [name for name, _, _ in found] == ["person 0", "person 1"]
    for (_, mesh, faces), expected in zip(found, meshes(*posed), strict=True):
        np.testing.assert_allclose(mesh, expected, atol=1e-5)
        np.testing.assert_array_equal(faces, posed[0].faces)


def test_the_skeleton_is_smpls(posed, scene):
    file = Glb(scene)
    for skin in file.json["skins"]:
        nodes = [file.json["nodes"][number] for number in skin["joints"]]
        for row, parent in enumerate(PARENTS):
            assert parent < 0 or skin["joints"][row] in nodes[parent]["children"]


def test_a_glb_has_the_camera(scene):
    file = Glb(scene)
    (camera,), node = file.json["cameras"], file.json["nodes"][-1]
    assert camera["perspective"] == {"yfov": 0.8, "aspectRatio": 1.5, "znear": 0.05}
    assert (node["camera"], node["translation"]) == (0, [0, 0, 5])


def test_an_animation_passes_through_its_frames(posed, tmp_path):
    body, rotations, root, betas, pelvis = posed
    betas = betas[:1].expand(2, -1)
    write_glb(tmp_path / "a.glb", body, rotations, root, betas, pelvis, fps=25)
    file = Glb(tmp_path / "a.glb")
    (motion,) = file.json["animations"]
    expected = meshes(body, rotations, root, betas, pelvis)
    for frame in range(2):
        changes = {}
        for channel in motion["channels"]:
            sampler, target = motion["samplers"][channel["sampler"]], channel["target"]
            np.testing.assert_allclose(file.array(sampler["input"]), [0, 1 / 25])
            value = file.array(sampler["output"])[frame]
            changes.setdefault(target["node"], {})[target["path"]] = value
        ((_, mesh, _),) = file.meshes(changes)
        np.testing.assert_allclose(mesh, expected[frame], atol=1e-5)


def test_the_validator_of_the_makers_of_gltf_finds_no_fault(scene):
    """Where its npm package gltf-validator is installed beside the book's widgets."""
    if not VALIDATOR.is_dir() or shutil.which("node") is None:
        pytest.skip("gltf-validator is not installed in book/widgets")
    code = (
        "require(process.argv[1]).validateBytes(new Uint8Array(require('fs').readFileSync("
        "process.argv[2]))).then(r => console.log(JSON.stringify(r.issues)))"
    )
    line = ["node", "-e", code, str(VALIDATOR), str(scene)]
    issues = json.loads(subprocess.run(line, capture_output=True, check=True).stdout)
    assert (issues["numErrors"], issues["numWarnings"]) == (0, 0), issues["messages"]


def test_obj_counts_from_one_and_goes_on_counting(tmp_path):
    write_obj(tmp_path / "two.obj", [VERTICES, VERTICES + 2], FACES)
    lines = (tmp_path / "two.obj").read_text().splitlines()
    places = np.array([line.split()[1:] for line in lines if line[0] == "v"], float)
    faces = np.array([line.split()[1:] for line in lines if line[0] == "f"], int)
    np.testing.assert_allclose(places, np.concatenate([VERTICES, VERTICES + 2]))
    np.testing.assert_array_equal(faces, np.concatenate([FACES + 1, FACES + 5]))
    assert [line for line in lines if line[0] == "o"] == ["o person 0", "o person 1"]
