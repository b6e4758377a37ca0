"""No licensed file is at hand here: files of exactly SMPL's format are made up."""

import pickle
import struct
import sys
import types
from collections import OrderedDict

import numpy as np
import pytest
import scipy.sparse
import torch
from python2_files import python2_array

from kdict import body_joints, load_body, rotation
from kdict.body.smpl import vertices
from kdict.body.smpl_file import find_smpl, read_smpl
from kdict.formats.safe_pickle import load
from kdict.skeleton import PARENTS

V = 6890


@pytest.fixture(scope="module")
def arrays():
    rng = np.random.default_rng(0)
    weights = rng.random((V, 24)) ** 20
    regressor = scipy.sparse.random(24, V, density=0.002, format="csc", rng=rng)
    return {
        "v_template": rng.normal(size=(V, 3)),
        "shapedirs": rng.normal(size=(V, 3, 10)) / 100,
        "posedirs": rng.normal(size=(V, 3, 207)).astype(np.float32) / 1000,
        "J_regressor": regressor,
        "weights": weights / weights.sum(1, keepdims=True),
        "kintree_table": np.array([[2**32 - 1, *PARENTS[1:]], range(24)], np.uint32),
        "f": rng.integers(0, V, (13776, 3)).astype(np.uint32),
    }


@pytest.fixture
def chumpy(monkeypatch):
    """Modules that pickle as chumpy's classes do; gone again before anything is read."""
    for module, name in (("chumpy.ch", "Ch"), ("chumpy.reordering", "Select")):
        fake = types.ModuleType(module)
        setattr(fake, name, type(name, (), {"__module__": module}))
        monkeypatch.setitem(sys.modules, module, fake)
    monkeypatch.setitem(sys.modules, "chumpy", types.ModuleType("chumpy"))

    def make(name, **state):
        module = "chumpy.ch" if name == "Ch" else "chumpy.reordering"
        value = getattr(sys.modules[module], name)()
        vars(value).update(state)
        return value

    return make


def python2_pickle(arrays) -> bytes:
    """The layout of SMPL's published files: chumpy.ch.Ch objects and csc matrices, protocol 2."""
    out = b"\x80\x02}("
    for name, value in arrays.items():
        out += b"U" + bytes([len(name)]) + name.encode()
        if name == "J_regressor":
            out += b"ccopy_reg\n_reconstructor\n(cscipy.sparse.csc\ncsc_matrix\n"
            out += b"c__builtin__\nobject\nNtR}("
            out += b"U\x06_shape(K\x18M" + struct.pack("<H", V) + b"t"
            for part in ("data", "indices", "indptr"):
                out += b"U" + bytes([len(part)]) + part.encode()
                out += python2_array(getattr(value, part))
            out += b"ub"
        elif name in ("v_template", "shapedirs", "posedirs", "weights"):
            out += b"cchumpy.ch\nCh\n)\x81}(U\x01x" + python2_array(value)
            out += b"U\x0b_dirty_varsc__builtin__\nset\n]U\x01xa\x85Rub"
        else:
            out += python2_array(value)
    return out + b"u."


def same(found, arrays):
    for name, expected in arrays.items():
        dense = expected.toarray() if scipy.sparse.issparse(expected) else expected
        np.testing.assert_array_equal(found[name], dense, err_msg=name)
    assert "chumpy" not in sys.modules


@pytest.fixture
def npz(tmp_path, arrays):
    path = tmp_path / "SMPL_NEUTRAL.npz"
    np.savez(path, **{**arrays, "J_regressor": arrays["J_regressor"].toarray()})
    return path


def test_npz(npz, arrays):
    same(read_smpl(npz), arrays)


@pytest.mark.parametrize("sparse", ["csc_matrix", "csr_matrix", "coo_matrix"])
@pytest.mark.parametrize("protocol", [0, 2, 5])
def test_pickles_of_today(tmp_path, arrays, sparse, protocol):
    path = tmp_path / "a.pkl"
    regressor = getattr(scipy.sparse, sparse)(arrays["J_regressor"])
    path.write_bytes(pickle.dumps({**arrays, "J_regressor": regressor}, protocol=protocol))
    same(read_smpl(path), arrays)


def test_arrays_in_any_memory_order(tmp_path, arrays):
    path = tmp_path / "a.pkl"
    shapedirs = np.asfortranarray(arrays["shapedirs"])
    posedirs = np.ascontiguousarray(arrays["posedirs"].transpose(1, 0, 2)).transpose(1, 0, 2)
    changed = {**arrays, "shapedirs": shapedirs, "posedirs": posedirs}
    path.write_bytes(pickle.dumps(changed, protocol=5))
    same(read_smpl(path), arrays)


