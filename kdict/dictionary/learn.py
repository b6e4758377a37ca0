"""The dictionaries of all joints in one run of OBDL, over more motion or processes than one has.

Every step draws one batch of frames. Processes share the joints, which are learned independently
of one another, so they have nothing to tell each other before the end. Where there are more
processes than joints, those of a joint code a share of the batch each, and the statistics A and B
of Algorithm 1, being sums over samples, are added up.
"""

from collections.abc import Iterable, Mapping, Sequence

import numpy as np
import torch
from threadpoolctl import threadpool_limits
from torch import Tensor
from tqdm.auto import tqdm

from ..rotation import align, mean_rotation
from ..skeleton import DICTIONARY_JOINTS
from ..training.distributed import join, total
from ..training.distributed import place as processes
from .frame_buffer import FrameBuffer
from .layers import KinematicDictionary
from .obdl import OnlineLearner


def _summed(arrays: list[np.ndarray]) -> list[np.ndarray]:
    """The sums of arrays over the processes, in one exchange."""
    flat = total(torch.from_numpy(np.concatenate([array.ravel() for array in arrays]))).numpy()
    pieces = np.split(flat, np.cumsum([array.size for array in arrays])[:-1])
    return [piece.reshape(array.shape) for piece, array in zip(pieces, arrays, strict=True)]


def _shares(joints: Sequence[int], rank: int, world: int) -> dict[int, slice]:
    """The joints that fall to a process, and the rows of a batch that it codes for each."""
    groups = max(1, min(world, len(joints)))
    group, place = rank % groups, rank // groups
    members = len(range(group, world, groups))
    return {joint: slice(place, None, members) for joint in joints[group::groups]}


def _summed_step(
    learners: dict[int, OnlineLearner], batch: np.ndarray, shares: dict[int, slice]
) -> None:
    """`OnlineLearner._step` of all joints, each process coding its shares of the batch."""
    samples = {joint: np.ascontiguousarray(batch[:, joint]) for joint in shares}
    fresh, codes = [], {}
    for joint, learner in learners.items():
        own = [np.zeros_like(statistic) for statistic in learner.statistics_]
        if joint in shares:
            codes[joint] = learner._fold(samples[joint], shares[joint], *own)
        fresh += own
    sums = iter(_summed(fresh))
    for learner in learners.values():
        for statistic in learner.statistics_:
            statistic *= learner.momentum
            statistic += next(sums)
        learner._update()
    exact = {joint: learner for joint, learner in learners.items() if learner.code_step == "exact"}
    if not exact:
        return
    errors = np.zeros((len(exact), len(batch)))
    for row, (joint, learner) in zip(errors, exact.items(), strict=True):
        if joint in shares:
            rows = shares[joint]
            row[rows] = learner._errors(samples[joint][rows], codes[joint])
    (errors,) = _summed([errors])
    for error, (joint, learner) in zip(errors, exact.items(), strict=True):
        learner._reseed(np.ascontiguousarray(batch[:, joint]), error)


