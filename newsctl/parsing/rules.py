"""Every rule by which an article is read, by name: what it makes, and why.

A block and a quote each bear the name of the rule that decided. ``show --why`` and ``help rules`` print this
table, and tests/test_rules.py holds it against the code and against the cases, of which each rule has a file.
"""

import msgspec

__all__ = ["RULES", "Rule", "explained"]


class Rule(msgspec.Struct, frozen=True):
    """A rule: ``makes`` are the kinds of its blocks, or what of a quote it fills beside the speaker.

    ``why`` is what it goes by. ``shown`` is false as long as only cases have shown it, and no real text.
    """

    name: str
    makes: tuple[str, ...]
    why: str
    shown: bool = True


BOTH = ("mention", "cue")
SIGNED = (
    "headline", "subheadline", "byline", "published", "paragraph", "subhead", "caption", "credit", "sign-off",
    "related-label", "related-item", "boilerplate",
)  # fmt: skip

RULES: dict[str, tuple[Rule, ...]] = {
    "Which line is what": (
        Rule(
            "header-lines",
            ("headline", "subheadline", "byline", "published", "paragraph", "boilerplate"),
            "Lines of metadata open the text, a key and a colon each: “Title: …”.",
            shown=False,
        ),
        Rule(
            "database-lines",
            (
                "headline",
                "subheadline",
                "byline",
                "published",
                "dateline",
                "caption",
                "boilerplate",
            ),
            "A database's lines stand around the story: “LENGTH: 512 words”.",
        ),
        Rule(
            "furniture-file",
            ("boilerplate",),
            "The line stands in the file of furniture that the user gave.",
            shown=False,
        ),
        Rule("title-above-story", ("headline",), "The first line is a title, and the story begins below it."),
        Rule(
            "byline-above-dateline",
            ("byline",),
            "A byline stands between headline and dateline, or below a wire's headline.",
        ),
        Rule("behind-dateline", ("paragraph",), "The paragraph that a dateline opens."),
        Rule("amid-prose", ("paragraph",), "A paragraph has others on both sides, five or more in a row."),
        Rule(
            "densest-prose",
            ("paragraph",),
            "The longest run of paragraphs, where else there were no body.",
        ),
        Rule("last-paragraph", ("paragraph",), "The last line ends a story that is nothing but paragraphs."),
        Rule("wire-indent", ("paragraph",), "A wire sets its paragraphs with an indent."),
        Rule("wire-table", ("paragraph",), "A short line between the head of a wire and its sign-off."),
        Rule("wire-sign-off", ("sign-off",), "The last line names an agency, or says that it is the end."),
        Rule(
            "signs",
            SIGNED,
            "Weighed by the signs of all lines; those that told most stand below it.",
        ),
        Rule("run-in-byline", ("byline",), "A byline runs into the dateline of the first paragraph."),
        Rule("credit-inside", ("credit",), "A credit or a sign-off ends the last paragraph."),
        Rule("white-space", ("blank",), "Nothing but white space."),
        Rule("leftover-tags", ("boilerplate",), "Tags of a web page are left around a line.", shown=False),
    ),
    "Datelines": (
        Rule("agency-first", ("dateline",), "An agency opens the paragraph: “(AP) --”."),
        Rule("place-and-date", ("dateline",), "A place or an agency with a date: “LONDON, Feb 26 -”."),
        Rule("place-and-agency", ("dateline",), "A place and an agency: “NAPA, Calif. (AP) --”."),
        Rule("place-and-dash", ("dateline",), "A known place, or one in capitals, and a dash: “CHICAGO —”."),
        Rule("place-and-colon", ("dateline",), "A known place and a colon, and nobody speaks: “BEIJING:”."),
        Rule(
            "place-and-stop",
            ("dateline",),
            "A known town and a full stop, then news: “Dodoma.”.",
            shown=False,
        ),
        Rule("place-alone", ("dateline",), "A known place in capitals has the line to itself: “ANKARA”."),
        Rule("source-tag", ("label",), "The outlet's own name and a colon open the paragraph."),
    ),
    "Links to other stories": (
        Rule(
            "related-line",
            ("related-label", "related-item"),
            "A label with a title behind it: “READ MORE: …”.",
        ),
        Rule("related-in-brackets", ("related-label", "related-item"), "A title stands in square brackets."),
        Rule("related-markdown", ("related-label", "related-item"), "A title is linked: “[title](address)”."),
    ),
    "Quotes: the source stands after the quotation": (
        Rule("post-posed", BOTH, "The subject and its verb follow: “…,” Roe said."),
        Rule("post-posed-later", BOTH, "The same, further on in the sentence: “…” for the party, Roe said."),
        Rule("inverted", BOTH, "The verb and its subject follow: “…,” said Roe."),
        Rule("inverted-later", BOTH, "The same, further on in the sentence: “…” for the party, said Roe."),
        Rule("according-to", BOTH, "“According to” follows: “…,” according to Roe."),
        Rule("according-to-later", BOTH, "The same, further on: “…” for the party, according to Roe."),
        Rule("dash", ("mention",), "A dash and a name follow on the same line: “…” - Roe.", shown=False),
    ),
    "Quotes: the source stands before the quotation": (
        Rule("pre-posed", BOTH, "The subject stands right before its verb: Roe said, “…”."),
        Rule("pre-posed-apart", BOTH, "Other words part the subject from its verb: Roe rose and said, “…”."),
        Rule("participle", BOTH, "The verb has -ing, another one the subject: Roe rose, saying “…”."),
        Rule("absolute", BOTH, "The verb has -ing and a subject of its own: with Roe saying “…”."),
        Rule("infinitive", BOTH, "The verb is a base form, another has the subject: Roe rose to say “…”."),
        Rule("inverted-before", BOTH, "The verb stands before its subject: Explained Roe: “…”."),
        Rule("according-to-before", BOTH, "“According to” comes first: According to Roe, it was “…”."),
        Rule("agent", BOTH, "The verb is passive: described by Roe as “…”."),
        Rule("label", ("mention",), "A name and a colon, as in a transcript: ROE: “…”."),
        Rule("owner", ("mention",), "The words belong to somebody: Roe's remark that “…”."),
        Rule("clause-subject", ("mention",), "The sentence has no verb of speech, but a first subject."),
    ),
    "Quotes: the source stands elsewhere": (
        Rule("chained", BOTH, "It is the speaker of the quotation before in the paragraph."),
        Rule("carried-over", ("mention",), "It is the speaker of the last quotation in a paragraph above."),
        Rule("sentence-before", BOTH, "The sentence before has a verb of speech: Roe shrugged. He said so."),
        Rule("sentence-before-subject", ("mention",), "The sentence before opens with its subject."),
        Rule("paragraph-before", BOTH, "The paragraph before closes with who speaks: Roe wrote on Monday:"),
        Rule("paragraph-before-subject", ("mention",), "The last sentence above opens with its subject."),
        Rule("line-below", ("mention",), "A dash and a name have the line below to themselves."),
        Rule("turn", (), "Two speakers take turns: a question has the paragraph to itself, or its answer."),
        Rule("echo", (), "The same words stand in a quotation of the story, with their speaker."),
        Rule("unattributed", (), "The words are speech, and nobody is named for them."),
    ),
    "Reported speech": (
        Rule("reported-that", BOTH, "The clause follows its verb, and “that”: Roe said that it was safe."),
        Rule("reported-bare", BOTH, "The clause follows its verb: Roe told the council it was safe."),
        Rule("reported-post-posed", BOTH, "The clause comes first: It was safe, Roe said."),
        Rule("reported-inverted", BOTH, "The same, the verb before its subject: It was safe, said Roe."),
        Rule("reported-around", BOTH, "The source stands inside of it: In May, Roe said, it was safe."),
        Rule("reported-as", BOTH, "The source is in a clause with “as”: As Roe noted, it was safe."),
        Rule("reported-participle", BOTH, "The verb has -ing: Roe shrugged, saying that it was safe."),
        Rule("reported-participle-first", BOTH, "It comes first: Saying that it was safe, Roe shrugged."),
        Rule("reported-quoted", BOTH, "Somebody else quotes: Roe was quoted as saying that it was safe."),
        Rule("reported-according-to", BOTH, "The clause comes first: It was safe, according to Roe."),
        Rule("reported-according-to-before", BOTH, "The source does: According to Roe, it was safe."),
    ),
}
"""The rules in families, each under what its rules have in common.

Of a name that ends in ``-far``, as the weights know them, a subject further back is meant; a quote bears the
name without it.
"""


def explained(name: str) -> str:
    """Return why the rule of this name decides as it does; what stands behind a colon is no part of the name.

    Raises KeyError for a name that no rule has.
    """
    name = name.partition(":")[0]
    for family in RULES.values():
        for rule in family:
            if rule.name == name:
                return rule.why
    raise KeyError(name)
