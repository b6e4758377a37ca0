"""`kdict.mocap.motion`: what a Motion keeps, refuses and resamples."""

import numpy as np
import pytest
import torch
from scipy.spatial.transform import Rotation

from kdict import rotation, skeleton
from kdict.mocap import Motion, load_motion, read_motion


def parts(frames=9, seed=0):
    rng = np.random.default_rng(seed)
    # Small turns about an axis a joint, random signs: one rotation, two quaternions.
    vectors = rng.normal(size=(24, 3)) * np.linspace(0.1, 1.2, frames)[:, None, None]
    q = Rotation.from_rotvec(vectors.reshape(-1, 3)).as_quat()[:, [3, 0, 1, 2]]
    q = torch.from_numpy(q.reshape(frames, 24, 4))
    signs = torch.from_numpy(rng.choice([-1.0, 1.0], size=(frames, 24, 1)))
    return {
        "rotations": (q * signs)[:, 1:],
        "root_rotation": (q * signs)[:, 0],
        "root_translation": torch.from_numpy(rng.normal(size=(frames, 3))),
        "fps": 120.0,
    }


def test_shapes_and_precision():
    motion = Motion(**parts(), name="clip")
    assert len(motion) == 9
    assert motion.rotations.shape == (9, 23, 4)
    assert motion.rotations.dtype == motion.root_translation.dtype == torch.float32
    assert motion.observed.tolist() == [True] * 23
    assert "9 frames at 120 Hz" in repr(motion)


def test_one_hemisphere_per_joint():
    motion = Motion(**parts())
    mean = motion.rotations.mean(0)
    assert ((motion.rotations * mean).sum(-1) > 0).all()
    assert ((motion.root_rotation[1:] * motion.root_rotation[:-1]).sum(-1) > 0).all()


@pytest.mark.parametrize(("fps", "kept"), [(120.00004, 120), (1 / 0.0333333, 30), (59.94, 59.94)])
def test_frame_rates_are_freed_of_their_rounding(fps, kept):
    assert Motion(**parts() | {"fps": fps}).fps == kept


@pytest.mark.parametrize(
    ("change", "error", "message"),
    [
        ({"rotations": torch.zeros(0, 23, 4)}, ValueError, "0 frames"),
        ({"rotations": torch.zeros(9, 24, 4)}, ValueError, r"rotations.*\(9, 24, 4\).*T, 23, 4"),
        (
            {"root_rotation": torch.zeros(8, 4)},
            ValueError,
            r"root_rotation has shape \(8, 4\); expected \(9, 4\)",
        ),
        ({"root_translation": torch.zeros(9, 2)}, ValueError, r"root_translation.*\(9, 3\)"),
        ({"root_translation": torch.full((9, 3), torch.nan)}, ValueError, "NaN"),
        ({"root_translation": torch.eye(9, 3).double() * 1e308}, ValueError, "infinite"),
        ({"root_translation": torch.zeros(9, 3, dtype=torch.long)}, TypeError, "floating-point"),
        ({"fps": 0.0}, ValueError, "fps"),
        ({"fps": float("nan")}, ValueError, "fps"),
        ({"observed": torch.ones(23)}, ValueError, "booleans"),
        ({"observed": torch.ones(24, dtype=torch.bool)}, ValueError, "observed"),
    ],
)
def test_refused(change, error, message):
    with pytest.raises(error, match=message):
        Motion(**parts() | change)


def test_nan_and_non_unit_quaternions_name_the_frame():
    bad = parts()
    bad["rotations"][4, 3, 0] = torch.nan
    with pytest.raises(ValueError, match=r"rotations has NaN.*frame 4"):
        Motion(**bad)
    bad = parts()
    bad["root_rotation"][5] *= 2
    with pytest.raises(ValueError, match=r"root_rotation.*not unit.*at \(5,\) is of norm 2"):
        Motion(**bad)


def forward_kinematics(path):
    """World rotations and places of a BVH file's joints by name, written without our reader."""
    head, _, tail = path.read_text().partition("MOTION")
    rows = np.array([line.split() for line in tail.strip().splitlines()[2:]], float)
    names, parents, offsets, stack, column, world, places = [], [], [], [], 0, {}, {}
    for line in head.splitlines():
        words = line.split()
        if words[:1] in (["ROOT"], ["JOINT"], ["End"]):
            names.append(words[1] if words[0] != "End" else None)
        elif words == ["{"]:
            parents.append(stack[-1] if stack else None)
            stack.append(len(parents) - 1)
        elif words == ["}"]:
            stack.pop()
        elif words[:1] == ["OFFSET"]:
            offsets.append(np.array(words[1:], float))
        elif words[:1] == ["CHANNELS"]:
            joint, parent = names[stack[-1]], parents[stack[-1]]
            place = offsets[stack[-1]]
            if parent is None:
                place, column = rows[:, :3], 3
            z, x, y = np.deg2rad(rows[:, column : column + 3].T)
            column += 3
            turn = Rotation.from_euler("ZXY", np.stack([z, x, y], 1))
            up = names[parent] if parent is not None else None
            world[joint] = turn if up is None else world[up] * turn
            places[joint] = place if up is None else places[up] + world[up].apply(place)
    return world, places


def test_a_motion_as_bvh_is_read_back(tmp_path):
    motion = load_motion("walking")
    motion.to_bvh(tmp_path / "walk.bvh")
    again = read_motion(tmp_path / "walk.bvh")
    assert torch.rad2deg(rotation.angle_between(again.rotations, motion.rotations)).max() < 0.01
    root = rotation.angle_between(again.root_rotation, motion.root_rotation)
    assert torch.rad2deg(root).max() < 0.01
    torch.testing.assert_close(again.root_translation, motion.root_translation, atol=1e-5, rtol=0)
    assert torch.equal(again.observed, motion.observed)
    assert again.fps == pytest.approx(motion.fps)
    world, places = forward_kinematics(tmp_path / "walk.bvh")
    expected = skeleton.world_rotations(motion.rotations, motion.root_rotation)
    for number, joint in enumerate(skeleton.JOINTS):
        found = torch.from_numpy(world[joint].as_quat()[:, [3, 0, 1, 2]]).float()
        assert torch.rad2deg(rotation.angle_between(found, expected[:, number])).max() < 0.01
    feet = np.minimum(places["left_foot"][:, 1], places["right_foot"][:, 1])
    assert np.ptp(feet) < 10  # centimeters: one foot is always near the ground
