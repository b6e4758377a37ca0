"""Files of exactly the layouts of the official datasets, with made-up numbers."""

import json
import struct

import numpy as np
import scipy.io
from python2_files import python2_array

from kdict.datasets.human36m_protocol import ACTIONS, CAMERAS


def photographs(folder, names):
    folder.mkdir(parents=True, exist_ok=True)
    for name in names:
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(b"\xff\xd8")


def structs(*entries):
    """A 1 x n MATLAB struct array; fields that an entry lacks are empty."""
    names = list(dict.fromkeys(name for entry in entries for name in entry))
    array = np.empty((1, len(entries)), dtype=[(name, object) for name in names])
    for i, entry in enumerate(entries):
        array[0, i] = tuple(entry.get(name, np.zeros((0, 0))) for name in names)
    return array


# Leeds Sports Pose


def write_lsp(folder, images=True, seed=0):
    rng = np.random.default_rng(seed)
    joints = rng.uniform(5, 400, (3, 14, 2000))
    joints[2] = rng.random((14, 2000)) < 0.1
    folder.mkdir(parents=True, exist_ok=True)
    scipy.io.savemat(folder / "joints.mat", {"joints": joints})
    if images:
        photographs(folder / "images", [f"im{i:04d}.jpg" for i in range(1, 2001)])
    return joints


def write_lspet(folder, seed=0):
    rng = np.random.default_rng(seed)
    joints = rng.uniform(-20, 400, (14, 3, 10000))
    joints[:, 2] = rng.random((14, 10000)) < 0.9
    folder.mkdir(parents=True, exist_ok=True)
    scipy.io.savemat(folder / "joints.mat", {"joints": joints})
    return joints


# MPII


def mpii_points(ids, seed=0, visible=True):
    rng = np.random.default_rng(seed)
    points = []
    for i in ids:
        point = {"x": rng.uniform(1, 640), "y": rng.uniform(1, 480), "id": float(i)}
        if visible and i not in (8, 9):
            point["is_visible"] = "01"[rng.integers(2)]
        points.append(point)
    return points


def write_mpii(folder):
    """Three training images with one person, two people (one without keypoints) and one point,
    one test image, one training image of nobody; returns the points of the three people."""
    people = [mpii_points(range(16)), mpii_points([0, 8, 9, 12], seed=1), mpii_points([6], seed=2)]

    def person(points, **more):
        place = structs({"x": 301.0, "y": 201.0})
        return {
            "scale": 1.5,
            "objpos": place,
            "annopoints": structs({"point": structs(*points)}),
            **more,
        }

    def shot(name, rect):
        return {"image": structs({"name": name}), "annorect": rect}

    nobody = {"x1": 3.0}
    annolist = structs(
        shot("a.jpg", structs(person(people[0]))),
        shot("b.jpg", structs(nobody, person(people[1]))),
        shot("c.jpg", structs(person(people[2], objpos=np.zeros((0, 0))))),
        shot("t.jpg", structs({"scale": 1.0, "objpos": structs({"x": 1.0, "y": 1.0})})),
        shot("d.jpg", np.zeros((0, 0))),
    )
    train = np.array([[1, 1, 1, 0, 1]], dtype=np.uint8)
    folder.mkdir(parents=True, exist_ok=True)
    scipy.io.savemat(
        folder / "mpii_human_pose_v1_u12_1.mat",
        {"RELEASE": structs({"annolist": annolist, "img_train": train, "version": "12"})},
    )
    photographs(folder / "images", ["a.jpg", "b.jpg", "c.jpg", "t.jpg", "d.jpg"])
    return people


# COCO


def write_coco(folder, split="val2017"):
    rng = np.random.default_rng(0)
    images = [{"id": 10 * i, "file_name": f"{i:012d}.jpg"} for i in (3, 1, 2)]
    people = []
    for number, (image, crowd, count) in enumerate(
        [(30, 0, 17), (30, 0, 3), (10, 1, 17), (10, 0, 0), (20, 0, 1)]
    ):
        keypoints = np.zeros((17, 3))
        keypoints[:count] = rng.integers(1, 300, (count, 3))
        keypoints[:count, 2] = rng.integers(1, 3, count)
        people.append({
            "id": 100 + number, "image_id": image, "iscrowd": crowd, "num_keypoints": count,
            "bbox": [1.5, 2.5, 30, 40], "keypoints": keypoints.astype(int).ravel().tolist(),
        })  # fmt: skip
    (folder / "annotations").mkdir(parents=True, exist_ok=True)
    content = {"images": images, "annotations": people, "categories": [{"name": "person"}]}
    (folder / f"annotations/person_keypoints_{split}.json").write_text(json.dumps(content))
    photographs(folder / split, [image["file_name"] for image in images])
    return content


