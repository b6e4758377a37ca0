"""Maps onto the simplex: sparsemax (Eq. 4), its compiled kernels, and the network's code maps."""

from .sparsemax import Sparsemax, sparsemax

__all__ = ["Sparsemax", "sparsemax"]
