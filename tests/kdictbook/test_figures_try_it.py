"""The networks in the page: what Python sends, and what a browser makes of it."""

import gzip
import io
import json
from contextlib import contextmanager

import numpy as np
import pytest
import torch
from chromium import FLAGS, FOUND, colors
from PIL import Image
from torch import nn

from kdict import HumanMeshNet, NetworkConfig, load_body
from kdict.detections import UPPER_BODY_ONLY, Detections
from kdict.detector import PersonDetector
from kdict.fitting.lifter import Lifter
from kdict.network.movenet import Maps
from kdictbook.figures import asset_chunks, page_assets
from kdictbook.figures.try_it import Sample, TryItView, find_people
from kdictbook.lifter_head import LifterHead

COMPARED = ("score", "detected", "visible", "box", "crop", "codes", "rotations", "joints",
            "keypoints", "camera")  # fmt: skip


def a_png(width=90, height=120, seed=0):
    """A smooth picture, and its file."""
    coarse = np.random.default_rng(seed).integers(50, 206, (6, 5, 3), dtype=np.uint8)
    image = Image.fromarray(coarse).resize((width, height), Image.Resampling.BICUBIC)
    file = io.BytesIO()
    image.save(file, "PNG")
    return file.getvalue()


def black_png():
    file = io.BytesIO()
    Image.new("RGB", (100, 80)).save(file, "PNG")
    return file.getvalue()


SAMPLES = [
    Sample("one", a_png(300, 200, seed=1), "Drawn by chance."),
    Sample("two", a_png(433, 310, seed=2), "Drawn again."),
    Sample("none", black_png(), "Nothing drawn."),
]


class TinyMoveNet(nn.Module):
    """Heads of MoveNet on one convolution: people are where the image is bright."""

    def __init__(self, seed: int):
        super().__init__()
        generator = torch.Generator().manual_seed(seed)
        self.stem = nn.Conv2d(3, 8, 4, stride=4)
        sizes = {"regression": 34, "heatmaps": 17, "offsets": 34, "box_size": 2, "box_offset": 2}
        self.heads = nn.ModuleDict({name: nn.Conv2d(8, size, 1) for name, size in sizes.items()})
        with torch.no_grad():
            for weight in self.parameters():
                weight.copy_(torch.randn(weight.shape, generator=generator) * 0.2)
            self.heads["regression"].weight *= 10
            self.heads["box_size"].bias.fill_(20.0)
            self.heads["heatmaps"].bias.fill_(1.0)

    def forward(self, images):
        x = self.stem(images).tanh()
        found = {name: head(x) for name, head in self.heads.items()}
        found["heatmaps"] = found["heatmaps"].sigmoid()
        bright = nn.functional.avg_pool2d(images.mean(1, keepdim=True), 4)
        return Maps(x, x, x, x, x, center=(1.2 * bright - 0.2).clamp(min=0), **found)


# What Python sends.


def test_chunkeds_come_back_whole():
    content = np.random.default_rng(0).bytes(4_000_000)
    scripts = asset_chunks.pack("thing", content)
    assert list(scripts) == ["thing.js", "thing-0.js", "thing-1.js", "thing-2.js"]
    about = json.loads(scripts["thing.js"].split('["thing"]=')[1].rstrip(";\n"))
    assert about == {"parts": 3, "bytes": 4_000_000}


def test_the_runtime_is_whole():
    scripts = asset_chunks.runtime()
    assert page_assets.script("onnxruntime-wasm-0.js") == scripts["onnxruntime-wasm-0.js"]
    wasm = gzip.decompress((asset_chunks._STATIC / "onnxruntime.wasm.gz").read_bytes())
    assert wasm.startswith(b"\0asm")
    for unknown in ("onnxruntime-wasm-99.js", "other-0.js"):
        with pytest.raises(ValueError, match=f"there is no script '{unknown}'"):
            asset_chunks.script(unknown)


