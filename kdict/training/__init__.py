"""Training of the network: `kdict.training.run.train`, or ``kdict train``.

`config` settings, `batches` the images of each step, `optimizer` AdamW, cosine schedule and EMA,
`checkpoints` atomic checkpoints and resume, `logs`, `validate`
errors on held-out images, `distributed` several processes.
"""
