"""How fast the package is: ratios to what others offer, measured side by side in one run.

`measure` takes the turns, `layers`, `coder`, `learning`, `network`, `training`, `growth` and `book`
say of what, `targets` what was aimed at. ``make bench`` records all of it in
``data/results/speed.json``.
"""