def test_rendered_people_stand_side_by_side():
    sample = Sample.rendered("two people", ("studio", 3), ("sport", 4))
    assert sample.image().shape == (3, 384, 768)
    assert "studio 3, sport 4" in sample.credit
    assert sample.state()["image"].startswith("data:image/jpeg;base64,")


def test_the_photograph_shows_half_a_person():
    sample = Sample.photograph()
    assert sample.image().shape == (3, 384, 384)
    (person,) = find_people(sample.image(), HumanMeshNet.from_pretrained("thunder"))
    assert person["problem"] == UPPER_BODY_ONLY
    assert not any(person["visible"][13:])
    np.testing.assert_allclose(np.sum(person["codes"], 1), 1, atol=1e-4)


def test_other_networks_are_refused():
    with pytest.raises(ValueError, match="no network 'quick'; expected one of movenet-multipose"):
        asset_chunks.graph("quick")


def test_without_a_picture_there_is_nothing_to_try():
    with pytest.raises(ValueError, match="samples is empty"):
        TryItView([])


# What a browser makes of it.

PAGE = """<!doctype html><html lang="en" data-theme="light"><meta charset="utf-8"><title>t</title>
{figure}<script src="kdict/widgets.js"></script><script>
const figure = document.querySelector(".kdict-figure");
kdictWidgets
  .mount("try_it", figure, JSON.parse(figure.firstElementChild.textContent), {{ base: "kdict/" }})
  .then((handle) => {{ window.handle = handle; }});
</script>"""


@pytest.fixture(scope="module")
def networks():
    """A detector of two tiny MoveNets, and heads with random weights on the second."""
    torch.manual_seed(0)
    detector = PersonDetector(TinyMoveNet(0).eval(), TinyMoveNet(1).eval())
    options = {"backbone": "movenet-thunder", "image_size": 256, "pool": "keypoints", "hidden": 16}
    heads = {
        "thunder": NetworkConfig(**options, dictionary="cmu-32", scale=3.0),
        "thunder-direct": NetworkConfig(**options, dictionary=None, shape_dictionary=None),
    }
    made = {name: HumanMeshNet(config, load_body("open")).eval() for name, config in heads.items()}
    for model in made.values():
        model.backbone.movenet = detector.thunder
    return detector, made


@pytest.fixture(scope="module")
def site(tmp_path_factory, networks):
    pytest.importorskip("onnxscript", reason="onnxscript is not installed")
    from kdict.network import export_onnx
    from kdictbook.onnx_weights import with_halves

    folder = tmp_path_factory.mktemp("site") / "kdict"
    folder.mkdir()
    detector, heads = networks
    graphs = {
        "movenet-multipose": export_onnx.multipose_to_onnx(detector.multipose),
        "movenet-thunder": export_onnx.encoder_to_onnx(heads["thunder"].backbone),
        **{name: export_onnx.head_to_onnx(model) for name, model in heads.items()},
        "lifter": asset_chunks.graph("lifter"),
    }
    files = {name: page_assets.script(name) for name in ("widgets.js", "onnxruntime.js", "body.js")}
    files |= asset_chunks.runtime()
    for name, graph in graphs.items():
        content = with_halves(graph).SerializeToString()
        files |= asset_chunks.pack(f"network-{name}", gzip.compress(content))
    for name, text in files.items():
        (folder / name).write_text(text, "utf-8")
    people = find_people(SAMPLES[0].image(), heads["thunder"], detector)
    view = TryItView(SAMPLES, people=people)
    (folder.parent / "page.html").write_text(PAGE.format(figure=view.to_html()), "utf-8")
    return folder.parent


@contextmanager
def opened(browser, site):
    page = browser.new_page(viewport={"width": 900, "height": 1000})
    errors = []
    page.on("console", lambda m: errors.append(m.text) if m.type == "error" else None)
    page.on("pageerror", lambda error: errors.append(str(error)))
    page.goto((site / "page.html").as_uri())
    page.wait_for_function("window.handle", timeout=120_000)
    yield page
    page.close()
    assert errors == []


