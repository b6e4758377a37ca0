"""The figures to touch: what Python writes, and what a browser makes of it."""

import base64
import hashlib
import json
import re
from pathlib import Path
from types import SimpleNamespace

import numpy as np
import pytest
import torch
from chromium import colors
from forward_kinematics import joint_positions
from safetensors.torch import save_file
from traitlets import TraitError

import kdict
from kdict import rotation, skeleton
from kdict.dictionary.code_step import exact_codes
from kdictbook.code_statistics import karcher_mean
from kdictbook.figures import packed, page_assets
from kdictbook.figures.widget_atoms import AtomsView, LearningView
from kdictbook.figures.widget_body import BodyView, SkeletonView
from kdictbook.figures.widget_plane import ArcView, SimplexView

FIGURES = Path(page_assets.__file__).parent
RNG = np.random.default_rng(0)


def unit(*shape):
    q = RNG.normal(size=(*shape, 4)) * 0.4
    q[..., 0] = 1
    return q / np.linalg.norm(q, axis=-1, keepdims=True)


def a_motion(frames=30):
    return SimpleNamespace(
        rotations=torch.from_numpy(unit(frames, 23)),
        root_rotation=torch.from_numpy(unit(frames)),
        root_translation=torch.zeros(frames, 3),
        fps=60.0,
    )


def an_atoms_view():
    atoms = unit(23, 12)
    codes = np.zeros((4, 23, 12))
    codes[..., [2, 5, 7]] = RNG.dirichlet(np.ones(3), size=(4, 23))
    examples = np.einsum("ejn,jnd->ejd", codes, atoms)
    examples /= np.linalg.norm(examples, axis=-1, keepdims=True)
    return AtomsView(atoms, cloud=unit(50, 23), examples=examples, example_codes=codes)


VIEWS = {
    "body": lambda: BodyView(beta_sliders=[0, 1], joint_sliders=["left_elbow"]),
    "dictionary": lambda: BodyView(dictionary=unit(23, 9), joint="left_elbow"),
    "motions": lambda: BodyView(
        dictionary=unit(23, 9),
        motion={"walk": a_motion(), "run": a_motion()},
        shape_dictionary="shape-64",
        compare=True,
    ),
    "skeleton": lambda: SkeletonView(motion=a_motion()),
    "own skeleton": lambda: SkeletonView(rest=RNG.normal(size=(24, 3)), motion=a_motion()),
    "simplex": SimplexView,
    "arc": ArcView,
    "atoms": an_atoms_view,
    "learning": lambda: LearningView(unit(4, 8), unit(3, 20), unit(40)),
}


# What Python writes.


def test_packed_arrays_come_back():
    short, long = RNG.normal(size=(23, 4)), RNG.normal(size=(40, 23, 4))
    np.testing.assert_allclose(packed.unpack(packed.pack(short)), short, atol=1e-6)
    np.testing.assert_allclose(packed.unpack(packed.pack(long)), long, atol=1e-4)
    assert packed.unpack(packed.pack(None)) is None


@pytest.mark.parametrize("view", VIEWS)
def test_a_page_gets_the_state_as_json(view):
    figure = VIEWS[view]()
    figure.label = 'a </script> "label"'
    bundle, _ = figure._repr_mimebundle_()
    assert bundle["application/vnd.jupyter.widget-view+json"]["model_id"] == figure.model_id
    page = bundle["text/html"]
    assert f'class="kdict-figure" data-kind="{figure.kind}" role="group"' in page
    assert 'aria-label="a &lt;/script&gt; &quot;label&quot;"' in page
    (text,) = re.findall(r'<script type="application/json">(.*?)</script>', page, re.DOTALL)
    assert json.loads(text) == json.loads(json.dumps(figure.page_state()))
    assert not {"layout", "_esm", "kind"} & json.loads(text).keys()


@pytest.mark.parametrize("view", VIEWS)
def test_a_page_without_javascript_has_a_still_picture(view):
    figure = VIEWS[view]()
    (address,) = re.findall(r'<noscript><img src="data:image/png;base64,(.*?)"', figure.to_html())
    picture = base64.b64decode(address)
    assert colors(picture) > 8
    assert len(picture) < 20_000


