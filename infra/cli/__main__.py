"""`python -m infra.cli`: the same as the `throughline` command."""

from infra.cli.app import main

main()