def done(page):
    """Wait for what was asked for, and return the people that the page shows."""
    page.wait_for_function("!handle.busy", timeout=60_000)
    return page.evaluate("handle.people")


def look(page):
    page.get_by_role("button", name="Find the people").click()
    return done(page)


def choose(page, number):
    page.get_by_label("Example").select_option(str(number))
    return done(page)


def equal(found, expected, names=COMPARED):
    assert len(found) == len(expected)
    for one, other in zip(found, expected, strict=True):
        assert one["problem"] == other["problem"]
        for name in names:
            np.testing.assert_allclose(one[name], other[name], atol=1e-3, err_msg=name)


def test_the_page_does_what_python_does_and_fits_a_phone(browser, site, networks, tmp_path):
    """In one test: exporting and starting the networks take most of the time."""
    with opened(browser, site) as page:
        check_people_and_phone(page, networks, tmp_path)
    with opened(browser, site) as page:
        check_without_webassembly_the_reader_is_told(page)
    # Chromium brings a camera of its own, whose picture moves.
    flags = [*FLAGS, "--use-fake-device-for-media-stream", "--use-fake-ui-for-media-stream"]
    launch = browser.browser_type.launch
    with launch(executable_path=FOUND, args=flags) as seeing, opened(seeing, site) as page:
        check_the_camera_is_followed_until_it_is_stopped(page)


def check_people_and_phone(page, networks, tmp_path):
    check_start_is_that_of_python(page, networks)
    check_one_of_several_people_is_chosen(page)
    check_presence_is_judged_as_in_python(page)
    check_people_are_those_of_python(page, networks)
    check_nobody_is_found(page)
    check_what_cannot_be_used_is_said(page, tmp_path)
    assert choose(page, 0)
    page.set_viewport_size({"width": 375, "height": 800})
    page.wait_for_timeout(100)
    assert page.evaluate("document.documentElement.scrollWidth") <= 375


def check_people_are_those_of_python(page, networks):
    detector, heads = networks
    for number, sample in enumerate(SAMPLES[:2]):
        found = look(page) if number == 0 else choose(page, number)
        expected = find_people(sample.image(), heads["thunder"], detector)
        assert expected
        equal(found, expected)
        assert f"{len(found)} pe" in page.get_by_role("status").inner_text()
    page.get_by_role("combobox", name="Network").select_option("thunder-direct")
    found = done(page)
    expected = find_people(SAMPLES[1].image(), heads["thunder-direct"], detector)
    assert found[0]["codes"] is None
    equal(found, expected, [name for name in COMPARED if name != "codes"])
    assert not page.locator(".k-strip").is_visible()
    page.get_by_role("combobox", name="Network").select_option("lifter")
    found = done(page)
    with torch.no_grad():
        lifted = LifterHead(Lifter.from_pretrained()).eval()(
            torch.tensor([person["features"] for person in found])
        )
    for name in ("codes", "rotations", "betas", "camera", "joints", "keypoints"):
        expected = getattr(lifted, name).numpy()
        values = np.reshape([person[name] for person in found], expected.shape)
        np.testing.assert_allclose(values, expected, atol=1e-3, err_msg=name)


def check_nobody_is_found(page):
    assert choose(page, 2) == []
    assert page.get_by_role("status").inner_text().startswith("No people found")
    assert page.locator(".k-box:visible").count() == 0


def check_presence_is_judged_as_in_python(page):
    generator = np.random.default_rng(0)
    for number in range(30):
        keypoints = generator.uniform(-20, 120, (1, 17, 2))
        confidence = generator.choice([0.0, 0.1, 0.3, 0.9], (1, 17), p=[0.4, 0.2, 0.2, 0.2])
        if number % 3 == 0:
            confidence[:, :13] = 0
        people = Detections(keypoints - 0.5, confidence, "coco17", size=(100, 100))
        given = {"keypoints": keypoints[0].tolist(), "confidence": confidence[0].tolist()}
        found = page.evaluate(
            """person => {
              const { problem, seen } = kdictWidgets.math;
              return problem(seen(person, { width: 100, height: 100 }));
            }""",
            given,
        )
        assert found == people.problems()[0]