def test_python_2_pickle_with_chumpy(tmp_path, arrays):
    path = tmp_path / "basicModel_neutral_lbs_10_207_0_v1.0.0.pkl"
    path.write_bytes(python2_pickle(arrays))
    same(read_smpl(path), arrays)


@pytest.mark.parametrize("protocol", [0, 2])
def test_chumpy_selections(tmp_path, arrays, chumpy, monkeypatch, protocol):
    many = np.random.default_rng(1).normal(size=(V, 3, 12))
    chosen = np.arange(many.size).reshape(many.shape)[..., :10]
    shapedirs = chumpy(
        "Select", a=chumpy("Ch", x=many), idxs=chosen.ravel(), preferred_shape=chosen.shape
    )
    path = tmp_path / "a.pkl"
    path.write_bytes(pickle.dumps({**arrays, "shapedirs": shapedirs}, protocol=protocol))
    for module in ("chumpy", "chumpy.ch", "chumpy.reordering"):
        monkeypatch.delitem(sys.modules, module)
    same(read_smpl(path), {**arrays, "shapedirs": many[..., :10]})


def test_load_body_gives_the_same_joints_from_all_forms(tmp_path, npz, arrays, monkeypatch):
    old = tmp_path / "old.pkl"
    old.write_bytes(python2_pickle(arrays))
    monkeypatch.setenv("KDICT_SMPL", str(tmp_path))
    bodies = [load_body(old), load_body(npz), load_body()]
    quaternions = torch.nn.functional.normalize(torch.randn(5, 24, 4), dim=-1)
    pose = quaternions[:, 1:], quaternions[:, 0], torch.randn(5, 10)
    joints = [body_joints(body, *pose) for body in bodies]
    assert all(torch.equal(joints[0], other) for other in joints[1:])
    posed = bodies[0](
        betas=pose[2],
        body_pose=rotation.to_axis_angle(pose[0]).flatten(1),
        global_orient=rotation.to_axis_angle(pose[1]),
    )
    scale = posed.joints[:, :24].abs().max()
    torch.testing.assert_close(joints[0], posed.joints[:, :24], atol=float(1e-6 * scale), rtol=0)
    mesh = vertices(bodies[0], *pose)  # with blend shapes of the pose, which the open body lacks
    scale = posed.vertices.abs().max()
    torch.testing.assert_close(mesh, posed.vertices, atol=float(3e-6 * scale), rtol=0)


def test_folder_is_searched_and_names_are_listed(tmp_path, npz):
    assert find_smpl(tmp_path) == npz
    (tmp_path / "models" / "smpl").mkdir(parents=True)
    inner = npz.rename(tmp_path / "models" / "smpl" / npz.name)
    assert find_smpl(tmp_path / "models") == inner
    with pytest.raises(FileNotFoundError, match=r"SMPL_NEUTRAL.npz, SMPL_NEUTRAL.pkl"):
        find_smpl(tmp_path)
    with pytest.raises(FileNotFoundError, match=r"absent.npz: no such file or folder"):
        load_body(tmp_path / "absent.npz")


class Malicious:
    def __init__(self, function, *arguments):
        self.call = function, arguments

    def __reduce__(self):
        return self.call


@pytest.mark.parametrize("protocol", [0, 2, 5])
@pytest.mark.parametrize("nested", [False, True])
def test_a_pickle_that_runs_code_is_refused(tmp_path, arrays, protocol, nested):
    trace = tmp_path / "was_run"
    bomb = Malicious(exec, f"open({str(trace)!r}, 'w')")
    content = {**arrays, "f": bomb} if nested else bomb
    path = tmp_path / "evil.pkl"
    path.write_bytes(pickle.dumps(content, protocol=protocol))
    with pytest.raises(ValueError, match=r"evil.pkl: refused.*(builtins|__builtin__)\.exec"):
        load_body(path)
    assert not trace.exists()


@pytest.mark.parametrize(
    "harmful",
    [
        b"cos\nsystem\n(S'true'\ntR.",
        b"cnumpy.core.multiarray\nfromfile\n.",
        b"cnumpy\nload\n.",
        b"\x80\x04\x8c\x05numpy\x8c\x12ndarray.__reduce__\x93.",
        b"ccopy_reg\n_reconstructor\n(cnumpy\nndarray\nc__builtin__\nobject\nNtR.",
        b"c_codecs\nencode\n(S'a'\nS'rot13'\ntR.",
    ],
)
def test_only_array_constructors_may_be_named(tmp_path, harmful):
    path = tmp_path / "evil.pkl"
    path.write_bytes(harmful)
    with pytest.raises(ValueError, match="refused, and nothing in it was run"):
        read_smpl(path)