# UP-3D


def python2_parameters(**arrays):
    """A dictionary of arrays and numbers as Python 2 pickled it in protocol 2."""
    out = b"\x80\x02}("
    for name, value in arrays.items():
        out += b"U" + bytes([len(name)]) + name.encode()
        out += b"G" + struct.pack(">d", value) if isinstance(value, float) else python2_array(value)
    return out + b"u."


def write_up3d(folder, count=4, splits=("train", "test")):
    rng = np.random.default_rng(0)
    folder.mkdir(parents=True, exist_ok=True)
    written = {}
    for i in range(count):
        name = f"{i:05d}"
        body = {"pose": rng.normal(size=72), "betas": rng.normal(size=10)}
        body |= {"trans": rng.normal(size=3), "rt": rng.normal(size=3), "t": rng.normal(size=3)}
        points = rng.uniform(0, 500, (3, 14))
        points[2] = rng.random(14) < 0.8
        (folder / f"{name}_body.pkl").write_bytes(python2_parameters(**body, f=5000.0))
        np.save(folder / f"{name}_joints.npy", points)
        photographs(folder, [f"{name}_image.png"])
        (folder / f"{name}_fit_crop_info.txt").write_text("512 512 0 512 0 512")
        written[name] = body | {"points": points}
    for number, split in enumerate(splits):
        names = list(written)[number :: len(splits)]
        lines = "".join(f"/{name}_image.png\n" for name in names)
        (folder / f"{split}.txt").write_text(lines + "\n")
    return written


# MPI-INF-3DHP


def write_mpi_train(folder, frames=3, hdf5=False):
    rng = np.random.default_rng(0)
    first = None
    for subject in range(1, 9):
        for sequence in (1, 2):
            place = folder / f"S{subject}" / f"Seq{sequence}"
            place.mkdir(parents=True)
            cells = {}
            for name, width in (("annot2", 56), ("annot3", 84), ("univ_annot3", 84)):
                cells[name] = np.empty((14, 1), dtype=object)
                for camera in range(14):
                    cells[name][camera, 0] = rng.uniform(0, 2000, (frames, width))
            (write_mat73 if hdf5 else scipy.io.savemat)(place / "annot.mat", cells)
            first = first or cells
    return first


def write_mat73(path, variables):
    """MATLAB 7.3: HDF5 behind a header of 512 bytes, arrays transposed, cells by reference."""
    import h5py

    with h5py.File(path, "w", userblock_size=512) as file:
        for name, value in variables.items():
            if value.dtype != object:
                file[name] = value.T
                continue
            references = file.create_dataset(name, value.T.shape, dtype=h5py.ref_dtype)
            for at in np.ndindex(value.shape):
                cell = file.create_dataset(f"#refs#/{name}{at[0]}", data=value[at].T)
                references[at[::-1]] = cell.ref
    with path.open("r+b") as file:
        file.write(b"MATLAB 7.3 MAT-file".ljust(116) + bytes(8) + b"\x00\x02IM")


def write_mpi_test(folder, frames=5):
    rng = np.random.default_rng(0)
    written = {}
    for number in range(1, 7):
        place = folder / f"TS{number}"
        place.mkdir(parents=True)
        content = {  # in MATLAB's order of axes
            "annot2": rng.uniform(0, 2048, (2, 17, 1, frames)),
            "annot3": rng.uniform(-900, 900, (3, 17, 1, frames)),
            "univ_annot3": rng.uniform(-900, 900, (3, 17, 1, frames)),
            "valid_frame": (np.arange(frames) % 2 == 0)[None].astype(float),
            "activity_annotation": (np.arange(frames)[None] % 7 + 1.0),
        }
        write_mat73(place / "annot_data.mat", content)
        photographs(place / "imageSequence", [f"img_{i:06d}.jpg" for i in range(1, frames + 1)])
        written[place.name] = content
    return written


# Human3.6M


def recordings(action):
    """The two names that a subject's recordings of an action have."""
    raw = {"Photo": "TakingPhoto", "WalkDog": "WalkingDog"}.get(action, action)
    return (f"{raw} 1", f"{raw} 2") if action in ("Sitting", "Smoking") else (f"{raw} 1", raw)


def write_cdf(path, pose):
    from cdflib.cdfwrite import CDF

    file = CDF(path, {"Majority": "row_major"}, delete=True)
    spec = {"Variable": "Pose", "Data_Type": 45, "Num_Elements": 1, "Rec_Vary": True}
    file.write_var(spec | {"Dim_Sizes": list(pose.shape)}, var_data=pose[None])
    file.close()


