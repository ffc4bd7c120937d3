"""The command line: `throughline <verb>`, one file a verb."""

from infra.cli.app import main

__all__ = ["main"]
