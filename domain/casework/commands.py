"""Every command of casework, and the decider that turns each into a fact, in one place."""

from domain.casework.gaps import NoteOnGap, WaiveGap, note_on_gap, waive_gap
from domain.casework.handovers import (
    AcceptHandover,
    ReturnHandover,
    accept_handover,
    return_handover,
)
from domain.casework.putting_off import AnswerDeferral, DeferGap, answer_deferral, defer_gap

__all__ = (
    "AcceptHandover",
    "AnswerDeferral",
    "DeferGap",
    "NoteOnGap",
    "ReturnHandover",
    "WaiveGap",
    "accept_handover",
    "answer_deferral",
    "defer_gap",
    "note_on_gap",
    "return_handover",
    "waive_gap",
)
