"""Templates that staff write: words with places for facts, and nothing that could do harm."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from jinja2 import StrictUndefined, TemplateError, TemplateSyntaxError, nodes
from jinja2.sandbox import ImmutableSandboxedEnvironment
from markupsafe import Markup, escape

from app.core.errors import InvalidInput, Problem
from app.core.words import gettext as _

LONGEST_TEMPLATE = 10_000
_FILTERS = ("upper", "lower", "title", "capitalize", "trim", "default")
_ALLOWED = (
    nodes.Template,
    nodes.Output,
    nodes.TemplateData,
    nodes.Name,
    nodes.Const,
    nodes.If,
    nodes.CondExpr,
    nodes.Compare,
    nodes.Operand,
    nodes.And,
    nodes.Or,
    nodes.Not,
    nodes.Filter,
)
"""What a card needs. Without loops, arithmetic and calls no template can take long or reach anything."""


_COMPARED = ("eq", "ne")
_DEEPEST = 50
"""Nobody writes so much within one another, and Python could not run a hundred."""


def check_template(text: str, *, known: frozenset[str], field: str) -> None:
    """Raise InvalidInput that says in which line of the template what cannot be."""
    for line, message in _faults(text, known):
        told = _("Line {line}: {what}").format(line=line, what=message)
        raise InvalidInput([Problem(field, told)])


def fill_template(text: str, facts: Mapping[str, str], *, field: str) -> str:
    """HTML with the facts in their places, written out as plain text; raises InvalidInput like the check."""
    check_template(text, known=frozenset(facts), field=field)
    return _environment().from_string(text).render(facts)


def _faults(text: str, known: frozenset[str]) -> Iterator[tuple[int, str]]:
    if len(text) > LONGEST_TEMPLATE:
        yield 1, _("This is too long: {most} characters at most.").format(most=LONGEST_TEMPLATE)
        return
    try:
        parsed = _environment().parse(text)
        found = list(parsed.find_all(nodes.Node))
        # Jinja's own list of what is undeclared leaves out names that it knows itself, such as “self”.
        places = {name.name for name in parsed.find_all(nodes.Name)}
    except TemplateSyntaxError as error:
        yield error.lineno, _("This cannot be read: {what}").format(what=error.message or "")
        return
    except (TemplateError, RecursionError, ValueError):
        yield 1, _("This cannot be read.")
        return
    faults = [fault for node in found if (fault := _fault_of(node))]
    yield from faults
    for name in sorted(places - known):
        yield (
            1,
            _("There is no “{name}”. These can be used: {names}.").format(
                name=name, names=", ".join(sorted(known))
            ),
        )
    if not faults and _depth(parsed) > _DEEPEST:
        yield 1, _("Too much stands within one another here.")


def _fault_of(node: nodes.Node) -> tuple[int, str] | None:
    orders = isinstance(node, nodes.Compare) and any(each.op not in _COMPARED for each in node.ops)
    if orders or not isinstance(node, _ALLOWED):
        return node.lineno, _("Only {{ places }}, conditions and plain words can be used here.")
    if not isinstance(node, nodes.Filter):
        return None
    if node.name not in (*_FILTERS, "lines"):
        return node.lineno, _("There is no “{name}”.").format(name=node.name)
    if len(node.args) > (node.name == "default") or node.kwargs or node.dyn_args or node.dyn_kwargs:
        return node.lineno, _("“{name}” takes nothing more.").format(name=node.name)
    return None


def _depth(node: nodes.Node) -> int:
    return 1 + max(map(_depth, node.iter_child_nodes()), default=0)


def _environment() -> ImmutableSandboxedEnvironment:
    environment = ImmutableSandboxedEnvironment(autoescape=True, undefined=StrictUndefined)
    environment.globals.clear()
    kept = {name: environment.filters[name] for name in _FILTERS}
    environment.filters.clear()
    environment.filters.update(kept, lines=_lines)
    return environment


def _lines(text: str) -> Markup:
    return Markup("<br>").join(escape(line) for line in str(text).splitlines())
