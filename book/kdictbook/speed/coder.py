"""Speed of the exact coder, beside quadratic programs by DAQP and quadprog, SciPy's NNLS and FISTA.

DAQP and quadprog solve the dual, whose five variables are y and t and whose multipliers are γ::

    min ½‖y‖² − θᵀ y + t   s.t.   d_jᵀ y ≤ t for every atom d_j
"""

from importlib.util import find_spec

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
FEW = 200
"""Samples for the anchors that are called once per sample."""
DAQP, QUADPROG, NNLS, FISTA = "DAQP", "quadprog", "SciPy's NNLS", "FISTA, 300 steps"


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


def quadprog_codes(theta: np.ndarray, atoms: np.ndarray) -> np.ndarray:
    """Goldfarb and Idnani's dual active-set method; t has a tiny square, as it must."""
    import quadprog  # pyright: ignore[reportMissingImports]

    n_atoms, d = atoms.shape
    hessian, bounds = np.diag([1.0] * d + [1e-10]), np.zeros(n_atoms)
    below = np.vstack([-atoms.T, np.ones(n_atoms)])
    solve = quadprog.solve_qp
    return np.stack([solve(hessian, np.append(x, -1.0), below, bounds)[4] for x in theta])


def daqp_codes(theta: np.ndarray, atoms: np.ndarray) -> np.ndarray:
    """DAQP (Arnström, Bemporad and Axehill 2022), a dual active-set method for small problems."""
    import daqp  # pyright: ignore[reportMissingImports]

    n_atoms, d = atoms.shape
    hessian, upper = np.diag([1.0] * d + [0.0]), np.zeros(n_atoms)
    system = np.ascontiguousarray(np.hstack([atoms, -np.ones((n_atoms, 1))]))
    given = (system, upper, np.full(n_atoms, -1e30), np.zeros(n_atoms, np.intc))
    solved = (daqp.solve(hessian, np.append(-x, 1.0), *given) for x in theta)
    return np.stack([info["lam"] for *_, info in solved])


def anchors() -> dict:
    """The other ways to the same codes that are installed."""
    ways = {NNLS: nnls_codes, FISTA: fista_codes}
    for name, module, codes in ((DAQP, "daqp", daqp_codes), (QUADPROG, "quadprog", quadprog_codes)):
        if find_spec(module):
            ways[name] = codes
    return ways


def coder_runs(n_samples: int, seed: int, n_atoms: int = 128) -> Runs:
    """Ours and FISTA on all samples, the others on the first `FEW`."""
    theta = samples(JOINT, max(n_samples, 2048), seed)
    atoms = np.ascontiguousarray(obdl_atoms(theta, n_atoms, seed, max_iter=5))
    columns, theta = np.ascontiguousarray(atoms.T), theta[:n_samples]
    runs: dict = {OURS: lambda: sparse_codes(theta, columns)}
    for name, codes in anchors().items():
        own = theta if name == FISTA else theta[:FEW]
        runs[name] = lambda codes=codes, own=own: codes(own, atoms)
    return runs


def excess(seed: int) -> dict[str, float]:
    """How far ‖θ − Dγ‖, as a mean, stays above the least that any of the codes reaches."""
    theta = samples(JOINT, 2048, seed)
    atoms = np.ascontiguousarray(obdl_atoms(theta, 128, seed, max_iter=5))
    theta, columns = theta[:FEW], np.ascontiguousarray(atoms.T)
    made = {name: codes(theta, atoms) @ atoms for name, codes in anchors().items()}
    for name, slack in ((OURS, {}), (f"{OURS}, slack 0", {"slack": 0.0})):
        active, weights = sparse_codes(theta, columns, **slack)
        made[name] = (weights[..., None] * atoms[active]).sum(1)
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
        name: taken / (n_samples if name in (OURS, FISTA) else min(FEW, n_samples))
        for name, taken in seconds.items()
    }
    far = [Result("excess", value, "", method=n, **about) for n, value in excess(seed).items()]
    return times(each, 1e6, "µs", **about) + ratios(each, **about) + far
