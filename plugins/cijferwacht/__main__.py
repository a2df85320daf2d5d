"""``python -m cijferwacht``."""

from cijferwacht.cli import main

main(prog_name="cijferwacht")
