"""Photographs in, people out: what is read, what is cut out, and the way back to the pixels."""

import sys
from pathlib import Path

import numpy as np
import pytest
import torch
from PIL import Image
from training_stand_in import config

from kdict import limits
from kdict.network.image import MARGIN, check_boxes, cut_out, read_image, squares
from kdict.network.model import HumanMeshNet
from kdict.network.predict import predict

WIDTH, HEIGHT = 90, 60
BOXES = [[10, 5, 30, 50], [40.5, 0, 20, 40], [70, 30, 40, 60]]


@pytest.fixture(scope="module")
def model():
    torch.manual_seed(0)
    return HumanMeshNet(config().network).eval()


@pytest.fixture(scope="module")
def picture():
    """Smooth, so that JPEG and other roundings change it little."""
    y, x = np.mgrid[:HEIGHT, :WIDTH] / 40
    waves = np.stack([np.sin(x + y), np.cos(2 * x - y), np.sin(3 * y)], -1)
    return (127.5 + 100 * waves).round().astype(np.uint8)


# Reading


def shades(picture):
    return picture.astype(np.float32).transpose(2, 0, 1) / 255


def test_every_kind_of_picture_is_the_same_one(picture, tmp_path):
    expected = torch.from_numpy(shades(picture))
    file = tmp_path / "a.png"
    Image.fromarray(picture).save(file)
    deep = picture.astype(np.uint16) * 257
    for form in (
        picture, deep, shades(picture).transpose(1, 2, 0), torch.from_numpy(picture),
        torch.from_numpy(picture).permute(2, 0, 1), expected.double(), torch.from_numpy(deep),
        Image.fromarray(picture), file, str(file), picture[::-1][::-1],
    ):  # fmt: skip
        found = read_image(form)
        assert (found.dtype, found.shape) == (torch.float32, (3, HEIGHT, WIDTH))
        torch.testing.assert_close(found, expected, atol=1e-6, rtol=0)


def test_jpeg_is_read(picture, tmp_path):
    Image.fromarray(picture).save(tmp_path / "a.jpg", quality=95)
    assert np.abs(read_image(tmp_path / "a.jpg").numpy() - shades(picture)).max() < 0.05


@pytest.mark.parametrize("depth", [np.uint8, np.uint16])
@pytest.mark.parametrize("suffix", ["png", "tif"])
def test_grey_becomes_rgb_at_every_depth(picture, tmp_path, depth, suffix):
    gray = picture[..., 0].astype(depth) * (257 if depth == np.uint16 else 1)
    Image.fromarray(gray).save(tmp_path / f"a.{suffix}")
    for form in (gray, gray[..., None], torch.from_numpy(gray), tmp_path / f"a.{suffix}"):
        found = read_image(form)
        assert found.shape == (3, HEIGHT, WIDTH)
        for channel in found:
            np.testing.assert_allclose(channel, picture[..., 0] / 255, atol=1e-6)


def test_what_is_transparent_lies_on_white(picture, tmp_path):
    alpha = np.zeros((HEIGHT, WIDTH, 1), np.uint8)
    alpha[:20], alpha[20:40] = 255, 51
    four = np.concatenate([picture, alpha], -1)
    Image.fromarray(four).save(tmp_path / "a.png")
    palette = Image.fromarray(four).quantize(16)
    share = alpha.transpose(2, 0, 1) / 255
    expected = share * shades(picture) + (1 - share)
    for form in (four, torch.from_numpy(four).permute(2, 0, 1), tmp_path / "a.png"):
        np.testing.assert_allclose(read_image(form), expected, atol=1e-6)
    assert (read_image(palette)[:, 45:] > 0.99).all()


