"""The network in the page: what Python sends, and what a browser makes of it."""

import gzip
import io
import json

import numpy as np
import pytest
import torch
from chromium import FLAGS, FOUND, colors
from PIL import Image

from kdict.network.image import cut_out, read_image, squares
from kdictbook.figures import asset_chunks, page_assets
from kdictbook.figures.try_it import Sample, TryItView


def a_png(width=90, height=120, seed=0):
    """A smooth picture, and its file."""
    coarse = np.random.default_rng(seed).integers(0, 256, (6, 5, 3), dtype=np.uint8)
    image = Image.fromarray(coarse).resize((width, height), Image.Resampling.BICUBIC)
    file = io.BytesIO()
    image.save(file, "PNG")
    return file.getvalue()


def a_view():
    samples = [
        Sample("one", a_png(seed=1), (20.0, 10.0, 50.0, 100.0), "Drawn by chance."),
        Sample("two", a_png(200, 100, seed=2), (60.0, 5.0, 70.0, 90.0), "Drawn again."),
    ]
    return TryItView(samples, network="tiny", size=64)


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


def test_a_rendered_sample_is_boxed():
    sample = Sample.rendered("studio", 3, "someone", side=128)
    x, y, width, height = sample.box
    assert 0 <= x < x + width <= 128
    assert 0 <= y < y + height <= 128
    assert height > 60
    assert sample.image().shape == (3, 128, 128)
    assert sample.state()["image"].startswith("data:image/jpeg;base64,")


def test_the_photograph_ships():
    assert Sample.photograph().image().shape == (3, 384, 384)


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
def network(tiny_network):
    """A small network as a graph whose weights are bytes."""
    from kdict.network.export_onnx import with_bytes

    return with_bytes(tiny_network[1])


@pytest.fixture(scope="module")
def site(tmp_path_factory, network):
    folder = tmp_path_factory.mktemp("site") / "kdict"
    folder.mkdir()
    graph = asset_chunks.pack("network-tiny", gzip.compress(network.SerializeToString()))
    static = {
        name: page_assets.script(name) for name in ("widgets.js", "onnxruntime.js", "body.js")
    }
    for name, text in {**static, **asset_chunks.runtime(), **graph}.items():
        (folder / name).write_text(text, "utf-8")
    (folder.parent / "page.html").write_text(PAGE.format(figure=a_view().to_html()), "utf-8")
    return folder.parent


@pytest.fixture
def page(browser, site):
    page = browser.new_page(viewport={"width": 900, "height": 1000})
    errors = []
    page.on("console", lambda m: errors.append(m.text) if m.type == "error" else None)
    page.on("pageerror", lambda error: errors.append(str(error)))
    page.goto((site / "page.html").as_uri())
    page.wait_for_function("window.handle")
    yield page
    page.close()
    assert errors == []


def look(page):
    page.evaluate("handle.found && (handle.found.old = true)")
    page.get_by_role("button", name="Find the person").click()
    page.wait_for_function("handle.found && !handle.found.old", timeout=60_000)
    return {
        name: np.array(page.evaluate(f"Array.from(handle.found.{name})"))
        for name in ("pixels", "crop", "codes", "rotations", "joints", "keypoints", "camera")
    }


def test_the_page_finds_what_python_finds(page, network):
    runtime = pytest.importorskip("onnxruntime", reason="ONNX Runtime is not installed")
    from kdict.network.export_onnx import OUTPUTS

    session = runtime.InferenceSession(
        network.SerializeToString(), providers=["CPUExecutionProvider"]
    )
    files = a_png(seed=1), a_png(200, 100, seed=2)
    for name, sample, file in zip(("0", "1"), a_view().samples, files, strict=True):
        page.locator("select").select_option(name)
        page.wait_for_function(f"handle.editor.box[0] === {sample['box'][0]}")
        found = look(page)
        image = read_image(Image.open(io.BytesIO(file)))
        where = squares(torch.tensor([sample["box"]]).double(), 1.2)
        crop = cut_out(image, where, 64)
        np.testing.assert_allclose(found["crop"], where[0], atol=1e-9)
        np.testing.assert_allclose(found["pixels"], crop.flatten(), atol=1e-4)
        expected = dict(zip(OUTPUTS, session.run(None, {"image": crop.numpy()}), strict=True))
        for key in ("codes", "rotations", "joints", "keypoints", "camera"):
            np.testing.assert_allclose(found[key], expected[key].ravel(), atol=1e-3, err_msg=key)


