"""One policy file: what it says, and the line on which each value and row begins."""

import re
import tomllib
from dataclasses import dataclass
from functools import cached_property
from typing import Any

VALUE = re.compile(r'\s*\[value\.(?:"(?P<quoted>[^"]+)"|(?P<bare>[A-Za-z0-9_-]+))\]')
ROW = re.compile(r'\s*\[\[value\.(?:"(?P<quoted>[^"]+)"|(?P<bare>[A-Za-z0-9_-]+))\.row\]\]')
LOCAL = re.compile(r"\s*\[\[local\]\]")
AT_LINE = re.compile(r"at line (\d+)")


@dataclass(frozen=True, order=True)
class Problem:
    """What is wrong with a policy, where, and what to do about it."""

    file: str
    line: int
    says: str

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
