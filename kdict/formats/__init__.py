"""Readers of files of unknown origin: nothing in a file is run, and its sizes are compared with
`kdict.limits` before anything is allocated.

`npz` NumPy's files, `safe_pickle` pickles (by `pickle_machine`), `matlab` and `cdf`, and
`containers` for all of them and JSON: what goes wrong is a ValueError with the file's name first.
"""
