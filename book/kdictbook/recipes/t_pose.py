"""Random adults of Anny's in SMPL's T-pose, and SMPL's joints in them.

Anny's bodies rest in an A-pose with bent elbows; each segment is turned by a world rotation of its
own. Used by `kdictbook.recipes.open_body`.
"""

import numpy as np
import torch
from tqdm import tqdm

from kdict.skeleton import JOINTS

PELVIS_ABOVE_HIPS = 0.0925  # meters, as in SMPL and in CMU's skeletons

# Anny is z-up and faces -y, SMPL is y-up and faces +z; both have the left at +x.
TO_SMPL = np.array([[1.0, 0, 0], [0, 0, 1], [0, -1, 0]])

_SIDED_HEADS = {
    "hip": "upperleg01", "knee": "lowerleg01", "ankle": "foot", "foot": "toe2-1",
    "collar": "clavicle", "shoulder": "upperarm01", "elbow": "lowerarm01", "wrist": "wrist",
    "hand": "finger3-1",
}  # fmt: skip
JOINT_HEADS = {
    "spine1": "spine04", "spine2": "spine02", "spine3": "spine01", "neck": "neck01", "head": "head",
    **{f"left_{joint}": f"{bone}.L" for joint, bone in _SIDED_HEADS.items()},
    **{f"right_{joint}": f"{bone}.R" for joint, bone in _SIDED_HEADS.items()},
}  # fmt: skip
"""The bone whose head is the joint; the pelvis is set above the hips instead."""


def _frame(first: np.ndarray, second: np.ndarray) -> np.ndarray:
    """Orthonormal frames (..., 3, 3) with columns along ``first``, then nearest ``second``."""
    x = first / np.linalg.norm(first, axis=-1, keepdims=True)
    y = second - (second * x).sum(-1, keepdims=True) * x
    y = y / np.linalg.norm(y, axis=-1, keepdims=True)
    return np.stack([x, y, np.cross(x, y)], axis=-1)


def _turn(first, second, to_first, to_second) -> np.ndarray:
    """Rotations (..., 3, 3) that take ``first`` to ``to_first``, ``second`` toward its own."""
    return _frame(to_first, to_second) @ _frame(first, second).swapaxes(-1, -2)


def _shortest_turn(first: np.ndarray, to: np.ndarray) -> np.ndarray:
    """The rotations (..., 3, 3) without twist that take directions ``first`` (..., 3) to ``to``."""
    axis = np.cross(first, to)
    return _turn(first, axis, np.broadcast_to(to, first.shape), axis)


def t_pose_turns(labels: list[str], heads: np.ndarray) -> np.ndarray:
    """World rotations (P, bones, 3, 3), in SMPL's axes, from Anny's rest pose to the T-pose.

    ``heads`` (P, bones, 3) are the bones' heads at rest. Anny rests in an A-pose with bent
    elbows, so the elbow's hinge is the normal of the plane of the arm: it becomes vertical.
    """
    at = {label: heads[:, bone] for bone, label in enumerate(labels)}
    down, forward = np.array([0.0, -1, 0]), np.array([0.0, 0, 1])
    turns = np.broadcast_to(np.eye(3), (*heads.shape[:2], 3, 3)).copy()
    for side, outward in (("L", np.array([1.0, 0, 0])), ("R", np.array([-1.0, 0, 0]))):
        shoulder, elbow, wrist = (at[f"{b}.{side}"] for b in ("upperarm01", "lowerarm01", "wrist"))
        hinge = np.cross(elbow - shoulder, wrist - elbow)
        hinge_target = np.cross(outward, forward)
        knuckles = at[f"finger2-1.{side}"] - at[f"finger5-1.{side}"]
        foot = (at[f"toe2-1.{side}"] - at[f"foot.{side}"]) * [1, 0, 1]
        knee = at[f"lowerleg01.{side}"]
        hand = _turn(at[f"finger3-1.{side}"] - wrist, knuckles, outward, forward)
        turn = {
            "upperarm": _turn(elbow - shoulder, hinge, outward, hinge_target),
            "lowerarm": _turn(wrist - elbow, hinge, outward, hinge_target),
            "wrist": hand,
            "metacarpal": hand,
            "finger": hand,
            "upperleg": _shortest_turn(knee - at[f"upperleg01.{side}"], down),
            "lowerleg": _shortest_turn(at[f"foot.{side}"] - knee, down),
            "foot": _turn(foot, np.broadcast_to(-down, foot.shape), forward, -down),
        }
        turn["toe"] = turn["foot"]
        for bone, label in enumerate(labels):
            if label.endswith(f".{side}"):
                for start, rotation in turn.items():
                    if label.startswith(start):
                        turns[:, bone] = rotation
    return turns


def random_adults(labels: list[str], count: int, rng: np.random.Generator) -> dict:
    """Phenotype values (count,) of random adults for each of Anny's labels; 1.72 m tall on average.

    Middling values are commoner than extreme ones; above 0.7 and below 0.3 the height's value
    would move the knee within the leg.
    """
    people = {label: rng.uniform(0, 1, count) for label in labels}
    people["age"] = rng.uniform(0.67, 1, count)
    people["height"] = 0.3 + 0.25 * rng.beta(2, 3, count)
    for label in ("muscle", "weight", "cupsize", "firmness"):
        people[label] = rng.beta(2, 2, count)
    return people


def posed_adults(model, people: dict, scale: np.ndarray, batch: int = 25):
    """T-posed vertices (P, V, 3) and bone heads (P, bones, 3) in SMPL's axes, meters."""
    vertices, heads = [], []
    for start in tqdm(range(0, len(scale), batch), desc="posing adults"):
        some = slice(start, start + batch)
        phenotypes = {label: torch.as_tensor(values[some]) for label, values in people.items()}
        rest = model.get_rest_model(model.get_phenotype_blendshape_coefficients(**phenotypes))
        poses = rest["rest_bone_poses"].numpy()
        turns = t_pose_turns(model.bone_labels, poses[..., :3, 3] @ TO_SMPL.T)
        poses[..., :3, :3] = TO_SMPL.T @ turns @ TO_SMPL @ poses[..., :3, :3]
        posed = model(pose_parameters=torch.from_numpy(poses), phenotype_kwargs=phenotypes)
        size = scale[some, None, None]
        vertices.append((posed["vertices"].numpy() @ TO_SMPL.T * size).astype(np.float32))
        heads.append(posed["bone_poses"][..., :3, 3].numpy() @ TO_SMPL.T * size)
    return np.concatenate(vertices), np.concatenate(heads)


def smpl_joints(labels: list[str], heads: np.ndarray) -> np.ndarray:
    """SMPL's joints (P, 24, 3) from the heads (P, bones, 3) of the posed bones."""
    joints = np.empty((len(heads), len(JOINTS), 3))
    for joint, bone in JOINT_HEADS.items():
        joints[:, JOINTS.index(joint)] = heads[:, labels.index(bone)]
    joints[:, 0] = joints[:, 1:3].mean(1)
    joints[:, 0, 1] += PELVIS_ABOVE_HIPS
    return joints
