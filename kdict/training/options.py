"""The options of ``kdict train``: the fields of `TrainConfig` and of the network's config."""

import inspect
import types
from collections.abc import Mapping
from dataclasses import fields
from typing import Annotated, Any, get_args, get_origin

import typer

from ..network.config import NetworkConfig
from .config import TrainConfig

_FIELDS = {
    entry.name: entry
    for owner in (TrainConfig, NetworkConfig)
    for entry in fields(owner)
    if entry.name != "network"
}


def config_options() -> list[inspect.Parameter]:
    """One option for each field, as typer reads them from a signature."""
    return [
        _option(name, entry.type, entry.metadata.get("help", "")) for name, entry in _FIELDS.items()
    ]


def config_of(profile: str, given: Mapping[str, Any]) -> TrainConfig:
    """The config of a profile with the options that were given; the others are None."""
    changes = {
        name: None if value == "none" and types.NoneType in get_args(_FIELDS[name].type) else value
        for name, value in given.items()
        if value is not None
    }
    return TrainConfig.profile(profile, **changes)


def _option(name: str, kind: Any, text: str) -> inspect.Parameter:
    """The option of one field; left out on the command line, it is None."""
    about: dict[str, Any] = {}
    if get_origin(kind) is dict:
        kind, about = str, {"parser": _shares, "metavar": "NAME=SHARE,..."}
    elif types.NoneType in get_args(kind):
        kind, text = str, f"{text} 'none' for none.".strip()
    annotation = Annotated[kind | None, typer.Option(help=text, show_default=False, **about)]
    return inspect.Parameter(
        name, inspect.Parameter.KEYWORD_ONLY, default=None, annotation=annotation
    )


def _shares(text: str) -> dict[str, float]:
    pairs = (pair.partition("=") for pair in text.split(","))
    return {name.strip(): float(share) for name, _, share in pairs}
