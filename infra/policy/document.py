"""One policy file: what it says, and the line on which each value and row begins."""

import re
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

VALUE = re.compile(r'\s*\[value\.(?:"(?P<quoted>[^"]+)"|(?P<bare>[A-Za-z0-9_-]+))\]')
ROW = re.compile(r'\s*\[\[value\.(?:"(?P<quoted>[^"]+)"|(?P<bare>[A-Za-z0-9_-]+))\.row\]\]')
LOCAL = re.compile(r"\s*\[\[local\]\]")
TABLE = re.compile(r"\s*\[")
AT_LINE = re.compile(r"at line (\d+)")


@dataclass(frozen=True, order=True)
class Problem:
    """What is wrong with a policy, where, and what to do about it."""

    file: str
    line: int
    says: str
    value: str = field(default="", compare=False)  # of which it is said; "": of the file
    local: int | None = field(default=None, compare=False)  # which area row, where it is of one

    def __str__(self) -> str:
        return f"{self.file}:{self.line}: {self.says}"


@dataclass(frozen=True)
class Document:
    """A policy file by its name, as text."""

    name: str
    text: str

    @cached_property
    def content(self) -> dict[str, Any]:
        """The parsed file. Raises tomllib.TOMLDecodeError."""
        return tomllib.loads(self.text)

    def unreadable(self) -> Problem | None:
        """What keeps it from being TOML at all."""
        try:
            self.content  # noqa: B018 - parsed here for the first time
        except tomllib.TOMLDecodeError as error:
            found = AT_LINE.search(str(error))
            return Problem(self.name, int(found[1]) if found else 1, f"no valid TOML: {error}")
        return None

    def line_of(self, value: str, row: int | None = None) -> int:
        """Where a value begins, or one of its rows (from 0)."""
        values, rows = self._lines
        if row is None or row >= len(rows.get(value, ())):
            return values.get(value, 1)
        return rows[value][row]

    def line_of_local(self, number: int) -> int:
        """Where the local row of that number begins (from 0)."""
        found = [n for n, line in enumerate(self.text.splitlines(), 1) if LOCAL.match(line)]
        return found[number] if number < len(found) else 1

    def parts(self) -> Iterator[tuple[str, str | int | None]]:
        """Each line with the value it belongs to, or the number of its area row; None: neither."""
        of: str | int | None = None
        rows = 0
        for line in self.text.splitlines():
            if found := ROW.match(line) or VALUE.match(line):
                of = found["quoted"] or found["bare"]
            elif LOCAL.match(line):
                of, rows = rows, rows + 1
            elif TABLE.match(line):
                of = None
            yield line, of

    @cached_property
    def _lines(self) -> tuple[dict[str, int], dict[str, list[int]]]:
        values: dict[str, int] = {}
        rows: dict[str, list[int]] = {}
        for number, line in enumerate(self.text.splitlines(), start=1):
            if found := ROW.match(line):
                rows.setdefault(found["quoted"] or found["bare"], []).append(number)
            elif found := VALUE.match(line):
                values.setdefault(found["quoted"] or found["bare"], number)
        return values, rows
