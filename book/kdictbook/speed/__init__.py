"""How fast the package is: ratios to what others offer, measured side by side in one run.

`measure` takes the turns; `layer_speed`, `body_speed`, `thread_speed`, `coder`, `obdl_speed`,
`inference_speed`, `photograph_speed`, `training_speed`, `scaling` and `book` say of what; `targets`
holds the goals. ``make bench`` records it in ``data/results/speed.json``.
"""
