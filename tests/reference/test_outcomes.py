"""What each reference message comes to is written down, and no type we know of is opaque."""

from collections import Counter

from consumers import outcome
from consumers.reasons import REASONS
from domain.facts.registry import BY_TYPE
from tests.consumers import samples
from tests.reference.outcomes import EVENTS, catalogue, comes_to, found, table, untranslated
from tests.reference.test_messages import REFUSED

ROWS = table()


def test_each_message_comes_to_what_is_written():
    """Without the reference folder the repository's own samples are tried instead."""
    if EVENTS.is_dir():
        assert list(found()) == ROWS
        return
    for path in samples.files():
        row = comes_to(path, path.parent.name)
        assert row.outcome in outcome.OUTCOMES
        assert row.outcome == outcome.PARKED or set(row.facts.split()) <= BY_TYPE.keys()


def test_the_table_speaks_our_words():
    assert len(ROWS) == len({row.file for row in ROWS}) == 134
    for row in ROWS:
        if row.outcome == outcome.PARKED:
            assert row.facts in REASONS
        else:
            assert row.outcome in outcome.OUTCOMES
            assert set(row.facts.split()) <= BY_TYPE.keys()


def test_only_the_malformed_are_parked_and_none_is_opaque(report_line):
    """Nothing repeats either: each of them says something of its own."""
    counts = Counter(row.outcome for row in ROWS)

    report_line("reference messages: " + ", ".join(f"{counts[w]} {w}" for w in outcome.OUTCOMES))
    assert {row.file: row.facts for row in ROWS if row.outcome == outcome.PARKED} == REFUSED
    assert [row.file for row in ROWS if row.outcome == outcome.OPAQUE] == []


def test_no_type_of_the_catalogue_is_opaque():
    assert len(catalogue()) == len(set(catalogue())) > 300
    assert untranslated() == []
