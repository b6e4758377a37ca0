"""Still pictures of bodies: what is in front covers what is behind, rows stand on one ground."""

import numpy as np
import pytest
from matplotlib.figure import Figure

from kdictbook.figures.body_drawing import draw_body, draw_row

# Two triangles that face the viewer, the second one nearer.
VERTICES = np.array(
    [[0, 0, 0], [1, 0, 0], [0, 1, 0], [0, 0, 1], [1, 0, 1], [0, 1, 1]], dtype=np.float32
)
FACES = np.array([[0, 1, 2], [3, 4, 5]])


@pytest.fixture
def axes():
    return Figure().subplots()


def drawn(axes):
    return [path.vertices[:3] for c in axes.collections for path in c.get_paths()]


def colors(axes):
    return [c for collection in axes.collections for c in collection.get_facecolor()]


def test_nearer_triangles_are_drawn_later(axes):
    draw_body(axes, VERTICES, FACES, color=np.array([[1, 0, 0], [0, 0, 1.0]]))
    far, near = colors(axes)
    assert far[0] > 0.3 > far[2]
    assert near[2] > 0.3 > near[0]


def test_what_faces_away_is_left_out(axes):
    draw_body(axes, VERTICES, FACES, turn=180)
    assert drawn(axes) == []


def test_a_turn_to_the_left_moves_the_front_to_the_viewers_right(axes):
    nose = VERTICES + np.array([0, 0, 5])
    draw_body(axes, nose, FACES, turn=40)
    assert np.mean(drawn(axes), axis=(0, 1))[0] > 1


def test_a_row_stands_on_one_ground_and_is_labeled(axes):
    draw_row(
        axes,
        [VERTICES, VERTICES - np.array([0, 3, 0])],
        FACES,
        colors=["red", "blue"],
        labels=["a", "b"],
    )
    lowest = [
        min(path.vertices[:, 1].min() for path in body.get_paths()) for body in axes.collections
    ]
    assert lowest == pytest.approx([0, 0], abs=1e-6)
    assert [text.get_text() for text in axes.texts] == ["a", "b"]
