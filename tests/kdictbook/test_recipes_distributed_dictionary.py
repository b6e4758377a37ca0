import numpy as np
import pytest
import torch
import two_processes

from kdict import KinematicDictionary, learn_kinematic_dictionary
from kdict.rotation import from_axis_angle
from kdictbook.recipes.distributed_dictionary import learn_distributed

OPTIONS = {"n_atoms": 12, "batch_size": 64, "max_iter": 6, "seed": 3, "progress": False}
WITHOUT_KNEE = [joint != 3 for joint in range(23)]
KINDS = {"all joints": {}, "one joint less": {"observed": WITHOUT_KNEE}}


def arrays(seed=0):
    """Five arrays of rotations (60, 23, 4), the hands without motion."""
    generator = torch.Generator().manual_seed(seed)
    turns = 0.3 * torch.randn(5, 60, 23, 3, generator=generator)
    turns[:, :, -2:] = 0
    return list(from_axis_angle(turns))


def _learned(rank, folder):
    for kind, options in KINDS.items():
        learn_distributed(arrays(), **OPTIONS, **options).save(
            folder / f"{kind}-{rank}.safetensors"
        )
    # One rank alone: nothing in the library waits for the other.
    if rank == 0:
        learn_kinematic_dictionary(iter(arrays()), **OPTIONS).save(folder / "alone.safetensors")
    try:
        learn_distributed(arrays(seed=rank), **OPTIONS)
    except ValueError as error:
        (folder / f"error-{rank}").write_text(str(error))


@pytest.fixture(scope="module")
def learned_by_two(tmp_path_factory):
    """A folder with what two processes made."""
    return two_processes.run(_learned, tmp_path_factory.mktemp("two"))


@pytest.mark.parametrize("kind", KINDS)
def test_two_processes_learn_the_dictionary_of_one(learned_by_two, kind):
    one = learn_kinematic_dictionary(iter(arrays()), **OPTIONS, **KINDS[kind])
    for rank in (0, 1):
        two = KinematicDictionary.load(learned_by_two / f"{kind}-{rank}.safetensors")
        torch.testing.assert_close(two.atoms, one.atoms, atol=1e-6, rtol=0)
        np.testing.assert_array_equal(two.observed, one.observed)
        assert two.metadata == one.metadata


def test_the_library_does_not_wait_for_other_processes(learned_by_two):
    alone = KinematicDictionary.load(learned_by_two / "alone.safetensors")
    two = KinematicDictionary.load(learned_by_two / "all joints-1.safetensors")
    torch.testing.assert_close(alone.atoms, two.atoms, atol=1e-6, rtol=0)


def test_processes_with_different_frames_are_refused(learned_by_two):
    for rank in (0, 1):
        message = (learned_by_two / f"error-{rank}").read_text()
        assert f"process {rank} of 2 has other frames than the rest" in message
