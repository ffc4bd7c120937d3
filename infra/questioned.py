"""The people of a questioned rule, from the log, for its numbers to be tried on."""

from collections.abc import Iterator

from domain.handovers.rules import RULES
from domain.policy.policy import Policy
from domain.ports import FactStore
from infra.readstore.connections import PostgresConnections, live_progress
from infra.readstore.horizons import Horizons
from infra.readstore.people import connect
from projections.deriver import RECORDS_AT_ONCE
from projections.people import PersonFacts, people_of
from projections.questioned import Tried, tried

MOST_PEOPLE = 500  # of one rule: those whose gaps were put off come first

THEIRS = (
    "SELECT person FROM findings WHERE code = %(code)s AND verdict IN ('open', 'breached', 'closed')"
    " AND (%(area)s::text IS NULL OR area = %(area)s)"
    " GROUP BY person ORDER BY bool_or(coalesce(deferral->>'how' = 'rests', false)) DESC, person"
    " LIMIT %(most)s"
)


def tried_on_theirs(
    database_url: str, facts: FactStore, policy: Policy, code: str, area: str | None = None
) -> list[Tried]:
    """A rule's numbers a step more and a step less, on the people with its gaps. Stores nothing."""
    upto = live_progress(database_url)
    if upto is None:
        return []
    with connect(database_url) as reading:
        asked = {"code": code, "area": area, "most": MOST_PEOPLE}
        people = [row["person"] for row in reading.execute(THEIRS, asked)]
    found = list(_facts_of(database_url, facts, people, upto.position))
    heard = Horizons(facts).heard(upto.position, upto.as_of)
    return tried(found, code, values_of(code), upto=upto, heard=heard, policy=policy)


def values_of(code: str) -> tuple[str, ...]:
    """The values a rule reads."""
    return next((rule.values for rule in RULES if rule.code == code), ())


def _facts_of(
    database_url: str, facts: FactStore, people: list[str], upto: int
) -> Iterator[PersonFacts]:
    """All that was said about these, and about nobody else."""
    connections, wanted = PostgresConnections(database_url), set(people)
    for begin in range(0, len(people), RECORDS_AT_ONCE):
        some = [one for one in people[begin : begin + RECORDS_AT_ONCE] if one in wanted]
        for found in people_of(facts.of_records(connections.closure(some), upto)):
            if found.person in wanted:
                wanted.discard(found.person)
                yield found
