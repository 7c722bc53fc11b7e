"""``kg completion``: the script that makes a shell complete commands, options and names of queries."""

from __future__ import annotations

import click
from click.shell_completion import get_completion_class


@click.command()
@click.argument("shell", type=click.Choice(["bash", "zsh", "fish"]))
@click.pass_context
def command(context: click.Context, shell: str) -> None:
    """Print the completion script of a shell.

    \b
    kg completion bash >> ~/.bashrc
    kg completion zsh >> ~/.zshrc
    kg completion fish > ~/.config/fish/completions/kg.fish
    """
    complete = get_completion_class(shell)
    assert complete is not None, "click knows the three shells"
    click.echo(complete(context.find_root().command, {}, "kg", "_KG_COMPLETE").source())
