"""Number words: what each means and how they add up."""

from dataclasses import dataclass
from decimal import Decimal

VULGAR = {
    sign: Decimal(int(fraction[0])) / int(fraction[2:])
    for sign, fraction in zip(
        "½⅓⅔¼¾⅕⅖⅗⅘⅙⅚⅐⅛⅜⅝⅞⅑⅒",
        "1/2 1/3 2/3 1/4 3/4 1/5 2/5 3/5 4/5 1/6 5/6 1/7 1/8 3/8 5/8 7/8 1/9 1/10".split(),
        strict=True,
    )
}

SMALL = {
    word: value
    for value, word in enumerate(
        "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen "
        "fifteen sixteen seventeen eighteen nineteen".split()
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
    6: "million mn mln mio",
    7: "crore crores",
    8: "亿 億",
    9: "billion bn bln",
    12: "trillion tn trn tln",
    15: "quadrillion",
    18: "quintillion",
}
# Behind figures only: languages that the archive also keeps, where the word is unmistakable.
_FOREIGN_POWERS = {
    3: "тыс тысяч ألف אלף",
    6: "millionen millions millones millón milhões milhão milioni млн миллионов مليون מיליון",
    9: "milliarden milliarde mrd milliard milliards miliardi млрд миллиардов مليار מיליארד",
    12: "трлн триллионов تريليون טריליון",
}
SCALES = {word: Decimal(10) ** power for power, named in _POWERS.items() for word in named.split()}
SCALE_WORDS = frozenset(word for word in SCALES if len(word) > 3)
SCALES |= {
    word: Decimal(10) ** power for power, named in _FOREIGN_POWERS.items() for word in named.split()
}
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
_BELOW = {
    word: below
    for below, word in enumerate(
        "half third quarter fifth sixth seventh eighth ninth tenth".split(), start=2
    )
}
PARTS: dict[tuple[str, ...], Decimal] = {
    (above_word, f"{word}s"): Decimal(above) / below
    for word, below in _BELOW.items()
    for above_word, above in SMALL.items()
    if 1 < above < below
}
PARTS |= {(one, word): 1 / Decimal(below) for word, below in _BELOW.items() for one in ("a", "one")}
PARTS |= {("three", "fourths"): Decimal("0.75"), ("one", "fourth"): Decimal("0.25")}
PARTS |= {("half",): Decimal("0.5"), ("quarter",): Decimal("0.25")}

AND_A_PART = {
    "and a half": Decimal("0.5"),
    "and a quarter": Decimal("0.25"),
    "and three quarters": Decimal("0.75"),
    "and one half": Decimal("0.5"),
}
STARTERS = frozenset(SMALL) | frozenset(VAGUE) | frozenset(("a", "an", "half", "quarter"))


@dataclass(slots=True)
class Spelling:
    """Adds up a number spelled out; ``take`` refuses a word that cannot continue it."""

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
        after_tens = self.last is not None and self.last >= 20 and self.last % 10 == 0
        if self.last is not None and not (after_tens and 0 < number < 10):
            return False
        self.group += number
        self.last = number if self.last is None else self.last + number
        self.taken += 1
        return True

    def _take_scale(self, scale: int) -> bool:
        """A hundred multiplies its group, a larger scale closes it or, a larger one yet, all."""
        if scale == 100:
            if not 0 < self.group < 100:
                return False
            self.group *= 100
        else:
            adds = self.group and scale < self.closed_scale
            whole = self.total + self.group * scale if adds else (self.total + self.group) * scale
            if not 0 < whole <= LARGEST_SCALE:
                return False
            self.total, self.group, self.closed_scale = whole, 0, scale
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
        """The scale that closes the number ("three hundred thousand": a thousand), or one."""
        closes = self.group == 0 and self.total % self.largest == 0 and self.largest > 100
        return Decimal(self.largest if closes else 1)
