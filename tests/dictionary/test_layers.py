import copy
import os
import pickle

import numpy as np
import pytest
import torch
from safetensors.torch import save_file

from kdict import KinematicDictionary, ShapeDictionary, sparsemax
from kdict.dictionary.code_step import exact_codes
from kdict.dictionary.hull_projection import sparse_codes
from kdict.rotation import align, angle_between, from_axis_angle, identity

N = 12


def rotations(*shape, spread=0.3, seed=0, dtype=torch.float32):
    generator = torch.Generator().manual_seed(seed)
    noise = torch.randn(*shape, 4, generator=generator, dtype=torch.float64) * spread
    return torch.nn.functional.normalize(identity(*shape) + noise, dim=-1).to(dtype)


@pytest.fixture
def dictionary():
    observed = torch.ones(23, dtype=torch.bool)
    observed[-2:] = False
    return KinematicDictionary(rotations(23, N), observed, {"data": "synthetic", "seed": "0"})


@pytest.fixture
def shapes():
    generator = torch.Generator().manual_seed(1)
    return ShapeDictionary(torch.randn(N, 10, generator=generator), {"data": "synthetic"})


@pytest.mark.parametrize("batch", [(), (5,), (2, 3), (0,)])
@pytest.mark.parametrize("dtype", [torch.float32, torch.float64])
def test_any_batch_and_dtype(dictionary, shapes, batch, dtype):
    logits = torch.randn(*batch, 23, N, dtype=dtype)
    q = dictionary(logits)
    assert q.shape == (*batch, 23, 4)
    assert q.dtype == dtype
    torch.testing.assert_close(q.norm(dim=-1), torch.ones(*batch, 23, dtype=dtype))
    codes = dictionary.encode(q)
    assert codes.shape == logits.shape
    assert codes.dtype == dtype
    betas = shapes(logits[..., 0, :])
    assert betas.shape == (*batch, 10)
    assert shapes.encode(betas).dtype == dtype


def test_forward_is_sparsemax_then_the_sum_of_atoms(dictionary):
    logits = torch.randn(7, 23, N)
    codes = sparsemax(logits)
    total = torch.stack([codes[:, j] @ dictionary.atoms[j] for j in range(23)], 1)
    torch.testing.assert_close(dictionary.combine(codes), total)
    torch.testing.assert_close(dictionary(logits), total / total.norm(dim=-1, keepdim=True))
    assert (dictionary.combine(codes).norm(dim=-1) <= 1 + 1e-6).all()


def test_encoding_brings_back_what_was_decoded(dictionary):
    """Points of the hull come back at once; from the second time on so do their codes."""
    generator = torch.Generator().manual_seed(2)
    codes = sparsemax(3 * torch.randn(50, 23, N, generator=generator, dtype=torch.float64))
    q = dictionary.decode(codes)
    again = dictionary.decode(dictionary.encode(q))
    # A decoded quaternion lies on the sphere, outside the hull by the norm deficit.
    assert angle_between(q, again).rad2deg().mean() < 1
    atoms = dictionary.atoms.transpose(0, 1).double()
    torch.testing.assert_close(dictionary.decode(dictionary.encode(atoms)), atoms)


def test_codes_are_those_of_each_joint_alone(dictionary):
    q = rotations(9, 23, seed=3, dtype=torch.float64)
    codes = dictionary.encode(q)
    for joint in (0, 11, 22):
        alone = exact_codes(q[:, joint].numpy(), dictionary.atoms[joint].double().numpy())
        torch.testing.assert_close(codes[:, joint], torch.as_tensor(alone))
    assert (codes > 0).sum(-1).max() <= 4
    torch.testing.assert_close(codes.sum(-1), torch.ones(9, 23, dtype=torch.float64))


def test_either_sign_has_the_same_code(dictionary):
    q = rotations(4, 23, seed=4)
    torch.testing.assert_close(dictionary.encode(q), dictionary.encode(-q))


