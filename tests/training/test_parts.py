import copy
import dataclasses
import itertools
import json
import math
import os
import sys
import threading
from contextlib import closing

import numpy as np
import pytest
import torch
from torch import nn

from kdict import NetworkConfig
from kdict.training.batches import MixedBatches, prefetch
from kdict.training.checkpoints import Clock
from kdict.training.config import TrainConfig
from kdict.training.distributed import Worker
from kdict.training.logs import RunLog
from kdict.training.optimizer import EMA, adamw, cosine_schedule

SHARES = {"studio": 0.5, "fitted": 0.3, "wild2d": 0.2}


def batches(worker=Worker(0, 1), **changes):  # noqa: B008
    options = {"shares": SHARES, "batch_size": 8, "seed": 0, **changes}
    return MixedBatches(dict.fromkeys(SHARES, range(1000)), worker=worker, **options)


def test_roles_come_in_their_shares():
    counts = np.array(
        [
            [sum(o.role == role for o in batches().image_ids(step)) for role in SHARES]
            for step in range(400)
        ]
    )
    assert (counts.sum(1) == 8).all()
    expected = 8 * np.array(list(SHARES.values()))
    np.testing.assert_allclose(counts.mean(0), expected, atol=0.1)
    assert (np.abs(counts - expected) < 1).all()


def test_images_are_a_function_of_seed_and_step():
    assert batches().image_ids(3) == batches().image_ids(3)
    assert batches().image_ids(3) != batches().image_ids(4)
    assert batches().image_ids(3) != batches(seed=1).image_ids(3)


def test_processes_share_the_batch():
    parts = [batches(Worker(rank, 4)).image_ids(5) for rank in range(4)]
    assert {len(part) for part in parts} == {2}
    assert sorted(itertools.chain(*parts)) == sorted(batches().image_ids(5))


def test_a_batch_is_drawn_while_the_one_before_is_worked_on():
    begun = [threading.Event() for _ in range(3)]

    def draw(step):
        begun[step].set()
        return step, threading.current_thread()

    before = set(threading.enumerate())
    for expected, (step, thread) in enumerate(prefetch(draw, range(3))):
        assert step == expected
        assert thread not in before
        assert step == 2 or begun[step + 1].wait(60)
    assert list(prefetch(draw, range(0))) == []
    assert set(threading.enumerate()) == before


def test_a_batch_that_cannot_be_drawn_is_missed_in_its_turn():
    coming = prefetch(lambda step: 1 / (2 - step), range(9))
    assert [next(coming), next(coming)] == [0.5, 1]
    with pytest.raises(ZeroDivisionError):
        next(coming)


def test_no_thread_outlives_what_it_draws_for():
    before = set(threading.enumerate())
    with closing(prefetch(float, range(9))) as coming:
        assert next(coming) == 0
    assert set(threading.enumerate()) == before


def test_mixtures_that_cannot_be():
    with pytest.raises(ValueError, match=r"no source for the roles \['sea'\]; there are"):
        batches(shares={"sea": 1.0})
    with pytest.raises(ValueError, match="batch_size is 8; expected a multiple of 3"):
        batches(Worker(0, 3))


def test_the_rate_warms_up_and_follows_a_cosine_schedule():
    assert cosine_schedule(0.01, 0.02) == pytest.approx(0.5)
    assert cosine_schedule(0.02, 0.02) == pytest.approx(1)
    assert cosine_schedule(0.51, 0.02) == pytest.approx(0.5)
    assert cosine_schedule(1, 0.02) == pytest.approx(0)
    assert cosine_schedule(0.25, 0.0) == pytest.approx((1 + math.cos(math.pi / 4)) / 2)


def test_the_average_is_exponential_and_starts_from_the_weights():
    torch.manual_seed(0)
    model = nn.Sequential(nn.Linear(3, 2), nn.BatchNorm1d(2))
    average = EMA(model, 0.9)
    expected = None
    for step in range(30):
        model[0].weight.data.normal_()
        model(torch.randn(5, 3))
        average.update_parameters(model)
        now = torch.cat([model[0].weight.detach().flatten(), model[1].running_var])
        decay = min(0.9, (1 + step) / (10 + step))
        expected = now if expected is None else decay * expected + (1 - decay) * now
    found = torch.cat([average.module[0].weight.flatten(), average.module[1].running_var])
    torch.testing.assert_close(found, expected)
    assert average.module[1].num_batches_tracked == 30
    assert not average.module.training


def test_vectors_do_not_decay():
    model = nn.Sequential(nn.Linear(3, 2), nn.BatchNorm1d(2))
    decayed = {
        p.dim(): group["weight_decay"]
        for group in adamw(model, 1e-3, 0.05).param_groups
        for p in group["params"]
    }
    assert decayed == {2: 0.05, 1: 0.0}


def test_profiles_mix_both_kinds_of_fields():
    made = TrainConfig.profile("quick", num_images=640, dictionary=None, lr=0.1)
    assert made.network == NetworkConfig.profile("quick", dictionary=None)
    assert (made.steps, made.lr) == (10, 0.1)
    assert TrainConfig.profile("full").network == NetworkConfig()


