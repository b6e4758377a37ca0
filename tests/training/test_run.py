import csv
import json
import os
import resource
import signal
import socket
import subprocess
import sys
import threading
import time
from pathlib import Path

import pytest
import torch
import training_stand_in
from safetensors.torch import load_file
from training_stand_in import NETWORK, RUN, StandIn, config, run

import kdict
from kdict import HumanMeshNet
from kdict.cli import main
from kdict.network.losses import keypoint_losses, labels
from kdict.training import checkpoints, distributed
from kdict.training.batches import MixedBatches
from kdict.training.distributed import Worker
from kdict.training.optimizer import EMA, adamw
from kdict.training.run import NonFiniteLossError

PROGRAM = [training_stand_in.__file__]


@pytest.fixture(autouse=True)
def _one_thread():
    before = torch.get_num_threads()
    torch.set_num_threads(1)
    yield
    torch.set_num_threads(before)


@pytest.fixture(scope="module")
def whole(tmp_path_factory):
    """The folder of a run of six steps that nothing interrupted."""
    torch.set_num_threads(1)
    folder = tmp_path_factory.mktemp("whole")
    run(folder)
    return folder


def rows(folder, name="log"):
    with (folder / f"{name}.csv").open() as file:
        return [
            {k: v for k, v in row.items() if k != "images_per_second"}
            for row in csv.DictReader(file)
        ]


def numbers(folder):
    return torch.tensor(
        [[float(row[k]) for k in ("step", "l2d", "l3d", "gradient_norm")] for row in rows(folder)]
    )


def assert_same_run(one, other, atol):
    torch.testing.assert_close(numbers(one), numbers(other), atol=atol, rtol=0)
    assert rows(one, "metrics-studio") == rows(other, "metrics-studio")
    last = "checkpoints/step-00000006.safetensors"
    weights, others = load_file(one / last), load_file(other / last)
    assert weights.keys() == others.keys()
    for name, value in weights.items():
        torch.testing.assert_close(value, others[name], atol=atol, rtol=0, msg=name)


class Broken(StandIn):
    """A source that does something at its n-th batch."""

    def __init__(self, role, at, action):
        super().__init__(role)
        self.left, self.action = at, action

    def __getitem__(self, indices):
        self.left -= 1
        sample = super().__getitem__(indices)
        return self.action(sample) if self.left == 0 else sample


class PowerCut(BaseException):
    """Ends a run without giving it a chance to write anything."""


def power_cut(sample):
    raise PowerCut


def broken(at, action):
    return {"studio": Broken("studio", at, action), "wild2d": StandIn("wild2d")}


def environment():
    package = Path(kdict.__file__).parent.parent
    paths = [str(package), *os.environ.get("PYTHONPATH", "").split(os.pathsep)]
    return {
        **os.environ,
        "PYTHONPATH": os.pathsep.join(filter(None, paths)),
        "OMP_NUM_THREADS": "1",
    }


def test_a_run_leaves_everything_behind(whole):
    assert [row["step"] for row in rows(whole)] == list("123456")
    metrics = rows(whole, "metrics-studio")
    assert [row["step"] for row in metrics] == ["3", "6"]
    names = ("keypoint_error", "mpjpe", "pa_mpjpe", "surface_error", "active_atoms")
    assert all(float(row[name]) > 0 for row in metrics for name in names)
    assert "mpjpe" not in rows(whole, "metrics-wild2d")[0]
    found = sorted(p.name for p in (whole / "checkpoints").iterdir())
    assert found == ["step-00000004.safetensors", "step-00000006.safetensors"]
    assert json.loads((whole / "config.json").read_text())["network"]["backbone"] == "tiny"
    model = HumanMeshNet.load(whole / "model.safetensors")
    assert model.config == config().network


def test_weights_move_and_the_kept_ones_are_the_average(whole):
    last = load_file(whole / "checkpoints" / "step-00000006.safetensors")
    kept = load_file(whole / "model.safetensors")
    for name in (
        "mlp.0.weight",
        "mlp.4.bias",
        "backbone.resnet.embedder.embedder.convolution.weight",
    ):
        average, model = last[f"average.{name}"], last[f"model.{name}"]
        torch.testing.assert_close(kept[name].float(), average, atol=1e-3, rtol=1e-3)
        assert (average - model).abs().max() > 1e-6