def test_lengths_within_the_tolerance_do_not_matter(dictionary):
    """0.9995·q would lie inside the hull, where five atoms can be active."""
    dense = KinematicDictionary(rotations(23, 500, spread=0.5, dtype=torch.float64))
    q = dense.decode(torch.full((30, 23, 500), 1 / 500).double() + 0.5 * torch.eye(500)[:30, None])
    torch.testing.assert_close(dense.encode(0.9995 * q), dense.encode(q))
    assert (dense.encode(0.9995 * q) > 0).sum(-1).max() <= 4


@pytest.mark.parametrize("dtype", [torch.bfloat16, torch.float16])
def test_half_precision_takes_what_it_gave(dictionary, dtype):
    half = copy.deepcopy(dictionary).to(dtype)
    q = half(torch.randn(50, 23, N, dtype=dtype))
    codes = half.encode(q)
    assert codes.dtype == dtype
    assert (codes > 0).sum(-1).max() <= 4
    assert angle_between(half.decode(codes).float(), q.float()).rad2deg().mean() < 2


def test_distance_is_that_of_the_projection(dictionary):
    q = rotations(20, 23, spread=0.8, seed=6, dtype=torch.float64)
    atoms = torch.nn.functional.normalize(dictionary.atoms.double(), dim=-1)
    aligned = align(q, atoms.mean(-2))
    expected = torch.empty(20, 23).double()
    for joint in range(23):
        columns = np.ascontiguousarray(atoms[joint].T.numpy())
        samples = np.ascontiguousarray(aligned[:, joint].numpy())
        active, weights = sparse_codes(samples, columns, slack=0.0)
        points = np.einsum("dsk,sk->sd", columns[:, active], weights)
        expected[:, joint] = torch.from_numpy(np.linalg.norm(samples - points, axis=1))
    found = dictionary.distance(q)
    torch.testing.assert_close(found, expected)
    torch.testing.assert_close(dictionary.distance(-q), found)
    assert dictionary.distance(atoms.transpose(0, 1)).abs().max() < 1e-12
    # Optimality: no atom is nearer along the direction to the nearest point.
    points = dictionary._hull_points(aligned)
    gap = ((points - aligned)[..., None, :] * (points[..., None, :] - atoms)).sum(-1).amax(-1)
    assert gap.max() < 1e-12


def test_distance_is_differentiable_and_nearest_is_decoded_codes(dictionary):
    turns = torch.randn(2, 23, 3, generator=torch.Generator().manual_seed(8)).double()
    turns.requires_grad_()
    assert torch.autograd.gradcheck(lambda v: dictionary.distance(from_axis_angle(v)), turns)
    q = from_axis_angle(turns.detach())
    near = dictionary.nearest(q)
    decoded = dictionary.decode(dictionary.encode(q))
    assert angle_between(near, decoded).rad2deg().max() < 0.2  # the codes' slack
    at_atom = dictionary.atoms[:, 0].clone().requires_grad_()
    dictionary.distance(at_atom).sum().backward()
    assert at_atom.grad.isfinite().all()


def test_shape_codes_reproduce_betas_inside_the_hull(shapes):
    betas = shapes.decode(torch.softmax(torch.randn(20, N), -1))
    torch.testing.assert_close(shapes.decode(shapes.encode(betas)), betas, atol=5e-3, rtol=0)
    assert (shapes.encode(betas) > 0).sum(-1).max() <= 11


def test_forward_is_differentiable(dictionary, shapes):
    generator = torch.Generator().manual_seed(5)
    # Well apart, so that no finite difference crosses the edge of a support.
    order = torch.rand(23, N, generator=generator).argsort(-1).double()
    logits = (0.17 * order).requires_grad_()
    # A random direction instead of each of its 23 N numbers.
    assert torch.autograd.gradcheck(dictionary, logits, fast_mode=True)
    assert torch.autograd.gradcheck(shapes, logits[:2], fast_mode=True)


