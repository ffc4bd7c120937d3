"""Providers (CRCs, commissioned services): referrals as HMPPS tells them, all else by the open
contract."""

from consumers.translators import interventions, programmes
from consumers.translators.reading import Translator

TRANSLATORS: dict[str, Translator] = {**interventions.TRANSLATORS, **programmes.REFERRALS}