def test_the_mesh_lies_on_the_keypoints(page):
    found = look(page)
    joints = np.array(page.evaluate("Array.from(handle.shown.body.joints)")).reshape(24, 3)
    scale, *shift = found["camera"]
    predicted = found["joints"].reshape(24, 3)
    np.testing.assert_allclose(joints - joints[0], predicted - predicted[0], atol=1e-3)
    # Eq. 1's keypoints lie beside the tree's joints.
    away = scale * joints[:, :2] + shift - found["keypoints"].reshape(24, 2)
    assert np.abs(away).max() < 0.15
    sheet, body = page.locator(".k-image"), page.locator(".k-view")
    seen = sheet.screenshot()
    assert colors(body.screenshot()) > 8
    for name in ("surface", "24 keypoints"):
        page.get_by_label(name).uncheck()
        page.wait_for_timeout(100)
        assert sheet.screenshot() != seen
        seen = sheet.screenshot()
    page.get_by_text("Codes in numbers").click()
    rows = page.locator("tbody tr")
    assert rows.count() == 23
    active = (found["codes"].reshape(23, -1) > 0).sum(1)
    assert [int(row.locator("td").first.inner_text()) for row in rows.all()] == active.tolist()


def test_the_box_moves_by_mouse_and_by_keyboard(page):
    box = lambda: page.evaluate("handle.editor.box")  # noqa: E731
    sheet = page.locator(".k-image").bounding_box()
    zoom = sheet["width"] / 90

    def drag(start, end):
        page.mouse.move(*(sheet["xy"[i]] + start[i] * zoom for i in (0, 1)))
        page.mouse.down()
        page.mouse.move(*(sheet["xy"[i]] + end[i] * zoom for i in (0, 1)), steps=3)
        page.mouse.up()

    drag((20, 10), (30, 25))
    np.testing.assert_allclose(box(), [30, 25, 40, 85], atol=0.5)
    drag((50, 67.5), (45, 60))
    np.testing.assert_allclose(box(), [25, 17.5, 40, 85], atol=0.5)
    drag((5, 5), (15, 95))
    np.testing.assert_allclose(box(), [5, 5, 10, 90], atol=0.5)
    page.get_by_label("The box's bottom right corner").focus()
    before = box()
    page.keyboard.press("ArrowRight")
    assert box()[2] > before[2]
    page.keyboard.press("-")
    assert box()[3] < before[3]
    page.get_by_label("The whole box").focus()
    page.keyboard.press("ArrowDown")
    assert box()[1] > before[1]


def test_what_cannot_be_used_is_said(page, tmp_path):
    status = page.get_by_role("status")
    file = page.get_by_label("Photograph", exact=True)
    (tmp_path / "letter.jpg").write_text("no picture")
    file.set_input_files(tmp_path / "letter.jpg")
    page.wait_for_selector(".k-wrong")
    assert "no image that this browser can read" in status.inner_text()
    (tmp_path / "own.png").write_bytes(a_png(3000, 1500))
    file.set_input_files(tmp_path / "own.png")
    page.wait_for_selector(".k-wrong", state="detached")
    assert page.locator(".k-image canvas").first.get_attribute("width") == "2048"
    page.evaluate("handle.editor.put([10, 10, 9, 300], [2048, 1024])")
    page.get_by_role("button", name="Find the person").click()
    assert "too few to see a person" in status.inner_text()
    # The browser under test has no camera.
    page.get_by_role("button", name="Use the camera").click()
    page.wait_for_function("document.querySelector('.k-status').innerText.includes('camera')")
    assert "choose a photograph" in status.inner_text()


def test_without_webassembly_the_reader_is_told(page):
    page.evaluate("delete window.WebAssembly")
    page.get_by_role("button", name="Find the person").click()
    page.wait_for_selector(".k-wrong")
    assert "no WebAssembly" in page.get_by_role("status").inner_text()


def test_the_camera_takes_a_picture(browser, site):
    # Chromium brings a camera of its own, whose picture moves.
    flags = [*FLAGS, "--use-fake-device-for-media-stream", "--use-fake-ui-for-media-stream"]
    seeing = browser.browser_type.launch(executable_path=FOUND, args=flags)
    page = seeing.new_page()
    page.goto((site / "page.html").as_uri())
    page.wait_for_function("window.handle")
    page.get_by_role("button", name="Use the camera").click()
    page.wait_for_function("document.querySelector('video')?.videoWidth > 0")
    width = page.evaluate("document.querySelector('video').videoWidth")
    track = page.evaluate_handle("document.querySelector('video').srcObject.getTracks()[0]")
    page.get_by_role("button", name="Take the image").click()
    page.wait_for_function("w => document.querySelector('.k-image canvas').width === w", arg=width)
    assert colors(page.locator(".k-image").screenshot()) > 8
    assert page.locator("video").count() == 0
    assert track.evaluate("t => t.readyState") == "ended"
    page.get_by_role("button", name="Find the person").click()
    page.wait_for_function("handle.found")
    seeing.close()


def test_it_fits_a_phone(browser, site):
    page = browser.new_page(viewport={"width": 375, "height": 800})
    page.goto((site / "page.html").as_uri())
    page.wait_for_function("window.handle")
    look(page)
    assert page.evaluate("document.documentElement.scrollWidth") <= 375
    page.close()
