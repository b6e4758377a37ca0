"""The lifter in a head's place: what Thunder's keypoints give without a network that saw images."""

import torch
from torch import Tensor, nn

from kdict.body import Body, project
from kdict.body.keypoints import SkinnedRegressor
from kdict.detections import VISIBLE
from kdict.fitting.lifter import Lifter
from kdict.network.export_onnx import OUTPUTS, module_to_onnx
from kdict.network.model import Prediction
from kdict.network.movenet import N_KEYPOINTS
from kdict.network.person_encoder import SCORE_OFFSET


class LifterHead(nn.Module):
    """Features (B, 51) of `kdict.network.person_encoder.PersonEncoder` to a `Prediction`.

    Keypoints with a score below `kdict.detections.VISIBLE` count as not seen.
    """

    def __init__(self, lifter: Lifter):
        super().__init__()
        self.lifter = lifter
        self.regressor = SkinnedRegressor(Body.load("open"))

    def forward(self, features: Tensor) -> Prediction:
        places, scores = features.split([2 * N_KEYPOINTS, N_KEYPOINTS], dim=-1)
        seen = (scores + SCORE_OFFSET >= VISIBLE).to(features)
        lift = self.lifter(places.unflatten(-1, (N_KEYPOINTS, 2)), seen)
        state = lift.state
        pose = state.rotations, state.root_rotation, state.betas
        camera = torch.cat([state.camera[:, :1].exp(), state.camera[:, 1:]], -1)
        world, joints = self.regressor.frames(*pose)
        points = self.regressor.from_frames(world, joints, state.betas, state.rotations)
        return Prediction(
            lift.codes, lift.shape_codes, *pose, camera, joints, points, project(points, camera)
        )


def lifter_to_onnx(lifter: Lifter):
    """The graph of a `LifterHead`, with the input and outputs of `export_onnx.head_to_onnx`."""
    return module_to_onnx(LifterHead(lifter), "features", (1, 3 * N_KEYPOINTS), OUTPUTS)