def check_start_is_that_of_python(page, networks):
    detector, heads = networks
    found = page.evaluate("handle.people")
    equal(found, find_people(SAMPLES[0].image(), heads["thunder"], detector))
    assert page.get_by_role("status").inner_text().startswith("Drawn by chance.")
    joints = np.array(page.evaluate("Array.from(handle.figure.body.joints)")).reshape(24, 3)
    predicted = np.array(found[0]["joints"])
    np.testing.assert_allclose(joints - joints[0], predicted - predicted[0], atol=1e-3)
    sheet, body = page.locator(".k-image"), page.locator(".k-view")
    assert colors(body.screenshot()) > 8
    seen = sheet.screenshot()
    for name in ("surface", "24 keypoints", "the detector's 17"):
        page.get_by_label(name).click()
        page.wait_for_timeout(100)
        assert sheet.screenshot() != seen
        seen = sheet.screenshot()
    page.get_by_text("Codes in numbers").click()
    rows = page.locator("tbody tr")
    assert rows.count() == 23
    active = (np.array(found[0]["codes"]) > 0).sum(1)
    assert [int(row.locator("td").first.inner_text()) for row in rows.all()] == active.tolist()


def check_one_of_several_people_is_chosen(page):
    found = page.evaluate("handle.people")
    assert len(found) > 1
    body = page.locator(".k-view")
    first = body.screenshot()
    page.get_by_role("combobox", name="Person").select_option("1")
    page.wait_for_timeout(100)
    assert body.screenshot() != first
    assert page.locator(".k-box.k-chosen").count() == 1
    # A click on the box that no other one covers.
    page.locator(".k-box").last.dispatch_event("click")
    assert page.get_by_role("combobox", name="Person").input_value() == str(len(found) - 1)


def check_what_cannot_be_used_is_said(page, tmp_path):
    status = page.get_by_role("status")
    file = page.get_by_label("Photograph", exact=True)
    (tmp_path / "letter.jpg").write_text("no picture")
    file.set_input_files(tmp_path / "letter.jpg")
    page.wait_for_selector(".k-wrong")
    assert "no image that this browser can read" in status.inner_text()
    (tmp_path / "own.png").write_bytes(a_png(3000, 1500))
    file.set_input_files(tmp_path / "own.png")
    page.wait_for_selector(".k-wrong", state="detached")
    done(page)
    assert page.locator(".k-image canvas").first.get_attribute("width") == "2048"
    # The browser under test has no camera.
    page.get_by_role("button", name="Use the camera").click()
    done(page)
    assert "choose a photograph" in status.inner_text()


def check_without_webassembly_the_reader_is_told(page):
    page.evaluate("delete window.WebAssembly")
    look(page)
    assert "no WebAssembly" in page.get_by_role("status").inner_text()


def check_the_camera_is_followed_until_it_is_stopped(page):
    page.get_by_role("button", name="Use the camera").click()
    status = page.get_by_role("status")
    page.wait_for_function(
        "/second|Nobody/.test(document.querySelector('.k-status').innerText)",
        timeout=120_000,
    )
    taken = "(() => document.querySelector('.k-image canvas').toDataURL())()"
    before = page.evaluate(taken)
    page.wait_for_function(f"before => {taken} !== before", arg=before)
    assert not page.get_by_role("button", name="Find the people").is_enabled()
    page.get_by_role("button", name="Stop the camera").click()
    done(page)
    assert page.get_by_role("button", name="Find the people").is_enabled()
    stopped = page.evaluate(taken)
    page.wait_for_timeout(300)
    assert page.evaluate(taken) == stopped
    assert page.locator(".k-wrong").count() == 0, status.inner_text()
