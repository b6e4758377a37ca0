"""Training of the network: `kdict.training.run.train`, or ``kdict train``.

The loss, Eq. 5 and 6, is `kdict.network.losses`. Here are `config` settings, `batches` the images
of each step, `optimizer` AdamW, cosine schedule and EMA, `checkpoints` atomic checkpoints and
resume, `logs`, `validate` errors on held-out images, `distributed` several processes.
"""
