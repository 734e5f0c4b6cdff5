"""The records of the project's own texts are those that were kept: what should change none shows here."""

from tests.records import KEPT, RENEW, hashes, lines_of, own_texts


def test_records_are_as_kept() -> None:
    kept = KEPT.read_text(encoding="utf-8").splitlines()
    found = lines_of(hashes(own_texts()))
    others = sorted({line.split("  ", 1)[1] for line in set(found) ^ set(kept)})
    assert not others, (
        f"records or blocks differ from {KEPT.name} in {', '.join(others)}.\n"
        "To look: `newsctl show FILE --json`, or `newsctl show - --json` with a case's text, here and on the"
        f" commit before.\nIf the change is meant: `{RENEW}`"
    )