def test_every_option_has_help():
    for entry in (*dataclasses.fields(TrainConfig), *dataclasses.fields(NetworkConfig)):
        assert entry.metadata["help"].endswith("."), entry.name


def test_checkpoints_are_due_every_five_minutes(monkeypatch):
    now = [0.0]
    monkeypatch.setattr("time.monotonic", lambda: now[0])
    clock = Clock(TrainConfig.profile("quick", num_images=64_000))
    due = []
    for step, now[0] in enumerate((1, 299, 300, 301, 599, 601), start=1):
        due.append(clock.due(step))
    assert due == [False, False, True, False, False, True]
    assert clock.due(1000)  # the last step


@pytest.mark.skipif(torch.cuda.is_available(), reason="this machine has a GPU")
def test_a_gpu_that_is_not_there_is_named():
    with pytest.raises(ValueError, match=r"device is 'cuda', and PyTorch .* finds no CUDA device"):
        TrainConfig.profile("quick", device="cuda")


def test_settings_tell_nothing_of_the_place():
    made = TrainConfig.profile("quick", lr=0.5, init_weights="/some/a/head-start.safetensors")
    told = json.dumps(made.settings())
    assert "/some" not in told
    assert '"init_weights": "a/head-start.safetensors"' in told
    assert '"lr": 0.5' in told


def test_the_log_goes_on_where_the_run_does(tmp_path):
    log = RunLog(tmp_path, 0)
    for step in range(1, 6):
        log.write("log", {"step": step, "loss": step / 2})
    with (tmp_path / "log.csv").open("a") as file:
        file.write("6,")  # a process that was killed while writing
    log.close()
    log = RunLog(tmp_path, 3)
    log.write("log", {"step": 4, "loss": -1.0})
    log.close()
    rows = (tmp_path / "log.csv").read_text().split()
    assert rows == ["step,loss", "1,0.5", "2,1.0", "3,1.5", "4,-1.0"]
    RunLog(tmp_path, 0).close()
    assert not (tmp_path / "log.csv").exists()


def test_rows_of_the_log_are_synced_and_damaged_ones_dropped(tmp_path, monkeypatch):
    synced, sync = [], os.fsync
    monkeypatch.setattr("os.fsync", lambda file: synced.append(sync(file)))
    log = RunLog(tmp_path, 0)
    for step in (1, 2):
        log.write("log", {"step": step, "loss": step / 2})
    log.close()
    assert len(synced) == 2
    with (tmp_path / "log.csv").open("a") as file:
        file.write("3,1.4,1.0\n")  # half a row, then a whole one
    RunLog(tmp_path, 3).close()
    assert (tmp_path / "log.csv").read_text().split() == ["step,loss", "1,0.5", "2,1.0"]
    (tmp_path / "log.csv").write_bytes(b"step,loss\n\xff,1\n")
    with pytest.raises(ValueError, match=r"log\.csv: cannot be read as the log of a run"):
        RunLog(tmp_path, 3)


def test_tensorboard_gets_the_same_numbers(tmp_path, monkeypatch):
    seen = []

    class Board:
        def __init__(self, folder, purge_step):
            seen.append((folder.name, purge_step))

        def add_scalar(self, tag, value, step):
            seen.append((tag, value, step))

        def close(self):
            seen.append("closed")

    module = type(torch)("torch.utils.tensorboard")
    module.SummaryWriter = Board
    monkeypatch.setitem(sys.modules, "torch.utils.tensorboard", module)
    log = RunLog(tmp_path, 7)
    log.write("metrics-studio", {"step": 8, "mpjpe": 50.0})
    log.close()
    assert seen == [("tensorboard", 8), ("metrics-studio/mpjpe", 50.0, 8), "closed"]


def test_filters_that_lie_channels_last_move_as_others_do():
    torch.manual_seed(0)
    layers = [nn.Conv2d(3, 8, 3), nn.BatchNorm2d(8), nn.Conv2d(8, 8, 1), nn.Linear(4, 2)]
    ours = nn.Sequential(*layers).to(memory_format=torch.channels_last)
    plain = copy.deepcopy(ours).to(memory_format=torch.contiguous_format)
    optimizer = adamw(ours, 1e-2, 0.1)
    decaying = [p for p in plain.parameters() if p.dim() > 1]
    others = [p for p in plain.parameters() if p.dim() == 1]
    groups = [{"params": decaying}, {"params": others, "weight_decay": 0.0}]
    reference = torch.optim.AdamW(groups, lr=1e-2, weight_decay=0.1, fused=False)
    for step in range(3):
        for own, other in zip(ours.parameters(), plain.parameters(), strict=True):
            # Not all weights have a gradient in every step.
            own.grad = torch.randn_like(own) if step or own.dim() != 4 else None
            other.grad = None if own.grad is None else own.grad.contiguous()
        strides = [p.stride() for p in ours.parameters()]
        optimizer.step()
        reference.step()
        assert [p.stride() for p in ours.parameters()] == strides
    for own, other in zip(ours.parameters(), plain.parameters(), strict=True):
        torch.testing.assert_close(own, other, check_stride=False)
        assert own.grad.shape == own.shape
        for name, value in optimizer.state[own].items():
            torch.testing.assert_close(value, reference.state[other][name], check_stride=False)
