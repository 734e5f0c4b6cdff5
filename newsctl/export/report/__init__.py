"""The report: articles, the people quoted in them, a timeline and places, as pages for a browser.

gathering    articles -> what the whole corpus shows: people, months, places, links
pictures     the timeline and the graph of links, as SVG
pages        what was gathered -> HTML, by the Jinja2 templates in templates/

It works from the file system, offline, and asks nothing of anybody: a Content-Security-Policy forbids it.
"""

from newsctl.export.report.pages import HTML

__all__ = ["HTML"]
