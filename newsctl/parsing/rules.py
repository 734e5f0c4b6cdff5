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

RULES: dict[str, tuple[Rule, ...]] = {
    "The head of an article": (
        Rule(
            "header-lines",
            ("headline", "subheadline", "byline", "published", "paragraph", "boilerplate"),
            "Lines of metadata open the text, a key and a colon each: “Title: …”.",
            shown=False,
        ),
        Rule("headline", ("headline",), "The first line, unless it is the page's or reads like a lede."),
        Rule("headline-below-furniture", ("headline",), "The same, below a kicker, a date or a button."),
        Rule("headline-again", ("headline",), "A line says the headline once more."),
        Rule("kicker", ("boilerplate",), "A few words above the headline, or above the body, name a topic."),
        Rule("section-name", ("boilerplate",), "A line is the name of a section, or a path to one."),
        Rule("wire-slug", ("boilerplate",), "A line routes the story on the wire: “BC-EU--Harbour”."),
        Rule("standfirst", ("subheadline",), "A line without a full stop stands between headline and body."),
        Rule(
            "standfirst-sentence",
            ("subheadline",),
            "A sentence stands above the byline or date, or the lede below says the same again.",
        ),
        Rule("highlights", ("boilerplate",), "List items, or a run of titles, sum up the story above it."),
        Rule("byline", ("byline",), "A line opens with “By” or the like, and names follow."),
        Rule("bare-byline", ("byline",), "A name alone on its line is not one that the story speaks of."),
        Rule("byline-label", ("byline",), "“Author:” stands alone on its line, the name below."),
        Rule("desk-line", ("byline",), "A job or an outlet stands below the name of a byline."),
        Rule("run-in-byline", ("byline",), "A byline runs into the dateline of the first paragraph."),
        Rule(
            "about-the-author", ("boilerplate",), "A line opens with the author's name and says who that is."
        ),
        Rule(
            "date-line", ("published",), "A line is a date, with no more beside it than the page sets there."
        ),
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
    "The body": (
        Rule("paragraph", ("paragraph",), "What no other rule takes, from the first prose to the last."),
        Rule("subhead", ("subhead",), "A short line without a full stop stands above prose."),
        Rule("caption", ("caption",), "A line says that it is about a picture, or closes with who took it."),
        Rule(
            "caption-above-body", ("caption",), "A line above the body shows a scene, or stands by a picture."
        ),
        Rule("picture-credit", ("caption",), "A line only says who took the picture."),
        Rule("bare-name", ("caption",), "A name alone on its line is one that the story speaks of."),
        Rule("white-space", ("blank",), "Nothing but white space."),
        Rule("leftover-tags", ("boilerplate",), "Tags of a web page are left around a line.", shown=False),
    ),
    "Links to other stories": (
        Rule(
            "related-line",
            ("related-label", "related-item"),
            "A label with a title behind it: “READ MORE: …”.",
        ),
        Rule("related-in-brackets", ("related-label", "related-item"), "A title stands in square brackets."),
        Rule("related-markdown", ("related-label", "related-item"), "A title is linked: “[title](address)”."),
        Rule(
            "related-mid-block",
            ("related-label", "related-item", "boilerplate"),
            "Titles stand below a label, and the story goes on.",
        ),
        Rule(
            "related-end-block",
            ("related-label", "related-item", "boilerplate"),
            "Titles stand below a label, and no more of the story follows.",
        ),
        Rule(
            "related-unlabelled", ("related-item",), "Three or more titles, or one in capitals, part prose."
        ),
        Rule("dangling-label", ("related-label",), "A label of links has no title below it."),
    ),
    "The page, and the foot of an article": (
        Rule(
            "boilerplate", ("boilerplate",), "A line opens as the page's own do, or asks its reader for more."
        ),
        Rule("drawn-line", ("boilerplate",), "A line is drawn, not written: “* * *”."),
        Rule("bare-address", ("boilerplate",), "An address has the line to itself."),
        Rule("desk-credit", ("credit",), "A line says who else worked on the story: “Editing by …”."),
        Rule("credit-inside", ("credit",), "The last paragraph closes with a credit or an agency."),
        Rule("sign-off", ("sign-off",), "A mark of the wire ends the story: “(END)”."),
        Rule("bare-byline-below", ("byline",), "A name alone on its line stands below the story."),
        Rule("tags", ("boilerplate",), "Topics are listed below the story."),
        Rule("trailing-title", ("boilerplate",), "A line below the story has no full stop, as a title."),
        Rule(
            "words-of-the-page", ("boilerplate",), "A line below the story speaks to the reader of the page."
        ),
        Rule("below-the-rule", ("boilerplate",), "Only notes stand below a line drawn at the end."),
        Rule(
            "release-notes",
            ("boilerplate",),
            "A press release closes with who the company is and whom to call.",
            shown=False,
        ),
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
        Rule("unattributed", (), "The words are speech, and nobody is named for them."),
    ),
}
"""The rules in families, each under what its rules have in common.

Of a name that ends in ``-far``, as the weights know them, a subject further back is meant; a quote bears the
name without it.
"""


def explained(name: str) -> str:
    """Return why the rule of this name decides as it does. Raises KeyError for a name that no rule has."""
    for family in RULES.values():
        for rule in family:
            if rule.name == name:
                return rule.why
    raise KeyError(name)
