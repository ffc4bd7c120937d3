"""Which policy counts: the one activated last, as the log tells it; before the first, the one we ship."""

import logging
import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from domain.facts.entry import Labels, Told
from domain.facts.policy import PolicyActivated
from domain.policy.policy import Policy
from domain.policy.values import PolicyError
from domain.ports import Batch, FactStore
from infra.policy.carried import Carried, carried
from infra.policy.document import Document
from infra.policy.kept import KeptPolicies
from infra.policy.load import SHIPPED, england_and_wales, our_values, read_policy, shipped

log = logging.getLogger(__name__)

RECORD, SOURCE = "policy/in-force", "/throughline/policy"
NAME = re.compile(r"[a-z0-9][a-z0-9.-]{0,59}")
LABELS = Labels("throughline", "policy", "T0", "uk-gdpr", "fact")


@dataclass(frozen=True, slots=True)
class Version:
    """A policy activated: from its position of the log on it counts."""

    name: str
    content_hash: str
    position: int
    at: datetime  # when it was recorded
    by: str
    note: str


class Policies:
    """The policies of one log. Safe to keep: each is read once."""

    def __init__(self, database_url: str, facts: FactStore) -> None:
        self._facts = facts
        self._kept = KeptPolicies(database_url)
        self._read: dict[tuple[str, str], Policy] = {}
        self._carried_over: dict[str, Carried] = {}

    def versions(self, upto: int | None = None) -> list[Version]:
        """Every activation up to a position of the log, the first one first."""
        return [
            Version(
                entry.fact.name,
                entry.fact.content_hash,
                entry.position,
                entry.recorded_at,
                entry.fact.by,
                entry.fact.note,
            )
            for entry in self._facts.of_records([RECORD], upto)
            if isinstance(entry.fact, PolicyActivated) and entry.source == SOURCE
        ]

    def at(self, position: int | None = None) -> Policy:
        """The policy that counted at a position of the log, or counts now. Raises PolicyError."""
        activated = self.versions(position)
        return self._policy(activated[-1]) if activated else england_and_wales()

    def named(self, name: str) -> Policy:
        """One by its name, or its hash. Raises PolicyError where there is none."""
        for version in reversed(self.versions()):
            if name in (version.name, version.content_hash):
                return self._policy(version)
        if name in (SHIPPED, england_and_wales().content_hash):
            return england_and_wales()
        raise PolicyError(
            f"{name}: no policy of this name was ever activated; see `policy history`"
        )

    def documents(self, policy: Policy) -> Sequence[Document]:
        """Its files, word for word. Raises PolicyError where they were never kept here."""
        if policy.content_hash == england_and_wales().content_hash:
            return shipped()
        for version in reversed(self.versions()):
            if policy.content_hash == self._policy(version).content_hash:
                return self._carried(version).documents
        raise PolicyError(f"{policy.name}: its files aren't kept here; activate them again")

    def replaced(self) -> tuple[str, ...]:
        """What this release can't read of the policy in force, and counts as shipped; in sentences."""
        activated = self.versions()
        return self._carried(activated[-1]).replaced if activated else ()

    def judged_under(self) -> Policy:
        """The policy by which everything shown was judged."""
        told = self._kept.judged_under()
        activated = self.versions()
        named = next((one for one in reversed(activated) if one.content_hash == told), None)
        if named is not None:
            return self._policy(named)
        if told in (None, england_and_wales().content_hash):
            return england_and_wales()
        read = (self._policy(one) for one in reversed(activated))
        return next((one for one in read if one.content_hash == told), england_and_wales())

    def is_judged_under(self, policy: Policy) -> bool:
        """Whether everything shown was judged by this one. Where nobody said: by the one we ship."""
        told = self._kept.judged_under() or england_and_wales().content_hash
        return told == policy.content_hash

    def judge_under(self, policy: Policy) -> None:
        """Note that everything shown was judged by this one."""
        self._kept.judge_under(policy.content_hash)

    def activate(
        self, documents: Sequence[Document], name: str, *, by: str, note: str, at: datetime
    ) -> Version:
        """Let these files count from now on. Raises PolicyError: then the old one stays in force."""
        policy = read_policy(documents, name)
        self._refuse(policy, by)
        self._kept.keep(policy.content_hash, documents)
        fact = PolicyActivated(name, policy.content_hash, by, note)
        told_id = f"{policy.content_hash[:16]}-{at.isoformat()}"
        told = Told(told_id, SOURCE, RECORD, at, at, fact, LABELS)
        self._facts.record(Batch((told,)))
        return self.versions()[-1]

    def _refuse(self, policy: Policy, by: str) -> None:
        if not NAME.fullmatch(policy.name):
            raise PolicyError(
                "a version's name is of a-z, 0-9, dots and dashes, such as 2026-11-22.1"
            )
        if not by.strip():
            raise PolicyError("say who activates it")
        names = {one.name: one.content_hash for one in self.versions()}
        names[SHIPPED] = england_and_wales().content_hash
        if names.get(policy.name, policy.content_hash) != policy.content_hash:
            raise PolicyError(
                f"{policy.name}: this name stands for another policy; choose a new one"
            )
        now = self.at()
        if now.content_hash == policy.content_hash:
            raise PolicyError(f"{now.name} says just the same and is in force already")

    def _policy(self, version: Version) -> Policy:
        key = version.name, version.content_hash
        if key not in self._read:
            now = self._carried(version)
            for says in now.replaced:
                log.warning("%s of %s counts as shipped with this release", says, version.name)
            self._read[key] = read_policy(now.documents, version.name)
        return self._read[key]

    def _carried(self, version: Version) -> Carried:
        """Its files, as this release reads them. Raises PolicyError where they aren't kept here."""
        key = version.content_hash
        if key not in self._carried_over:
            kept = self._kept.read(key)
            if kept is None and key == england_and_wales().content_hash:
                kept = shipped()
            if kept is None:
                raise PolicyError(
                    f"{version.name}: its files aren't kept here; activate them again"
                )
            self._carried_over[key] = carried(kept, shipped(), our_values())
        return self._carried_over[key]
