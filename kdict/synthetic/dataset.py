"""The open benchmark: people rendered on the fly, in five roles that stand in for five datasets.

The roles are in `kdict.synthetic.roles`.
A sample is a function of (role, split, index, seed) alone. The training splits draw poses from
the statistics of the training clips, and adults, surfaces and sprites from one part of the assets;
the test splits use the test clips and the other part. The images are square crops of a
perspective camera's image; ``keypoints2d`` are exact, no weak perspective is assumed.
"""

from collections.abc import Iterable
from typing import NamedTuple

import torch
from torch import Tensor

from .. import rotation
from ..body.smpl import body_joints, project, vertices
from ..render.normals import vertex_normals
from ..render.raster import rasterize, to_pixels
from .appearance import draw_appearance
from .assets import load_assets
from .backdrop import Scene, camera_light, draw_scene, render_backdrop
from .batch import Geometry, RenderedBatch
from .camera import (
    Viewpoint,
    draw_crop,
    free_camera,
    rig_camera,
    studio_camera,
    to_image_plane,
    visibility,
    within,
)
from .keyed_random import KeyedRNG
from .occluders import add_occluder
from .person import render_person
from .roles import ROLES, SUBJECTS, TRAIN_SIZE
from .sensor import apply_sensor, defocus

_GEOMETRY_AT_ONCE = 128
_PIXELS_AT_ONCE = 1 << 19
"""On a CPU, so that the intermediate images of a batch stay in its cache."""


class _Placed(NamedTuple):
    """People before their cameras, and the generators that the rest of the image is drawn from."""

    geometry: Geometry
    mesh: Tensor
    """(B, V, 3) in the camera's axes, not translated; ``shift`` (B, 1, 3) puts it in its place."""
    shift: Tensor
    viewpoint: Viewpoint
    moment: Tensor
    """(B,) number of the moment, which several cameras may see."""
    moment_rng: KeyedRNG
    view_rng: KeyedRNG
    person_rng: KeyedRNG


def turned(tilt: Tensor, yaw: Tensor, lean: Tensor) -> Tensor:
    """Root rotations (B, 4): a tilt (B, 4), a heading ``yaw`` (B,) and a lean (B, 3), in turn."""
    heading = torch.stack([torch.zeros_like(yaw), yaw, torch.zeros_like(yaw)], -1)
    upright = rotation.multiply(rotation.from_axis_angle(heading), tilt)
    return rotation.multiply(rotation.from_axis_angle(lean), upright)


