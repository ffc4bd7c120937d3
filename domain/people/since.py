"""Since when each record has been part of its person, and which entries that rests on."""

from collections.abc import Mapping

from domain.facts.entry import Entry
from domain.people.closures import closures
from domain.people.drawing import Drawing
from domain.people.effective import firsts
from domain.people.links import Link

READABLE = 120  # people have about ten; reading back costs the square

Path = dict[int, Entry]  # the entries of some links, by position


def joined(drawing: Drawing, once: tuple[Entry, ...]) -> dict[str, Entry]:
    """For each record the entry from which the log, cut there or anywhere later, puts it with its
    person's first record. For that one: its own first entry.

    Where nothing was ever taken back or refused that is the last entry its links need; otherwise
    the log of that closure is read backwards to where the two were last apart. A closure of more
    than READABLE entries (a number given to dozens of people) isn't read back: there the last
    entry of the links stands for it, which can be earlier than the word that let them hold.
    """
    if drawing.grows:
        return _grown(drawing)
    since: dict[str, Entry] = {}
    for part in closures(once):
        since |= _since(part)
    return since


def _since(part: tuple[Entry, ...]) -> dict[str, Entry]:
    if len(records := firsts(part)) == 1:  # nobody to be joined with
        return records
    drawing = Drawing(part)
    if drawing.grows or len(part) > READABLE:
        return _grown(drawing)
    since = {person: drawing.firsts[person] for person in drawing.people}
    together = {
        record: person
        for person, group in drawing.people.items()
        for record in group
        if record != person
    }
    for cut in reversed(range(len(part))):
        if not together:
            break
        earlier = Drawing(part[:cut])
        for record, person in tuple(together.items()):
            known = record in earlier.firsts and person in earlier.firsts
            if not known or record not in earlier.clusters.of(person):
                since[record] = part[cut]
                del together[record]
    return since


def _grown(drawing: Drawing) -> dict[str, Entry]:
    since = {person: drawing.firsts[person] for person in drawing.people}
    return since | {record: path[max(path)] for record, path in _paths(drawing).items()}


def evidence(drawing: Drawing, since: Mapping[str, Entry]) -> dict[str, tuple[str, ...]]:
    """For each record the keys of the entries that tie it to its person's first, in log order."""
    rests: dict[str, Path] = {record: {} for record in since} | _paths(drawing)
    for record, entry in since.items():
        rests[record] = {**rests[record], entry.position: entry}
    return {
        record: tuple(path[position].key for position in sorted(path))
        for record, path in rests.items()
    }


def _paths(drawing: Drawing) -> dict[str, Path]:
    """For each record but the first of its person: all entries of the links between them.

    Links were accepted in log order, so their path is the one the log completed first.
    """
    beside: dict[str, list[tuple[str, Link]]] = {}
    for link in drawing.accepted:
        beside.setdefault(link.one, []).append((link.other, link))
        beside.setdefault(link.other, []).append((link.one, link))
    paths: dict[str, Path] = {}
    for person in drawing.people:
        reached: dict[str, Path] = {person: {}}
        ahead = [person]
        while ahead:
            here = ahead.pop()
            for there, link in beside.get(here, ()):
                if there not in reached:
                    reached[there] = reached[here] | {e.position: e for e in link.because}
                    ahead.append(there)
        paths |= {r: path for r, path in reached.items() if r != person and r in drawing.firsts}
    return paths
