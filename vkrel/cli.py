"""The command line: each verb is one call of the library."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING, NoReturn

import click

if TYPE_CHECKING:
    from datetime import datetime

    from vkrel.findings.finding import Findings
    from vkrel.registry.registry import Registry
    from vkrel.report.output import Outcome

FINDINGS, WRONG = 1, 2
MAPPING = "vkrel.mapping"  # where a command keeps its --mapping


@click.group(context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(package_name="vkrel")
def main() -> None:
    """Compare what documents say, and prove what cannot all be true."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(errors="replace")


_accepted_option = click.option(
    "--accepted",
    "accepted_file",
    type=click.Path(dir_okay=False, path_type=Path),
    help="The file of accepted findings; by default vkrel-accepted.toml beside PATH.",
)
_mapping_option = click.option(
    "--mapping",
    type=click.Path(dir_okay=False, path_type=Path),
    expose_value=False,
    callback=lambda context, _, given: context.meta.update({MAPPING: given}),
    help="What the columns of a table are: see docs/tables.md; by default NAME.mapping.toml beside it.",
)
_documents_option = click.option(
    "--documents",
    envvar="VKREL_DOCUMENTS",
    type=click.Path(exists=True, file_okay=False, path_type=Path),
    help="The folder of the documents, to show each phrase in its line.",
)


@main.command()
@click.argument("path", required=False)
@click.option(
    "--format",
    "form",
    type=click.Choice(["text", "json", "sarif", "markdown", "csv"]),
    default="text",
)
@click.option("--all", "everything", is_flag=True, help="Show notes too.")
@click.option("--select", multiple=True, metavar="RULE", help="Only this rule; repeatable.")
@click.option("--ignore", multiple=True, metavar="RULE", help="Not this rule; repeatable.")
@click.option("--no-reference", is_flag=True, help="Leave background sources out.")
@click.option(
    "--fail-on",
    type=click.Choice(["contradiction", "tension", "note", "never"]),
    default="tension",
    help="Exit with 1 from this severity on; tension by default.",
)
@_documents_option
@_accepted_option
@_mapping_option
def check(
    path: str | None,
    form: str,
    everything: bool,
    select: tuple[str, ...],
    ignore: tuple[str, ...],
    no_reference: bool,
    fail_on: str,
    documents: Path | None,
    accepted_file: Path | None,
) -> None:
    """List what cannot all be true in PATH (default: the five documents).

    Accepted findings stay out until their claims change: see `vkrel accept`.

    Exit status: 0 nothing at tension or worse (or as --fail-on says), 1 findings, 2 wrong use,
    unreadable input or a rule that failed.
    """
    from vkrel.report.output import outcome_lines, outcome_text, show_lines  # noqa: PLC0415

    outcome = _outcome(
        path,
        select=select,
        ignore=ignore,
        reference=not no_reference,
        everything=everything,
        fail_on=fail_on,
        documents=documents,
        accepted_file=accepted_file,
    )
    if form == "text":
        show_lines(outcome_lines(outcome))
    else:
        click.echo(outcome_text(outcome, form))
    _say_problems(outcome)
    if outcome.failed:
        for finding in outcome.failed:
            click.echo(f"{finding.title}: {finding.explanation}", err=True)
        raise SystemExit(WRONG)
    if outcome.failing:
        raise SystemExit(FINDINGS)


@main.command()
@click.argument("identity", metavar="ID")
@click.argument("path", required=False)
@click.option("--reason", required=True, help="Why it is accepted; whoever reads it later asks.")
@click.option(
    "--until",
    type=click.DateTime(["%Y-%m-%d"]),
    metavar="DATE",
    help="The last day on which the acceptance counts, such as 2027-06-30.",
)
@_accepted_option
@_mapping_option
def accept(
    identity: str,
    path: str | None,
    reason: str,
    until: datetime | None,
    accepted_file: Path | None,
) -> None:
    """Accept the finding with this ID in PATH, until its claims change.

    It is written to vkrel-accepted.toml beside PATH, a file that belongs in version control.
    """
    from vkrel.findings.accepted import beside, read_accepted, write_accepted  # noqa: PLC0415
    from vkrel.findings.triage import accept as accept_finding  # noqa: PLC0415
    from vkrel.findings.triage import find  # noqa: PLC0415
    from vkrel.model.problems import LoadError  # noqa: PLC0415

    file = accepted_file or beside(path)
    _, findings = _findings(path)
    try:
        read_accepted(file)
        found = find(findings, identity)
        day = until.date() if until else None
        write_accepted(file, [accept_finding(each, reason, until=day) for each in found])
    except (ValueError, LoadError, OSError) as error:
        _fail(str(error))
    for each in found:
        click.echo(f"Accepted {each.id} in {file}: {each.title}")


