"""Information objects that pass between processes."""

from __future__ import annotations

from typing import Annotated, Literal

from passation.model.base import Item, Part, field
from passation.model.refs import ActorRef, Many, ToolRef
from passation.model.scalars import Id, Line, Span


class Personal(Part):
    """Personal data in the object (GDPR)."""

    subjects: Annotated[tuple[Line, ...], Many] = field("Whose data", ())
    kinds: Annotated[tuple[Line, ...], Many] = field("Which data", ())


class DataObject(Item):
    """A document, record, dataset or history."""

    id: Id = field("Name used in processes")
    name: Line = field("Name, as readers see it")
    kind: Literal["document", "record", "dataset", "history"] = field(
        "document, record, dataset or history", "document"
    )
    owner: ActorRef | None = field("Who answers for it", None)
    system_of_record: ToolRef | None = field("The one tool that is right", None)
    keep: Span | None = field("How long it is kept", None)
    personal: Personal | None = field("Personal data in it", None)


class DataFile(Part):
    """`data.yml`."""

    data: tuple[DataObject, ...] = field("Information objects", ())