def test_the_still_picture_follows_the_state():
    figure = ArcView()
    before = figure.to_html()
    figure.weight = 0.5
    assert figure.to_html() != before
    body = BodyView()
    before = body.to_html()
    body.betas = np.eye(10)[0] * 3
    assert body.to_html().partition("<noscript>")[2] != before.partition("<noscript>")[2]


def test_codes_and_logits_follow_each_other():
    figure = BodyView(dictionary=unit(23, 9))
    expected = kdict.sparsemax(torch.from_numpy(figure.logits))
    np.testing.assert_allclose(figure.codes, expected, atol=1e-12)
    codes = np.eye(9)[3] * 0.75 + np.eye(9)[6] * 0.25
    figure.codes = codes
    np.testing.assert_allclose(kdict.sparsemax(torch.from_numpy(figure.logits)), codes)
    np.testing.assert_allclose(figure.codes, codes)


def test_the_code_of_a_pose_is_where_its_sliders_start():
    dictionary = kdict.KinematicDictionary.from_pretrained("cmu-32")
    code = torch.zeros(23, 32, dtype=torch.float64)
    code[:, [3, 8]] = 0.5
    rotations = dictionary.decode(code)
    row = skeleton.index("left_hip")
    expected = dictionary.encode(rotations)[row]
    figure = BodyView(rotations, dictionary="cmu-32", joint="left_hip")
    np.testing.assert_allclose(figure.codes, expected, atol=1e-6)
    motion = a_motion()
    figure = BodyView(dictionary=unit(23, 9), motion=motion, frame=3, joint="left_hip")
    np.testing.assert_allclose(
        figure.codes, exact_codes(motion.rotations[6:7, row], figure.atoms[row])[0], atol=1e-6
    )


def test_shape_codes_set_the_betas():
    figure = BodyView(shape_dictionary="shape-64")
    figure.shape_codes = np.eye(64)[5]
    atoms = kdict.ShapeDictionary.from_pretrained("shape-64").atoms
    np.testing.assert_allclose(figure.betas, atoms[5], atol=1e-6)


def test_motions_are_thinned_to_thirty_frames_a_second():
    (motion,) = BodyView(motion=a_motion(31)).motions.values()
    assert motion["fps"] == 30
    assert motion["rotations"]["shape"] == [16, 23, 4]


def test_the_shared_scripts_are_written(tmp_path):
    written = page_assets.write(tmp_path / "new" / "folder")
    assert {"widgets.js", "body.js"} <= {path.name for path in written}
    assert (tmp_path / "new/folder/widgets.js").read_text("utf-8") == page_assets.script(
        "widgets.js"
    )


def test_the_kernel_sends_scripts_on_request():
    sent = []
    figure = SimplexView()
    figure.send = sent.append
    figure._answer(figure, {"kdict": "script", "name": "body.js"}, [])
    assert sent == [{"kdict": "script", "name": "body.js", "text": page_assets.script("body.js")}]


def test_the_bundle_is_built_from_these_sources():
    source = FIGURES.parents[1] / "widgets"
    digest = hashlib.sha256()
    for path in sorted((source / "src").iterdir(), key=lambda path: path.name):
        digest.update(path.name.encode() + b"\0" + path.read_bytes() + b"\0")
    digest.update((source / "package.json").read_bytes() + (source / "build.mjs").read_bytes())
    header = page_assets.script("widgets.js")[:400]
    assert f"sources sha256: {digest.hexdigest()}" in header, (
        "book/widgets has changed: run `npm ci && npm run build` there"
    )


