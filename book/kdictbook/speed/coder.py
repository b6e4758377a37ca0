"""Speed of the exact coder, beside SciPy's NNLS and FISTA."""

import numpy as np
import torch
from scipy.optimize import nnls

from kdict.dictionary.hull_projection import sparse_codes
from kdict.evaluation.results import Result
from kdict.mocap import PoseStatistics
from kdict.rotation import align, mean_rotation
from kdict.simplex.sparsemax import sparsemax
from kdict.skeleton import index

from ..other_learners import obdl_atoms
from .measure import OURS, Runs, ratios, take_turns, threads, times

JOINT = "left_shoulder"
NNLS_SAMPLES = 200


def samples(joint: str, n: int, seed: int) -> np.ndarray:
    """Rotations (n, 4) of a joint, drawn from the shipped statistics, aligned with their mean."""
    generator = torch.Generator().manual_seed(seed)
    drawn = PoseStatistics.load("train").sample(n, generator)[0]
    turned = drawn[:, index(joint)].double()
    return align(turned, mean_rotation(turned)).numpy()


def nnls_codes(theta: np.ndarray, atoms: np.ndarray) -> np.ndarray:
    """SciPy's non-negative least squares; one more row, a heavy one, makes the codes sum to 1."""
    heavy = 1e3
    system = np.vstack([atoms.T, np.full(len(atoms), heavy)])
    return np.stack([nnls(system, np.append(sample, heavy))[0] for sample in theta])


def fista_codes(theta: np.ndarray, atoms: np.ndarray, steps: int = 300) -> np.ndarray:
    """Beck and Teboulle's accelerated projected gradient, projected by our own sparsemax."""
    theta, atoms = torch.from_numpy(theta), torch.from_numpy(atoms)
    step = 1 / float(torch.linalg.eigvalsh(atoms.T @ atoms)[-1])
    codes = ahead = torch.full((len(theta), len(atoms)), 1 / len(atoms), dtype=theta.dtype)
    momentum = 1.0
    for _ in range(steps):
        following = sparsemax(torch.addmm(ahead, ahead @ atoms - theta, atoms.T, alpha=-step))
        longer = (1 + (1 + 4 * momentum**2) ** 0.5) / 2
        ahead = following + (momentum - 1) / longer * (following - codes)
        codes, momentum = following, longer
    return codes.numpy()


def coder_runs(n_samples: int, seed: int, n_atoms: int = 128) -> Runs:
    """Ours and FISTA on all samples, SciPy's on the first `NNLS_SAMPLES`."""
    theta = samples(JOINT, max(n_samples, 2048), seed)
    atoms = np.ascontiguousarray(obdl_atoms(theta, n_atoms, seed, max_iter=5))
    columns, theta = np.ascontiguousarray(atoms.T), theta[:n_samples]
    return {
        OURS: lambda: sparse_codes(theta, columns),
        "FISTA, 300 steps": lambda: fista_codes(theta, atoms),
        "SciPy's NNLS": lambda: nnls_codes(theta[:NNLS_SAMPLES], atoms),
    }


def excess(seed: int) -> dict[str, float]:
    """How far ‖θ − Dγ‖, as a mean, stays above that of the best of the three codes."""
    theta = samples(JOINT, 2048, seed)
    atoms = np.ascontiguousarray(obdl_atoms(theta, 128, seed, max_iter=5))
    theta = theta[:NNLS_SAMPLES]
    active, weights = sparse_codes(theta, np.ascontiguousarray(atoms.T))
    made = {
        OURS: (weights[..., None] * atoms[active]).sum(1),
        "FISTA, 300 steps": fista_codes(theta, atoms) @ atoms,
        "SciPy's NNLS": nnls_codes(theta, atoms) @ atoms,
    }
    missed = {name: np.linalg.norm(theta - m, axis=1) for name, m in made.items()}
    least = np.min(list(missed.values()), axis=0)
    return {name: float((m - least).mean()) for name, m in missed.items()}


def coder(repeats: int, seed: int, n_samples: int = 4096) -> list[Result]:
    """Microseconds per sample and joint, and how often ours fits into the others' times."""
    about = {
        "protocol": "exact coder, N = 128",
        "split": f"{n_samples} samples of the {JOINT.replace('_', ' ')}, one thread",
        "data": "poses drawn from the shipped statistics of CMU's training clips",
        "config": {"seed": seed, "repeats": repeats},
    }
    with threads(1):
        seconds = take_turns(coder_runs(n_samples, seed), repeats)
    each = {
        name: taken / (NNLS_SAMPLES if name == "SciPy's NNLS" else n_samples)
        for name, taken in seconds.items()
    }
    far = [Result("excess", value, "", method=n, **about) for n, value in excess(seed).items()]
    return times(each, 1e6, "µs", **about) + ratios(each, **about) + far
