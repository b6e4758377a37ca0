"""The open benchmark: people rendered on the fly, in five roles that stand in for five datasets.

The roles are in `kdict.datasets.roles`.
A sample is a function of (role, split, index, seed) alone. The training splits draw poses from
the statistics of the training clips and adults, surfaces and things from one part of the stock,
the test splits from the test clips' and from another part. The images are square crops of a
perspective camera's picture; ``keypoints2d`` are exact, no weak perspective is assumed.
"""

from collections.abc import Iterable

import torch
from torch import Tensor

from .. import rotation
from ..body import body_joints, project, vertices
from ..raster import rasterize, to_pixels
from .appearance import draw_appearance
from .batch import RenderedBatch
from .chance import Chance
from .person import draw_person, vertex_normals
from .photo import out_of_focus, photograph
from .roles import ROLES, SUBJECTS, TRAIN_SIZE, Role
from .scene import (
    STUDIO_CAMERAS,
    backdrop,
    camera_light,
    draw_place,
    look_at,
    stand,
)
from .stock import BYSTANDERS, PICTURE_HEIGHT, load_stock


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
        heading = _turned(happening, role, tilt)

        position, axes, foot, place = self._setting(moment, camera, happening, view)
        root = rotation.multiply(rotation.from_matrix(axes), heading)
        root = torch.nn.functional.normalize(root, dim=-1)
        body = stock.body
        mesh = vertices(body, rotations, root, betas)
        joints = body_joints(body, rotations, root, betas)
        # Whoever it is stands on the ground with the lowest point of the body.
        lowest = (mesh * axes[:, None, :, 1]).sum(-1).amin(1)
        origin = foot - torch.stack([0 * lowest, lowest, 0 * lowest], -1)
        shift = (axes @ (origin - position)[..., None]).squeeze(-1)[:, None]
        crop = _crop(view, role, joints + shift, mesh + shift)

        light = camera_light(place, axes)
        normals = vertex_normals(mesh, body.faces_tensor, stock.table)
        dress = draw_appearance(person, stock.where["cloth"], role.sporty)
        colour, opacity, shadow = draw_person(
            mesh + shift, normals, crop, body.faces_tensor, body.v_template, dress, light,
            stock.bank, self.size,
        )  # fmt: skip
        image = backdrop(place, position, axes, crop, shadow, stock.bank, self.size)
        standing = (position, axes, crop, foot, light, place.half)
        for n in range(3):
            image, _ = self._lay(image, view, f"behind {n}", role.behind, (1.2, 2.6), standing)
        depth_of_field = view.uniform("focus") ** 2 * min(0.8, 0.3 + 0.5 * role.roughness)
        image = out_of_focus(image, depth_of_field)
        image = image * (1 - opacity[:, None]) + colour
        hidden = torch.zeros_like(opacity)
        for n in range(2):
            image, over = self._lay(
                image, view, f"front {n}", role.in_front, (0.45, 0.85), standing
            )
            hidden = torch.maximum(hidden, over)
        image = photograph(image, view, stock.noise, role.roughness)

        keypoints = project(_plane(joints + shift), crop)
        relative = joints - joints[:, :1]
        sample = RenderedBatch(
            image=image,
            keypoints2d=keypoints,
            visibility=_visible(keypoints, hidden),
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
            points = to_pixels(project(_plane(placed), crop), self.size)
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

    def _setting(self, moment, camera, happening, view):
        """Camera (position, axes), the person's place on the ground, and the place around."""
        role, batch = self._settings, len(moment)
        foot = happening.uniform("foot", 3, low=-1, high=1) * moment.new_tensor([1, 0, 1])
        aim = view.uniform("aim", low=0.7, high=1.1)
        target = torch.stack([0 * aim, aim, 0 * aim], 1)
        roll = 0.04 * view.normal("roll") * (role.roughness > 0.2)
        if self.role == "studio":
            position = foot.new_tensor(STUDIO_CAMERAS)[camera]
            axes = look_at(position, foot.new_tensor([[0.0, 0.9, 0.0]]).expand(batch, 3), 0 * roll)
            # One room for both splits, as in Human3.6M.
            room = Chance.of(torch.zeros_like(moment), self.seed, self.role, "room")
            yes = torch.ones(batch, dtype=torch.bool, device=self.device)
            place = draw_place(room, self._stock.where, ~yes, yes, torch.full_like(roll, 5.0))
            return position, axes, foot, place
        if self.role == "multiview":
            # The rig is the same for all of a subject's moments.
            subject = happening.integer("subject", len(SUBJECTS[self.role, self.split]))
            rig = self._chance(subject * role.views + camera, "rig")
            turn = (camera + rig.uniform("turn", low=-0.3, high=0.3)) * (2 * torch.pi / role.views)
            ids = subject
            kind = subject // 2 % 3
            outdoors, plain = kind == 2, kind < 2
        else:
            rig = view
            turn = rig.uniform("turn", high=2 * torch.pi)
            ids = moment
            outdoors = happening.yes("outdoors", role.outdoors)
            plain = torch.zeros_like(outdoors)
        foot = foot * 0.6
        distance = rig.uniform("distance", low=role.distance[0], high=role.distance[1])
        height = rig.uniform("height", low=role.camera_height[0], high=role.camera_height[1])
        position = torch.stack([turn.sin() * distance, height, turn.cos() * distance], -1)
        if self.role != "multiview":
            position = position + foot
        axes = look_at(position, target, roll)
        # The walls are behind the camera, wherever the person stands.
        reach = distance + 1.0
        place = draw_place(self._chance(ids, "room"), self._stock.where, outdoors, plain, reach)
        if self.role == "multiview":
            green = torch.tensor([0.05, 0.42, 0.12], device=self.device)
            screen = (kind == 0)[:, None, None]
            place.dark[:, :3] = torch.where(screen, green * 0.9, place.dark[:, :3])
            place.bright[:, :3] = torch.where(screen, green, place.bright[:, :3])
        return position, axes, foot, place

    def _lay(self, image, view, name, share, distance, standing):
        """Put a thing or another person into a share of the images, at a factor of the person's
        distance; returns the images and how much is covered."""
        position, axes, crop, foot, light, half = standing
        covered = torch.zeros_like(image[:, 0])
        here = view.yes(f"{name} is", share).nonzero().squeeze(1)
        if not len(here):
            return image, covered
        view = Chance(view.keys[here])
        position, axes, crop, foot = position[here], axes[here], crop[here], foot[here]
        human = view.yes(f"{name} human", self._settings.people)
        pictures = self._stock.pictures
        number = torch.where(
            human,
            view.integer(f"{name} who", BYSTANDERS),
            BYSTANDERS + view.integer(f"{name} what", len(pictures) - BYSTANDERS),
        )
        level = foot.new_tensor([1.0, 0.0, 1.0])
        ahead = torch.nn.functional.normalize(axes[:, 2] * level, dim=-1)
        away = ((foot - position) * ahead).sum(-1) * view.uniform(
            f"{name} away", low=distance[0], high=distance[1]
        )
        side = view.uniform(f"{name} side", low=-1, high=1)
        # People who stand in front stand aside, so that only their limbs come in.
        aside = side.sign() * (0.65 + 0.5 * side.abs())
        side = torch.where(human & (distance[1] < 1), aside, 1.2 * side)
        side = (side - crop[:, 1]) / crop[:, 0] * away
        right = torch.nn.functional.normalize(axes[:, 0] * level, dim=-1)
        at = position * level + ahead * away[:, None] + right * side[:, None]
        wall = half[here] * foot.new_tensor([0.94, 0.0, 0.94])
        at = at.clamp(-wall, wall)
        tall = view.uniform(f"{name} tall", low=0.5, high=1.3 if distance[1] < 1 else 2.0)
        grown = PICTURE_HEIGHT * view.uniform(f"{name} grown", low=0.85, high=1.05)
        laid, over = stand(
            image[here],
            pictures[number],
            at,
            torch.where(human, grown, tall),
            axes,
            position,
            crop,
            (light.ambient + 0.7 * light.key)[here]
            * view.uniform(f"{name} tint", 3, low=0.7, high=1.1),
            1 - 2 * view.yes(f"{name} mirror", 0.5).float(),
        )
        return image.index_copy(0, here, laid), covered.index_copy(0, here, over)


def _plane(points: Tensor) -> Tensor:
    """(X/Z, Y/Z, 1) of points (..., 3)."""
    return points / points[..., 2:]


def _turned(chance: Chance, role: Role, tilt: Tensor) -> Tensor:
    """The root's rotation in the world: the pose's tilt turned to any side, now and then thrown."""
    yaw = chance.uniform("yaw", high=2 * torch.pi)
    zero = torch.zeros_like(yaw)
    heading = rotation.from_axis_angle(torch.stack([zero, yaw, zero], -1))
    lean = chance.normal("lean", 3) * yaw.new_tensor([0.7, 0.0, 0.7])
    lean = lean * chance.yes("tilted", role.tilted)[:, None]
    return rotation.multiply(rotation.from_axis_angle(lean), rotation.multiply(heading, tilt))


def _crop(chance: Chance, role: Role, joints: Tensor, mesh: Tensor) -> Tensor:
    """Where the image is cut out: around the person, or around the upper body."""
    plane, outline = _plane(joints)[..., :2], _plane(mesh)[..., :2]
    low, high = outline.amin(1), outline.amax(1)
    middle, half = (low + high) / 2, (high - low).amax(1) / 2
    half = half * chance.uniform("margin", low=role.margin[0], high=role.margin[1])
    chest = torch.lerp(plane[:, 0], plane[:, 12], chance.uniform("chest", 1, low=-0.2, high=1.0))
    cut = chance.yes("cut off", role.cut_off)
    middle = torch.where(cut[:, None], chest, middle)
    half = torch.where(cut, half * chance.uniform("closer", low=0.45, high=0.8), half)
    off = 0.05 * (1 + role.roughness) * chance.normal("off", 2).clamp(-2, 2)
    middle = middle + half[:, None] * off
    return torch.cat([1 / half[:, None], -middle / half[:, None]], 1)


def _visible(keypoints: Tensor, hidden: Tensor) -> Tensor:
    size = hidden.shape[-1]
    inside = (keypoints.abs() < 1).all(-1)
    pixel = to_pixels(keypoints, size).round().long().clamp(0, size - 1)
    sample = torch.arange(len(hidden), device=hidden.device)[:, None]
    return (inside & (hidden[sample, pixel[..., 1], pixel[..., 0]] < 0.5)).to(keypoints.dtype)
