"""What we ourselves decided about the policy."""

from dataclasses import dataclass
from typing import ClassVar


@dataclass(frozen=True, slots=True)
class PolicyActivated:
    """From here in the log on a version of the policy counts, in place of the one before.

    name: of the version, never given to another; content_hash: of everything it says
    by: who decided it; note: why

    Source: `throughline policy activate`. No publisher can say it.
    """

    TYPE: ClassVar[str] = "policy.activated.v1"

    name: str
    content_hash: str
    by: str
    note: str
