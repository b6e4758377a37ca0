"""Learn a kinematic dictionary with several processes, on one machine or many.

    torchrun --nproc-per-node 4 -m kdictbook.recipes.distributed_dictionary CLIPS --out FILE

The dictionaries of the joints are learned independently, so each process learns every P-th joint
and the atoms are exchanged once, at the end. Up to as many processes as joints that move are of
use, 19 for CMU's clips; any number gives the dictionary that one process learns.
"""

import argparse
from collections.abc import Sequence
from pathlib import Path

import numpy as np
import torch
import torch.distributed as dist
from torch import Tensor

from kdict.dictionary.layers import KinematicDictionary
from kdict.dictionary.learn import learn_kinematic_dictionary
from kdict.mocap import read_folder


def learn_distributed(
    arrays: Sequence[Tensor | np.ndarray], n_atoms: int = 128, **options
) -> KinematicDictionary:
    """`kdict.learn_kinematic_dictionary`, the joints shared by the processes of the default group.

    Parameters
    ----------
    arrays : of rotations (T, 23, 4), the same in every process; memory-mapped ones will do.
    n_atoms, options : of `kdict.learn_kinematic_dictionary`.

    Raises
    ------
    ValueError : when the processes were given different arrays.
    """
    rank, world = dist.get_rank(), dist.get_world_size()
    fingerprints: list = [None] * world
    own = [(len(array), float(array[0].sum()), float(array[-1].sum())) for array in arrays]
    dist.all_gather_object(fingerprints, own)
    if any(other != own for other in fingerprints):
        raise ValueError(
            f"arrays: process {rank} of {world} has other frames than the rest; give every process "
            "the same arrays in the same order"
        )
    # Which joints move is not known yet; neighbors in the tree are dealt to different processes.
    mine = torch.arange(23) % world == rank
    observed = torch.as_tensor(options.pop("observed", None) or [True] * 23)
    learned = learn_kinematic_dictionary(
        iter(arrays), n_atoms, observed=(observed & mine).tolist(), **options
    )
    atoms = torch.where(mine[:, None, None], learned.atoms, 0)
    moving = learned.observed.int()
    dist.all_reduce(atoms)
    dist.all_reduce(moving)
    return KinematicDictionary(atoms, moving.bool(), learned.metadata)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("clips", type=Path, help="a folder of motion files")
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--atoms", type=int, default=128)
    parser.add_argument("--steps", type=int, default=200)
    parser.add_argument("--seed", type=int, default=0)
    options = parser.parse_args()
    dist.init_process_group("gloo")
    arrays = [clip.rotations for clip in read_folder(options.clips)]
    learned = learn_distributed(
        arrays, options.atoms, max_iter=options.steps, seed=options.seed, progress=False
    )
    if dist.get_rank() == 0:
        learned.save(options.out)
    dist.destroy_process_group()


if __name__ == "__main__":
    main()
