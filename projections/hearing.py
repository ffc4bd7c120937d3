"""Who had been heard, as far as one judgement asked: enough to judge the same again elsewhere."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any

from domain.heard import Heard, Silence

Question = tuple[str, ...]


class NotHeardOfError(LookupError):
    """A question that nobody asked when the answers were noted: the judgement goes another way."""


@dataclass(slots=True)
class Noted:
    """Heard that remembers each question and its answer."""

    heard: Heard
    answers: dict[Question, Any] = field(default_factory=dict)

    def past(self, who: str, moment: datetime, *, strictly: bool = False) -> datetime | None:
        """See Heard.past."""
        since = self.heard.past(who, moment, strictly=strictly)
        self.answers[_past(who, moment, strictly=strictly)] = _text(since)
        return since

    def words(self, source: str) -> tuple[datetime, ...]:
        """See Heard.words."""
        words = self.heard.words(source)
        self.answers["words", source] = [_text(word) for word in words]
        return words

    def silences(
        self, source: str, since: datetime, upto: datetime, over: timedelta
    ) -> tuple[Silence, ...]:
        """See Heard.silences."""
        found = self.heard.silences(source, since, upto, over)
        self.answers[_silences(source, since, upto, over)] = [
            [_text(begin), _text(end)] for begin, end in found
        ]
        return found

    def told(self) -> list[list[Any]]:
        """Questions and answers, in an order of their own: what is kept."""
        return [[list(question), self.answers[question]] for question in sorted(self.answers)]


class Answers:
    """The same answers, given again. Raises NotHeardOfError for a question that was not asked."""

    def __init__(self, told: Iterable[Sequence[Any]]) -> None:
        self._answers = {tuple(question): answer for question, answer in told}

    def past(self, who: str, moment: datetime, *, strictly: bool = False) -> datetime | None:
        """See Heard.past."""
        return _moment(self._answer(_past(who, moment, strictly=strictly)))

    def words(self, source: str) -> tuple[datetime, ...]:
        """See Heard.words."""
        return tuple(datetime.fromisoformat(word) for word in self._answer(("words", source)))

    def silences(
        self, source: str, since: datetime, upto: datetime, over: timedelta
    ) -> tuple[Silence, ...]:
        """See Heard.silences."""
        found = self._answer(_silences(source, since, upto, over))
        return tuple((datetime.fromisoformat(begin), _moment(end)) for begin, end in found)

    def _answer(self, question: Question) -> Any:
        try:
            return self._answers[question]
        except KeyError:
            raise NotHeardOfError(" ".join(question)) from None


def _past(who: str, moment: datetime, *, strictly: bool) -> Question:
    return ("past", who, moment.isoformat(), "strictly" if strictly else "")


def _silences(source: str, since: datetime, upto: datetime, over: timedelta) -> Question:
    return ("silences", source, since.isoformat(), upto.isoformat(), str(over.total_seconds()))


def _text(moment: datetime | None) -> str | None:
    return moment.isoformat() if moment else None


def _moment(text: str | None) -> datetime | None:
    return datetime.fromisoformat(text) if text else None
