"""What one line says by itself, read once: its form, dates, credits, captions, words of the page, signs."""

__all__: list[str] = []
