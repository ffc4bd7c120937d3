"""`python -m infra.policy.write_pages`: writes the pages that are made from catalogue and policy."""

from pathlib import Path

from domain.handovers.rules import RULES
from domain.rules.page import page
from infra.policy.load import england_and_wales

RULES_PAGE = Path(__file__).parents[2] / "domain" / "rules" / "README.md"


def main() -> None:
    """Writes domain/rules/README.md."""
    RULES_PAGE.write_text(page(RULES, england_and_wales()), "utf-8")


if __name__ == "__main__":
    main()