@pytest.mark.parametrize("mode", ["L", "LA", "P", "CMYK", "1", "I", "F", "YCbCr"])
def test_other_modes_of_pillow(mode):
    whole = read_image(Image.new("RGB", (5, 4), (255, 255, 255)).convert(mode).convert("RGB"))
    image = Image.new("L", (5, 4), 255).convert(mode if mode not in "IF" else "L")
    image = {"I": Image.new("I", (5, 4), 65535), "F": Image.new("F", (5, 4), 1.0)}.get(mode, image)
    torch.testing.assert_close(read_image(image), torch.ones_like(whole), atol=0.01, rtol=0)


def test_a_photograph_is_turned_as_its_orientation_says(picture, tmp_path):
    upright = Image.fromarray(picture)
    exif = Image.Exif()
    exif[0x0112] = 6  # turned by 90° to be seen upright
    upright.transpose(Image.Transpose.ROTATE_90).save(tmp_path / "a.png", exif=exif)
    np.testing.assert_array_equal(read_image(tmp_path / "a.png"), read_image(upright))


def test_a_truncated_jpeg_is_named(picture, tmp_path, model):
    file = tmp_path / "half.jpg"
    noise = np.random.default_rng(0).integers(0, 256, (200, 200, 3), dtype=np.uint8)
    Image.fromarray(noise).save(file)
    file.write_bytes(file.read_bytes()[:4000])
    with pytest.raises(OSError, match=r"half\.jpg: found 4000 bytes.*truncated.*whole JPEG"):
        predict(model, [picture, file])


def test_an_image_that_memory_cannot_hold_is_named(tmp_path, monkeypatch):
    Image.new("RGB", (8, 8)).save(tmp_path / "a.png")
    monkeypatch.setattr(Image.Image, "tobytes", lambda *_: (_ for _ in ()).throw(MemoryError))
    with pytest.raises(OSError, match=r"a\.png: found \d+ bytes that .*\(MemoryError\)"):
        read_image(tmp_path / "a.png")


@pytest.mark.parametrize("content", [b"", b"no picture", b"\x89PNG\r\n\x1a\n" + bytes(40)])
def test_files_that_are_no_pictures(tmp_path, content):
    file = tmp_path / "a.jpg"
    file.write_bytes(content)
    with pytest.raises(OSError, match=r"a\.jpg: found \d+ bytes that cannot be read"):
        read_image(file)


def test_a_format_that_starts_a_program_is_refused_by_any_name(tmp_path):
    eps = tmp_path / "a.jpg"
    Image.new("RGB", (8, 8)).save(eps, "EPS")
    with pytest.raises(OSError, match=r"a\.jpg: found .*expected a whole JPEG, PNG"):
        read_image(eps)


def test_a_small_file_of_many_pixels_is_not_decoded(tmp_path):
    path = tmp_path / "large.png"
    Image.new("1", (20_000, 6_000)).save(path)
    with pytest.raises(OSError, match=r"large\.png: .*pixels: found 120,000,000.*lift"):
        read_image(path)
    Image.new("1", (200, 60)).save(path)
    with limits.lift(image_pixels=11_999), pytest.raises(OSError, match=r"found 12,000"):
        read_image(path)
    assert read_image(path).shape == (3, 60, 200)


@pytest.mark.parametrize("kind", ["GIF", "TIFF", "PNG", "WEBP"])
def test_of_several_images_in_a_file_the_first_is_read(tmp_path, kind):
    path = tmp_path / "several"
    white, black = Image.new("RGB", (8, 8), (255, 255, 255)), Image.new("RGB", (8, 8))
    white.save(path, kind, save_all=True, append_images=[black])
    with pytest.warns(UserWarning, match=r"several: holds several images; the first is read"):
        found = read_image(path)
    assert found.min() > 0.9


def test_a_file_that_is_not_there(tmp_path):
    with pytest.raises(FileNotFoundError, match=r"a\.jpg: no such file"):
        read_image(tmp_path / "a.jpg")
    with pytest.raises(FileNotFoundError, match="no such file"):
        read_image(tmp_path)


