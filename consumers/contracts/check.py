"""What would happen to a publisher's messages, told before they are sent. Nothing is stored.

recorded: a fact that rules may read     change: only that something changed, not what it is now
opaque: kept whole, read by no rule      repeat: said before, word for word
refused: set aside, with its reason and what would cure it
"""

import json
from collections.abc import Sequence
from dataclasses import dataclass, fields
from datetime import datetime
from difflib import get_close_matches

from consumers import strict_json
from consumers.contracts.cures import cure_of
from consumers.door import open_message
from consumers.envelopes import cloudevents, sns
from consumers.message import Message
from consumers.refused import Refused
from domain.facts.data import ChangeTold, Opaque
from domain.facts.entry import Told
from domain.facts.registry import BY_TYPE

RECORDED, CHANGE, OPAQUE, REPEAT, REFUSED = "recorded", "change", "opaque", "repeat", "refused"
OUTCOMES = (RECORDED, CHANGE, OPAQUE, REPEAT, REFUSED)


@dataclass(frozen=True, slots=True)
class Foreseen:
    """What would become of one message."""

    outcome: str
    told: tuple[Told, ...] = ()  # the facts, where it isn't refused
    refused: Refused | None = None
    notes: tuple[str, ...] = ()  # let in, but worth a look

    @property
    def cure(self) -> str | None:
        """What to do about a refusal."""
        return cure_of(self.refused.reason) if self.refused else None


class Checker:
    """Reads messages one after the other, as the door and the log would."""

    def __init__(self, received_at: datetime) -> None:
        self._received_at = received_at
        self._heard: dict[str, object] = {}

    def foresee(self, message: Message) -> Foreseen:
        """What would become of this one, after those that were asked about before."""
        try:
            told = open_message(message, received_at=self._received_at)
            new = [self._hear(fact) for fact in told]
        except Refused as refused:
            return Foreseen(REFUSED, refused=refused)
        if not any(new):
            return Foreseen(REPEAT, told)
        return Foreseen(_outcome(told), told, notes=tuple(_notes(told[0], message)))

    def _hear(self, told: Told) -> bool:
        """Whether it is new. Raises Refused: the id was used for something else."""
        said = (told.happened_at, told.record, told.fact, told.supersedes, told.extra)
        heard = self._heard.setdefault(told.key, said)
        if heard is not said and heard != said:
            says = "`id` stands on an earlier message with another body."
            raise Refused("id-reuse", says, told.source, told.id)
        return heard is said


def _outcome(told: Sequence[Told]) -> str:
    if isinstance(told[0].fact, Opaque):
        return OPAQUE
    return CHANGE if all(isinstance(one.fact, ChangeTold) for one in told) else RECORDED


def _notes(told: Told, message: Message) -> list[str]:
    if isinstance(told.fact, Opaque):
        near = get_close_matches(told.fact.name, _NAMES, 1, _ALIKE)
        meant = f" Did you mean {near[0]}?" if near else ""
        return [f"No fact is called {told.fact.name}: kept whole, read by no rule.{meant}"]
    if isinstance(told.fact, ChangeTold):
        return ["It says that something changed, not what it is now."]
    names = _unread(told) if told.extra and _is_contract(message) else []
    return [f"`{name}` is no field of the contract: kept, read by no rule." for name in names]


def _unread(told: Told) -> list[str]:
    """Names that mean nothing to us: a slip of the pen, often."""
    kept = json.loads(told.extra or "{}")
    attributes = kept.pop("envelope", {})
    known = {field.name for field in fields(told.fact)}  # kept as it can't be read: a birth date
    return [*(f"data.{name}" for name in kept if name not in known), *attributes]


def _is_contract(message: Message) -> bool:
    """Not an HMPPS event, which is kept whole beside its fact."""
    if cloudevents.looks_binary(message):
        return True
    body = sns.unwrap(strict_json.read(message.value)).body
    return isinstance(body, dict) and cloudevents.looks_structured(body)


_NAMES = tuple(BY_TYPE)
_ALIKE = 0.8  # of difflib's measure: a letter or a version apart, not another word
