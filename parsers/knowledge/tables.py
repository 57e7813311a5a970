"""Read the tables of this package: YAML files, checked once by a model."""

from importlib import resources
from typing import TypeVar

import yaml
from pydantic import BaseModel, ConfigDict

T = TypeVar("T", bound="Row")


class Row(BaseModel):
    """A row or a table; a member we do not know is an error here, not a surprise later."""

    model_config = ConfigDict(extra="forbid", frozen=True)


def content(name: str) -> bytes:
    """Return a table's file as it stands."""
    return (resources.files("parsers.knowledge") / name).read_bytes()


def table(name: str, model: type[T]) -> T:
    """Return a table; one that does not fit its model is a broken build."""
    return model.model_validate(yaml.safe_load(content(name)))