@pytest.mark.parametrize(
    ("form", "error", "message"),
    [
        (np.zeros((3, 50, 60), np.uint8), ValueError, r"shape \(3, 50, 60\); expected \(H, W\)"),
        (np.zeros((2, 5, 6, 3), np.uint8), ValueError, r"shape \(2, 5, 6, 3\)"),
        (np.zeros((0, 6, 3), np.uint8), ValueError, r"shape \(0, 6, 3\).*at least 1"),
        (np.zeros((5, 6, 2), np.uint8), ValueError, r"shape \(5, 6, 2\)"),
        (np.zeros((5, 6), np.int64), TypeError, r"int64; expected uint8, uint16 or"),
        (np.zeros((5, 6), bool), TypeError, r"bool; expected uint8"),
        (np.zeros((5, 6), np.complex64), TypeError, r"complex64; expected uint8"),
        (np.zeros((5, 6), object), TypeError, r"object; expected uint8"),
        (np.full((5, 6), 255.0), ValueError, r"from 255 to 255; expected \[0, 1\]: divide"),
        (np.full((5, 6), np.nan), ValueError, r"from nan to nan; expected \[0, 1\]"),
        ([[0, 1]], TypeError, "is list; expected a path"),
        (None, TypeError, "is NoneType; expected a path"),
    ],
)
def test_what_is_no_picture(form, error, message):
    with pytest.raises(error, match="image 7.*" + message):
        read_image(form, "image 7")


# Boxes


@pytest.mark.parametrize(
    ("boxes", "message"),
    [
        ([[0, 0, 9, 9], [95, 10, 20, 20]], r"b.png: box 1 is \(95, .*outside of .*90 × 60"),
        ([[-30, 0, 20, 20]], "box 0 .*outside of the image"),
        ([[0, 0, 1e9, 1e9]], "box 0 .*at least 1% of it inside"),
        ([[5, 5, 0, 20]], "box 0 .*0 × 20 pixels large"),
        ([[50, 5, -10, 20]], "-10 × 20 pixels.*neither two corners nor shares"),
        ([[0.1, 0.1, 0.5, 0.8]], "0.5 × 0.8 pixels"),
        ([[5, 5, np.nan, 20]], r"box 0 is \(5, 5, nan, 20\); expected finite"),
        ([[5, 5, np.inf, 20]], "expected finite"),
        ([5, 5, 20, 20], r"boxes have shape \(4,\); expected \(n, 4\)"),
        (np.zeros((3, 5)), r"boxes have shape \(3, 5\)"),
        (np.zeros((0, 5)), r"boxes have shape \(0, 5\)"),
        (np.zeros((1, 3, 4)), r"boxes have shape \(1, 3, 4\)"),
        (3.0, r"boxes have shape \(\)"),
        ("left", "b.png: boxes are not numbers"),
        ([[0, 0, 9, 9], [0, 0, 9]], "b.png: boxes are not numbers"),
    ],
)  # fmt: skip
def test_boxes_that_cannot_be(boxes, message):
    with pytest.raises(ValueError, match=message):
        check_boxes(boxes, HEIGHT, WIDTH, "b.png")


def test_boxes_that_can():
    whole = check_boxes(None, HEIGHT, WIDTH)
    assert whole.tolist() == [[0, 0, WIDTH, HEIGHT]]
    for empty in ([], np.zeros((0, 4)), torch.zeros(0, 4), torch.zeros(0)):
        assert check_boxes(empty, HEIGHT, WIDTH).shape == (0, 4)
    assert check_boxes(torch.tensor(BOXES, dtype=torch.float32), HEIGHT, WIDTH).tolist() == BOXES


def test_lists_that_do_not_fit(model, picture):
    with pytest.raises(ValueError, match="boxes has 1 entries, images has 2; expected"):
        predict(model, [picture, picture], [BOXES])
    with pytest.raises(ValueError, match=r"image 1: boxes have shape \(3, 5\)"):
        predict(model, [picture, picture], [BOXES, np.zeros((3, 5))])
    with pytest.raises(ValueError, match="margin is 0; expected a positive"):
        predict(model, picture, margin=0)


