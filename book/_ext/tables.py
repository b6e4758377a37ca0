"""A cell's table with a caption is numbered as a table.

myst-nb puts whatever a captioned cell shows into a figure; where that is a table, the figure is
replaced by a node that Sphinx counts with the tables.
"""

from docutils import nodes
from sphinx.transforms import SphinxTransform


class table_figure(nodes.figure):
    """A figure that holds a table."""


class NumberTables(SphinxTransform):
    """Turn figures that hold an HTML table into `table_figure`, before labels are collected."""

    default_priority = 840

    def apply(self, **options):
        for figure in list(self.document.findall(nodes.figure)):
            if any("<table" in raw.astext() for raw in figure.findall(nodes.raw)):
                table = table_figure("", *figure.children, **figure.attributes)
                figure.replace_self(table)
                for label in table["ids"]:
                    self.document.ids[label] = table


def visit(translator, node):
    translator.visit_figure(node)


def depart(translator, node):
    translator.depart_figure(node)


def setup(app):
    """Connect to Sphinx."""
    app.add_enumerable_node(table_figure, "table", html=(visit, depart))
    app.add_transform(NumberTables)
    return {"parallel_read_safe": True, "parallel_write_safe": True}