@pytest.mark.parametrize(
    ("make", "message"),
    [
        (lambda: BodyView(np.zeros((22, 4))), r"rotations has shape \(22, 4\); expected \(23, 4\)"),
        (lambda: BodyView(np.zeros((23, 4))), "rotations holds a quaternion whose norm is off 1"),
        (lambda: BodyView(betas=np.full(10, np.nan)), "betas holds NaN"),
        (lambda: BodyView(dictionary=unit(22, 9)), r"atoms has shape \(22, 9, 4\)"),
        (lambda: BodyView(shape_dictionary="x"), "shape dictionary 'x' does not ship; expected"),
        (lambda: BodyView(dictionary="cmu-7"), "dictionary 'cmu-7' does not ship; expected one of"),
        (lambda: BodyView(dictionary=unit(23, 9), codes=np.zeros((2, 2))), "shape"),
        (lambda: AtomsView(unit(23, 9), examples=unit(2, 23)), "example_codes has shape None"),
        (lambda: SimplexView([1, 2]), r"SimplexView: z has shape \(2,\); expected \(3\)"),
        (lambda: ArcView(angles=[1.0]), "angles"),
        (lambda: LearningView(unit(3, 8), unit(3, 9), unit(4)), "3 states of the atoms for 3"),
        (lambda: page_assets.script("other.js"), "there is no script 'other.js'; expected one of"),
    ],
)
def test_errors_name_what_was_found(make, message):
    with pytest.raises((TraitError, ValueError), match=message):
        make()


# What a browser makes of it.

PAGE = """<!doctype html><html lang="en" data-theme="light"><meta charset="utf-8"><title>t</title>
{figure}<script src="kdict/widgets.js"></script><script>
const figure = document.querySelector(".kdict-figure");
if (figure) kdictWidgets
  .mount(
    figure.dataset.kind,
    figure,
    JSON.parse(figure.firstElementChild.textContent),
    {{ base: "kdict/" }},
  )
  .then((handle) => {{ window.handle = handle; }});
</script>"""


@pytest.fixture(scope="module")
def site(tmp_path_factory):
    folder = tmp_path_factory.mktemp("site")
    page_assets.write(folder / "kdict")
    return folder


@pytest.fixture(scope="module")
def tab(browser):
    """The one tab, which keeps compiled scripts, and the errors in its console."""
    page, errors = browser.new_page(), []
    page.set_default_timeout(60_000)
    page.on("console", lambda m: errors.append(m.text) if m.type == "error" else None)
    page.on("pageerror", lambda error: errors.append(str(error)))
    return page, errors


@pytest.fixture
def open_page(tab, site):
    """Opens a page from its file with a figure in it, and fails on any console error."""
    page, errors = tab
    errors.clear()

    def opener(figure=""):
        page.set_viewport_size({"width": 800, "height": 900})
        (site / "page.html").write_text(PAGE.format(figure=figure), "utf-8")
        page.goto((site / "page.html").as_uri())
        return page

    yield opener
    assert errors == []


def pixels(page):
    page.wait_for_timeout(150)
    return page.locator(".k-stage").screenshot()


@pytest.mark.parametrize("view", VIEWS)
def test_each_figure_is_drawn_and_moves_and_fits_a_phone(open_page, view):
    """By keyboard, and those in three dimensions by keys and drag; in one page, to save loading."""
    page = open_page(VIEWS[view]().to_html())
    page.wait_for_function("window.handle")
    before = pixels(page)
    assert colors(before) > 20
    control = page.locator("input[type=range]").first
    control.focus()
    for _ in range(3):
        page.keyboard.press("PageUp")
    after = pixels(page)
    assert after != before
    page.evaluate("document.documentElement.dataset.theme = 'dark'")
    dark = pixels(page)
    assert dark != after
    if view in ("body", "skeleton", "atoms"):
        page.locator("canvas").focus()
        page.keyboard.press("ArrowLeft")
        turned = pixels(page)
        assert turned != dark
        box = page.locator("canvas").bounding_box()
        page.mouse.move(box["x"] + 200, box["y"] + 200)
        page.mouse.down()
        page.mouse.move(box["x"] + 260, box["y"] + 210, steps=4)
        page.mouse.up()
        assert pixels(page) != turned
    page.set_viewport_size({"width": 375, "height": 900})
    page.wait_for_timeout(100)
    assert page.evaluate("document.documentElement.scrollWidth") <= 375


