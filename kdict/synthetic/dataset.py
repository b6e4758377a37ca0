"""The open benchmark: people rendered on the fly, in five roles that stand in for five datasets.

The roles are in `kdict.synthetic.roles`.
A sample is a function of (role, split, index, seed) alone. The training splits draw poses from
the statistics of the training clips and adults, surfaces and things from one part of the stock,
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
from .assets import load_stock
from .backdrop import Place, backdrop, camera_light, draw_place
from .batch import RenderedBatch
from .camera import Shot, anywhere, around, cut_out, fixed, heading, plane, visible
from .keyed_random import Chance
from .occluders import lay
from .person import draw_person, vertex_normals
from .roles import ROLES, SUBJECTS, TRAIN_SIZE
from .sensor import out_of_focus, photograph


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
        self._stock = load_stock(split, str(self.device))

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

    def _chance(self, ids: Tensor, what: str) -> Chance:
        return Chance.of(ids, self.seed, self.role, self.split, what)

    def _render(self, index: Tensor, with_vertices: bool, with_parts: bool) -> RenderedBatch:
        role, stock = self._settings, self._stock
        moment, camera = index // role.views, index % role.views
        happening, view = self._chance(moment, "moment"), self._chance(index, "view")
        subject, person = self._person(moment, happening)
        betas = stock.adults[person.integer("adult", len(stock.adults))]
        action = happening.pick("action", stock.poses.weights)
        rotations, tilt = stock.pose(action, happening)

        shot, place = self._setting(moment, camera, happening, view)
        position, axes, foot, _ = shot
        root = rotation.multiply(rotation.from_matrix(axes), heading(happening, role, tilt))
        root = torch.nn.functional.normalize(root, dim=-1)
        body = stock.body
        mesh = vertices(body, rotations, root, betas)
        joints = body_joints(body, rotations, root, betas)
        # Whoever it is stands on the ground with the lowest point of the body.
        lowest = (mesh * axes[:, None, :, 1]).sum(-1).amin(1)
        origin = foot - torch.stack([0 * lowest, lowest, 0 * lowest], -1)
        shift = (axes @ (origin - position)[..., None]).squeeze(-1)[:, None]
        crop = cut_out(view, role, joints + shift, mesh + shift)

        light = camera_light(place, axes)
        normals = vertex_normals(mesh, body.faces_tensor, stock.table)
        dress = draw_appearance(person, stock.where["cloth"], role.sporty)
        colour, opacity, shadow = draw_person(
            mesh + shift, normals, crop, body.faces_tensor, body.v_template, dress, light,
            stock.bank, self.size,
        )  # fmt: skip
        image = backdrop(place, position, axes, crop, shadow, stock.bank, self.size)
        about = {
            "people": role.people, "pictures": stock.pictures, "shot": shot, "crop": crop,
            "half": place.half, "light": light.ambient + 0.7 * light.key,
        }  # fmt: skip
        for n in range(3):
            image, _ = lay(image, view, f"behind {n}", role.behind, (1.2, 2.6), **about)
        depth_of_field = view.uniform("focus") ** 2 * min(0.8, 0.3 + 0.5 * role.roughness)
        image = out_of_focus(image, depth_of_field)
        image = image * (1 - opacity[:, None]) + colour
        hidden = torch.zeros_like(opacity)
        for n in range(2):
            image, over = lay(image, view, f"front {n}", role.in_front, (0.45, 0.85), **about)
            hidden = torch.maximum(hidden, over)
        image = photograph(image, view, stock.noise, role.roughness)

        keypoints = project(plane(joints + shift), crop)
        relative = joints - joints[:, :1]
        sample = RenderedBatch(
            image=image,
            keypoints2d=keypoints,
            visibility=visible(keypoints, hidden),
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
            points = to_pixels(project(plane(placed), crop), self.size)
            seen = rasterize(
                points, placed[..., 2], body.faces_tensor, self.size, self.size, cull=True
            )
            sample.depth = seen.depth
            sample.parts = torch.where(seen.face < 0, -1, stock.face_parts[seen.face])
        return sample

    def _person(self, moment: Tensor, happening: Chance) -> tuple[Tensor, Chance]:
        numbers = SUBJECTS.get((self.role, self.split))
        if numbers is None:
            return torch.zeros_like(moment), self._chance(moment, "person")
        which = happening.integer("subject", len(numbers))
        return torch.tensor(numbers, device=self.device)[which], self._chance(which, "person")

    def _setting(self, moment, camera, happening, view) -> tuple[Shot, Place]:
        """Where the person and the camera are, and the place around."""
        role, where = self._settings, self._stock.where
        if self.role == "studio":
            shot = fixed(camera, happening)
            # One room for both splits, as in Human3.6M.
            room = Chance.of(torch.zeros_like(moment), self.seed, self.role, "room")
            yes = torch.ones_like(moment, dtype=torch.bool)
            return shot, draw_place(room, where, ~yes, yes, shot.reach)
        if self.role == "multiview":
            subject = happening.integer("subject", len(SUBJECTS[self.role, self.split]))
            # The rig is the same for all of a subject's moments.
            rig = self._chance(subject * role.views + camera, "rig")
            shot = around(role, camera, rig, happening, view)
            kind, room = subject // 2 % 3, self._chance(subject, "room")
            place = draw_place(room, where, kind == 2, kind < 2, shot.reach)
            green = torch.tensor([0.05, 0.42, 0.12], device=self.device)
            screen = (kind == 0)[:, None, None]
            place.dark[:, :3] = torch.where(screen, green * 0.9, place.dark[:, :3])
            place.bright[:, :3] = torch.where(screen, green, place.bright[:, :3])
            return shot, place
        shot, room = anywhere(role, happening, view), self._chance(moment, "room")
        outdoors = happening.yes("outdoors", role.outdoors)
        return shot, draw_place(room, where, outdoors, torch.zeros_like(outdoors), shot.reach)
