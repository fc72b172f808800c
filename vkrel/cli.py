"""The command line: each verb is one call of the library."""

from __future__ import annotations

import re
import runpy
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import partial, wraps
from pathlib import Path
from typing import TYPE_CHECKING, Any, NoReturn

import click

from vkrel.report import formats

if TYPE_CHECKING:
    from datetime import datetime

    from vkrel.findings.findings import Findings
    from vkrel.registry.registry import Registry
    from vkrel.report.outcome import Outcome

FINDINGS, WRONG = 1, 2


@click.group(context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(package_name="vkrel")
@click.option("--plugin", multiple=True, envvar="VKREL_PLUGIN", help="A Python file of your own.")
def main(plugin: tuple[str, ...]) -> None:
    """Compare what documents say, and prove what cannot all be true."""
    for file in plugin:  # record types, rules and units of a project: see docs/python.md
        runpy.run_path(file)
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(errors="replace")


_FILE = click.Path(dir_okay=False, path_type=Path)
_path = click.argument("path", required=False)
_json_option = click.option("--format", "form", type=click.Choice(["text", "json"]), default="text")
_reference_option = click.option(
    "--no-reference", "reference", flag_value=False, default=True, help="Omit background sources."
)
_accepted_option = click.option(
    "--accepted", "accepted_file", type=_FILE, help="Instead of vkrel-accepted.toml beside PATH."
)
_mapping = click.option(
    "--mapping",
    type=_FILE,
    help="What the columns of a table are: see docs/tables.md; by default NAME.mapping.toml beside it.",
)
_table = click.option(
    "--table",
    metavar="NAME",
    expose_value=False,
    callback=lambda context, _option, name: context.meta.update(table=name or ""),
    help="Which table of a database.",
)
_kind_option = click.option("--kind", help="How it is read: date, quantity ...; inferred.")
_language_option = click.option(
    "--language", multiple=True, metavar="CODE", help="What it is printed in (de), where known."
)
_documents = partial(
    click.option,
    "--documents",
    envvar="VKREL_DOCUMENTS",
    type=click.Path(exists=True, file_okay=False, path_type=Path),
)
_documents_option = _documents(help="The folder of the documents, to show phrases in their lines.")


def _table_options(verb: Callable[..., None]) -> Callable[..., None]:
    """Let a verb say how tables are read; `_load` takes --table from the context."""
    return _mapping(_table(verb))


def _registry(verb: Callable[..., None]) -> Callable[..., None]:
    """Give a verb the registry of its PATH, read with its --mapping."""

    @wraps(verb)
    def run(path: str | None, mapping: Path | None = None, **options: Any) -> None:
        verb(registry=_load(path, mapping), **options)

    return _path(_table_options(run))


@main.command()
@_path
@click.option("--format", "form", type=click.Choice(formats.names()), default="text")
@click.option("--all", "everything", is_flag=True, help="Show notes too.")
@click.option("--select", multiple=True, metavar="RULE", help="Only this rule; repeatable.")
@click.option("--ignore", multiple=True, metavar="RULE", help="Not this rule; repeatable.")
@_reference_option
@click.option(
    "--fail-on",
    multiple=True,
    type=click.Choice(["contradiction", "tension", "note", "never", "unread"]),
    help="Exit with 1 from this severity on; tension by default. With `unread`, which is given "
    "beside it, also where a value was not read.",
)
@_documents_option
@_accepted_option
@_table_options
def check(form: str, **options: Any) -> None:
    """List what cannot all be true in PATH (default: the five documents).

    Accepted findings stay out until their claims change: see `vkrel accept`.

    The line below the findings counts the values that were not read: see `vkrel claims --unread`.

    Exit status: 0 nothing at tension or worse (or as --fail-on says), 1 findings, 2 wrong use,
    unreadable input or a rule that failed.
    """
    outcome = _outcome(**options)
    if form == "text":
        from vkrel.report.data.text import outcome_lines  # noqa: PLC0415
        from vkrel.report.text.terminal import show  # noqa: PLC0415

        show(outcome_lines(outcome))
    else:
        click.echo(formats.render(outcome, form))
    _say_problems(outcome)
    for finding in outcome.failed:
        click.echo(f"{finding.title}: {finding.explanation}", err=True)
    if outcome.failed or outcome.fails:
        raise SystemExit(WRONG if outcome.failed else FINDINGS)


@main.command()
@click.argument("identity", metavar="ID")
@_path
@click.option("--reason", required=True, help="Why it is accepted; whoever reads it later asks.")
@click.option(
    "--until", type=click.DateTime(["%Y-%m-%d"]), metavar="DATE", help="Its last day: 2027-06-30."
)
@_accepted_option
@_table_options
def accept(
    identity: str, reason: str, until: datetime | None, accepted_file: Path | None, **what: Any
) -> None:
    """Accept the finding with this ID in PATH, until its claims change.

    It is written to vkrel-accepted.toml beside PATH, a file that belongs in version control.
    """
    from vkrel.findings import triage  # noqa: PLC0415
    from vkrel.findings.accepted import beside, read_accepted, write_accepted  # noqa: PLC0415

    file = accepted_file or beside(what["path"])
    _, findings = _findings(**what)
    day = until.date() if until else None
    with _refusing(ValueError, OSError):
        read_accepted(file)
        found = triage.find(findings, identity)
        write_accepted(file, [triage.accept(finding, reason, until=day) for finding in found])
    for finding in found:
        click.echo(f"Accepted {finding.id} in {file}: {finding.title}")


@main.command()
@_path
@click.option(
    "-o", "--output", type=_FILE, default="report.html", show_default=True, help="File to write."
)
@_documents_option
@_accepted_option
@_table_options
def report(output: Path, **options: Any) -> None:
    """Write what PATH says, and what cannot all be true, as one HTML file."""
    outcome = _outcome(everything=True, **options)
    try:
        from vkrel.report.html.page import write_report  # noqa: PLC0415
    except ImportError:
        _fail("the report needs Jinja2: pip install 'vkrel[report]'")
    try:
        size = write_report(outcome, output)
    except OSError as error:
        _fail(f"{output}: {error.strerror or error}")
    _say_problems(outcome)
    click.echo(f"Wrote {output} ({size // 1024 + 1:,} KB).")


@main.command()
@_json_option
@click.option("--source", help="Only what this source says.")
@click.option("--subject", help="Only claims about this subject.")
@click.option("--type", "type_", help="Only records of this type.")
@click.option("--period", help="Only claims whose dates may lie in it, such as 1992-2001.")
@click.option("--unread", is_flag=True, help="Only claims whose values were not read, and why.")
@_registry
def claims(registry: Registry, form: str, unread: bool, **wanted: str | None) -> None:
    """List the claims of PATH (default: the five documents)."""
    from vkrel.report.data.json import claims_json  # noqa: PLC0415
    from vkrel.report.text.verbs import claims_text, unread_text  # noqa: PLC0415

    with _refusing(KeyError, ValueError):
        found = registry.select(unread=unread, **wanted)
    as_text = unread_text if unread else claims_text
    click.echo((claims_json if form == "json" else as_text)(found, registry))


@main.command()
@click.argument("subject")
@_registry
def show(registry: Registry, subject: str) -> None:
    """Show what is said about SUBJECT, slot by slot, with each verdict."""
    from vkrel.report.text.verbs import subject_text  # noqa: PLC0415

    text = subject_text(registry, subject)
    if not text:
        _fail(f"nobody speaks of {subject!r}; see `vkrel claims` for what there is")
    click.echo(text)


@main.command()
@click.argument("what")
@_path
@_kind_option
@_language_option
@_documents_option
@_table_options
def explain(what: str, kind: str | None, language: tuple[str, ...], **options: Any) -> None:
    """Show the page of a rule, the proof of a finding, or how a printed value is understood.

    WHAT is a rule such as same-slot, the id of a finding in PATH, `readings` for the table of
    readings, or a printed value such as "rund 3,5 Milliarden Euro" (so is all with --kind).
    """
    from vkrel import rules  # noqa: PLC0415
    from vkrel.report.text.values import value_text  # noqa: PLC0415
    from vkrel.values.table import describe_table  # noqa: PLC0415

    if what == "readings":
        click.echo(describe_table().rstrip())
    elif what in (*rules.names(), rules.INTERNAL):
        click.echo(rules.INTERNAL_PAGE if what == rules.INTERNAL else rules.page(what))
    elif not (kind or language) and _ID.fullmatch(what):
        _prove(what, **options)
    elif text := value_text(what, kind or "", *language):
        click.echo(text)
    else:
        rest = "`readings`, the ids that `vkrel check` prints, and printed values"
        _fail(f"no rule {what!r}; there are {', '.join(rules.names())}, {rest}")


_ID = re.compile("(?=.*[a-f])[0-9a-f]{4,}|[0-9]{12}")  # of a finding, or its beginning


def _prove(identity: str, path: str | None, mapping: Path | None, documents: Path | None) -> None:
    """Print the proof of a finding."""
    from vkrel.findings.triage import Triage, find  # noqa: PLC0415
    from vkrel.report.data.text import proof_lines  # noqa: PLC0415
    from vkrel.report.outcome import Outcome  # noqa: PLC0415
    from vkrel.report.text.terminal import show  # noqa: PLC0415

    registry, findings = _findings(path, mapping)
    with _refusing(ValueError):
        found = find(findings, identity)
    outcome = Outcome(
        registry, Triage(findings), everything=True, path=path or "", documents=documents
    )
    for finding in found:
        show(proof_lines(finding, outcome))


@main.command()
@click.argument("a")
@click.argument("b")
@_kind_option
@_language_option
@click.option("--habit", multiple=True, help='How its source prints: "place=10; decimal=,".')
def compare(a: str, b: str, kind: str | None, **sides: tuple[str, ...]) -> None:
    """Compare two printed values, such as "about 200,000" and "240,000", word by word.

    --language and --habit are those of both values; given twice, of A and of B.
    """
    from vkrel.report.text.values import comparison_text  # noqa: PLC0415

    with _refusing(TypeError):
        click.echo(comparison_text(a, b, kind, **sides))


@main.command()
@_path
@_documents(required=True, help="The folder of the documents (or set VKREL_DOCUMENTS).")
def verify(path: str | None, documents: Path) -> None:
    """Verify that every quote of PATH stands on its line of the documents."""
    looked, problems = _load(path, None).verify(documents)
    for problem in problems:
        click.echo(str(problem), err=True)
    click.echo(f"{looked} quotes looked up, {len(problems)} problems.")
    if problems:
        raise SystemExit(FINDINGS)


@main.command()
@_path
@_json_option
@_reference_option
@_table_options
def culprits(form: str, **what: Any) -> None:
    """Rank the claims of PATH that are likely wrong: without them, nothing is in conflict."""
    from vkrel.report.data.json import culprits_json  # noqa: PLC0415
    from vkrel.report.text.verbs import culprits_text  # noqa: PLC0415

    registry, findings = _findings(**what)
    click.echo((culprits_json if form == "json" else culprits_text)(findings.culprits(), registry))


@main.command()
@_json_option
@click.option("--all", "everything", is_flag=True, help="Show slots with one voice too.")
@_reference_option
@_registry
def resolve(registry: Registry, form: str, everything: bool, reference: bool) -> None:
    """Show the best supported value of each slot of PATH, one vote a group of sources."""
    from vkrel.findings.resolve import resolve as resolve_slots  # noqa: PLC0415
    from vkrel.report.data.json import resolutions_json  # noqa: PLC0415
    from vkrel.report.text.verbs import resolutions_text  # noqa: PLC0415

    text = resolutions_json if form == "json" else partial(resolutions_text, everything=everything)
    click.echo(text(resolve_slots(registry, reference=reference)))


def _outcome(
    path: str | None,
    mapping: Path | None,
    accepted_file: Path | None,
    select: tuple[str, ...] = (),
    ignore: tuple[str, ...] = (),
    reference: bool = True,
    **shown: Any,
) -> Outcome:
    """A check after triage; ends with status 2 where something cannot be read."""
    from vkrel import rules  # noqa: PLC0415
    from vkrel.findings.accepted import beside, read_accepted  # noqa: PLC0415
    from vkrel.findings.triage import triage  # noqa: PLC0415
    from vkrel.report.outcome import Outcome  # noqa: PLC0415

    registry, findings = _findings(path, mapping, select=select, ignore=ignore, reference=reference)
    file = accepted_file or beside(path)
    if accepted_file and not accepted_file.exists():
        _fail(f"{accepted_file}: no such file; `vkrel accept` writes one")
    # Ids name the sources: without background sources some findings have others.
    ran = rules.chosen(select, ignore) if reference else ()
    with _refusing():
        sorted_out = triage(findings, read_accepted(file), rules=ran)
    return Outcome(registry, sorted_out, path=path or "", accepted_file=file.name, **shown)


def _findings(path: str | None, mapping: Path | None, **options: Any) -> tuple[Registry, Findings]:
    from vkrel.findings.check import check as check_registry  # noqa: PLC0415
    from vkrel.report.attach import attach  # noqa: PLC0415

    attach()
    from vkrel.report.text.terminal import progress  # noqa: PLC0415

    with progress("Reading claims and comparing them ..."):
        registry = _load(path, mapping)
        with _refusing(ValueError):
            return registry, check_registry(registry, **options)


def _say_problems(outcome: Outcome) -> None:
    """What is wrong beside the findings: stale acceptances, documents that cannot be read."""
    for stale in outcome.triage.stale:
        message = f"no finding has the id {stale.id} any more ({stale.title or stale.reason})"
        click.echo(f"{stale.place}: stale: {message}; delete the block", err=True)
    for problem in outcome.texts.problems:
        click.echo(str(problem), err=True)


def _load(path: str | None, mapping: Path | None) -> Registry:
    from vkrel.model.problems import shortened  # noqa: PLC0415
    from vkrel.registry.load import load  # noqa: PLC0415

    with _refusing():
        table = click.get_current_context().meta.get("table", "")
        registry = load(path, mapping=mapping, table=table)
    for text in (*shortened(registry.problems), *registry.notes):
        click.echo(text, err=True)
    return registry


@contextmanager
def _refusing(*errors: type[Exception]) -> Iterator[None]:
    """End with status 2 and the words of an error, always those of input that cannot be used."""
    from vkrel.model.problems import LoadError  # noqa: PLC0415

    refused: tuple[type[Exception], ...] = (LoadError, *errors)
    try:
        yield
    except refused as error:
        _fail(str(error.args[0] if isinstance(error, KeyError) else error))


def _fail(message: str) -> NoReturn:
    click.echo(message, err=True)
    raise SystemExit(WRONG)
