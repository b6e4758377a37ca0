"""A chapter's parameters are checked, and it computes on one thread."""

import pytest
import torch

from kdictbook.chapter import start


def test_a_chapter_keeps_to_one_thread():
    before = torch.get_num_threads()
    try:
        torch.set_num_threads(2)
        start("quick")
        assert torch.get_num_threads() == 1
    finally:
        torch.set_num_threads(before)


def test_parameters_that_mean_nothing_are_refused():
    with pytest.raises(ValueError, match="profile is 'bogus'; expected 'quick' or 'full'"):
        start("bogus")
    with pytest.raises(ValueError, match="device is 'bogus', which cannot be used here"):
        start("quick", "bogus")


@pytest.mark.skipif(torch.cuda.is_available(), reason="this machine has a GPU")
def test_a_gpu_that_is_not_there_is_refused():
    with pytest.raises(ValueError, match="expected 'cpu', or 'cuda' on a machine with a GPU"):
        start("quick", "cuda")