# Cutting out


def test_squares_are_around_the_boxes():
    found = squares(torch.tensor([[10, 20, 30, 50]], dtype=torch.float64), 1.2)
    assert found.tolist() == [[-5, 15, 60]]
    assert (found[0, :2] + 30).tolist() == [25, 45]


@pytest.mark.parametrize("side", [8.0, 12.5, 40.0, 55.3])
def test_crops_are_pillows(picture, side):
    """Whose bilinear filter is as wide, where the picture is all around."""
    left, top, size = 17.3, 2.1, 16
    found = cut_out(read_image(picture), torch.tensor([[left, top, side]]), size)[0]
    box = (left, top, left + side, top + side)
    planes = [Image.fromarray(p) for p in shades(picture)]
    expected = [p.resize((size, size), Image.Resampling.BILINEAR, box=box) for p in planes]
    # Pillow does not look beyond the box.
    inner = (slice(None), slice(2, -2), slice(2, -2))
    np.testing.assert_allclose(found[inner], np.stack(expected)[inner], atol=2e-5)


def test_a_crop_of_the_same_size_is_the_picture(picture):
    image = read_image(picture)
    found = cut_out(image, torch.tensor([[20.0, 10.0, 32.0]]), 32)
    torch.testing.assert_close(found[0], image[:, 10:42, 20:52], atol=1e-6, rtol=0)


def test_beyond_the_border_is_the_borders_colour(picture):
    image = read_image(picture)
    found = cut_out(image, torch.tensor([[-16.0, -16.0, 32.0]]), 32)[0]
    torch.testing.assert_close(found[:, 16:, 16:], image[:, :16, :16], atol=1e-6, rtol=0)
    torch.testing.assert_close(found[:, :16, 20], image[:, :1, 4].expand(3, 16), atol=1e-6, rtol=0)
    torch.testing.assert_close(found[:, 20, :16], image[:, 4, :1].expand(3, 16), atol=1e-6, rtol=0)


def test_a_fine_pattern_does_not_alias():
    checks = (np.indices((512, 512)).sum(0) % 2).astype(np.float32)
    found = cut_out(read_image(checks), torch.tensor([[3.3, 5.7, 480.0]]), 32)
    assert (found - 0.5).abs().max() < 0.02


# People


def test_people_are_what_the_network_says_of_their_crops(model, picture):
    people = predict(model, picture, BOXES)
    where = squares(torch.tensor(BOXES, dtype=torch.float64), MARGIN)
    with torch.no_grad():
        expected = model(cut_out(read_image(picture), where, 32))
    for name in ("codes", "shape_codes", "rotations", "root_rotation", "betas", "camera", "joints"):
        torch.testing.assert_close(getattr(people, name), getattr(expected, name))
    u = (expected.keypoints.double() + 1) / 2
    pixels = where[:, None, :2] + u * where[:, None, 2:] - 0.5
    torch.testing.assert_close(people.keypoints.double(), pixels, atol=1e-3, rtol=0)
    torch.testing.assert_close(people.vertices(), model.vertices(expected))
    assert (len(people), people.size) == (3, (HEIGHT, WIDTH))
    torch.testing.assert_close(people.boxes, torch.tensor(BOXES))


def test_points_of_the_body_fall_where_its_keypoints_are(model, picture):
    people = predict(model, picture, BOXES)
    torch.testing.assert_close(people.pixels(people.keypoints3d), people.keypoints)
    regressed = people.body.J_regressor @ people.vertices()
    assert people.pixels(people.vertices()).shape == (3, 3502, 2)
    torch.testing.assert_close(regressed, people.keypoints3d, atol=2e-6, rtol=0)  # Eq. 1
    # A meter across, at the body, is that many pixels in the photograph.
    meter = torch.tensor([[0.0, 0, 0], [1, 0, 0]]).expand(3, 2, 3)
    across = people.pixels(meter)
    torch.testing.assert_close(across[:, 1, 0] - across[:, 0, 0], people.scale)


