"""The parts of a training run; `kdict.training.run` puts them together.

`config` what is trained how, `mixture` which image comes when, `optimise` how the weights move,
`checkpoints` and `log` what survives, `evaluate` what it is worth.
"""
