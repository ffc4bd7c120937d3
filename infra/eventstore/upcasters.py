"""How facts stored in an old form are read today. Each is pure: old fields in, new fields out.

A new meaning of a fact is a new name (`.v2`); the old name then stands here and never leaves.
"""

from collections.abc import Callable, Mapping
from typing import Any

Fields = dict[str, Any]
Upcaster = tuple[str, Callable[[Fields], Fields]]  # the name it has today, and its fields today

UPCASTERS: Mapping[str, Upcaster] = {}