def test_a_pickle_cannot_change_the_stand_ins(tmp_path, arrays):
    path = tmp_path / "evil.pkl"
    # BUILD on the class itself, with attributes to set.
    path.write_bytes(b"\x80\x02cscipy.sparse.csc\ncsc_matrix\nN}U\x05arrayK\x01s\x86b.")
    with pytest.raises(ValueError, match=r"evil.pkl"):
        read_smpl(path)
    good = tmp_path / "good.pkl"
    good.write_bytes(pickle.dumps(arrays))
    same(read_smpl(good), arrays)


@pytest.mark.parametrize(
    "state",
    [
        # The flag says that float64 holds references: NumPy would count them in the numbers.
        b"(I3\nS'<'\nNNNI-1\nI-1\nI63\ntbI00\n(lp1\ntb.",
        # One object is announced and none comes: NumPy would read what lies behind the list.
        b"(I3\nS'|'\nNNNI-1\nI-1\nI63\ntbI00\n(lp1\ntb.",
    ],
)
def test_a_state_that_would_corrupt_memory_is_refused(state):
    kind = b"f8" if b"<" in state else b"O8"
    head = b"cnumpy.core.multiarray\n_reconstruct\n(cnumpy\nndarray\n(I0\ntS'b'\ntR(I1\n(I1\nt"
    pickled = head + b"cnumpy\ndtype\n(S'" + kind + b"'\nI0\nI1\ntR" + state
    with pytest.raises(ValueError, match=r"holds a list|holds 0 objects"):
        load(pickled)


@pytest.mark.parametrize("suffix", [".npz", ".pkl"])
@pytest.mark.parametrize("keep", [0, 100, 40_000])
def test_empty_and_truncated_files(tmp_path, npz, arrays, suffix, keep):
    whole = npz.read_bytes() if suffix == ".npz" else pickle.dumps(arrays, protocol=2)
    path = tmp_path / f"short{suffix}"
    path.write_bytes(whole[:keep])
    with pytest.raises(ValueError, match=rf"short{suffix}: cannot be read.*{keep} bytes"):
        read_smpl(path)


def test_damaged_npz(npz):
    data = bytearray(npz.read_bytes())
    data[5000:5100] = bytes(100)
    npz.write_bytes(data)
    with pytest.raises(ValueError, match=r"SMPL_NEUTRAL.npz: cannot be read"):
        read_smpl(npz)


def test_npz_with_objects_is_not_unpickled(tmp_path, arrays):
    path = tmp_path / "a.npz"
    np.savez(path, **{**arrays, "f": np.array([Malicious(exec, "1/0")], dtype=object)})
    with pytest.raises(ValueError, match=r"a.npz: cannot be read"):
        read_smpl(path)


def test_wrong_suffix(tmp_path):
    path = tmp_path / "a.txt"
    path.write_text("v 0 0 0")
    with pytest.raises(ValueError, match=r"a.txt: its name ends in '.txt'; expected .npz or .pkl"):
        read_smpl(path)


@pytest.mark.parametrize(
    ("change", "message"),
    [
        ({"v_template": None}, r"lacks v_template; expected"),
        ({"v_template": np.zeros((10475, 3))}, r"v_template has shape \(10475, 3\); SMPL's is"),
        ({"shapedirs": np.zeros((V, 3, 8))}, r"shapedirs has shape \(6890, 3, 8\)"),
        ({"weights": np.zeros((V, 52))}, r"weights has shape \(6890, 52\)"),
        ({"v_template": np.full((V, 3), np.nan)}, r"20670 of v_template's 20670 numbers are NaN"),
        (
            {"f": np.array([["a", "b", "c"]])},
            r"f is of type <U1; expected numbers",
        ),
        ({"f": np.array([[0, 1, V]])}, r"f names vertices outside of 0 to 6889"),
        ({"kintree_table": np.zeros((2, 24), int)}, r"kintree_table has parents"),
        ({"J_regressor": OrderedDict}, r"refused.*names collections.OrderedDict"),
        ({"J_regressor": "text"}, r"J_regressor has shape \(\)"),
    ],
)
def test_wrong_contents(tmp_path, arrays, change, message):
    content = {name: value for name, value in (arrays | change).items() if value is not None}
    path = tmp_path / "a.pkl"
    path.write_bytes(pickle.dumps(content, protocol=2))
    with pytest.raises(ValueError, match=message):
        read_smpl(path)


def test_pickle_without_dictionary(tmp_path):
    path = tmp_path / "a.pkl"
    path.write_bytes(pickle.dumps([1, 2]))
    with pytest.raises(ValueError, match=r"a.pkl: holds a list; expected SMPL's dictionary"):
        read_smpl(path)


def test_sparse_indices_out_of_range_are_refused(tmp_path, arrays):
    bad = arrays["J_regressor"].copy()
    bad.indices[0] = 10**6
    path = tmp_path / "a.pkl"
    path.write_bytes(pickle.dumps({**arrays, "J_regressor": bad}))
    with pytest.raises(ValueError, match=r"a.pkl: .*indices must be < 24"):
        read_smpl(path)