def test_no_pose_shape_or_mesh_label_is_looked_at(whole):
    """They are NaN in every sample, as are the 3D keypoints of pictures without."""
    sample = StandIn("wild2d")[torch.arange(2)]
    labels = (sample.rotations, sample.root_rotation, sample.betas, sample.vertices)
    for label in (*labels, sample.keypoints3d):
        assert label.isnan().all()
    assert numbers(whole).isfinite().all()
    last = load_file(whole / "checkpoints" / "step-00000006.safetensors")
    assert all(value.isfinite().all() for value in last.values())


def test_training_lowers_the_loss(tmp_path):
    class Few(StandIn):
        def __len__(self):
            return 2

    run(
        tmp_path, {role: Few(role) for role in ("studio", "wild2d")}, num_images=400, lr=3e-3,
        log_every=50, checkpoint_every=50, evaluate_every=50, dictionary=None,
    )  # fmt: skip
    first = run_first(tmp_path)
    assert numbers(tmp_path)[-1, 1:3].sum() < 0.5 * first


def run_first(folder):
    """Both losses of the first step, from a run of one step."""
    run(folder / "one", num_images=8, dictionary=None)
    return numbers(folder / "one")[0, 1:3].sum()


@pytest.mark.parametrize("at", [2, 4, 6])
def test_an_interrupted_run_goes_on_as_if_nothing_had_happened(whole, tmp_path, at):
    with pytest.raises(PowerCut):
        run(tmp_path, broken(at, power_cut))
    assert len(rows(tmp_path)) == at - 1
    run(tmp_path)
    assert_same_run(tmp_path, whole, 1e-6)


def test_a_run_stops_where_it_is_told(whole, tmp_path):
    sources = {role: StandIn(role) for role in ("studio", "wild2d")}
    model = kdict.training.run.train(config(), tmp_path, sources=sources, held_out={}, until=4)
    assert not (tmp_path / "model.safetensors").exists()
    kept = load_file(tmp_path / "checkpoints" / "step-00000004.safetensors")
    for name, value in model.backbone.state_dict().items():
        assert torch.equal(value, kept[f"average.backbone.{name}"])
    kdict.training.run.train(config(), tmp_path, sources=sources, held_out={})
    torch.testing.assert_close(numbers(tmp_path), numbers(whole), atol=1e-6, rtol=0)


def test_a_killed_process_loses_at_most_the_interval(tmp_path, whole):
    folder = tmp_path / "run"
    process = subprocess.Popen([sys.executable, *PROGRAM, folder], env=environment())
    while not list(folder.glob("checkpoints/step-*")):
        assert process.poll() is None
        time.sleep(0.005)
    process.send_signal(signal.SIGKILL)
    assert process.wait() == -signal.SIGKILL
    assert not (folder / "model.safetensors").exists()
    run(folder)
    assert_same_run(folder, whole, 1e-6)


def test_rows_of_the_log_go_on_between_checkpoints(tmp_path):
    """A checkpoint between two rows holds the steps since the last one."""
    sources, changes = {"studio": StandIn("studio")}, {"roles": {"studio": 1.0}, "log_every": 4}
    run(tmp_path / "whole", sources, {}, **changes)
    train, made = kdict.training.run.train, config(**changes, checkpoint_every=3)
    train(made, tmp_path / "cut", sources=sources, held_out={}, until=3)
    train(made, tmp_path / "cut", sources=sources, held_out={})
    assert rows(tmp_path / "cut") == rows(tmp_path / "whole")


