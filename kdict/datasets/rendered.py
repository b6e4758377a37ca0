"""The open benchmark: people rendered on the fly, in five roles that stand in for five datasets.

=============  =================  ==============================================================
role           stands in for      what it is
=============  =================  ==============================================================
``studio``     Human3.6M          seven subjects in one plain room, four fixed cameras
``multiview``  MPI-INF-3DHP       green screen, studio and outdoors, eight cameras around
``fitted``     UP-3D              single people anywhere; the mesh is what is evaluated
``sport``      LSP                light clothes, tilted bodies; part masks are evaluated
``wild2d``     MPII, COCO         clutter, other people, cut off; 2D keypoints only
=============  =================  ==============================================================

A sample is a function of (role, split, index, seed) alone. The training splits draw poses from
the statistics of the training clips and adults, surfaces and things from one part of the stock,
the test splits from the test clips' and from another part. The images are square crops of a
perspective camera's picture; ``keypoints2d`` are exact, no weak perspective is assumed.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache

import torch
from torch import Tensor

from .. import rotation
from ..body import adult_betas, body_joints, load_body, project, vertices
from ..mocap import PoseStatistics
from ..raster import rasterize, to_pixels
from .appearance import draw_appearance
from .chance import Chance
from .person import Light, draw_person, face_table, vertex_normals
from .photo import out_of_focus, photograph
from .scene import (
    STUDIO_CAMERAS,
    backdrop,
    camera_light,
    draw_place,
    look_at,
    shade_ground,
    stand,
)
from .textures import SPRITE, surfaces, things

P2_CAMERA = 3
"""The camera of ``studio`` that protocol 2 is evaluated on."""
SUBJECTS = {
    ("studio", "train"): (1, 5, 6, 7, 8),
    ("studio", "test"): (9, 11),
    ("multiview", "train"): (1, 2, 3, 4, 5, 6, 7, 8),
    ("multiview", "test"): (1, 2, 3, 4, 5, 6),
}
"""The people of the roles that have few; each has one shape and, in ``studio``, one dress."""
_TRAIN_SIZE = 1_000_000
_PICTURED = 24
_PICTURE_SIDE = 2.1


@dataclass(frozen=True)
class Role:
    """What makes a role what it is: shares are probabilities, ranges are (low, high)."""

    views: int
    test_size: int
    has_3d: bool
    distance: tuple[float, float]
    camera_height: tuple[float, float]
    outdoors: float
    sporty: float
    tilted: float
    behind: float
    in_front: float
    people: float
    cut_off: float
    margin: tuple[float, float]
    roughness: float


ROLES = {
    "studio": Role(4, 4000, True, (5.4, 5.4), (1.6, 1.6), 0.0, 0.3, 0.0, 0.25, 0.06, 0.0, 0.0,
                   (1.12, 1.3), 0.15),
    "multiview": Role(8, 4000, True, (3.0, 5.0), (0.5, 2.7), 0.0, 0.35, 0.02, 0.25, 0.1, 0.0, 0.08,
                      (1.05, 1.4), 0.3),
    "fitted": Role(1, 2000, True, (2.5, 8.0), (0.5, 2.3), 0.6, 0.6, 0.08, 0.5, 0.15, 0.5, 0.15,
                   (1.05, 1.4), 0.6),
    "sport": Role(1, 1000, False, (3.5, 12.0), (0.6, 2.6), 0.8, 0.9, 0.2, 0.5, 0.1, 0.6, 0.05,
                  (1.05, 1.35), 0.7),
    "wild2d": Role(1, 3000, False, (1.8, 9.0), (0.5, 2.6), 0.5, 0.45, 0.05, 0.8, 0.45, 0.65, 0.35,
                   (1.0, 1.5), 1.0),
}  # fmt: skip


@dataclass
class Sample:
    """A batch of images of people and what is known of them; B leads every tensor.

    Pixels and keypoints are what a network may learn from; everything from ``rotations`` on is for
    evaluation only. Points are metres in the camera's axes, x right, **y down**, z away, so that
    an upright person who faces the camera has a root rotation of 180° about x.
    """

    image: Tensor
    """(B, 3, S, S) in [0, 1]."""
    keypoints2d: Tensor
    """(B, 24, 2) in crop coordinates: −1 and 1 are the image's borders, x right, y down."""
    visibility: Tensor
    """(B, 24) 1 or 0: inside of the crop and not behind somebody or something else."""
    keypoints3d: Tensor
    """(B, 24, 3) relative to the pelvis; NaN where the role has none."""
    has_3d: Tensor
    """(B,) booleans."""
    subject: Tensor
    """(B,) whose number it is in the dataset, 0 where people are not told apart."""
    action: Tensor
    """(B,) the component of the pose statistics that the pose was drawn from."""
    camera: Tensor
    """(B,) the number of the camera."""
    index: Tensor
    """(B,) the sample's place in its split."""
    rotations: Tensor
    """(B, 23, 4) relative rotations of the joints."""
    root_rotation: Tensor
    """(B, 4)."""
    betas: Tensor
    """(B, 10)."""
    crop: Tensor
    """(B, 3) with ``keypoints2d = project((X/Z, Y/Z, 1), crop)`` for joints (X, Y, Z)."""
    pelvis: Tensor
    """(B, 3) the pelvis in front of the camera."""
    vertices: Tensor | None = None
    """(B, V, 3) the body without clothes, as `kdict.body.vertices` gives it: not moved."""
    parts: Tensor | None = None
    """(B, S, S) int64: the joint whose part is seen at a pixel's centre, −1 for none. The body
    without clothes, as if nothing stood before it."""
    depth: Tensor | None = None
    """(B, S, S) metres, infinite where the body is not."""

    def weak_perspective(self) -> Tensor:
        """The camera (B, 3) ``(s, tx, ty)`` of `kdict.project` for points relative to the pelvis
        that comes nearest: exact at the pelvis's own depth."""
        z = self.pelvis[:, 2:]
        scale = self.crop[:, :1]
        return torch.cat([scale / z, scale * self.pelvis[:, :2] / z + self.crop[:, 1:]], 1)


