"""Small VPoser: a variational autoencoder of poses as a prior.

Pavlakos et al., *Expressive Body Capture*, 2019. Theirs is trained on AMASS, ours on the poses
at hand; ours is narrower, decodes to axis-angle numbers in place of matrices, and instead of
moving in the latent space the fit's pose is kept near what the autoencoder makes of it, with
the same latent penalty, so that all priors meet the same fit.
"""

from dataclasses import dataclass
from typing import Self

import torch
from torch import Tensor, nn
from torch.func import jacfwd, vmap
from tqdm.auto import tqdm

from kdict.fitting.tangent import axis_angles, change_variables


class PoseVAE(nn.Module):
    """An encoder of 69 numbers to the mean and log variance of 32, and a decoder back."""

    def __init__(self, hidden: int = 256, latent: int = 32):
        super().__init__()

        def layers(wide_in: int, wide_out: int) -> nn.Sequential:
            return nn.Sequential(
                nn.Linear(wide_in, hidden), nn.ELU(), nn.Linear(hidden, hidden), nn.ELU(),
                nn.Linear(hidden, wide_out),
            )  # fmt: skip

        self.encoder, self.decoder = layers(69, 2 * latent), layers(latent, 69)
        self.register_buffer("mean", torch.zeros(69))

    def encode(self, v: Tensor) -> Tensor:
        """The latent mean and log variance (..., 64) of numbers (..., 69)."""
        return self.encoder(v - self.mean)

    def decode(self, z: Tensor) -> Tensor:
        """Numbers (..., 69) of latent ones (..., 32)."""
        return self.mean + self.decoder(z)


def train_vae(rotations: Tensor, steps: int = 4000, spread: float = 0.1, seed: int = 0) -> PoseVAE:
    """Train on poses (S, 23, 4) by Adam; ``spread`` is the decoder's deviation, in radians."""
    torch.manual_seed(seed)
    generator = torch.Generator().manual_seed(seed)
    v = axis_angles(rotations)[0]
    model = PoseVAE()
    model.mean.copy_(v.mean(0))
    optimizer = torch.optim.Adam(model.parameters(), 1e-3)
    schedule = torch.optim.lr_scheduler.CosineAnnealingLR(optimizer, steps)
    for _ in tqdm(range(steps), "autoencoder"):
        batch = v[torch.randint(len(v), (256,), generator=generator)]
        mean, log_variance = model.encode(batch).chunk(2, -1)
        noise = torch.randn(mean.shape, generator=generator)
        found = model.decode(mean + noise * (log_variance / 2).exp())
        likelihood = (found - batch).square().sum(-1) / (2 * spread**2)
        divergence = 0.5 * (mean.square() + log_variance.exp() - log_variance - 1).sum(-1)
        loss = (likelihood + divergence).mean()
        optimizer.zero_grad()
        loss.backward()
        optimizer.step()
        schedule.step()
    return model.eval().requires_grad_(False)


@dataclass(frozen=True, eq=False)
class VAEPrior:
    """``weight · ½ (‖m(v)‖² + ‖v − decode(m(v))‖² / spread²)``, m the encoder's mean."""

    model: PoseVAE
    weight: float = 1.0
    spread: float = 0.1

    def __getitem__(self, which: Tensor) -> Self:
        return self

    def quadratic_model(self, value: Tensor) -> tuple[Tensor, Tensor, Tensor]:
        """Gauss-Newton's; see `kdict.fitting.solver.Prior`."""
        v, jacobian = axis_angles(value)

        def residuals(one: Tensor) -> tuple[Tensor, Tensor]:
            z = self.model.encode(one).chunk(2, -1)[0]
            both = torch.cat([z, (one - self.model.decode(z)) / self.spread])
            return both, both

        rows, found = vmap(jacfwd(residuals, has_aux=True))(v.float())
        rows, found = rows.to(v), found.to(v)
        energy = 0.5 * self.weight * found.square().sum(-1)
        slope = self.weight * (rows.mT @ found[..., None]).squeeze(-1)
        return change_variables(energy, slope, self.weight * (rows.mT @ rows), jacobian)
