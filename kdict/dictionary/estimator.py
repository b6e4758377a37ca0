"""Online batch dictionary learning (OBDL) as a scikit-learn estimator; see `obdl`."""

import numpy as np
from sklearn.base import BaseEstimator, ClassNamePrefixFeaturesOutMixin, TransformerMixin
from sklearn.utils import check_random_state, gen_batches
from sklearn.utils.validation import check_is_fitted, validate_data
from threadpoolctl import threadpool_limits
from tqdm.auto import tqdm

from .code_step import exact_codes
from .obdl import OnlineLearner


class OBDL(ClassNamePrefixFeaturesOutMixin, TransformerMixin, BaseEstimator, OnlineLearner):
    """Learn a dictionary whose convex combinations reproduce the data (Eq. 9, Algorithms 1–2).

    Parameters
    ----------
    n_components : number of atoms N.
    batch_size : samples b in a step.
    max_iter : steps T.
    momentum : η in [0, 1), the share of A and B that a step keeps.
    init : ``"farthest"``, samples far from one another; or ``"gaussian"``, the paper's random
        atoms.
    code_step : ``"exact"``, the projection onto the atoms' convex hull; or ``"gradient"``, the
        paper's gradient descent from random W, which cannot find its atoms (see `code_step`)
        and starts the statistics at A = I, B = D.
    unit_norm : keep the atoms on the unit sphere, as Eq. 7 asks for rotations. Shape coefficients
        have no such constraint.
    gradient_steps, gradient_rate : of the descent, used by ``code_step="gradient"`` alone.
    random_state : seed or `numpy.random.RandomState`.
    progress : show a progress bar.

    Attributes
    ----------
    components_ : (n_components, n_features) the atoms.
    statistics_ : (A, B), the running sums of Algorithm 1: (N, N) and (N, n_features).
    n_iter_ : steps taken so far.
    """

    def __init__(
        self,
        n_components=128,
        *,
        batch_size=512,
        max_iter=200,
        momentum=0.5,
        init="farthest",
        code_step="exact",
        unit_norm=True,
        gradient_steps=100,
        gradient_rate=1.0,
        random_state=None,
        progress=False,
    ):
        self.n_components = n_components
        self.batch_size = batch_size
        self.max_iter = max_iter
        self.momentum = momentum
        self.init = init
        self.code_step = code_step
        self.unit_norm = unit_norm
        self.gradient_steps = gradient_steps
        self.gradient_rate = gradient_rate
        self.random_state = random_state
        self.progress = progress

    def _start(self, x):
        super()._start(x, check_random_state(self.random_state))

    def fit(self, X, y=None):
        """Learn the dictionary from X (samples, features), forgetting any earlier one."""
        X = validate_data(self, X, dtype=np.float64)
        self._start(X)
        size = min(self.batch_size, len(X))
        with threadpool_limits(1, "blas"):
            for _ in tqdm(range(self.max_iter), "OBDL", disable=not self.progress, delay=2):
                self._step(X[self._random_state.choice(len(X), size, replace=False)])
        return self

    def partial_fit(self, X, y=None):
        """Take one step for each batch of X (samples, features), in order.

        The first call needs at least ``n_components`` samples to start from.
        """
        first = not hasattr(self, "components_")
        X = validate_data(self, X, dtype=np.float64, reset=first)
        if first:
            self._start(X)
        with threadpool_limits(1, "blas"):
            for batch in gen_batches(len(X), self.batch_size):
                self._step(X[batch])
        return self

    def transform(self, X):
        """Exact codes (samples, N) of X (samples, features): on the simplex, few active."""
        check_is_fitted(self)
        X = validate_data(self, X, dtype=np.float64, reset=False)
        return exact_codes(X, self.components_)

    def inverse_transform(self, X):
        """The samples (…, features) that codes (…, N) stand for, ``γ D``."""
        check_is_fitted(self)
        if np.ndim(X) == 0 or np.shape(X)[-1] != len(self.components_):
            raise ValueError(
                f"OBDL: X has shape {np.shape(X)}; expected codes (…, {len(self.components_)}), "
                "one number an atom"
            )
        return X @ self.components_

    @property
    def _n_features_out(self):
        return len(self.components_)
