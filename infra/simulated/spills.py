"""More messages than fit in memory, sorted: pieces on disc, each in order, read side by side.

say, say, ... -> sort some -> piece 0 |
say, say, ... -> sort some -> piece 1 | -> merged -> in order of telling
"""

from collections.abc import Iterable, Iterator
from heapq import merge
from pathlib import Path
from struct import Struct

import msgspec

from infra.simulated.telling import Telling

AT_ONCE = 60_000  # messages held while a piece fills: some 40 MB, and few enough pieces to open
HEAD = Struct("<dBI")  # of a message in a piece: when it was told, its rank, its length

Ranked = tuple[int, Telling]  # of two told in one instant the lower rank goes first
_Row = tuple[float, int, bytes]

_ENCODER = msgspec.msgpack.Encoder()
_DECODER = msgspec.msgpack.Decoder(Telling)


class Spills:
    """Takes messages in any order and gives them back in the order of telling.

    Those told in one instant keep their rank, and within it the order they came in."""

    def __init__(self, folder: Path, at_once: int = AT_ONCE) -> None:
        self._folder = folder
        self._at_once = at_once
        self._held: list[_Row] = []
        self._pieces: list[Path] = []

    def add(self, messages: Iterable[Ranked]) -> None:
        """Some more. Raises OSError where the disc is full."""
        self._held.extend(map(_row, messages))
        if len(self._held) >= self._at_once:
            self._spill()

    def merged(self, *others: Iterable[Ranked]) -> Iterator[Telling]:
        """All of it, and these, which are in order already."""
        self._held.sort(key=_order)
        pieces = [_read(piece) for piece in self._pieces]
        beside = [map(_row, other) for other in others]
        return (_DECODER.decode(row[2]) for row in merge(*pieces, self._held, *beside, key=_order))

    def _spill(self) -> None:
        self._held.sort(key=_order)
        piece = self._folder / f"piece-{len(self._pieces)}"
        with piece.open("wb") as out:
            for told_at, rank, packed in self._held:
                out.write(HEAD.pack(told_at, rank, len(packed)) + packed)
        self._pieces.append(piece)
        self._held.clear()


def _row(ranked: Ranked) -> _Row:
    """Packed, which takes a tenth of the memory."""
    rank, telling = ranked
    return telling.told_at.timestamp(), rank, _ENCODER.encode(telling)


def _order(row: _Row) -> tuple[float, int]:
    return row[0], row[1]


def _read(piece: Path) -> Iterator[_Row]:
    with piece.open("rb") as kept:
        while head := kept.read(HEAD.size):
            told_at, rank, length = HEAD.unpack(head)
            yield told_at, rank, kept.read(length)