class Rendered:
    """One role of the open benchmark as an indexable dataset, rendered on access.

    A sample is the same alone and in a batch, to rounding.

    Parameters
    ----------
    role, split : one of `ROLES`; ``"train"`` or ``"test"``.
    size : of the images, pixels; a multiple of 16.
    seed : of the dataset. Another seed gives other people, places and images.
    device : where to render.

    Examples
    --------
    >>> from kdict.synthetic import Rendered
    >>> data = Rendered("studio", "train", size=64)
    >>> data[range(2)].image.shape
    torch.Size([2, 3, 64, 64])
    >>> data.geometry(range(100)).keypoints2d.shape
    torch.Size([100, 24, 2])
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
        self.settings = ROLES[role]
        self.assets = load_assets(split, str(self.device))

    def __len__(self) -> int:
        return TRAIN_SIZE if self.split == "train" else self.settings.test_size

    def __getitem__(self, indices: int | slice | Iterable[int] | Tensor) -> RenderedBatch:
        return self.render(indices)

    @torch.no_grad()
    def geometry(self, indices: int | slice | Iterable[int] | Tensor) -> Geometry:
        """Labels of the samples at ``indices``, without images: thousands per second and core.

        They are those of `render`, except that ``visibility`` ignores occluders.

        Raises
        ------
        IndexError : for an index outside of the split.
        """
        parts = self._index(indices).split(_GEOMETRY_AT_ONCE)
        return Geometry.concatenate([self._place(part).geometry for part in parts])

    @torch.no_grad()
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
        vertices, parts : whether to give the mesh, and the part mask.

        Raises
        ------
        IndexError : for an index outside of the split.
        """
        index = self._index(indices)
        at_once = len(index) if self.device.type != "cpu" else _PIXELS_AT_ONCE // self.size**2
        return RenderedBatch.concatenate(
            [self._render(part, vertices, parts) for part in index.split(max(1, at_once))]
        )

    def _index(self, indices) -> Tensor:
        if isinstance(indices, slice):
            indices = range(*indices.indices(len(self)))
        if not isinstance(indices, int | Tensor):
            indices = list(indices)
        index = torch.atleast_1d(torch.as_tensor(indices, dtype=torch.int64))
        if index.dim() != 1 or len(index) == 0:
            raise IndexError(f"indices have shape {tuple(index.shape)}; expected (B,), B > 0")
        if not ((index >= 0) & (index < len(self))).all():
            low, high = int(index.min()), int(index.max())
            raise IndexError(f"indices from {low} to {high}; expected 0 to {len(self) - 1}")
        return index.to(self.device)

    def _rng(self, ids: Tensor, what: str) -> KeyedRNG:
        return KeyedRNG.of(ids, self.seed, self.role, self.split, what)

    def _place(self, index: Tensor) -> _Placed:
        role, assets = self.settings, self.assets
        moment, camera = index // role.views, index % role.views
        moment_rng, view_rng = self._rng(moment, "moment"), self._rng(index, "view")
        subject, person_rng = self._person(moment, moment_rng)
        betas = assets.adults[person_rng.integer("adult", len(assets.adults))]
        action, rotations, tilt = self.draw_pose(moment_rng)

        viewpoint = self.draw_viewpoint(moment, camera, moment_rng, view_rng)
        position, axes, foot, _ = viewpoint
        root = rotation.multiply(rotation.from_matrix(axes), self.draw_root(moment_rng, tilt))
        root = torch.nn.functional.normalize(root, dim=-1)
        mesh = vertices(assets.body, rotations, root, betas)
        joints = body_joints(assets.body, rotations, root, betas)
        keypoints3d = assets.body.J_regressor @ mesh  # Eq. 1
        # The lowest point of the body is on the ground.
        lowest = (mesh * axes[:, None, :, 1]).sum(-1).amin(1)
        origin = foot - torch.stack([0 * lowest, lowest, 0 * lowest], -1)
        shift = (axes @ (origin - position)[..., None]).squeeze(-1)[:, None]
        crop = draw_crop(view_rng, role, joints + shift, mesh + shift)
        keypoints = project(to_image_plane(keypoints3d + shift), crop)
        relative = keypoints3d - keypoints3d[:, :1]
        geometry = Geometry(
            keypoints2d=keypoints,
            visibility=within(keypoints).to(keypoints.dtype),
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
            pelvis=keypoints3d[:, 0] + shift[:, 0],
        )
        return _Placed(geometry, mesh, shift, viewpoint, moment, moment_rng, view_rng, person_rng)

    def _render(self, index: Tensor, with_vertices: bool, with_parts: bool) -> RenderedBatch:
        role, assets = self.settings, self.assets
        geometry, mesh, shift, viewpoint, moment, moment_rng, view_rng, person_rng = self._place(
            index
        )
        position, axes, *_ = viewpoint
        body, crop, placed = assets.body, geometry.crop, mesh + shift
        scene = self.draw_scene(moment, moment_rng, viewpoint)
        light = camera_light(scene, axes)
        normals = vertex_normals(mesh, body.faces_tensor, assets.table)
        dress = draw_appearance(person_rng, assets.where["cloth"], role.sporty)
        color, opacity, shadow = render_person(
            placed, normals, crop, body.faces_tensor, body.v_template, dress, light, assets.bank,
            self.size,
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

        labels = vars(geometry) | {"visibility": visibility(geometry.keypoints2d, hidden)}
        sample = RenderedBatch(**labels, image=image, vertices=mesh if with_vertices else None)
        if with_parts:
            points = to_pixels(project(to_image_plane(placed), crop), self.size)
            seen = rasterize(
                points, placed[..., 2], body.faces_tensor, self.size, self.size, cull=True
            ).face
            sample.parts = torch.where(seen < 0, -1, assets.face_parts[seen])
        return sample

    def _person(self, moment: Tensor, moment_rng: KeyedRNG) -> tuple[Tensor, KeyedRNG]:
        numbers = SUBJECTS.get((self.role, self.split))
        if numbers is None:
            return torch.zeros_like(moment), self._rng(moment, "person")
        which = moment_rng.integer("subject", len(numbers))
        return torch.tensor(numbers, device=self.device)[which], self._rng(which, "person")

    def draw_pose(self, rng: KeyedRNG) -> tuple[Tensor, Tensor, Tensor]:
        """Mixture component (B,), rotations (B, 23, 4) and root tilt (B, 4), facing +z."""
        action = rng.categorical("action", self.assets.poses.weights)
        return action, *self.assets.pose(action, rng)

    def draw_root(self, rng: KeyedRNG, tilt: Tensor) -> Tensor:
        """Root rotation (B, 4) in the world: the pose's tilt (B, 4), any heading, and sometimes a
        lean, by a normal angle of 0.7 rad about each horizontal axis."""
        lean = rng.normal("lean", 3) * tilt.new_tensor([0.7, 0.0, 0.7])
        lean = lean * rng.bernoulli("tilted", self.settings.tilted)[:, None]
        return turned(tilt, rng.uniform("yaw", high=2 * torch.pi), lean)

    def draw_viewpoint(self, moment, camera, moment_rng, view_rng) -> Viewpoint:
        role = self.settings
        if self.role == "studio":
            return studio_camera(camera, moment_rng)
        if self.role == "multiview":
            subject = moment_rng.integer("subject", len(SUBJECTS[self.role, self.split]))
            # The rig is the same for all of a subject's moments.
            rig_rng = self._rng(subject * role.views + camera, "rig")
            return rig_camera(role, camera, rig_rng, moment_rng, view_rng)
        return free_camera(role, moment_rng, view_rng)

    def draw_scene(self, moment: Tensor, moment_rng: KeyedRNG, viewpoint: Viewpoint) -> Scene:
        where, reach = self.assets.where, viewpoint.reach
        yes = torch.ones_like(moment, dtype=torch.bool)
        if self.role == "studio":
            # One room for both splits, as in Human3.6M.
            room_rng = KeyedRNG.of(torch.zeros_like(moment), self.seed, self.role, "room")
            return draw_scene(room_rng, where, ~yes, yes, reach)
        if self.role == "multiview":
            subject = moment_rng.integer("subject", len(SUBJECTS[self.role, self.split]))
            kind, room_rng = subject // 2 % 3, self._rng(subject, "room")
            scene = draw_scene(room_rng, where, kind == 2, kind < 2, reach)
            green = torch.tensor([0.05, 0.42, 0.12], device=self.device)
            screen = (kind == 0)[:, None, None]
            scene.dark[:, :3] = torch.where(screen, green * 0.9, scene.dark[:, :3])
            scene.bright[:, :3] = torch.where(screen, green, scene.bright[:, :3])
            return scene
        outdoors = moment_rng.bernoulli("outdoors", self.settings.outdoors)
        return draw_scene(self._rng(moment, "room"), where, outdoors, ~yes, reach)