def test_a_person_who_moves_in_the_picture_moves_as_many_pixels(model, picture):
    wide = np.pad(picture, ((100, 100), (100, 100), (0, 0)), mode="edge")
    moved = np.roll(wide, (7, 11), (0, 1))
    one = predict(model, wide, [[110, 105, 30, 50]])
    other = predict(model, moved, [[121, 112, 30, 50]])
    expected = one.keypoints + torch.tensor([11.0, 7])
    torch.testing.assert_close(other.keypoints, expected, atol=1e-2, rtol=0)


def test_a_list_is_its_images_one_by_one(model, picture, tmp_path):
    file = tmp_path / "a.png"
    Image.fromarray(picture).save(file)
    images = [picture, file, picture[:40], Image.fromarray(picture)]
    boxes = [BOXES, BOXES[:1], [], None]
    together = predict(model, images, boxes, batch_size=2)
    assert [len(people) for people in together] == [3, 1, 0, 1]
    assert [people.name for people in together] == ["image 0", str(file), "image 2", "image 3"]
    for image, box, people in zip(images, boxes, together, strict=True):
        alone = predict(model, image, box)
        torch.testing.assert_close(people.keypoints, alone.keypoints, atol=1e-3, rtol=1e-4)
        torch.testing.assert_close(people.codes, alone.codes, atol=1e-5, rtol=0)


def test_nobody(model, picture):
    people = predict(model, picture, [])
    assert people.keypoints.shape == (0, 24, 2)
    assert people.rotations.shape == (0, 23, 4)
    assert people.vertices().shape == (0, 3502, 3)
    assert predict(model, []) == []


def test_without_boxes_the_whole_picture_is_looked_at(model, picture):
    one, other = predict(model, picture), predict(model, picture, [[0, 0, WIDTH, HEIGHT]])
    torch.testing.assert_close(one.keypoints, other.keypoints)


def test_a_network_in_training_is_left_so(picture):
    torch.manual_seed(0)
    model = HumanMeshNet(config(dictionary=None, shape_dictionary=None).network)
    model.backbone.eval()
    before = {name: value.clone() for name, value in model.state_dict().items()}
    people = predict(model, picture, BOXES)
    assert people.codes is None
    assert not people.keypoints.requires_grad
    assert model.training
    assert not model.backbone.resnet.training
    for name, value in model.state_dict().items():
        torch.testing.assert_close(value, before[name], msg=name)


@pytest.mark.skipif(not torch.cuda.is_available(), reason="no GPU")
def test_a_gpu_says_the_same(picture, model):
    here = predict(model, picture, BOXES)
    there = predict(HumanMeshNet(config().network).eval().cuda(), picture, BOXES)
    assert there.keypoints.device.type == "cuda"
    assert here.keypoints.shape == there.keypoints.shape


def test_names_of_files_are_kept_as_given(model, picture, tmp_path, monkeypatch):
    Image.fromarray(picture).save(tmp_path / "a.png")
    monkeypatch.chdir(tmp_path)
    assert predict(model, Path("a.png")).name == "a.png"


def test_heic_is_read_where_pillow_heif_is_and_named_where_not(tmp_path, monkeypatch):
    pillow_heif = pytest.importorskip("pillow_heif")
    pillow_heif.register_heif_opener()
    Image.new("RGB", (64, 48), (200, 100, 50)).save(tmp_path / "a.heic")
    found = read_image(tmp_path / "a.heic")
    assert found.shape == (3, 48, 64)
    expected = torch.tensor([200, 100, 50]) / 255
    torch.testing.assert_close(found.mean((1, 2)), expected, atol=0.03, rtol=0)
    monkeypatch.setitem(sys.modules, "pillow_heif", None)
    with pytest.raises(OSError, match=r"HEIC images need pillow-heif; .* pip install"):
        read_image(tmp_path / "a.heic")
