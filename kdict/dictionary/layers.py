"""`KinematicDictionary`, `ShapeDictionary`: logits → sparse codes → rotations or betas (Fig. 1).

``forward`` is sparsemax (Eq. 4) followed by the convex combination of atoms. Quaternions are
(w, x, y, z).
"""

import torch
from torch import Tensor, nn

from ..rotation import align, check_unit
from ..shapes import require_shape
from ..skeleton import DICTIONARY_JOINTS
from .atoms import Dictionary


class KinematicDictionary(Dictionary):
    """Kinematic dictionary: N unit quaternions for each of the 23 joints after the pelvis.

    Called with logits (..., 23, N), it returns unit quaternions (..., 23, 4): sparsemax (Eq. 4),
    then the normalized convex combination of atoms.

    Parameters
    ----------
    atoms : (23, N, 4) unit quaternions (w, x, y, z).
    observed : (23,) booleans, the joints that the data behind the atoms observe; default: all. The
        others hold one constant rotation.
    metadata : strings about the origin: data, fingerprint, seed, license.

    Examples
    --------
    >>> import torch
    >>> from kdict import KinematicDictionary
    >>> dictionary = KinematicDictionary.from_pretrained("cmu-128")
    >>> logits = torch.randn(2, 23, 128, requires_grad=True)
    >>> rotations = dictionary(logits)
    >>> rotations.shape
    torch.Size([2, 23, 4])
    >>> codes = dictionary.encode(rotations.detach())
    >>> bool(((codes > 0).sum(-1) <= 4).all())
    True
    """

    kind = "kinematic"
    atom_shape = (len(DICTIONARY_JOINTS), "N", 4)

    def __init__(
        self,
        atoms: Tensor,
        observed: Tensor | None = None,
        metadata: dict[str, str] | None = None,
    ):
        super().__init__(atoms, metadata)
        joints = len(DICTIONARY_JOINTS)
        check_unit(atoms, "atoms")
        observed = torch.ones(joints, dtype=torch.bool) if observed is None else observed
        observed = torch.as_tensor(observed)
        require_shape("observed", observed, joints)
        if observed.dtype != torch.bool:
            raise ValueError(f"observed is {observed.dtype}; expected booleans")
        self.register_buffer("observed", observed)

    def _tensors(self):
        return {"atoms": self.atoms, "observed": self.observed}

    def combine(self, codes: Tensor) -> Tensor:
        """The convex combination Dγ (..., 23, 4) of codes (..., 23, N), not normalized.

        Its norm falls short of 1 by the norm deficit, the error of Lerp in place of Slerp.
        """
        codes = self._check_codes(codes, "codes")
        # One matrix product per joint. For a single image einsum takes longer to plan it.
        rows = codes.reshape(-1, *codes.shape[-2:]).transpose(0, 1)
        combined = torch.bmm(rows, self.atoms.to(codes.dtype)).transpose(0, 1)
        return combined.reshape(*codes.shape[:-1], self.atoms.shape[-1])

    def decode(self, codes: Tensor) -> Tensor:
        """Unit quaternions (..., 23, 4) of codes (..., 23, N): Dγ, normalized.

        Codes that are not on the simplex are used as they are.
        """
        return nn.functional.normalize(self.combine(codes), dim=-1)

    def encode(self, quaternions: Tensor) -> Tensor:
        """The exact codes (..., 23, N) of unit quaternions (..., 23, 4), of either sign.

        Each is the projection onto the convex hull of the joint's atoms (`exact_codes`), with at
        most 4 active atoms. Computed in float64 on the CPU, returned with the dtype and device of
        ``quaternions``, without a gradient. To differentiate, use `distance`, whose gradient does
        not need that of the codes.
        """
        active, weights = self._sparse_codes(self._aligned(quaternions))
        codes = quaternions.new_zeros(*quaternions.shape[:-1], self.n_atoms)
        return codes.scatter_add_(-1, active, weights.to(codes))

    def nearest(self, quaternions: Tensor) -> Tensor:
        """The rotations of the nearest points of the atoms' hulls: ``decode(encode(quaternions))``.

        Unit quaternions (..., 23, 4) in and out, the latter in the hemisphere of the joint's atoms;
        without a gradient.
        """
        points = self._hull_points(self._aligned(quaternions))
        return nn.functional.normalize(points, dim=-1).to(quaternions)

    def distance(self, quaternions: Tensor) -> Tensor:
        """Distance (..., 23) of rotations from the convex hulls of the atoms: a pose prior.

        ``min over codes γ of ‖q − Dγ‖``, to double precision, for unit quaternions (..., 23, 4) of
        either sign. Twice the distance is, when small, the angle in radians. Rotations between
        atoms lie on the sphere, outside the hull: theirs is the norm deficit, about 1e-3.

        Differentiable in q: by the envelope theorem the gradient is that of ``‖q − p‖`` with the
        nearest point p held fixed, ``(q − p) / ‖q − p‖``. The squared distance has a Lipschitz
        continuous gradient, so any optimizer can minimize it.

        Examples
        --------
        Find the pose nearest to a given one that bends the left knee backward by 60°:

        >>> import torch
        >>> from kdict import KinematicDictionary
        >>> from kdict.rotation import from_axis_angle
        >>> from kdict.skeleton import index
        >>> dictionary = KinematicDictionary.from_pretrained("cmu-128")
        >>> observed = torch.zeros(23, 3)
        >>> observed[index("left_knee"), 0] = torch.tensor(-60.0).deg2rad()
        >>> pose = observed.clone().requires_grad_()
        >>> optimizer = torch.optim.LBFGS([pose], max_iter=50, line_search_fn="strong_wolfe")
        >>> def loss():
        ...     optimizer.zero_grad()
        ...     prior = dictionary.distance(from_axis_angle(pose)).square().sum()
        ...     total = 0.01 * (pose - observed).square().sum() + prior
        ...     total.backward()
        ...     return total
        >>> before, _ = loss(), optimizer.step(loss)
        >>> bool(loss() < 0.2 * before)
        True
        >>> bool(pose[index("left_knee"), 0].rad2deg() > -20)
        True
        """
        q = self._aligned(quaternions)
        return (q - self._hull_points(q.detach())).norm(dim=-1).to(quaternions.dtype)

    def _aligned(self, quaternions: Tensor) -> Tensor:
        """Checked quaternions, normalized in double precision, in the hemisphere of the atoms."""
        joints = len(DICTIONARY_JOINTS)
        check_unit(self._check_tensor(quaternions, "quaternions"), "quaternions", "(..., 23, 4)")
        require_shape("quaternions", quaternions, "...", joints, 4)
        q = nn.functional.normalize(quaternions.double(), dim=-1)
        return align(q, self.atoms.double().mean(-2))

    def _unit_atoms(self) -> Tensor:
        # Longer than 1, as in bfloat16, they could enclose a sample, which then has 5 active atoms.
        return nn.functional.normalize(self.atoms.double(), dim=-1)

    def _sparse_codes(self, q: Tensor, **options) -> tuple[Tensor, Tensor]:
        """Indices and weights (..., 23, 5) of the active atoms of quaternions (..., 23, 4)."""
        # Loads numba's compiler, which decoding does not need.
        from .hull_projection import sparse_codes

        samples = q.detach().reshape(-1, *q.shape[-2:]).cpu().numpy()
        found = sparse_codes(samples, self._unit_atoms().mT.cpu().numpy(), **options)
        active, weights = (torch.from_numpy(x).to(q.device) for x in found)
        return active.view(*q.shape[:-1], 5), weights.view(*q.shape[:-1], 5)

    def _hull_points(self, q: Tensor) -> Tensor:
        """The points (..., 23, 4) of the hulls nearest to quaternions, to double precision."""
        active, weights = self._sparse_codes(q, slack=0.0)
        joint = torch.arange(len(self.atoms), device=q.device)[:, None]
        return (weights[..., None] * self._unit_atoms()[joint, active]).sum(-2)