def test_a_shipped_dictionary_is_shared_by_the_figures_of_a_page(
    open_page, site, tmp_path, monkeypatch
):
    save_file({"atoms": torch.from_numpy(unit(23, 9)).float()}, tmp_path / "test-9.safetensors")
    monkeypatch.setattr(page_assets, "data_path", lambda _, *file: tmp_path.joinpath(*file))
    figure = BodyView(dictionary="test-9", joint="left_elbow")
    assert figure.page_state()["atoms"] is None
    (site / "kdict/dictionary-test-9.js").write_text(page_assets.script("dictionary-test-9.js"))
    page = open_page(figure.to_html())
    page.wait_for_function("window.handle")
    row = page.evaluate("Array.from(handle.body.world.slice(12 * 18, 12 * 18 + 12))")
    atoms = torch.from_numpy(page_assets.dictionary_atoms("test-9")[skeleton.index("left_elbow")])
    decoded = kdict.sparsemax(torch.from_numpy(figure.logits)).float() @ atoms
    expected = rotation.to_matrix(torch.nn.functional.normalize(decoded, dim=0))
    found = torch.tensor(row).view(3, 4)[:, :3]
    torch.testing.assert_close(found, expected, atol=1e-4, rtol=0)


def test_a_motion_plays(open_page):
    page = open_page(SkeletonView(motion=a_motion()).to_html())
    page.wait_for_function("window.handle")
    page.get_by_role("button", name="Play").click()
    page.wait_for_function("document.querySelector('input[type=range]').valueAsNumber > 2")
    page.get_by_role("button", name="Pause").click()


def test_points_are_dragged(open_page):
    page = open_page(SimplexView().to_html())
    page.wait_for_function("window.handle")
    box = page.locator(".k-handle").bounding_box()
    x, y = box["x"] + box["width"] / 2, box["y"] + box["height"] / 2
    page.mouse.move(x, y)
    page.mouse.down()
    page.mouse.move(x + 60, y + 40, steps=3)
    page.mouse.up()
    sliders = page.locator("input[type=range]")
    z = [float(v) for v in sliders.evaluate_all("nodes => nodes.map((n) => n.value)")]
    assert abs(sum(z) - 1) < 0.05
    assert z[0] < 0.8
    tau = page.locator("dd").first.inner_text().replace("−", "-")
    p = np.maximum(np.array(z) - float(tau), 0)
    assert abs(p.sum() - 1) < 0.05


def test_atoms_are_selected_by_number_and_by_click(open_page):
    atoms = unit(23, 12)
    page = open_page(AtomsView(atoms, joint="left_knee").to_html())
    page.wait_for_function("window.handle")
    active = page.locator("dd").first
    assert active.inner_text() == "0"
    page.get_by_role("spinbutton", name="Atom").fill("7")
    page.get_by_role("button", name="Select").click()
    assert active.inner_text() == "0, 7"

    points = rotation.to_axis_angle(torch.from_numpy(atoms[skeleton.index("left_knee")])).numpy()
    x, y = np.array([screen(page, point) for point in points]).T
    # One that stands apart in the picture, so that the click can mean no other.
    apart = np.hypot(x[:, None] - x, y[:, None] - y) + 1e3 * np.eye(12)
    chosen = max(set(range(12)) - {0, 7}, key=lambda n: apart[n].min())
    page.mouse.click(x[chosen], y[chosen])
    assert active.inner_text() == ", ".join(map(str, sorted([0, 7, chosen])))


def test_without_webgl_the_page_is_told(open_page):
    page = open_page()
    page.evaluate("HTMLCanvasElement.prototype.getContext = () => null")
    error = page.evaluate(
        """state => kdictWidgets.mount("body", document.body, state, { base: "kdict/" })
          .catch((error) => error.message)""",
        BodyView().page_state(),
    )
    assert error == "this browser offers no WebGL 2"