def learn_kinematic_dictionary(
    rotations: Tensor | np.ndarray | Iterable[Tensor | np.ndarray],
    n_atoms: int = 128,
    *,
    observed: Sequence[bool] | None = None,
    batch_size: int = 512,
    max_iter: int = 200,
    momentum: float = 0.5,
    init: str = "farthest",
    code_step: str = "exact",
    seed: int = 0,
    metadata: Mapping[str, str] | None = None,
    progress: bool = True,
    buffer_size: int = 131_072,
) -> KinematicDictionary:
    """Learn the dictionaries of all 23 joints in one run (Algorithm 1).

    Every step draws one batch of frames and updates every joint with it. Under ``torchrun``
    processes share the joints, and where these are fewer the samples: any number of processes, all
    given the same frames, learn the same dictionary.

    Parameters
    ----------
    rotations : (T, 23, 4) unit quaternions (w, x, y, z), relative rotations of the joints after
        the pelvis; either sign of a quaternion will do. Or an iterator of such arrays, which
        together need not fit into memory, best in random order: it is read once.
    n_atoms : N, atoms a joint.
    observed : (23,) which joints the data tell of; default: those that move. A joint that is not
        observed, or never moves, gets its constant rotation as its only atom, N times.
    batch_size, max_iter, momentum, init, code_step : see `kdict.dictionary.estimator.OBDL`. From an
    iterator as
        many more steps are taken as it has batches.
    seed : of the initial atoms and the batches.
    metadata : strings to keep with the dictionary: data, fingerprint, licence.
    progress : show a progress bar.
    buffer_size : frames of an iterator that are held at a time. The learning starts from the
        first so many, and batches are drawn from those that are held.

    Raises
    ------
    ValueError : for a wrong shape, NaN, quaternions that are not unit, fewer frames than atoms; a
        joint that starts to move after the first ``buffer_size`` frames; processes that were
        given different frames.
    """
    join()
    place = processes()
    buffer = FrameBuffer(rotations, buffer_size)
    held = len(buffer.frames)
    if held < n_atoms:
        raise ValueError(
            f"rotations: found {held} frames for {n_atoms} atoms; at least {n_atoms} "
            "are needed: pass more motion or a smaller n_atoms"
        )
    # A joint at a time, so that there is never a second copy of all frames.
    mean = torch.stack([mean_rotation(q.double()) for q in buffer.frames.unbind(1)])

    def samples(joint: int) -> np.ndarray:
        aligned = align(buffer.frames[:, joint].double(), mean[joint])
        return np.ascontiguousarray(aligned)

    start = align(buffer.frames[0].double(), mean).numpy()
    moves = np.array([np.ptp(samples(j), axis=0).max() > 1e-6 for j in range(len(mean))])
    wanted = np.ones_like(moves) if observed is None else np.asarray(observed, bool)
    if wanted.shape != moves.shape:
        raise ValueError(
            f"observed has shape {wanted.shape}; expected {moves.shape}, a boolean a joint"
        )
    still, observed = wanted & ~moves, wanted & moves

    if place.world > 1:
        told = torch.cat([mean, *buffer.frames[[0, held // 2, -1]].double()])
        if not torch.allclose(total(told), place.world * told):
            raise ValueError(
                f"rotations: process {place.rank} of {place.world} has other frames than the rest; "
                "give every process the same arrays in the same order"
            )
    joints = np.flatnonzero(observed).tolist()
    shares = _shares(joints, *place)
    exchange = place.world > len(joints) > 0
    learners = {}
    for joint in joints if exchange else shares:
        learners[joint] = OnlineLearner(
            n_atoms,
            batch_size=batch_size,
            max_iter=max_iter,
            momentum=momentum,
            init=init,
            code_step=code_step,
        )
        learners[joint]._start(samples(joint), np.random.RandomState(seed + joint))
    frames = np.random.RandomState(seed)
    steps = 0
    with (
        threadpool_limits(1, "blas"),
        tqdm(
            total=max_iter if buffer.exhausted else None,
            desc="OBDL",
            disable=not progress,
            delay=2,
        ) as bar,
    ):
        while steps < max_iter or not buffer.exhausted:
            batch = align(buffer.draw(batch_size, frames), mean).numpy()
            late = still & (np.abs(batch - start).max((0, 2)) > 1e-6)
            if late.any():
                raise ValueError(
                    f"rotations: {DICTIONARY_JOINTS[late.argmax()]} does not move in the first "
                    f"{held} frames, but does later; shuffle the arrays, raise "
                    "buffer_size, or say with observed= that the joint is not to be learned"
                )
            if exchange:
                _summed_step(learners, batch, shares)
            else:
                for joint, learner in learners.items():
                    learner._step(np.ascontiguousarray(batch[:, joint]))
            steps += 1
            bar.update()
    atoms = mean[:, None].repeat(1, n_atoms, 1)
    learned = torch.zeros_like(atoms)
    for joint, rows in shares.items():
        if rows.start == 0:
            learned[joint] = torch.from_numpy(learners[joint].components_)
    atoms[joints] = total(learned)[joints]
    return KinematicDictionary(
        atoms.float(),
        observed=torch.as_tensor(observed),
        metadata={
            "algorithm": f"OBDL, {code_step} code step, {init} initialisation, N = {n_atoms}, "
            f"b = {batch_size}, T = {steps}, momentum = {momentum:g}",
            "seed": str(seed),
            **(metadata or {}),
        },
    )
