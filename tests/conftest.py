import pytest


@pytest.fixture(scope="module", autouse=True)
def _the_open_body():
    """Tests are of the body that ships, whatever body the reader has."""
    with pytest.MonkeyPatch.context() as patch:
        patch.delenv("KDICT_SMPL", raising=False)
        yield