def test_state_dict_pickle_and_copies(dictionary, tmp_path):
    other = KinematicDictionary(rotations(23, N, seed=9))
    other.load_state_dict(dictionary.state_dict())
    torch.testing.assert_close(other.atoms, dictionary.atoms)
    assert torch.equal(other.observed, dictionary.observed)
    for twin in (copy.deepcopy(dictionary), pickle.loads(pickle.dumps(dictionary))):
        assert torch.equal(twin.atoms, dictionary.atoms)
        assert twin.metadata == dictionary.metadata
    assert list(dictionary.parameters()) == []
    assert dictionary.double().atoms.dtype == torch.float64


def test_saved_and_loaded_is_the_same(dictionary, shapes, tmp_path):
    for kind, given in ((KinematicDictionary, dictionary), (ShapeDictionary, shapes)):
        path = tmp_path / f"{given.kind}.safetensors"
        given.save(path)
        found = kind.load(path)
        assert torch.equal(found.atoms, given.atoms)
        assert found.metadata == given.metadata
    assert torch.equal(
        KinematicDictionary.load(tmp_path / "kinematic.safetensors").observed, dictionary.observed
    )


def test_the_same_dictionary_is_the_same_file(dictionary, tmp_path):
    backwards = dict(reversed(dictionary.metadata.items()))
    twin = KinematicDictionary(dictionary.atoms, dictionary.observed, backwards)
    dictionary.save(tmp_path / "a")
    twin.save(tmp_path / "b")
    assert (tmp_path / "a").read_bytes() == (tmp_path / "b").read_bytes()


@pytest.mark.parametrize("fails", ["fsync", "replace"])
def test_a_write_that_fails_leaves_the_old_file(dictionary, tmp_path, monkeypatch, fails):
    path = tmp_path / "d.safetensors"
    dictionary.save(path)
    old = path.read_bytes()

    def full(*args, **kwargs):
        raise OSError("No space left on device")

    monkeypatch.setattr(os, fails, full)
    with pytest.raises(OSError, match="No space"):
        KinematicDictionary(rotations(23, 3)).save(path)
    assert path.read_bytes() == old
    assert [p.name for p in tmp_path.iterdir()] == ["d.safetensors"]


def test_files_that_cannot_be_read(dictionary, shapes, tmp_path):
    path = tmp_path / "d.safetensors"
    with pytest.raises(FileNotFoundError, match=r"d\.safetensors: no such file; expected a kinem"):
        KinematicDictionary.load(path)
    dictionary.save(path)
    whole = path.read_bytes()
    for content in (whole[:-10], whole[:20], b"", b"\x80\x04not safetensors at all", bytes(64)):
        path.write_bytes(content)
        with pytest.raises(ValueError, match=rf"{len(content)} bytes that are not a whole .*again"):
            KinematicDictionary.load(path)
    shapes.save(path)
    with pytest.raises(ValueError, match="found shape; expected a kinematic dictionary"):
        KinematicDictionary.load(path)
    with pytest.raises(FileNotFoundError, match=r"folder .*nowhere does not exist"):
        dictionary.save(tmp_path / "nowhere" / "d.safetensors")


def test_safetensors_of_something_else(tmp_path):
    path = tmp_path / "d.safetensors"
    save_file({"weight": torch.zeros(3)}, path)
    with pytest.raises(ValueError, match="found a safetensors file without a kind"):
        KinematicDictionary.load(path)
    save_file({"atoms": torch.zeros(3, 4)}, path, metadata={"kind": "kinematic"})
    with pytest.raises(
        ValueError, match=r"d\.safetensors: .*shape \(3, 4\); expected \(23, N, 4\)"
    ):
        KinematicDictionary.load(path)
    save_file(
        {"atoms": rotations(23, 3), "spare": torch.zeros(1)}, path, metadata={"kind": "kinematic"}
    )
    with pytest.raises(ValueError, match=r"d\.safetensors: .*spare"):
        KinematicDictionary.load(path)


