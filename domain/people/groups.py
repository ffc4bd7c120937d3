"""Sets that grow together."""


class Groups:
    """Disjoint sets of names: the same set whatever order its pairs were joined in."""

    def __init__(self) -> None:
        self._members: dict[str, set[str]] = {}

    def of(self, name: str) -> set[str]:
        """The set this name is in."""
        return self._members.setdefault(name, {name})

    def join(self, one: str, other: str) -> None:
        """Makes one set of two."""
        small, large = sorted((self.of(one), self.of(other)), key=len)
        if small is not large:
            large |= small
            self._members.update(dict.fromkeys(small, large))
