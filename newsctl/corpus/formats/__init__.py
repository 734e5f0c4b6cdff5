"""The formats in which newsctl reads articles, a module each; ``catalogue`` is the table of them.

``opening`` makes of an open file, compressed or not, a stream in its format, and hands it to that module. The
objects of all JSON formats, and the rows of tables, are read as ``records``; web pages by ``web_page``.
"""

__all__: list[str] = []
