"""Replays and reasons, over the real log and the real read tables."""

from datetime import UTC, datetime
from typing import Any

import psycopg

from domain.heard import HeardLog
from domain.journey.journey import Journey
from domain.policy.policy import Policy
from domain.ports import FactStore
from domain.rules.duty import Ask
from domain.rules.locally import locally
from domain.why import why
from infra.packs.content import Asked as AskedOf
from infra.policy.versions import Policies
from infra.readstore.connections import PostgresConnections
from infra.readstore.horizons import Horizons
from infra.readstore.migrate import LIVE
from projections.asked import Asked, asked_of
from projections.difference import Difference, differences
from projections.film import Picture, film
from projections.replay import Question, Replayed, Then, known, replay

FOR_EVER = datetime(9999, 1, 1, tzinfo=UTC)


class Replayer:
    """The same fold and the same judge with other arguments. Writes nothing."""

    def __init__(self, database_url: str, facts: FactStore) -> None:
        self._database_url = database_url
        self._facts = facts
        self.policies = Policies(database_url, facts)
        self._connections = PostgresConnections(database_url)
        self._horizons = Horizons(facts)

    def ask(
        self,
        record: str,
        as_of: datetime | None = None,
        known_at: datetime | None = None,
        known_to: str | None = None,
        policy: Policy | None = None,
    ) -> Replayed | None:
        """The person of a record, as of then, as known then. Without `as_of`: when it was known.

        Without `policy`: under the one that counted when it was known.
        """
        question = self._question(record, as_of, known_at, known_to)
        policy = policy or self.policy(question.known_at)
        return replay(question, self._facts, self._connections, self._horizons, policy)

    def policy(self, known_at: datetime | None = None) -> Policy:
        """The policy that counted at a moment of the log; without one: the one that counts now."""
        if known_at is None or known_at == FOR_EVER:
            return self.policies.at()
        return self.policies.at(self._facts.position_at(known_at))

    def suggestions(self, record: str) -> tuple[Asked, ...] | None:
        """Who a reviewer should compare with the person of a record; None: nobody heard of it."""
        return asked_of(record, self._facts, self._connections)

    def then(
        self,
        record: str,
        as_of: datetime | None = None,
        known_at: datetime | None = None,
        known_to: str | None = None,
        policy: Policy | None = None,
    ) -> tuple[Journey, Policy] | None:
        """Their journey as it stood then, with nothing judged, and the policy as it holds where they
        belong; None: nothing is known."""
        question = self._question(record, as_of, known_at, known_to)
        found = known(question, self._facts, self._connections)
        if found is None:
            return None
        journey = Journey(found.entries, question.as_of)
        ask = Ask(journey.as_of, policy or self.policy(question.known_at), HeardLog())
        return journey, locally(journey, ask).policy

    def film(self, record: str, upto: datetime | None = None) -> list[Picture] | None:
        """Each moment at which a verdict of their journey changed; None: nothing is known."""
        question = self._question(record, upto, upto, None)
        found = known(question, self._facts, self._connections)
        if found is None:
            return None
        heard = self._horizons.heard(found.position, question.as_of)
        return film(found.found, heard, self.policy(question.known_at), question.as_of)

    def asked(
        self, record: str, as_of: datetime | None = None, known_at: datetime | None = None
    ) -> AskedOf | None:
        """What a pack holds of the person of a record; None: nothing was known of it then."""
        question = self._question(record, as_of, known_at, None)
        found = known(question, self._facts, self._connections)
        if found is None:
            return None
        heard = self._horizons.heard(found.position, question.as_of)
        return AskedOf(found.found, heard, found.position, question.as_of)

    def difference(self, record: str, one: Then, other: Then) -> list[Difference] | None:
        """What two replays show differently, and why; None where one of them knew nothing."""
        asked = [
            self.ask(record, then.as_of, then.known_at, then.known_to) for then in (one, other)
        ]
        left, right = asked
        return differences(left, right) if left and right else None

    def why(self, finding: str) -> dict[str, Any] | None:
        """The reasons of a finding or handover that is shown now; None where there is none."""
        person = self._whose(finding)
        if person is None:
            return None
        question = self._question(person, None, None, None)
        found = known(question, self._facts, self._connections)
        if found is None:
            return None
        heard = self._horizons.heard(found.position, question.as_of)
        ask = Ask(question.as_of, self.policy(), heard)
        return why(Journey(found.entries, ask.now), ask, finding)  # no other rule is asked

    def _question(
        self,
        record: str,
        as_of: datetime | None,
        known_at: datetime | None,
        known_to: str | None,
    ) -> Question:
        moment = as_of or known_at or self._now()
        return Question(record, moment, known_at or FOR_EVER, known_to)

    def _now(self) -> datetime:
        """The moment at which the live rows were judged."""
        row = self._one(f"SELECT as_of FROM {LIVE}.progress", ())  # noqa: S608 - our own name
        return row[0] if row else FOR_EVER

    def _whose(self, finding: str) -> str | None:
        row = self._one(
            f"SELECT person FROM {LIVE}.findings WHERE id = %(id)s "  # noqa: S608 - our own name
            f"UNION ALL SELECT person FROM {LIVE}.handovers WHERE id = %(id)s",
            {"id": finding},
        )
        return row[0] if row else None

    def _one(self, statement: str, values: Any) -> tuple[Any, ...] | None:
        with psycopg.connect(self._database_url) as connection:
            return connection.execute(statement.encode(), values).fetchone()