def test_from_pretrained_takes_a_name_or_a_path(dictionary, tmp_path):
    dictionary.save(tmp_path / "own.safetensors")
    for path in (tmp_path / "own.safetensors", str(tmp_path / "own.safetensors")):
        assert KinematicDictionary.from_pretrained(path).n_atoms == N
    with pytest.raises(ValueError, match=r"'cmu-7' is not a pretrained .* cmu-128, .*shape-64"):
        KinematicDictionary.from_pretrained("cmu-7")
    with pytest.raises(ValueError, match="found shape; expected a kinematic dictionary"):
        KinematicDictionary.from_pretrained("shape-64")


@pytest.mark.parametrize(
    ("atoms", "error", "message"),
    [
        (torch.zeros(23, N, 4), ValueError, "276 of 276 quaternions are not unit"),
        (rotations(23, N) * torch.nan, ValueError, "atoms has NaN"),
        (rotations(22, N), ValueError, r"shape \(22, 12, 4\); expected \(23, N, 4\)"),
        (rotations(23), ValueError, r"shape \(23, 4\)"),
        (rotations(23, 0), ValueError, "N at least 1"),
        (torch.ones(23, N, 4, dtype=torch.int64), TypeError, "torch.int64; expected a floating"),
        ([[1.0]], TypeError, "atoms is list"),
    ],
)
def test_atoms_that_cannot_be(atoms, error, message):
    with pytest.raises(error, match=message):
        KinematicDictionary(atoms)


def test_observed_must_be_booleans_of_the_joints():
    with pytest.raises(ValueError, match=r"observed is torch.int64; expected booleans"):
        KinematicDictionary(rotations(23, N), torch.ones(23, dtype=torch.int64))
    with pytest.raises(ValueError, match=r"observed has shape \(24,\); expected \(23,\)"):
        KinematicDictionary(rotations(23, N), torch.ones(24, dtype=torch.bool))


def test_codes_and_quaternions_that_cannot_be(dictionary, shapes):
    with pytest.raises(ValueError, match=r"logits has shape \(5, 23, 13\); expected .*23, 12"):
        dictionary(torch.zeros(5, 23, 13))
    with pytest.raises(ValueError, match=r"codes has shape \(12,\); expected"):
        dictionary.decode(torch.zeros(N))
    with pytest.raises(TypeError, match=r"codes is torch.int64; expected a floating-point tensor"):
        dictionary.decode(torch.zeros(23, N, dtype=torch.int64))
    with pytest.raises(TypeError, match="quaternions is ndarray; expected a floating-point tensor"):
        dictionary.encode(rotations(23).numpy())
    with pytest.raises(ValueError, match=r"not unit, the first at .* is of norm 3"):
        dictionary.encode(3 * rotations(2, 23))
    with pytest.raises(ValueError, match=r"shape \(2, 22, 4\); expected \(..., 23, 4\)"):
        dictionary.encode(rotations(2, 22))
    with pytest.raises(ValueError, match=r"betas has shape \(3, 9\); expected \(..., 10\)"):
        shapes.encode(torch.zeros(3, 9))
    with pytest.raises(ValueError, match="finite numbers"):
        shapes.encode(torch.full((10,), torch.nan))


def test_another_device_is_named(dictionary, shapes):
    """The meta device stands in for a GPU."""
    with pytest.raises(ValueError, match=r"logits is on meta, the dictionary on cpu; .*\.to\("):
        dictionary(torch.zeros(23, N, device="meta"))
    with pytest.raises(ValueError, match="quaternions is on meta"):
        dictionary.encode(rotations(23).to("meta"))
    with pytest.raises(ValueError, match="betas is on meta"):
        shapes.encode(torch.zeros(10, device="meta"))