def test_javascript_agrees_with_python(open_page):
    entmax = pytest.importorskip("entmax")
    page = open_page()

    def js(call, *arguments):
        values = [a.tolist() if hasattr(a, "tolist") else a for a in arguments]
        code = f"a => Array.from(kdictWidgets.math.{call}(...a))"
        return torch.tensor(page.evaluate(code, values))

    def same(found, expected):
        torch.testing.assert_close(found.double(), expected.double(), atol=1e-4, rtol=0)

    for scale in (0.1, 1.0, 30.0):
        z = torch.from_numpy(RNG.normal(size=17) * scale)
        same(js("sparsemax", z), kdict.sparsemax(z))
        same(js("softmax", z), z.softmax(0))
        same(js("entmax15", z), entmax.entmax15(z, dim=0))
    z = torch.tensor([0.5, 0.1, -0.7], dtype=torch.float64)
    for name, function in {
        "sparsemax": kdict.sparsemax,
        "softmax": lambda v: v.softmax(0),
        "entmax15": lambda v: entmax.entmax15(v, dim=0),
    }.items():
        expected = torch.autograd.functional.jacobian(function, z)
        same(js("jacobian", function(z), name), expected)
    for q0, q1, x in zip(unit(10), -unit(10), RNG.uniform(size=10), strict=True):
        p, q = torch.from_numpy(q0), torch.from_numpy(q1)
        for shortest in (True, False):
            same(js("slerp", q0, q1, x, shortest), rotation.slerp(p, q, x, shortest=shortest))
            same(js("lerp", q0, q1, x, shortest), rotation.lerp(p, q, x, shortest=shortest))
        same(js("multiply", q0, q1), rotation.multiply(p, q))
        same(js("toAxisAngle", q1), rotation.to_axis_angle(rotation.align(q, p)))
        code = "a => kdictWidgets.math.angleBetween(...a)"
        angle = page.evaluate(code, [q0.tolist(), q1.tolist()])
        assert angle == pytest.approx(float(rotation.angle_between(p, q)), abs=1e-4)
    for atoms, samples in ((unit(40), unit(20)), (unit(9), RNG.normal(size=(5, 4)))):
        for sample, code in zip(samples, exact_codes(samples, atoms), strict=True):
            same(js("nearestCode", sample, atoms.ravel()), torch.from_numpy(code))
    people, shapes = RNG.normal(size=(6, 10)), RNG.normal(size=(30, 10))
    for sample, code in zip(people, exact_codes(people, shapes), strict=True):
        same(js("nearestCode", sample, shapes.ravel()), torch.from_numpy(code))
    atoms, codes = unit(5), RNG.dirichlet(np.ones(5))
    expected = karcher_mean(torch.from_numpy(atoms), torch.from_numpy(codes))
    same(js("karcherMean", codes, atoms.ravel()), expected)
    atoms, logits = unit(40), RNG.normal(size=40)
    expected = kdict.sparsemax(torch.from_numpy(logits)) @ torch.from_numpy(atoms)
    same(js("decode", logits, atoms.ravel()), torch.nn.functional.normalize(expected, dim=0))


def test_the_body_moves_as_smplx_moves_it(open_page, monkeypatch):
    monkeypatch.delenv("KDICT_SMPL", raising=False)
    body = kdict.load_body()
    figure = BodyView(unit(23), root_rotation=unit(), betas=RNG.normal(size=10))
    page = open_page(figure.to_html())
    page.wait_for_function("window.handle")
    vertices, joints = (
        torch.tensor(page.evaluate(f"Array.from(handle.body.{name})")).view(-1, 3)
        for name in ("vertices", "joints")
    )
    turns, root, betas = (
        torch.from_numpy(v).float() for v in (figure.rotations, figure.root_rotation, figure.betas)
    )
    expected = body(
        betas=betas[None],
        body_pose=rotation.to_axis_angle(turns).reshape(1, 69),
        global_orient=rotation.to_axis_angle(root)[None],
    )
    torch.testing.assert_close(vertices, expected.vertices[0], atol=1e-4, rtol=0)
    rest = kdict.body.rest_joints(body, betas)
    places = joint_positions(turns, root, rest)
    torch.testing.assert_close(joints, places, atol=1e-4, rtol=0)


