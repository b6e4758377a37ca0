import json
import struct

import numpy as np

from kdict.render.mesh_files import normals_of, write_glb, write_obj

VERTICES = np.array([[0, 0, 0], [1, 0, 0], [0, 1, 0], [0, 0, 1]], np.float32)
FACES = np.array([[0, 2, 1], [0, 1, 3], [0, 3, 2], [1, 2, 3]])


def read_glb(path):
    """The positions and triangles of every mesh, by the letter of the specification."""
    content = path.read_bytes()
    magic, version, length = struct.unpack_from("<4sII", content)
    assert (magic, version, length) == (b"glTF", 2, len(content))
    size, kind = struct.unpack_from("<I4s", content, 12)
    assert kind == b"JSON"
    assert size % 4 == 0
    scene = json.loads(content[20 : 20 + size])
    length, kind = struct.unpack_from("<I4s", content, 20 + size)
    assert kind == b"BIN\0"
    binary = content[28 + size :]
    assert scene["buffers"][0]["byteLength"] == length == len(binary)

    def array(number):
        accessor = scene["accessors"][number]
        view = scene["bufferViews"][accessor["bufferView"]]
        assert view["byteOffset"] % 4 == 0
        dtype = {5126: np.float32, 5125: np.uint32}[accessor["componentType"]]
        part = binary[view["byteOffset"] : view["byteOffset"] + view["byteLength"]]
        values = np.frombuffer(part, dtype)
        assert len(values) == accessor["count"] * {"VEC3": 3, "SCALAR": 1}[accessor["type"]]
        return values.reshape(-1, 3), accessor

    for node in scene["scenes"][scene["scene"]]["nodes"]:
        mesh = scene["meshes"][scene["nodes"][node]["mesh"]]
        primitive = mesh["primitives"][0]
        positions, about = array(primitive["attributes"]["POSITION"])
        np.testing.assert_array_equal(about["min"], positions.min(0))
        np.testing.assert_array_equal(about["max"], positions.max(0))
        normals, _ = array(primitive["attributes"]["NORMAL"])
        np.testing.assert_allclose(np.linalg.norm(normals, axis=1), 1, atol=1e-6)
        yield scene["nodes"][node]["name"], positions, array(primitive["indices"])[0]


def test_glb_holds_every_mesh(tmp_path):
    write_glb(tmp_path / "two.glb", [VERTICES, VERTICES + 2], FACES, ["one", "two"])
    found = list(read_glb(tmp_path / "two.glb"))
    assert [name for name, _, _ in found] == ["one", "two"]
    for (_, positions, faces), expected in zip(found, (VERTICES, VERTICES + 2), strict=True):
        np.testing.assert_array_equal(positions, expected)
        np.testing.assert_array_equal(faces, FACES)


def test_obj_counts_from_one_and_goes_on_counting(tmp_path):
    write_obj(tmp_path / "two.obj", [VERTICES, VERTICES + 2], FACES)
    lines = (tmp_path / "two.obj").read_text().splitlines()
    places = np.array([line.split()[1:] for line in lines if line[0] == "v"], float)
    faces = np.array([line.split()[1:] for line in lines if line[0] == "f"], int)
    np.testing.assert_allclose(places, np.concatenate([VERTICES, VERTICES + 2]))
    np.testing.assert_array_equal(faces, np.concatenate([FACES + 1, FACES + 5]))
    assert [line for line in lines if line[0] == "o"] == ["o person 0", "o person 1"]


def test_normals_point_outwards():
    outwards = VERTICES - VERTICES.mean(0)
    assert ((normals_of(VERTICES.astype(float), FACES) * outwards).sum(1) > 0).all()
