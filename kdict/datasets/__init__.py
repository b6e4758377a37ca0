"""Datasets of people in images, each read into the same `Sample`.

======================  ====================================================================
dataset                 module
======================  ====================================================================
Human3.6M               `human36m`: raw CDF, VideoPose3D's npz, JSON; `human36m_protocol`
MPI-INF-3DHP            `mpi_inf_3dhp`: training and test set
UP-3D                   `up3d`
LSP, LSP-extended       `lsp`, with the masks of UPi-S1h
MPII                    `mpii`
COCO                    `coco`
any of them             `spin`: SPIN's npz files
======================  ====================================================================

A reader checks that its files exist when it is called, and then yields samples one by one. No
dataset ships with kdict; ``kdict check FOLDER`` lists what a folder holds, what is missing and
where to obtain it. Orders of joints are in `kdict.body.joint_sets`.

Examples
--------
>>> from kdict.datasets import read_lsp
>>> for sample in read_lsp("lsp", "test"):  # doctest: +SKIP
...     print(sample.name, sample.image, sample.keypoints.shape)
im1001 lsp/images/im1001.jpg (14, 2)
"""

from ..body.joint_sets import JOINT_SETS, convert, joint_order
from .coco import read_coco
from .human36m import read_human36m
from .human36m_protocol import HMR_P1, HMR_P2, P1, P2, TRAIN, Protocol
from .lsp import PARTS, read_lsp, read_lspet
from .mpi_inf_3dhp import read_mpi_inf_3dhp_test, read_mpi_inf_3dhp_train
from .mpii import read_mpii
from .sample import Mesh, Sample
from .spin import read_spin
from .up3d import read_up3d

__all__ = [
    "HMR_P1",
    "HMR_P2",
    "JOINT_SETS",
    "P1",
    "P2",
    "PARTS",
    "TRAIN",
    "Mesh",
    "Protocol",
    "Sample",
    "convert",
    "joint_order",
    "read_coco",
    "read_human36m",
    "read_lsp",
    "read_lspet",
    "read_mpi_inf_3dhp_test",
    "read_mpi_inf_3dhp_train",
    "read_mpii",
    "read_spin",
    "read_up3d",
]
