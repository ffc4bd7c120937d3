"""A pack checked, offline: is it whole, who sealed it, and do its facts give its findings?"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from hashlib import sha256
from typing import Any

from domain.facts.entry import Entry
from domain.policy.policy import Policy
from domain.policy.values import PolicyError
from domain.rules.duty import Ask
from infra.packs import content
from infra.packs.archive import UnreadableError, read
from infra.packs.lines import dumped, entries, loaded
from infra.packs.seal import unsealed
from infra.policy.document import Document
from infra.policy.load import read_policy
from projections.hearing import Answers, NotHeardOfError
from projections.people import PersonFacts
from projections.person import derive_person

Members = Mapping[str, bytes]


@dataclass(slots=True)
class Checked:
    """What came of checking a pack."""

    wrong: list[str] = field(default_factory=list)  # what was changed, missing or added, by name
    differs: list[str] = field(default_factory=list)  # what our judgement says otherwise
    sealed_by: str | None = None  # public key; vouched for by whoever gave it you, not by the pack
    people: int = 0
    facts: int = 0

    @property
    def holds(self) -> bool:
        """Whether nothing was changed and the judgement is the same."""
        return not self.wrong and not self.differs


def check(packed: bytes) -> Checked:
    """Check the bytes of a pack. Raises UnreadableError for what is no pack at all."""
    members, wrong = read(packed)
    if content.MANIFEST not in members:
        raise UnreadableError(f"{content.MANIFEST}: missing, so nothing else can be told")
    found = Checked(wrong)
    manifest = loaded(content.MANIFEST, members[content.MANIFEST])
    found.wrong += _altered(members, manifest)
    signature = members.get(content.SIGNATURE)
    if signature is None:
        found.wrong.append(f"{content.SIGNATURE}: missing")
    else:
        found.sealed_by, problem = unsealed(members[content.MANIFEST], signature)
        found.wrong += [problem] if problem else []
    if not found.wrong:
        _judge_again(members, manifest, found)
    return found


def _altered(members: Members, manifest: Mapping[str, Any]) -> Iterator[str]:
    named = manifest.get("members", {})
    for name in sorted(named.keys() - members.keys()):
        yield f"{name}: missing"
    for name in sorted(members.keys() - named.keys() - {content.MANIFEST, content.SIGNATURE}):
        yield f"{name}: not in the manifest"
    for name in sorted(named.keys() & members.keys()):
        if sha256(members[name]).hexdigest() != named[name]:
            yield f"{name}: its bytes were changed"


def _judge_again(members: Members, manifest: Mapping[str, Any], found: Checked) -> None:
    policy = _policy(members, manifest, found)
    facts = list(entries(members[content.FACTS]))
    found.facts = len(facts)
    heard = loaded(content.HEARD, members[content.HEARD])
    told = loaded(content.FINDINGS, members[content.FINDINGS])
    links = loaded(content.IDENTITY, members[content.IDENTITY])
    for person in manifest["people"]:
        name = person["person"]
        found.people += 1
        theirs = _facts_of(person, facts)
        if dumped(content.identity(theirs)) != dumped(links[name]):
            found.differs.append(f"{name}: who is who")
        if policy is not None:
            answers = Answers(heard[name])
            ask = Ask(datetime.fromisoformat(person["as_of"]), policy, answers)
            found.differs += _differing(theirs, ask, told[name])


def _policy(members: Members, manifest: Mapping[str, Any], found: Checked) -> Policy | None:
    documents = [
        Document(name.removeprefix(content.POLICY), text.decode())
        for name, text in members.items()
        if name.startswith(content.POLICY)
    ]
    try:
        policy = read_policy(documents, manifest["policy"]["name"])
    except PolicyError as error:
        found.differs.append(f"policy: {error}")
        return None
    if policy.content_hash != manifest["policy"]["hash"]:
        found.differs.append("policy: its files give another hash")
    return policy


def _facts_of(person: Mapping[str, Any], facts: list[Entry]) -> PersonFacts:
    records = tuple(person["records"])
    return PersonFacts(person["person"], records, tuple(e for e in facts if e.record in records))


def _differing(theirs: PersonFacts, ask: Ask, told: Mapping[str, Any]) -> Iterator[str]:
    try:
        rows = derive_person(theirs.person, theirs.records, theirs.entries, ask).rows()
    except NotHeardOfError as error:
        yield f"{theirs.person}: our judgement asks what the pack doesn't answer: {error}"
        return
    ours = loaded(content.FINDINGS, dumped(content.shown(rows)))
    for table in content.SHOWN:
        if ours[table] == told[table]:
            continue
        before, after = _by_id(told[table]), _by_id(ours[table])
        for name in sorted(before.keys() | after.keys()):
            if before.get(name) != after.get(name):
                yield f"{theirs.person}: {table}: {name}"


def _by_id(rows: Any) -> dict[str, Any]:
    listed = rows if isinstance(rows, list) else [rows]
    return {str(one.get("id") or one.get("entry") or n): one for n, one in enumerate(listed)}
