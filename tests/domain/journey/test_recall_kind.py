"""Which kind of recall policy asks for."""

import pytest

from domain.journey.recall_kind import (
    ADULT,
    ADULT_QUESTIONS,
    YOUTH,
    YOUTH_QUESTIONS,
    Answers,
    barred,
    choices,
    fixed_mandatory,
    standard_mandatory,
    unanswered,
    youth_discretionary,
)

NO = dict.fromkeys((*ADULT_QUESTIONS, *YOUTH_QUESTIONS), False)


def kinds(answers):
    return fixed_mandatory(answers), standard_mandatory(answers)


@pytest.mark.parametrize("charged", ["no", "charged-and-convicted"])
def test_a_fixed_term_where_every_question_is_answered_no(charged):
    assert kinds(Answers(ADULT, charged, NO)) == (True, False)


@pytest.mark.parametrize("charged", ["only-charged", None])
def test_a_charge_alone_bars_it_and_so_does_no_word_of_one(charged):
    assert kinds(Answers(ADULT, charged, NO)) == (False, True)


@pytest.mark.parametrize("name", ADULT_QUESTIONS)
@pytest.mark.parametrize("word", [True, None])
def test_a_question_answered_yes_or_not_at_all_bars_it(name, word):
    answers = Answers(ADULT, "no", NO | {name: word})

    assert kinds(answers) == (False, True)
    assert (barred(answers), unanswered(answers)) == (([name], []) if word else ([], [name]))


@pytest.mark.parametrize("name", YOUTH_QUESTIONS)
def test_under_eighteen_a_yes_leaves_the_choice(name):
    answers = Answers(YOUTH, None, NO | {name: True})

    assert kinds(answers) == (False, False)
    assert youth_discretionary(answers)


def test_under_eighteen_a_fixed_term_where_every_question_is_answered_no():
    assert kinds(Answers(YOUTH, None, NO)) == (True, False)
    assert kinds(Answers(YOUTH)) == (False, False)
    assert not youth_discretionary(Answers(YOUTH, None, NO))


@pytest.mark.parametrize("group", ["indeterminate", "extended"])
def test_other_sentences_are_standard_whatever_is_answered(group):
    assert kinds(Answers(group, "no", NO)) == (False, True)


def test_nothing_is_said_of_a_sentence_nobody_told_of():
    assert kinds(Answers(None, "no", NO)) == (False, False)


def test_choices():
    assert choices(fixed=True, standard=False) == ("fixed-term", "no-recall")
    assert choices(fixed=False, standard=True) == ("no-recall", "standard")
    assert choices(fixed=False, standard=False) == ("fixed-term", "no-recall", "standard")
