"""What is made by the million and never changed afterwards: the type checker holds that, alone.

A frozen dataclass also guards itself while the program runs, and pays for it when it is made: each
field is set by a call. With the ten fields of a Told that call took a tenth of the way in.
"""

from dataclasses import dataclass
from typing import TypeVar, dataclass_transform

Made = TypeVar("Made")


@dataclass_transform(frozen_default=True)
def made_once(kind: type[Made]) -> type[Made]:
    """A slotted dataclass that can be hashed; writing to one of its fields is a type error."""
    return dataclass(slots=True, unsafe_hash=True)(kind)
