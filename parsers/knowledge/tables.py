"""Read the tables of this package: YAML files, checked once by a model."""

from importlib import resources
from typing import Any, Final, TypeVar

import yaml
from pydantic import BaseModel, ConfigDict

T = TypeVar("T", bound="Row")

_LOADER: Final = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
"""libyaml reads the same ten times as fast, where PyYAML was built with it."""


class Row(BaseModel):
    """A row or a table; a member we do not know is an error here, not a surprise later."""

    model_config = ConfigDict(extra="forbid", frozen=True)


def content(name: str) -> bytes:
    """Return a table's file as it stands."""
    return (resources.files("parsers.knowledge") / name).read_bytes()


def table(name: str, model: type[T]) -> T:
    """Return a table; one that does not fit its model is a broken build."""
    return model.model_validate(parsed(content(name)))


def parsed(text: str | bytes) -> Any:  # noqa: ANN401 - whatever the file holds
    """Return what a YAML text says; of plain values only."""
    return yaml.load(text, Loader=_LOADER)  # noqa: S506 - both loaders are the safe one
