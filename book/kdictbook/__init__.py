"""Code that only the book or a recipe needs: figures, baselines, other priors, recipes, timings.

It is on the path of an editable install and not part of the wheel.
"""