class Rendered:
    """A role's images, rendered when asked for.

    ``Rendered("studio", "train")[range(64)]`` is a `Sample` of 64. A batch is rendered at once, in
    torch, on the device; any sample is the same alone as in any batch, to rounding.

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
        self._stock = _stock(split, str(self.device))

    def __len__(self) -> int:
        return _TRAIN_SIZE if self.split == "train" else self._settings.test_size

    def __getitem__(self, indices: int | slice | Iterable[int] | Tensor) -> Sample:
        return self.render(indices)

    def render(
        self,
        indices: int | slice | Iterable[int] | Tensor,
        *,
        vertices: bool = False,
        parts: bool = False,
    ) -> Sample:
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
            raise IndexError(f"indices have shape {tuple(index.shape)}; expected (B,), B at least 1")
        if not ((index >= 0) & (index < len(self))).all():
            raise IndexError(
                f"indices from {int(index.min())} to {int(index.max())}; {self.role} {self.split} "
                f"has 0 to {len(self) - 1}"
            )
        return index.to(self.device)

    def _chance(self, ids: Tensor, what: str) -> Chance:
        return Chance.of(ids, self.seed, self.role, self.split, what)

    def _render(self, index: Tensor, with_vertices: bool, with_parts: bool) -> Sample:
        role, stock = self._settings, self._stock
        moment, camera = index // role.views, index % role.views
        happening, view = self._chance(moment, "moment"), self._chance(index, "view")
        subject, person = self._person(moment, happening)
        betas = stock.adults[person.integer("adult", len(stock.adults))]
        action = happening.pick("action", stock.poses.weights)
        rotations, tilt = stock.poses.at(action, happening.normal("pose", stock.pose_size))
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
        crop = _crop(view, role, joints + shift)

        light = camera_light(place, axes)
        normals = vertex_normals(mesh, body.faces_tensor, stock.table)
        dress = draw_appearance(person, stock.where["cloth"], role.sporty)
        colour, opacity, shadow = draw_person(
            mesh + shift, normals, crop, body.faces_tensor, body.v_template, dress, light,
            stock.bank, self.size,
        )  # fmt: skip
        image = self._backdrop(place, position, axes, crop, shadow)
        standing = (position, axes, crop, foot, light, place.half)
        for n in range(3):
            image, _ = self._lay(image, view, f"behind {n}", role.behind, (1.2, 2.6), standing)
        depth_of_field = view.uniform("focus") ** 2 * min(1.0, 0.4 + 0.6 * role.roughness)
        image = out_of_focus(image, depth_of_field)
        image = image * (1 - opacity[:, None]) + colour
        hidden = torch.zeros_like(opacity)
        for n in range(2):
            image, over = self._lay(image, view, f"front {n}", role.in_front, (0.45, 0.85), standing)
            hidden = torch.maximum(hidden, over)
        image = photograph(image, view, stock.noise, role.roughness)

        keypoints = project(_plane(joints + shift), crop)
        relative = joints - joints[:, :1]
        sample = Sample(
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
        target = torch.cat([foot[:, :1] * 0, view.uniform("aim", 1, low=0.7, high=1.1), foot[:, 2:] * 0], 1)
        roll = 0.04 * view.normal("roll") * (role.roughness > 0.2)
        if self.role == "studio":
            position = foot.new_tensor(STUDIO_CAMERAS)[camera]
            axes = look_at(position, foot.new_tensor([[0.0, 0.9, 0.0]]).expand(batch, 3), 0 * roll)
            room = self._room(torch.zeros_like(moment))
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
        axes = look_at(position, target, roll)
        place = draw_place(self._room(ids), self._stock.where, outdoors, plain, distance + 0.3)
        if self.role == "multiview":
            green = torch.tensor([0.05, 0.42, 0.12], device=self.device)
            screen = (kind == 0)[:, None, None]
            place.dark[:, :3] = torch.where(screen, green * 0.9, place.dark[:, :3])
            place.bright[:, :3] = torch.where(screen, green, place.bright[:, :3])
        return position, axes, foot, place

    def _room(self, ids: Tensor) -> Chance:
        return self._chance(ids, "room")

    def _backdrop(self, place, position, axes, crop, shadow) -> Tensor:
        size = self.size
        axis = (torch.arange(size, device=self.device) + 0.5) * (2 / size) - 1
        x = (axis[None] - crop[:, 1:2]) / crop[:, :1]
        y = (axis[None] - crop[:, 2:]) / crop[:, :1]
        x, y = x[:, None, :].expand(-1, size, -1), y[:, :, None].expand(-1, -1, size)
        rays = torch.stack([x, y, torch.ones_like(x)], -1).flatten(1, 2) @ axes
        unlit, keyed, points = backdrop(place, position, rays, self._stock.bank)
        colour = shade_ground(unlit, keyed, points, axes, position, shadow)
        return colour.transpose(1, 2).reshape(-1, 3, size, size)

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
            view.integer(f"{name} who", _PICTURED),
            _PICTURED + view.integer(f"{name} what", len(pictures) - _PICTURED),
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
        grown = _PICTURE_SIDE * view.uniform(f"{name} grown", low=0.85, high=1.05)
        laid, over = stand(
            image[here],
            pictures[number],
            at,
            torch.where(human, grown, tall),
            axes,
            position,
            crop,
            (light.ambient + 0.7 * light.key)[here] * view.uniform(f"{name} tint", 3, low=0.7, high=1.1),
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
    return rotation.multiply(
        rotation.from_axis_angle(lean), rotation.multiply(heading, tilt)
    )


def _crop(chance: Chance, role: Role, joints: Tensor) -> Tensor:
    """Where the image is cut out: around the person, or around the upper body."""
    plane = _plane(joints)[..., :2]
    low, high = plane.amin(1), plane.amax(1)
    middle, half = (low + high) / 2, (high - low).amax(1) / 2
    # The head's joint is in its middle, the foot's above the sole.
    half = half * chance.uniform("margin", low=role.margin[0], high=role.margin[1]) * 1.07
    chest = torch.lerp(plane[:, 0], plane[:, 12], chance.uniform("chest", 1, low=-0.2, high=1.0))
    cut = chance.yes("cut off", role.cut_off)
    middle = torch.where(cut[:, None], chest, middle)
    half = torch.where(cut, half * chance.uniform("closer", low=0.5, high=0.85), half)
    middle = middle + half[:, None] * 0.07 * (1 + role.roughness) * chance.normal("off", 2).clamp(-2, 2)
    return torch.cat([1 / half[:, None], -middle / half[:, None]], 1)


def _visible(keypoints: Tensor, hidden: Tensor) -> Tensor:
    size = hidden.shape[-1]
    inside = (keypoints.abs() < 1).all(-1)
    pixel = to_pixels(keypoints, size).round().long().clamp(0, size - 1)
    sample = torch.arange(len(hidden), device=hidden.device)[:, None]
    return (inside & (hidden[sample, pixel[..., 1], pixel[..., 0]] < 0.5)).to(keypoints.dtype)


@dataclass(frozen=True)
class _Stock:
    """What all roles of a split share, on one device."""

    body: torch.nn.Module
    table: Tensor
    face_parts: Tensor
    poses: PoseStatistics
    pose_size: int
    adults: Tensor
    bank: Tensor
    where: dict[str, tuple[int, int]]
    pictures: Tensor
    noise: Tensor


@lru_cache(maxsize=4)
def _stock(split: str, device: str) -> _Stock:
    body = load_body().to(device)
    faces, count = body.faces_tensor, len(body.v_template)
    corners = body.lbs_weights[faces].sum(1)
    statistics = PoseStatistics.load(split)
    poses = PoseStatistics(
        **{
            name: value.to(device) if isinstance(value, Tensor) else value
            for name, value in vars(statistics).items()
        }
    )
    adults = adult_betas().to(device)
    adults = adults[:1600] if split == "train" else adults[1600:]
    bank, where = surfaces(split)
    noise = torch.randn(512, 512, generator=torch.Generator().manual_seed(5))
    stock = _Stock(
        body, face_table(faces, count), corners.argmax(-1), poses, poses.centres.shape[1], adults,
        bank.to(device), where, torch.empty(0), noise.to(device),
    )  # fmt: skip
    pictures = torch.cat([_bystanders(stock, split), things(split).to(device)])
    return _Stock(**{**vars(stock), "pictures": pictures})


def _bystanders(stock: _Stock, split: str) -> Tensor:
    """Pictures (24, 4, SPRITE, SPRITE) of people to stand about in other people's images."""
    chance = Chance.of(torch.arange(_PICTURED, device=stock.bank.device), "bystanders", split)
    body, faces = stock.body, stock.body.faces_tensor
    component = chance.pick("component", stock.poses.weights)
    rotations, tilt = stock.poses.at(component, chance.normal("pose", stock.pose_size))
    yaw = chance.uniform("yaw", high=2 * torch.pi)
    turn = torch.stack([0 * yaw, yaw, 0 * yaw], -1)
    upright = rotation.from_axis_angle(turn.new_tensor([torch.pi, 0, 0]))
    root = rotation.multiply(upright, rotation.multiply(rotation.from_axis_angle(turn), tilt))
    betas = stock.adults[chance.integer("adult", len(stock.adults))]
    with torch.no_grad():
        mesh = vertices(body, rotations, root, betas)
        distance = 5.0
        placed = mesh + mesh.new_tensor([0.0, 0.0, distance])
        half = _PICTURE_SIDE / 2
        lowest = placed[..., 1].amax(1, keepdim=True)
        zero = torch.zeros_like(lowest)
        crop = torch.cat([zero + distance / half, zero, 1 - lowest / half], 1)
        direction = chance.normal("light", 3) * 0.5 + mesh.new_tensor([0.0, -1.0, -0.5])
        direction = torch.nn.functional.normalize(direction, dim=-1)
        up = mesh.new_tensor([[0.0, -1.0, 0.0]]).expand(_PICTURED, 3)
        light = Light(direction, up, torch.full_like(up, 0.9), torch.full_like(up, 0.55))
        dress = draw_appearance(chance, stock.where["cloth"], 0.4)
        colour, opacity, _ = draw_person(
            placed, vertex_normals(mesh, faces, stock.table), crop, faces, body.v_template, dress,
            light, stock.bank, SPRITE,
        )  # fmt: skip
    return torch.cat([colour, opacity[:, None]], 1)
