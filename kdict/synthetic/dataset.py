"""The open benchmark: people rendered on the fly, in five roles that stand in for five datasets.

The roles are in `kdict.synthetic.roles`.
A sample is a function of (role, split, index, seed) alone. The training splits draw poses from
the statistics of the training clips and adults, surfaces and things from one part of the assets,
the test splits from the test clips' and from another part. The images are square crops of a
perspective camera's picture; ``keypoints2d`` are exact, no weak perspective is assumed.
"""

from collections.abc import Iterable

import torch
from torch import Tensor

from .. import rotation
from ..body.smpl import body_joints, project, vertices
from ..render.raster import rasterize, to_pixels
from .appearance import draw_appearance
from .assets import load_assets
from .backdrop import Scene, camera_light, draw_scene, render_backdrop
from .batch import RenderedBatch
from .camera import (
    Viewpoint,
    draw_crop,
    draw_root,
    free_camera,
    rig_camera,
    studio_camera,
    to_image_plane,
    visibility,
)
from .keyed_random import KeyedRNG
from .occluders import add_occluder
from .person import render_person, vertex_normals
from .roles import ROLES, SUBJECTS, TRAIN_SIZE
from .sensor import apply_sensor, defocus


class Rendered:
    """A role's images, rendered when asked for.

    ``Rendered("studio", "train")[range(64)]`` is a `RenderedBatch` of 64. A batch is
    rendered at once, in torch, on the device; a sample is the same alone and in a batch, to
    rounding.

    Parameters
    ----------
    role, split : one of `ROLES`; ``"train"`` or ``"test"``.
    size : of the images, pixels; a multiple of 16.
    seed : of the dataset. Another seed makes other people, places and pictures.
    device : where to render.
    """

    def __init__(
        self,
        role: str,
        split: str,
        *,
        size: int = 128,
        seed: int = 0,
        device: torch.device | str = "cpu",
    ):
        if role not in ROLES:
            raise ValueError(f"role is {role!r}; expected one of {', '.join(ROLES)}")
        if split not in ("train", "test"):
            raise ValueError(f"split is {split!r}; expected 'train' or 'test'")
        if size < 16 or size % 16:
            raise ValueError(f"size is {size}; expected a positive multiple of 16, e.g. 128 or 224")
        self.role, self.split, self.size, self.seed = role, split, size, seed
        self.device = torch.device(device)
        self._settings = ROLES[role]
        self._assets = load_assets(split, str(self.device))

    def __len__(self) -> int:
        return TRAIN_SIZE if self.split == "train" else self._settings.test_size

    def __getitem__(self, indices: int | slice | Iterable[int] | Tensor) -> RenderedBatch:
        return self.render(indices)

    def render(
        self,
        indices: int | slice | Iterable[int] | Tensor,
        *,
        vertices: bool = False,
        parts: bool = False,
    ) -> RenderedBatch:
        """The samples at ``indices``, a batch of one for a number.

        Parameters
        ----------
        vertices, parts : whether to give the mesh, and the part mask with the depth.

        Raises
        ------
        IndexError : for an index outside of the split.
        """
        index = self._index(indices)
        with torch.no_grad():
            return self._render(index, vertices, parts)

    def _index(self, indices) -> Tensor:
        if isinstance(indices, slice):
            indices = range(*indices.indices(len(self)))
        elif isinstance(indices, int):
            indices = [indices]
        elif not isinstance(indices, Tensor):
            indices = list(indices)
        index = torch.as_tensor(indices, dtype=torch.int64)
        if index.dim() != 1 or len(index) == 0:
            raise IndexError(
                f"indices have shape {tuple(index.shape)}; expected (B,), B at least 1"
            )
        if not ((index >= 0) & (index < len(self))).all():
            raise IndexError(
                f"indices from {int(index.min())} to {int(index.max())}; {self.role} {self.split} "
                f"has 0 to {len(self) - 1}"
            )
        return index.to(self.device)

    def _rng(self, ids: Tensor, what: str) -> KeyedRNG:
        return KeyedRNG.of(ids, self.seed, self.role, self.split, what)

    def _render(self, index: Tensor, with_vertices: bool, with_parts: bool) -> RenderedBatch:
        role, assets = self._settings, self._assets
        moment, camera = index // role.views, index % role.views
        moment_rng, view_rng = self._rng(moment, "moment"), self._rng(index, "view")
        subject, person_rng = self._person(moment, moment_rng)
        betas = assets.adults[person_rng.integer("adult", len(assets.adults))]
        action = moment_rng.categorical("action", assets.poses.weights)
        rotations, tilt = assets.pose(action, moment_rng)

        viewpoint, scene = self._setting(moment, camera, moment_rng, view_rng)
        position, axes, foot, _ = viewpoint
        root = rotation.multiply(rotation.from_matrix(axes), draw_root(moment_rng, role, tilt))
        root = torch.nn.functional.normalize(root, dim=-1)
        body = assets.body
        mesh = vertices(body, rotations, root, betas)
        joints = body_joints(body, rotations, root, betas)
        # Whoever it is stands on the ground with the lowest point of the body.
        lowest = (mesh * axes[:, None, :, 1]).sum(-1).amin(1)
        origin = foot - torch.stack([0 * lowest, lowest, 0 * lowest], -1)
        shift = (axes @ (origin - position)[..., None]).squeeze(-1)[:, None]
        crop = draw_crop(view_rng, role, joints + shift, mesh + shift)

        light = camera_light(scene, axes)
        normals = vertex_normals(mesh, body.faces_tensor, assets.table)
        dress = draw_appearance(person_rng, assets.where["cloth"], role.sporty)
        color, opacity, shadow = render_person(
            mesh + shift, normals, crop, body.faces_tensor, body.v_template, dress, light,
            assets.bank, self.size,
        )  # fmt: skip
        image = render_backdrop(scene, position, axes, crop, shadow, assets.bank, self.size)
        about = {
            "people": role.people, "pictures": assets.pictures, "viewpoint": viewpoint,
            "crop": crop, "half": scene.half, "light": light.ambient + 0.7 * light.key,
        }  # fmt: skip
        for n in range(3):
            image, _ = add_occluder(
                image, view_rng, f"behind {n}", role.behind, (1.2, 2.6), **about
            )
        depth_of_field = view_rng.uniform("focus") ** 2 * min(0.8, 0.3 + 0.5 * role.roughness)
        image = defocus(image, depth_of_field)
        image = image * (1 - opacity[:, None]) + color
        hidden = torch.zeros_like(opacity)
        for n in range(2):
            image, over = add_occluder(
                image, view_rng, f"front {n}", role.in_front, (0.45, 0.85), **about
            )
            hidden = torch.maximum(hidden, over)
        image = apply_sensor(image, view_rng, assets.noise, role.roughness)

        keypoints = project(to_image_plane(joints + shift), crop)
        relative = joints - joints[:, :1]
        sample = RenderedBatch(
            image=image,
            keypoints2d=keypoints,
            visibility=visibility(keypoints, hidden),
            keypoints3d=relative if role.has_3d else torch.full_like(relative, torch.nan),
            has_3d=torch.full_like(index, role.has_3d, dtype=torch.bool),
            subject=subject,
            action=action,
            camera=camera,
            index=index,
            rotations=rotations,
            root_rotation=root,
            betas=betas,
            crop=crop,
            pelvis=joints[:, 0] + shift[:, 0],
            vertices=mesh if with_vertices else None,
        )
        if with_parts:
            placed = mesh + shift
            points = to_pixels(project(to_image_plane(placed), crop), self.size)
            seen = rasterize(
                points, placed[..., 2], body.faces_tensor, self.size, self.size, cull=True
            )
            sample.depth = seen.depth
            sample.parts = torch.where(seen.face < 0, -1, assets.face_parts[seen.face])
        return sample

    def _person(self, moment: Tensor, moment_rng: KeyedRNG) -> tuple[Tensor, KeyedRNG]:
        numbers = SUBJECTS.get((self.role, self.split))
        if numbers is None:
            return torch.zeros_like(moment), self._rng(moment, "person")
        which = moment_rng.integer("subject", len(numbers))
        return torch.tensor(numbers, device=self.device)[which], self._rng(which, "person")

    def _setting(self, moment, camera, moment_rng, view_rng) -> tuple[Viewpoint, Scene]:
        """Where the person and the camera are, and the place around."""
        role, where = self._settings, self._assets.where
        if self.role == "studio":
            viewpoint = studio_camera(camera, moment_rng)
            # One room for both splits, as in Human3.6M.
            room_rng = KeyedRNG.of(torch.zeros_like(moment), self.seed, self.role, "room")
            yes = torch.ones_like(moment, dtype=torch.bool)
            return viewpoint, draw_scene(room_rng, where, ~yes, yes, viewpoint.reach)
        if self.role == "multiview":
            subject = moment_rng.integer("subject", len(SUBJECTS[self.role, self.split]))
            # The rig is the same for all of a subject's moments.
            rig_rng = self._rng(subject * role.views + camera, "rig")
            viewpoint = rig_camera(role, camera, rig_rng, moment_rng, view_rng)
            kind, room_rng = subject // 2 % 3, self._rng(subject, "room")
            scene = draw_scene(room_rng, where, kind == 2, kind < 2, viewpoint.reach)
            green = torch.tensor([0.05, 0.42, 0.12], device=self.device)
            screen = (kind == 0)[:, None, None]
            scene.dark[:, :3] = torch.where(screen, green * 0.9, scene.dark[:, :3])
            scene.bright[:, :3] = torch.where(screen, green, scene.bright[:, :3])
            return viewpoint, scene
        viewpoint, room_rng = free_camera(role, moment_rng, view_rng), self._rng(moment, "room")
        outdoors = moment_rng.bernoulli("outdoors", role.outdoors)
        return viewpoint, draw_scene(
            room_rng, where, outdoors, torch.zeros_like(outdoors), viewpoint.reach
        )