def test_random_codes_move_the_body_as_in_python(open_page, monkeypatch):
    monkeypatch.delenv("KDICT_SMPL", raising=False)
    dictionary = kdict.KinematicDictionary.from_pretrained("cmu-128")
    shapes = kdict.ShapeDictionary.from_pretrained("shape-64")
    body = kdict.load_body()
    page = open_page(BodyView().to_html())
    page.wait_for_function("window.handle")
    page.add_script_tag(path=FIGURES / "static" / "widgets.js")
    page.evaluate(page_assets.script("dictionary-cmu-128.js"))
    page.evaluate(page_assets.script("shape-64.js"))
    for scale in (0.3, 3.0):
        logits = torch.from_numpy(RNG.normal(size=(23, 128)) * scale)
        shape = kdict.sparsemax(torch.from_numpy(RNG.normal(size=64) * scale))
        found = page.evaluate(
            """([logits, shape, root]) => {
              const { decode, unpack } = kdictWidgets.math;
              const atoms = unpack(kdictAssets["dictionary-cmu-128"].atoms);
              const people = unpack(kdictAssets["shape-64"].atoms);
              const rotations = Float32Array.from(logits.flatMap((z, j) =>
                decode(z, atoms.subarray(512 * j, 512 * (j + 1)))));
              const betas = Array.from({ length: 10 }, (_, i) =>
                shape.reduce((sum, code, n) => sum + code * people[10 * n + i], 0));
              handle.body.shape(betas);
              handle.body.pose(rotations, root);
              return Array.from(handle.body.vertices);
            }""",
            [logits.tolist(), shape.tolist(), [1, 0, 0, 0]],
        )
        turns = dictionary(logits).float()
        expected = kdict.body.vertices(
            body, turns, rotation.identity(), shapes.decode(shape).float()
        )
        torch.testing.assert_close(torch.tensor(found).view(-1, 3), expected, atol=1e-4, rtol=0)


def world_of(page, joint):
    row = page.evaluate(f"Array.from(handle.body.world.slice({12 * joint}, {12 * joint + 12}))")
    return torch.tensor(row, dtype=torch.float32).view(3, 4)[:, :3]


def screen(page, point):
    """Where a point of the body is in the window, in pixels."""
    world_to_view, view_to_clip = (
        np.array(page.evaluate(f"handle.view.camera.{name}.elements")).reshape(4, 4).T
        for name in ("matrixWorldInverse", "projectionMatrix")
    )
    x, y, _, w = view_to_clip @ world_to_view @ np.array([*point, 1])
    box = page.locator("canvas").first.bounding_box()
    return box["x"] + (1 + x / w) / 2 * box["width"], box["y"] + (1 - y / w) / 2 * box["height"]


def test_a_pulled_limb_stays_in_its_dictionary(open_page):
    page = open_page(BodyView(dictionary="cmu-128", joint="left_elbow", compare=True).to_html())
    page.wait_for_function("window.handle")
    page.wait_for_timeout(100)
    wrist = skeleton.JOINTS.index("left_wrist")
    knob = page.evaluate(f"Array.from(handle.body.joints.slice({3 * wrist}, {3 * wrist + 3}))")
    x, y = screen(page, knob)
    page.mouse.move(x, y)
    page.mouse.down()
    page.mouse.move(x - 120, y - 20, steps=4)
    page.mouse.up()
    moved = page.evaluate(f"Array.from(handle.body.joints.slice({3 * wrist}, {3 * wrist + 3}))")
    assert np.linalg.norm(np.subtract(moved, knob)) > 0.05
    # An elbow's atoms are a curve: where the limb went is at the reach of two of them.
    active = [int(n) for n in page.locator("dd").first.inner_text().split(",")]
    assert 1 <= len(active) <= 4
    free, angle = (page.locator("dd").nth(n).inner_text() for n in (4, 2))
    assert float(free.rstrip("°")) > 1
    assert float(angle.rstrip("°")) > 1
    atoms = torch.from_numpy(page_assets.dictionary_atoms("cmu-128")[skeleton.index("left_elbow")])
    parent, own = (
        world_of(page, skeleton.JOINTS.index(f"left_{n}")) for n in ("shoulder", "elbow")
    )
    turn = rotation.from_matrix(parent.T @ own)
    assert rotation.angle_between(rotation.align(turn, atoms), atoms).min().rad2deg() < 3


def test_a_limb_is_pulled_by_keyboard_as_well(open_page):
    page = open_page(BodyView(dictionary="cmu-128", joint="left_knee").to_html())
    page.wait_for_function("window.handle")
    page.get_by_text("Pull to a rotation").click()
    page.get_by_label("about x").fill("60")
    angle = float(page.locator("dd").nth(2).inner_text().rstrip("°"))
    assert angle == pytest.approx(60, abs=2)
    # A knee has no other axis.
    page.get_by_label("about x").fill("0")
    page.get_by_label("about z").fill("60")
    assert float(page.locator("dd").nth(2).inner_text().rstrip("°")) < 10


