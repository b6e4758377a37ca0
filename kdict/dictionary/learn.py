"""The dictionaries of all 23 joints in one run of OBDL (Algorithm 1), from motion of any length.

Every step draws one batch of frames and updates the dictionary of every joint with it.
"""

from collections.abc import Iterable, Mapping, Sequence
from typing import Protocol

import numpy as np
import torch
from threadpoolctl import threadpool_limits
from torch import Tensor
from tqdm.auto import tqdm

from ..rotation import align, mean_rotation
from ..shapes import require_shape
from ..skeleton import DICTIONARY_JOINTS
from .frame_buffer import FrameBuffer
from .layers import KinematicDictionary
from .obdl import Algorithm1


class Clip(Protocol):
    """What is read of a `kdict.Motion`: ``rotations`` (T, 23, 4) and ``observed`` (23,)."""

    rotations: Tensor
    observed: Tensor


def _join(clips: Sequence[Clip], seed: int) -> tuple[Tensor, np.ndarray]:
    """The frames of clips and which joints any of them observes.

    Where a clip does not observe a joint, frames of the clips that do take its place: joints are
    learned independently of one another, so that each sees its own data alone.
    """
    frames = torch.cat([clip.rotations for clip in clips])
    seen = torch.cat([clip.observed.expand(len(clip.rotations), -1) for clip in clips])
    generator = torch.Generator().manual_seed(seed)
    for joint in (seen.any(0) & ~seen.all(0)).nonzero()[:, 0].tolist():
        here, missing = (part.nonzero()[:, 0] for part in (seen[:, joint], ~seen[:, joint]))
        drawn = torch.randint(len(here), (len(missing),), generator=generator)
        frames[missing, joint] = frames[here[drawn], joint]
    return frames, seen.any(0).numpy()


def learn_kinematic_dictionary(
    rotations: "Tensor | np.ndarray | Clip | Sequence[Clip] | Iterable[Tensor | np.ndarray]",
    n_atoms: int = 128,
    *,
    observed: Sequence[bool] | None = None,
    seed: int = 0,
    metadata: Mapping[str, str] | None = None,
    progress: bool = True,
    buffer_size: int = 131_072,
    **options,
) -> KinematicDictionary:
    """Learn the dictionaries of all 23 joints in one run of OBDL (Algorithm 1).

    Parameters
    ----------
    rotations : (T, 23, 4) unit quaternions (w, x, y, z), relative rotations of the joints after
        the pelvis; either sign of a quaternion will do. Or one `kdict.Motion` or a list: a joint
        is learned from those that observe it. Or an iterator of such arrays, which
        together need not fit into memory, best in random order: it is read once.
    n_atoms : N, atoms per joint.
    observed : (23,) which joints the data observe; default: those that move, and of motions those
        that one of them observes. A joint that is not
        observed, or never moves, gets its constant rotation as its only atom, N times.
    seed : of the initial atoms and the batches.
    metadata : strings to keep with the dictionary: data, fingerprint, license.
    progress : show a progress bar.
    buffer_size : frames of an iterator that are held at a time. Learning starts from the first
        ``buffer_size`` frames, and batches are drawn from those that are held.
    options : ``batch_size``, ``max_iter``, ``momentum``, ``init``, ``code_step`` and
        ``gradient_steps`` of `OBDL`. From an iterator, learning takes as many steps beyond
        ``max_iter`` as it needs to read all frames.

    Raises
    ------
    ValueError : for a wrong shape, NaN, quaternions that are not unit, fewer frames than atoms; a
        joint that starts to move after the first ``buffer_size`` frames.

    Examples
    --------
    >>> from kdict import learn_kinematic_dictionary
    >>> from kdict.mocap import load_motion
    >>> walk = load_motion("walking").rotations
    >>> own = learn_kinematic_dictionary(walk, n_atoms=8, max_iter=5, progress=False)
    >>> own.atoms.shape
    torch.Size([23, 8, 4])
    """
    clips = [rotations] if hasattr(rotations, "observed") else rotations
    if isinstance(clips, Sequence) and len(clips) and all(hasattr(c, "observed") for c in clips):
        rotations, own = _join(clips, seed)
        observed = own if observed is None else observed
    settings = Algorithm1(n_atoms, **options)
    settings.check_parameters()
    buffer = FrameBuffer(rotations, buffer_size)
    held = len(buffer.frames)
    if held < n_atoms:
        raise ValueError(f"rotations: found {held} frames; expected at least n_atoms = {n_atoms}")
    # A joint at a time, so that there is never a second copy of all frames.
    mean = torch.stack([mean_rotation(q.double()) for q in buffer.frames.unbind(1)])

    def samples(joint: int) -> np.ndarray:
        aligned = align(buffer.frames[:, joint].double(), mean[joint])
        return np.ascontiguousarray(aligned)

    start = align(buffer.frames[0].double(), mean).numpy()
    moves = np.array([np.ptp(samples(j), axis=0).max() > 1e-6 for j in range(len(mean))])
    wanted = np.ones_like(moves) if observed is None else np.asarray(observed, bool)
    require_shape("observed", wanted, len(moves))
    still, observed = wanted & ~moves, wanted & moves

    learners = {}
    for joint in np.flatnonzero(observed).tolist():
        learners[joint] = Algorithm1(n_atoms, **options)
        learners[joint].start(samples(joint), np.random.RandomState(seed + joint))
    frames = np.random.RandomState(seed)
    steps = 0
    known = settings.max_iter if buffer.exhausted else None
    bar = tqdm(total=known, desc="OBDL", disable=not progress, delay=2)
    with threadpool_limits(1, "blas"), bar:
        # Lines 2 to 8 of Algorithm 1, for all joints.
        while steps < settings.max_iter or not buffer.exhausted:
            batch = align(buffer.draw(settings.batch_size, frames), mean).numpy()
            late = still & (np.abs(batch - start).max((0, 2)) > 1e-6)
            if late.any():
                raise ValueError(
                    f"rotations: {DICTIONARY_JOINTS[late.argmax()]} does not move in the first "
                    f"{held} frames, but does later; shuffle, raise buffer_size, or pass observed="
                )
            for joint, learner in learners.items():
                learner.step(np.ascontiguousarray(batch[:, joint]))
            steps += 1
            bar.update()
    atoms = mean[:, None].repeat(1, n_atoms, 1)
    for joint, learner in learners.items():
        atoms[joint] = torch.from_numpy(learner.components_)
    return KinematicDictionary(
        atoms.float(),
        observed=torch.as_tensor(observed),
        metadata={
            "algorithm": f"OBDL, {settings.code_step} code step, {settings.init} initialization, "
            f"N = {n_atoms}, b = {settings.batch_size}, T = {steps}, "
            f"momentum = {settings.momentum:g}",
            "seed": str(seed),
            **(metadata or {}),
        },
    )
