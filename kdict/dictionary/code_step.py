"""The code step of Eq. 9: codes for given atoms, exact or by the paper's gradient descent.

Every point of the simplex is the sparsemax of itself, so the best code is the projection of the
sample onto the convex hull of the atoms (`hull_projection`), and W = γ.
"""

import numpy as np
import torch

from ..shapes import require_shape
from ..simplex.sparsemax import sparsemax
from .hull_projection import sparse_codes


def exact_codes(theta: np.ndarray, atoms: np.ndarray) -> np.ndarray:
    """The codes γ that minimize Eq. 8, dense.

    Parameters
    ----------
    theta : (S, d) samples.
    atoms : (N, d) dictionary.

    Returns
    -------
    (S, N) float64 codes: non-negative, rows summing to 1, at most d + 1 entries not zero, and at
    most d where the sample is not inside the hull, as no unit quaternion is.

    Raises
    ------
    ValueError : when samples and atoms are not two lists of vectors of one length.
    """
    require_shape("atoms", atoms, "N", "d")
    active, weights = sparse_codes(theta, atoms.T)
    codes = np.zeros((len(theta), len(atoms)))
    np.add.at(codes, (np.arange(len(theta))[:, None], active), weights)
    return codes


def gradient_codes(
    theta: np.ndarray, atoms: np.ndarray, *, steps: int, random_state: np.random.RandomState
) -> np.ndarray:
    """Lines 3 and 4 of Algorithm 1 as written: W ~ N(0, 1), then gradient descent on Eq. 9.

    Shapes as in `exact_codes`; returns ``sparsemax(W)``. The learning rate is 1. The Jacobian of
    sparsemax is zero outside the support, so the descent can only shrink the random support that
    it starts from.
    """
    theta, atoms = (torch.as_tensor(x, dtype=torch.float64) for x in (theta, atoms))
    w = torch.as_tensor(random_state.standard_normal((len(theta), len(atoms))))
    for _ in range(steps):
        w.requires_grad_()
        loss = 0.5 * (theta - sparsemax(w) @ atoms).square().sum()
        w = (w - torch.autograd.grad(loss, w)[0]).detach()
    return sparsemax(w).numpy()


def sparse_form(codes: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """Dense codes (S, N) on the simplex as indices and weights (S, k), the largest weights first.

    k is the largest number of active atoms of a code; shorter ones end in weights of 0.
    """
    k = int((codes > 0).sum(1).max(initial=0))
    active = np.argsort(-codes, axis=1, kind="stable")[:, :k]
    return active, np.take_along_axis(codes, active, axis=1)