class ShapeDictionary(Dictionary):
    """Shape dictionary: N vectors of SMPL's shape coefficients, without unit norm.

    The paper learns it "in the same way"; unit atoms would force ‖β‖ ≤ 1, so only the simplex is
    kept. Called with logits (..., N), it returns betas (..., 10).

    Parameters
    ----------
    atoms : (N, 10) betas.
    metadata : strings about the origin: data, fingerprint, seed, license.

    Examples
    --------
    >>> import torch
    >>> from kdict import ShapeDictionary
    >>> dictionary = ShapeDictionary.from_pretrained("shape-64")
    >>> dictionary(torch.zeros(3, 64)).shape
    torch.Size([3, 10])
    """

    kind = "shape"
    atom_shape = ("N", "betas")

    def decode(self, codes: Tensor) -> Tensor:
        """Betas (..., 10) of codes (..., N)."""
        return self._check_codes(codes, "codes") @ self.atoms.to(codes.dtype)

    def encode(self, betas: Tensor) -> Tensor:
        """The exact codes (..., N) of betas (..., 10), at most 11 active; without a gradient."""
        from .code_step import exact_codes  # loads numba's compiler, which decoding does not need

        width = self.atoms.shape[-1]
        self._check_tensor(betas, "betas")
        require_shape("betas", betas, "...", width)
        if not betas.isfinite().all():
            raise ValueError("betas has NaN or infinite numbers")
        codes = exact_codes(
            betas.detach().reshape(-1, width).double().cpu().numpy(),
            self.atoms.double().cpu().numpy(),
        )
        codes = torch.from_numpy(codes).to(betas)
        return codes.reshape(*betas.shape[:-1], self.n_atoms)