def test_two_processes_share_every_batch(tmp_path, monkeypatch):
    """Their losses are the mean over both halves, each normalized by its own images."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = str(free.getsockname()[1])
    torchrun = {"MASTER_ADDR": "127.0.0.1", "MASTER_PORT": port, "WORLD_SIZE": "2"}
    other = subprocess.Popen(
        [sys.executable, *PROGRAM, tmp_path], env=environment() | torchrun | {"RANK": "1"}
    )
    for name, value in {**torchrun, "RANK": "0"}.items():
        monkeypatch.setenv(name, value)
    try:
        run(tmp_path)
    finally:
        distributed.destroy()
    assert other.wait(60) == 0
    monkeypatch.undo()
    assert (tmp_path / "model.safetensors").exists()
    made = config()
    torch.manual_seed(made.seed)
    model = HumanMeshNet(made.network).train()
    sources = {role: StandIn(role) for role in ("studio", "wild2d")}
    halves = []
    for rank in (0, 1):
        worker = Worker(rank, 2)
        batches = MixedBatches(sources, made.roles, batch_size=8, seed=0, worker=worker)
        batch = batches.batch(0, "cpu")
        found = model(batch.image)
        own = keypoint_losses(found.keypoints3d, found.keypoints, **labels(batch))
        halves.append(torch.stack(own).detach().double())
    torch.testing.assert_close(
        numbers(tmp_path)[0, 1:3].double(), sum(halves) / 2, atol=1e-6, rtol=0
    )
    run(tmp_path)  # finished: nothing is left to do for one process


def test_the_command_leaves_with_143_and_130_and_a_checkpoint(tmp_path, monkeypatch, caplog):
    """SIGTERM, then Ctrl-C in the resumed run; no checkpoint is due by steps."""
    options = {**RUN, **NETWORK, "roles": "studio=1", "checkpoint_every": 2000}
    options = {name: value for name, value in options.items() if name != "bf16"}
    line = [f"--{name.replace('_', '-')}={value}" for name, value in options.items()]
    command = ["train", f"--out={tmp_path}", "--no-bf16", *line]

    def sources(config, split, device):
        return {"studio": Broken("studio", 2, stop)} if split == "train" else {}

    def stop(sample):
        os.kill(os.getpid(), next(signals))
        return sample

    signals = iter((signal.SIGTERM, signal.SIGINT))
    monkeypatch.setattr(kdict.training.run, "benchmark", sources)
    steps = []
    for code in (143, 130):
        assert main(command) == code
        assert "the same command resumes" in caplog.text
        (*_, last) = sorted(tmp_path.glob("checkpoints/*"))
        steps.append(int(last.stem[5:]))
        assert steps[-1] == int(rows(tmp_path)[-1]["step"])
    assert 0 < steps[0] < steps[1] < 6


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGINT])
def test_a_stopped_run_writes_a_checkpoint_and_can_be_resumed(whole, tmp_path, number):
    """The signal comes while the fifth batch is drawn; no checkpoint is due by steps."""

    def stop(sample):
        os.kill(os.getpid(), number)
        return sample

    before = signal.getsignal(number)
    with pytest.raises((SystemExit, KeyboardInterrupt)) as info:
        run(tmp_path, broken(5, stop), checkpoint_every=2000)
    assert isinstance(info.value, KeyboardInterrupt) == (number == signal.SIGINT)
    assert getattr(info.value, "code", 143) == 143
    assert signal.getsignal(number) is before
    (last,) = tmp_path.glob("checkpoints/*")
    assert int(last.stem[5:]) == int(rows(tmp_path)[-1]["step"]) < 6
    run(tmp_path)
    assert_same_run(tmp_path, whole, 1e-6)


def test_a_second_start_in_the_folder_is_refused(tmp_path):
    tmp_path.joinpath("checkpoints").mkdir()
    first = checkpoints.lock(tmp_path)
    with pytest.raises(BlockingIOError, match="another process is training in this folder"):
        run(tmp_path)
    first.release()
    run(tmp_path, num_images=8)


def test_a_run_that_cannot_start_leaves_nothing(tmp_path):
    for changes in ({"pose": "quaternions"}, {"dictionary": "cmu"}, {"roles": {"sea": 1.0}}):
        with pytest.raises(ValueError, match=r"expected one of|no source|not a pretrained"):
            run(tmp_path / "run", **changes)
        assert not (tmp_path / "run").exists()
    with pytest.raises(PowerCut):
        run(tmp_path / "run", broken(1, power_cut), lr=0.5)
    run(tmp_path / "run", num_images=8)  # there is no checkpoint: another config may begin


def test_a_finished_run_is_left_alone(whole):
    before = (whole / "model.safetensors").stat()
    run(whole, broken(1, power_cut))  # no batch is drawn
    assert (whole / "model.safetensors").stat() == before


DAMAGES = {
    "truncated": lambda data: data[:-100],
    "no header": lambda data: data[:5],
    "one bit": lambda data: data[:-100] + bytes([data[-100] ^ 1]) + data[-99:],
    "empty": lambda data: b"",
    "step": lambda data: data.replace(b'"step":"4"', b'"step":"5"'),
    "no checksum": lambda data: data.replace(b'"crc32"', b'"crc33"'),
    "name": lambda data: data.replace(b"first.mlp.0.bias", b"third.mlp.0.bias"),
}


def test_a_corrupt_checkpoint_is_named_and_the_one_before_taken(whole, tmp_path, caplog):
    with pytest.raises(PowerCut):
        run(tmp_path, broken(6, power_cut))
    last = tmp_path / "checkpoints" / "step-00000004.safetensors"
    good = last.read_bytes()
    model = HumanMeshNet(config().network)
    state = checkpoints.TrainState(model, EMA(model, 0.99), adamw(model, 1e-3, 0.01))
    assert checkpoints.restore(last.parent, state).step == 4
    for name, damage in DAMAGES.items():
        caplog.clear()
        last.write_bytes(damage(good))
        assert checkpoints.restore(last.parent, state).step == 2, name
        assert f"{last}: corrupt checkpoint" in caplog.text, name
    run(tmp_path)
    assert_same_run(tmp_path, whole, 1e-6)


def test_without_an_intact_checkpoint_it_stops(tmp_path):
    with pytest.raises(PowerCut):
        run(tmp_path, broken(4, power_cut))
    for path in tmp_path.glob("checkpoints/*"):
        path.write_bytes(b"")
    with pytest.raises(ValueError, match=r"all 1 checkpoints are corrupt.*step-00000002"):
        run(tmp_path)


def test_a_loss_that_is_not_finite_stops_and_says_where(tmp_path):
    def poison(sample):
        # A 3D label that is NaN is a missing one; a 2D one that counts is not.
        sample.keypoints2d[0, 5] = torch.nan
        sample.visibility[0, 5] = 1
        return sample

    with pytest.raises(NonFiniteLossError, match=r"step 4: .*L_2D = nan.*process-0.json") as info:
        run(tmp_path, broken(5, poison))
    assert not [t for t in threading.enumerate() if t.name.startswith("batches")]
    (note,) = tmp_path.glob("non-finite-*.json")
    assert str(note) in str(info.value)
    content = json.loads(note.read_text())
    made = config()
    batches = MixedBatches(
        broken(9, poison),
        made.roles,
        batch_size=8,
        seed=0,
        worker=distributed.worker(),
    )
    assert content["step"] == 4
    assert [tuple(x) for x in content["images"]] == batches.image_ids(4)
    last = load_file(tmp_path / "checkpoints" / "step-00000004.safetensors")
    assert all(value.isfinite().all() for value in last.values())


def test_a_full_disk_leaves_the_last_good_checkpoint(tmp_path, whole):
    """A real write that fails half way: the process may not write files beyond a size."""
    limits = resource.getrlimit(resource.RLIMIT_FSIZE)

    def fill(sample):
        resource.setrlimit(resource.RLIMIT_FSIZE, (20_000, limits[1]))
        return sample

    try:
        with pytest.raises(OSError, match=r"00004.*could not be written.*good one is .*00002"):
            run(tmp_path, broken(4, fill))
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, limits)
    assert [p.name for p in (tmp_path / "checkpoints").iterdir()] == ["step-00000002.safetensors"]
    run(tmp_path)
    assert_same_run(tmp_path, whole, 1e-6)


def test_another_config_in_the_same_folder_is_refused(whole):
    with pytest.raises(ValueError, match=r"another config: lr was 0.001, is 0.5"):
        run(whole, lr=0.5)
    run(whole, checkpoint_every=3)  # may change, and there is nothing left to do
    path = whole / "config.json"
    before = path.read_text()
    path.write_text(json.dumps(json.loads(before) | {"max_images": 64}))
    with pytest.raises(ValueError, match=r"max_images was 64, which is no option now"):
        run(whole)
    path.write_text(before)


def test_half_precision_and_a_schedule_of_the_scale(tmp_path):
    run(tmp_path, bf16=True, scale=0.1, scale_mode="scheduled", num_images=16)
    last = load_file(tmp_path / "checkpoints" / "step-00000002.safetensors")
    assert float(last["model.code_map.log_scale"]) == pytest.approx(0, abs=1e-6)
    assert numbers(tmp_path).isfinite().all()


def test_a_run_may_start_from_the_weights_of_another(whole, tmp_path):
    source = str(whole / "model.safetensors")
    run(tmp_path / "on", init_weights=source, num_images=8, lr=1e-12)
    start, found = load_file(source), load_file(tmp_path / "on" / "model.safetensors")
    for name, value in start.items():
        if value.dim() > 1:
            torch.testing.assert_close(found[name], value, atol=1e-3, rtol=0)
    with pytest.raises(ValueError, match="trained with dictionary = cmu-32"):
        run(tmp_path / "other", init_weights=source, dictionary=None)


def test_a_learned_scale_trains(tmp_path):
    run(tmp_path, scale=0.1, scale_mode="learned", num_images=16)
    last = load_file(tmp_path / "checkpoints" / "step-00000002.safetensors")
    assert float(last["model.code_map.log_scale"].exp()) != pytest.approx(0.1, abs=1e-7)
