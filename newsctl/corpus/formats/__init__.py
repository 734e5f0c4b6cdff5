"""The formats in which newsctl reads articles: text, JSON, tables, web pages, archives, compressed or not."""

__all__: list[str] = []