def test_learning_is_stepped_through(open_page):
    figure = LearningView(unit(4, 8), unit(3, 20), unit(40))
    page = open_page(figure.to_html())
    page.wait_for_function("window.handle")
    page.get_by_role("button", name="Next").click()
    assert "Codes" in page.locator("[aria-live]").inner_text()
    gaps = []
    for sample in figure.batches[0]:
        code = exact_codes(sample[None], figure.atoms[0])[0]
        gaps.append(np.linalg.norm(code @ figure.atoms[0] - sample))
    shown = float(page.locator("dd").nth(1).inner_text())
    assert shown == pytest.approx(np.sqrt(np.mean(np.square(gaps))), abs=1e-3)
    page.get_by_role("button", name="Next").click()
    assert page.locator("dd").first.inner_text() == "1 of 3"


def test_motions_light_up_their_codes_and_shapes_follow_theirs(open_page):
    page = open_page(VIEWS["motions"]().to_html())
    page.wait_for_function("window.handle")
    lit = """() => Array.from(document.querySelector(".k-strip").getContext("2d")
      .getImageData(0, 0, 9, 23).data).filter((v, i) => i % 4 === 3 && v > 0).length"""
    assert page.evaluate(lit) >= 23
    before = page.evaluate("Array.from(handle.body.vertices)")
    page.get_by_label("Motion").select_option("run")
    after = page.evaluate("Array.from(handle.body.vertices)")
    assert after != before
    page.get_by_text("Shape code").click()
    page.get_by_label("z of shape 2").fill("1")
    assert page.evaluate("Array.from(handle.body.vertices)") != after


# The model that anywidget gives to the figure, reduced to what the figure calls.
FAKE_MODEL = """(state) => {
  const heard = {};
  window.model = {
    changed: {}, sent: [],
    get: (key) => state[key],
    set(key, value) { state[key] = value; this.changed[key] = value; this.emit(`change:${key}`); },
    save_changes() {},
    send(message) { this.sent.push(message); },
    on(event, f) { (heard[event] ??= new Set()).add(f); },
    off(event, f) { heard[event].delete(f); },
    emit(event, ...rest) { for (const f of [...(heard[event] ?? [])]) f(...rest); },
    push(values) {
      Object.assign(state, values);
      for (const key in values) this.emit(`change:${key}`);
    },
  };
}"""


def test_with_a_kernel_the_state_goes_both_ways(browser):
    figure = BodyView(dictionary=unit(23, 9), joint="left_elbow")
    page = browser.new_page()
    errors = []
    page.on("pageerror", lambda error: errors.append(str(error)))
    figure.send = lambda message: page.evaluate("m => model.emit('msg:custom', m)", message)
    page.evaluate(FAKE_MODEL, figure.get_state())
    page.evaluate(
        """stub => import(`data:text/javascript,${encodeURIComponent(stub)}`).then((module) => {
          window.drawn = module.default.render({ model, el: document.body });
        })""",
        figure._esm,
    )
    for name in ("widgets.js", "body.js"):
        page.wait_for_function("model.sent.length > 0")
        (message,) = page.evaluate("model.sent.splice(0)")
        assert message == {"kdict": "script", "name": name}
        figure._handle_custom_msg(message, [])
    page.evaluate("drawn")

    page.get_by_label("z of atom 2").fill("1")
    figure.set_state(page.evaluate("model.changed"))
    assert figure.logits[2] == 1
    expected = kdict.sparsemax(torch.from_numpy(figure.logits))
    np.testing.assert_allclose(figure.codes, expected, atol=1e-6)
    decoded = expected @ torch.from_numpy(figure.atoms[skeleton.index("left_elbow")])
    row = figure.rotations[skeleton.index("left_elbow")]
    np.testing.assert_allclose(row, torch.nn.functional.normalize(decoded, dim=0), atol=1e-4)

    figure.codes = np.eye(9)[7]
    page.evaluate("s => model.push(s)", figure.get_state(["codes"]))
    assert page.get_by_label("z of atom 7").input_value() == "1"
    assert errors == []
    page.close()
