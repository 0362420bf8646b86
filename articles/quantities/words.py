"""Number words: what each means and how they add up."""

from dataclasses import dataclass
from decimal import Decimal

VULGAR = {
    sign: Decimal(above) / below
    for sign, above, below in (
        ("½", 1, 2), ("⅓", 1, 3), ("⅔", 2, 3), ("¼", 1, 4), ("¾", 3, 4), ("⅕", 1, 5), ("⅖", 2, 5),
        ("⅗", 3, 5), ("⅘", 4, 5), ("⅙", 1, 6), ("⅚", 5, 6), ("⅐", 1, 7), ("⅛", 1, 8), ("⅜", 3, 8),
        ("⅝", 5, 8), ("⅞", 7, 8), ("⅑", 1, 9), ("⅒", 1, 10),
    )
}  # fmt: skip

SMALL = {
    word: value
    for value, word in enumerate(
        "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen "
        "sixteen seventeen eighteen nineteen".split()
    )
}
SMALL |= {
    word: value
    for value, word in zip(
        range(20, 100, 10),
        "twenty thirty forty fifty sixty seventy eighty ninety".split(),
        strict=True,
    )
}

_POWERS = {
    2: "hundred 百",
    3: "thousand 千",
    4: "万 萬",
    5: "lakh lakhs lac lacs",
    6: "million mn mln mio mil",
    7: "crore crores",
    8: "亿 億",
    9: "billion bn bln",
    12: "trillion tn trn tln",
    15: "quadrillion",
    18: "quintillion",
}
SCALES = {word: Decimal(10) ** power for power, named in _POWERS.items() for word in named.split()}
SCALE_WORDS = frozenset(word for word in SCALES if len(word) > 3)
AFTER_AN_A = SCALE_WORDS | {"dozen"}
LARGEST_SCALE = Decimal(10) ** 20

VAGUE = {
    "tens": Decimal(10),
    "dozens": Decimal(12),
    "hundreds": Decimal(100),
    "thousands": Decimal(1000),
    "millions": Decimal(10) ** 6,
    "billions": Decimal(10) ** 9,
    "trillions": Decimal(10) ** 12,
}
UNCOUNTED = frozenset("few several many couple some these those other".split())

_ORDINALS = {
    "third": 3,
    "fourth": 4,
    "fifth": 5,
    "sixth": 6,
    "seventh": 7,
    "eighth": 8,
    "ninth": 9,
    "tenth": 10,
}
_NAMED = {"half": 2, "quarter": 4} | _ORDINALS
PARTS: dict[tuple[str, ...], Decimal] = {("half",): Decimal("0.5"), ("quarter",): Decimal("0.25")}
for _name, _below in _NAMED.items():
    PARTS[("a", _name)] = PARTS[("one", _name)] = Decimal(1) / _below
    _plural = "halves" if _name == "half" else _name + "s"
    for _above in range(2, _below):
        _word = next(word for word, value in SMALL.items() if value == _above)
        PARTS[(_word, _plural)] = Decimal(_above) / _below
        PARTS[(str(_above), _plural)] = Decimal(_above) / _below

AND_A_PART = {
    ("and", "a", "half"): Decimal("0.5"),
    ("and", "a", "quarter"): Decimal("0.25"),
    ("and", "three", "quarters"): Decimal("0.75"),
    ("and", "one", "half"): Decimal("0.5"),
}
BEFORE_A_HALF = frozenset(
    "first second latter other better this that last next opening third final closing each either".split()
)
AFTER_A_HALF = frozenset(
    "of the a an its their his her our my your that those these what all".split()
)
SPANS_OF_TIME = frozenset(
    f"{span}{plural}"
    for span in ("second minute hour day week month year decade".split())
    for plural in ("", "s")
)
STARTERS = frozenset(SMALL) | frozenset(VAGUE) | frozenset(("a", "an", "half", "quarter"))


@dataclass(slots=True)
class Spelling:
    """Adds up a number spelled out word by word; ``take`` refuses a word that cannot continue it."""

    total: int = 0  # what closed scales have collected
    group: int = 0  # the part below a thousand being read
    last: int | None = None  # the last small number, None at the start or after a scale
    closed_scale: int = 0
    taken: int = 0
    largest: int = 1

    @property
    def takes_and(self) -> bool:
        """Whether "and" may follow: after a hundred or a larger scale."""
        return self.taken > 0 and self.last is None

    def take(self, word: str) -> bool:
        """Add a word; False leaves the number as it was."""
        if word in SMALL:
            return self._take_small(SMALL[word])
        if word not in SCALE_WORDS or self.taken == 0:
            return False
        return self._take_scale(int(SCALES[word]))

    def _take_small(self, number: int) -> bool:
        if self.last is not None and not (
            self.last >= 20 and self.last % 10 == 0 and 0 < number < 10
        ):
            return False
        self.group += number
        self.last = number if self.last is None else self.last + number
        self.taken += 1
        return True

    def _take_scale(self, scale: int) -> bool:
        if scale == 100:
            if not 0 < self.group < 100:
                return False
            self.group *= 100
        elif self.group:
            if self.closed_scale and scale >= self.closed_scale:
                self.total, self.group = (self.total + self.group) * scale, 0
            else:
                self.total, self.group = self.total + self.group * scale, 0
            self.closed_scale = scale
        elif self.total and self.total * scale <= LARGEST_SCALE:
            self.total *= scale
        else:
            return False
        self.last = None
        self.taken += 1
        self.largest = max(self.largest, scale)
        return True

    @property
    def value(self) -> Decimal | None:
        """The number read so far, None before the first word."""
        return Decimal(self.total + self.group) if self.taken else None

    @property
    def mantissa(self) -> Decimal:
        """The value in units of its scale, if it is a whole number of them."""
        return Decimal(self.total + self.group) / self.scale

    @property
    def scale(self) -> Decimal:
        """The scale that closes the number ("three hundred thousand": a thousand), one when more
        follows it.
        """
        whole = self.total + self.group
        return (
            Decimal(self.largest)
            if self.group == 0 and whole % self.largest == 0 and self.largest > 100
            else Decimal(1)
        )
