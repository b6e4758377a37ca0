from dataclasses import replace

import torch

from kdict.skeleton import index
from kdictbook.corpus import example_motion
from kdictbook.figures.motion_capture import still_joints_table, turned_walker


def test_a_frozen_leg_is_found_and_a_walk_is_not():
    walk = example_motion("walking")
    frozen = walk.rotations.clone()
    frozen[:, index("right_knee")] = frozen[:1, index("right_knee")]
    rows = still_joints_table([walk, replace(walk, rotations=frozen, name="frozen")]).rows
    assert rows == [["frozen", str(len(walk)), "right knee"]]


def test_relative_rotations_do_not_depend_on_the_direction_a_person_faces():
    world, turned, relative, again = (
        torch.as_tensor(line.y) for line in turned_walker(example_motion("walking")).data
    )
    assert (world - turned).abs().max() > 5
    torch.testing.assert_close(relative, again, atol=0.01, rtol=0)
