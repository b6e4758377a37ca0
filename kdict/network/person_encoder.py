"""An encoder that was trained on people: MoveNet Thunder, frozen, in the place of Fig. 1's ResNet.

It was trained to find 17 keypoints in photographs (see `kdict.network.movenet`) and therefore sees
real people, which no network trained on rendered ones alone does. Its file is the detector's second
stage, too; weights of a network do not repeat it.
"""

import hashlib

import torch
from torch import Tensor, nn

from .encoder import Encoder
from .movenet import N_KEYPOINTS, MoveNet, nearest_person

NAME = "movenet-thunder"
_SHALLOW, _DEEP = 40 + 56, 1280
SCORE_OFFSET = 0.5
"""What is taken from scores, so that features are centered."""


class PersonEncoder(Encoder):
    """Images (B, 3, S, S) in [0, 1] to features (B, ``features``) of the person in the middle.

    Parameters
    ----------
    image_size : S, in pixels, a multiple of 32; the encoder was trained at 256.
    pool : ``"keypoints"``, 51 numbers: the 17 places, x and y in the crop's coordinates [−1, 1],
        then the 17 scores in [0, 1] less 0.5, so that all are centered and of similar size;
        ``"keypoints+maps"``, 2,963: these, the last map averaged over the image, and the maps of
        strides 4 and 8 read at the keypoints, each as it leaves MoveNet.
    finetune : let training change the weights. Without it they are frozen.
    """

    pools = ("keypoints", "keypoints+maps")

    def __init__(self, image_size: int, pool: str = "keypoints", *, finetune: bool = False):
        super().__init__(NAME, image_size, pool)
        self.finetune = finetune
        self.movenet = MoveNet.from_pretrained(NAME).requires_grad_(finetune)
        self.features = 3 * N_KEYPOINTS
        if pool == "keypoints+maps":
            self.features += _DEEP + _SHALLOW * N_KEYPOINTS

    def forward(self, image: Tensor) -> Tensor:
        """The features.

        Raises
        ------
        TypeError, ValueError : for images of another type or size.
        """
        self.check(image)
        with torch.set_grad_enabled(torch.is_grad_enabled() and self.finetune):
            return self._read(image)

    def _read(self, image: Tensor) -> Tensor:
        maps = self.movenet(image)
        places, scores = nearest_person(maps)
        places = 2 * places.float() - 1
        features = [places.flatten(1), scores.float() - SCORE_OFFSET]
        if self.pool == "keypoints+maps":
            grid = places[:, :, None]
            features.append(maps.stride32.float().mean((-2, -1)))
            for shallow in (maps.stride4, maps.stride8):
                read = nn.functional.grid_sample(
                    shallow.float(), grid, padding_mode="border", align_corners=False
                )
                features.append(read.flatten(1))
        return torch.cat(features, -1)

    def identity(self) -> str:
        """What tells this encoder from others: its name, image size and a hash of its weights."""
        digest = hashlib.sha256()
        for value in self.movenet.state_dict().values():
            digest.update(value.detach().cpu().half().contiguous().numpy().tobytes())
        return f"{self.name} at {self.image_size}², sha256 {digest.hexdigest()[:16]}"