def write_human36m_cdf(folder, subjects, actions=ACTIONS, cameras=CAMERAS, frames=7):
    rng = np.random.default_rng(0)
    written = {}
    for subject in subjects:
        for kind, width in (("D3_Positions_mono", 96), ("D2_Positions", 64)):
            place = folder / subject / "MyPoseFeatures" / kind
            place.mkdir(parents=True)
            for name in (name for action in actions for name in recordings(action)):
                for camera in cameras:
                    pose = rng.uniform(-900, 5000, (frames, width)).astype(np.float32)
                    write_cdf(place / f"{name}.{camera}.cdf", pose)
                    written[subject, kind, name, camera] = pose
    return written


def write_human36m_npz(folder, subjects, frames=7, seed=0):
    rng = np.random.default_rng(seed)
    positions = {
        subject: {
            name: rng.normal(size=(frames, 32, 3)).astype(np.float32)
            for action in ACTIONS
            for name in recordings(action)
        }
        for subject in subjects
    }
    folder.mkdir(parents=True, exist_ok=True)
    np.savez_compressed(folder / "data_3d_h36m.npz", positions_3d=positions)
    return positions


def write_human36m_cameras(folder, subject, seed=0):
    from scipy.spatial.transform import Rotation

    folder.mkdir(parents=True, exist_ok=True)
    rng = np.random.default_rng(seed)
    cameras = {
        str(number): {
            "R": Rotation.random(rng=rng).as_matrix().tolist(),
            "t": rng.uniform(4000, 5000, 3).tolist(),
            "f": [1145.0, 1143.0],
            "c": [512.5, 515.5],
        }
        for number in range(1, 5)
    }
    path = folder / f"Human36M_subject{subject[1:]}_camera.json"
    path.write_text(json.dumps(cameras))
    return cameras


def write_human36m_json(folder, subject, frames=7, seed=0):
    rng = np.random.default_rng(seed)
    cameras = write_human36m_cameras(folder / "annotations", subject, seed)
    images, boxes, world = [], [], {}
    for act, action in enumerate(ACTIONS, start=2):
        world[str(act)] = {}
        for trial in (1, 2):
            joints = rng.uniform(-900, 900, (frames, 17, 3))
            world[str(act)][str(trial)] = {str(i): joints[i].tolist() for i in range(frames)}
            for camera in range(1, 5):
                number = int(subject[1:])
                name = f"s_{number:02d}_act_{act:02d}_subact_{trial:02d}_ca_{camera:02d}"
                for frame in range(frames):
                    images.append({
                        "id": len(images), "file_name": f"{name}/{name}_{frame + 1:06d}.jpg",
                        "width": 1000, "height": 1002, "subject": number, "action_name": action,
                        "action_idx": act, "subaction_idx": trial, "cam_idx": camera,
                        "frame_idx": frame,
                    })  # fmt: skip
                    boxes.append({"id": len(boxes), "image_id": len(boxes),
                                  "bbox": [frame, 2.0, 300.0, 400.0]})  # fmt: skip
    for kind, content in (
        ("data", {"images": images, "annotations": boxes}),
        ("joint_3d", world),
    ):
        path = folder / "annotations" / f"Human36M_subject{subject[1:]}_{kind}.json"
        path.write_text(json.dumps(content))
    return cameras, world


# SPIN


def spin_arrays(count=5, **changes):
    rng = np.random.default_rng(0)
    names = [f"images/S9_Directions_1.60457274_{5 * i + 1:06d}.jpg" for i in range(count)]
    part, joints = rng.uniform(0, 500, (count, 24, 3)), rng.normal(size=(count, 24, 4))
    part[..., 2], joints[..., 3] = rng.random((count, 24)) < 0.5, rng.random((count, 24)) < 0.5
    arrays = {
        "imgname": np.array(names), "center": rng.uniform(100, 900, (count, 2)),
        "scale": rng.uniform(1, 5, count), "part": part, "S": joints,
        "pose": rng.normal(size=(count, 72)), "shape": rng.normal(size=(count, 10)),
        "has_smpl": np.arange(count) % 2, "gender": np.array(["m", "f", "n", "m", "f"][:count]),
        "maskname": np.array([f"lsp/im{i:04d}_segmentation.png" for i in range(count)]),
        "partname": np.array([f"lsp/im{i:04d}_part_segmentation.png" for i in range(count)]),
    }  # fmt: skip
    return {name: value for name, value in (arrays | changes).items() if value is not None}
