"""The command line: `throughline <verb>`, one file a verb."""


def main() -> None:
    """The `throughline` command."""
    from infra.cli.app import main as run

    run()
