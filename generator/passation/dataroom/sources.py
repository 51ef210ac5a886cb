"""The source of a process as its reader may have it: written anew from the edition, never the file itself."""

from __future__ import annotations

import yaml

from passation.model.sop import Sop


def source(sop: Sop) -> bytes:
    """Give a process of an edition as YAML of the format v1, that `passation check` reads again.

    Comments, order of keys and what the edition does not hold are not in it.
    """
    said = {"schema": 1, "id": sop.id, **sop.model_dump(mode="json", by_alias=True, exclude_unset=True)}
    return yaml.safe_dump(said, allow_unicode=True, sort_keys=False, width=100).encode()