@main.command()
@click.argument("path", required=False)
@click.option(
    "-o",
    "--output",
    type=click.Path(dir_okay=False, path_type=Path),
    default=Path("report.html"),
    help="The file to write; report.html by default.",
)
@_documents_option
@_accepted_option
@_mapping_option
def report(
    path: str | None, output: Path, documents: Path | None, accepted_file: Path | None
) -> None:
    """Write what PATH says, and what cannot all be true, as one HTML file."""
    outcome = _outcome(
        path, everything=True, documents=documents, accepted_file=accepted_file, fail_on="never"
    )
    try:
        from vkrel.report.html import report_html  # noqa: PLC0415
    except ImportError:
        _fail("the report needs Jinja2: pip install 'vkrel[report]'")
    content = report_html(outcome).encode()
    try:
        output.write_bytes(content)
    except OSError as error:
        _fail(f"{output}: {error.strerror or error}")
    _say_problems(outcome)
    click.echo(f"Wrote {output} ({len(content) // 1024 + 1:,} KB).")


@main.command()
@click.argument("path", required=False)
@click.option("--format", "form", type=click.Choice(["text", "json"]), default="text")
@click.option("--source", help="Only what this source says.")
@click.option("--subject", help="Only claims about this subject.")
@click.option("--type", "type_", help="Only records of this type.")
@click.option("--period", help="Only claims whose dates may lie in it, such as 1992-2001.")
@_mapping_option
def claims(
    path: str | None,
    form: str,
    source: str | None,
    subject: str | None,
    type_: str | None,
    period: str | None,
) -> None:
    """List the claims of PATH (default: the five documents)."""
    registry = _load(path)
    try:
        found = registry.select(source=source, subject=subject, type_=type_, period=period)
    except (KeyError, ValueError) as error:
        _fail(str(error.args[0]))
    if form == "json":
        from vkrel.report.json import claims_json  # noqa: PLC0415

        click.echo(claims_json(registry, found))
    else:
        from vkrel.report.text import claims_text  # noqa: PLC0415

        click.echo(claims_text(found, registry.vocabulary))


@main.command()
@click.argument("subject")
@click.argument("path", required=False)
@_mapping_option
def show(subject: str, path: str | None) -> None:
    """Show what is said about SUBJECT, slot by slot, with each verdict."""
    registry = _load(path)
    from vkrel.report.subject import subject_text  # noqa: PLC0415

    text = subject_text(registry, subject)
    if not text:
        _fail(f"nobody speaks of {subject!r}; see `vkrel claims` for what there is")
    click.echo(text)


@main.command()
@click.argument("what")
@click.argument("path", required=False)
@_documents_option
@_mapping_option
def explain(what: str, path: str | None, documents: Path | None) -> None:
    """Show the page of a rule, the proof of a finding, or the table of readings.

    WHAT is a rule such as same-slot, the id of a finding in PATH, or `readings`.
    """
    from vkrel import rules  # noqa: PLC0415

    if what == "readings":
        from vkrel.values.table import describe_table  # noqa: PLC0415

        click.echo(describe_table().rstrip())
        return
    if what in rules.names():
        click.echo(rules.page(what))
        return
    if what == rules.INTERNAL:
        click.echo(rules.INTERNAL_PAGE)
        return
    if len(what) < 4 or not set(what) <= set("0123456789abcdef"):
        _fail(
            f"no rule {what!r}; there are {', '.join(rules.names())}, `readings`, and the ids that"
            " `vkrel check` prints"
        )
    from vkrel.findings.triage import find  # noqa: PLC0415
    from vkrel.report.excerpt import Documents  # noqa: PLC0415
    from vkrel.report.output import show_lines  # noqa: PLC0415
    from vkrel.report.text import proof_lines  # noqa: PLC0415
    from vkrel.report.view import blame_of, view_of  # noqa: PLC0415

    registry, findings = _findings(path)
    try:
        found = find(findings, what)
    except ValueError as error:
        _fail(str(error))
    texts = Documents(documents, registry.sources) if documents else None
    blame = blame_of(findings)
    for each in found:
        view = view_of(each, registry, path=path or "", blame=blame)
        show_lines(proof_lines(view, texts))


@main.command()
@click.argument("a")
@click.argument("b")
@click.option("--kind", help="How to read them: date, quantity, rank, set, time ...; inferred.")
def compare(a: str, b: str, kind: str | None) -> None:
    """Compare two printed values, such as "about 200,000" and "240,000"."""
    import vkrel  # noqa: PLC0415
    from vkrel.model.show import show_reading  # noqa: PLC0415

    found = vkrel.compare(a, b, kind)
    degree = "" if found.degree is None else f", degree {found.degree:.2f}"
    click.echo(f"{found.verdict}{degree}: {found.why}")
    for reading in (found.a, found.b):
        click.echo(f"  {reading.text}: {show_reading(reading)}")


