"""Each agency's own room in a batch: data, so that nobody's flood delays the others."""

import tomllib
from dataclasses import dataclass, field
from importlib.resources import files


class QuotaError(Exception):
    """The quotas can't be used: the sentence names the entry and the cure."""


@dataclass(frozen=True, slots=True)
class Quotas:
    """Messages of one agency that go before those of others who wait."""

    default: int
    agencies: dict[str, int] = field(default_factory=dict)

    def of(self, topic: str) -> int:
        """The room of the agency whose topic this is: in.<agency>.v1."""
        return self.agencies.get(".".join(topic.split(".")[1:2]), self.default)

    @property
    def smallest(self) -> int:
        """Nobody has less."""
        return min(self.default, *self.agencies.values(), self.default)


def quotas() -> Quotas:
    """Those shipped with the product. Raises QuotaError."""
    return read_quotas(files("infra").joinpath("quotas.toml").read_text("utf-8"))


def read_quotas(text: str) -> Quotas:
    """The same, from a TOML text. Raises QuotaError."""
    document = tomllib.loads(text)
    found = {"default": document.get("default"), **document.get("messages", {})}
    for name, count in found.items():
        if isinstance(count, bool) or not isinstance(count, int) or count < 1:
            raise QuotaError(f"{name}: a quota is a whole number of messages, 1 or more")
    return Quotas(found.pop("default"), found)
