"""The command ``cijferwacht``. A command's module is imported when it is called, not before: quick help."""

from __future__ import annotations

import importlib

import click

from cijferwacht import __version__

#: name -> (module and attribute, what `--help` says); modules of rooms are heavy, so both stand here.
COMMANDS = {
    "run": ("cijferwacht.launcher.command:run", "Run everything: the database, Airflow, its DAGs."),
    "stop": ("cijferwacht.launcher.command:stop", "Stop what `run` started."),
    "report": ("cijferwacht.reports.command:report", "Print the stored report of a day."),
    "replay": ("cijferwacht.pipeline.replay_command:replay", "Walk articles of a file through all steps."),
    "figures": ("cijferwacht.claims.command:figures", "Show the figures in a text, and why."),
    "feeds": ("cijferwacht.feeds.command:feeds", "Look after the feeds: which answer, and with what."),
    "archive": ("cijferwacht.pipeline.archive_command:archive", "Bring in the news of past days."),
    "quantities": ("cijferwacht.quantities.command:quantities", "Look at quantities and decide on them."),
    "sample": ("cijferwacht.launcher.command:sample", "Remove or play the made-up sample."),
    "migrate": ("cijferwacht.launcher.command:migrate", "Bring the tables up to date."),
}


class LazyGroup(click.Group):
    """A group whose commands are found by name and imported when called."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """All names, in the order of :data:`COMMANDS`."""
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """Import one command."""
        if cmd_name not in COMMANDS:
            return None
        module, _, attribute = COMMANDS[cmd_name][0].partition(":")
        command: click.Command = getattr(importlib.import_module(module), attribute)
        return command

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """The list in `--help`, without importing any."""
        with formatter.section("Commands"):
            formatter.write_dl([(name, about) for name, (_, about) in COMMANDS.items()])


@click.group(cls=LazyGroup, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, prog_name="cijferwacht")
def main() -> None:
    """Which figures in the Dutch news moved: from what, to what, said by whom."""