@main.command()
@click.argument("path", required=False)
@click.option(
    "--documents",
    envvar="VKREL_DOCUMENTS",
    type=click.Path(exists=True, file_okay=False, path_type=Path),
    required=True,
    help="The folder of the documents (or set VKREL_DOCUMENTS).",
)
def verify(path: str | None, documents: Path) -> None:
    """Verify that every quote of PATH stands on its line of the documents."""
    from vkrel.files.verify import verify as verify_quotes  # noqa: PLC0415

    registry = _load(path)
    looked, problems = verify_quotes(registry.sources.values(), registry.claims, documents)
    for problem in problems:
        click.echo(str(problem), err=True)
    click.echo(f"{looked} quotes looked up, {len(problems)} problems.")
    if problems:
        raise SystemExit(FINDINGS)


@main.command()
@click.argument("path", required=False)
@click.option("--format", "form", type=click.Choice(["text", "json"]), default="text")
@click.option("--no-reference", is_flag=True, help="Leave background sources out.")
@_mapping_option
def culprits(path: str | None, form: str, no_reference: bool) -> None:
    """Rank the claims of PATH that are likely wrong: without them, nothing is in conflict."""
    import vkrel  # noqa: PLC0415
    from vkrel.report.verdicts import culprits_json, culprits_text  # noqa: PLC0415

    registry = _load(path)
    found = vkrel.check(registry, reference=not no_reference).culprits()
    if form == "json":
        click.echo(culprits_json(found, registry))
    else:
        click.echo(culprits_text(found, registry.vocabulary))


@main.command()
@click.argument("path", required=False)
@click.option("--format", "form", type=click.Choice(["text", "json"]), default="text")
@click.option("--all", "everything", is_flag=True, help="Show slots with one voice too.")
@click.option("--no-reference", is_flag=True, help="Leave background sources out.")
@_mapping_option
def resolve(path: str | None, form: str, everything: bool, no_reference: bool) -> None:
    """Show the best supported value of each slot of PATH, one vote a group of sources."""
    import vkrel  # noqa: PLC0415
    from vkrel.report.verdicts import resolutions_json, resolutions_text  # noqa: PLC0415

    found = vkrel.resolve(_load(path), reference=not no_reference)
    if form == "json":
        click.echo(resolutions_json(found))
    else:
        click.echo(resolutions_text(found, everything=everything))


def _outcome(
    path: str | None,
    *,
    select: tuple[str, ...] = (),
    ignore: tuple[str, ...] = (),
    reference: bool = True,
    everything: bool = False,
    fail_on: str = "tension",
    documents: Path | None = None,
    accepted_file: Path | None = None,
) -> Outcome:
    """A check after triage; ends with status 2 where something cannot be read."""
    from vkrel import rules  # noqa: PLC0415
    from vkrel.findings.accepted import beside, read_accepted  # noqa: PLC0415
    from vkrel.findings.triage import triage  # noqa: PLC0415
    from vkrel.model.problems import LoadError  # noqa: PLC0415
    from vkrel.report.output import outcome_of  # noqa: PLC0415

    registry, findings = _findings(path, select=select, ignore=ignore, reference=reference)
    file = accepted_file or beside(path)
    if accepted_file and not accepted_file.exists():
        _fail(f"{accepted_file}: no such file; `vkrel accept` writes one")
    try:
        # Ids name the sources: without background sources some findings have others.
        ran = rules.chosen(select, ignore) if reference else ()
        sorted_out = triage(findings, read_accepted(file), rules=ran)
    except LoadError as error:
        _fail(str(error))
    return outcome_of(
        registry,
        sorted_out,
        everything=everything,
        fail_on=fail_on,
        path=path or "",
        accepted_file=file.name,
        documents=documents,
    )


def _findings(
    path: str | None,
    *,
    select: tuple[str, ...] = (),
    ignore: tuple[str, ...] = (),
    reference: bool = True,
) -> tuple[Registry, Findings]:
    import vkrel  # noqa: PLC0415
    from vkrel.report.progress import progress  # noqa: PLC0415

    with progress("Reading claims and comparing them ..."):
        registry = _load(path)
        try:
            return registry, vkrel.check(
                registry, select=select, ignore=ignore, reference=reference
            )
        except ValueError as error:
            _fail(str(error))


def _say_problems(outcome: Outcome) -> None:
    """What is wrong beside the findings: stale acceptances, documents that cannot be read."""
    for each in outcome.triage.stale:
        message = f"stale: no finding has the id {each.id} any more ({each.title or each.reason})"
        click.echo(f"{each.place}: {message}; delete the block", err=True)
    for problem in outcome.documents.problems if outcome.documents else ():
        click.echo(str(problem), err=True)


def _load(path: str | None) -> Registry:
    import vkrel  # noqa: PLC0415
    from vkrel.model.problems import LoadError  # noqa: PLC0415

    try:
        registry = vkrel.load(path, mapping=click.get_current_context().meta.get(MAPPING))
    except LoadError as error:
        _fail(str(error))
    if registry.problems or registry.notes:
        from vkrel.tables.tablefile import shortened  # noqa: PLC0415

        for text in (*shortened(registry.problems), *registry.notes):
            click.echo(text, err=True)
    return registry


def _fail(message: str) -> NoReturn:
    click.echo(message, err=True)
    raise SystemExit(WRONG)
