"""One form for every text the archive keeps."""

import re
import unicodedata

# Line ends of every platform, and the separators Unicode adds (UAX #14, class BK and NL).
_LINE_ENDS = re.compile("\r\n|[\r\x0b\x0c\x1c\x1d\x1e\x85\u2028\u2029]")
_NOT_TEXT = re.compile("[\x00-\x08\x0e-\x1b\x1f\x7f-\x84\x86-\x9f\ufeff\ufffe\uffff]")
_OTHER_DIGIT = re.compile(r"(?![0-9])\d")
_ARABIC_SIGNS = str.maketrans("٫٬", ".,")
_SURROGATES = re.compile("[\ud800-\udfff]")


def normalise(text: str) -> str:
    """Return `text` in Unicode NFC, with "\\n" line ends and without control characters.

    Tabs and newlines stay. Lone surrogates, which no database or file can hold as UTF-8, become
    U+FFFD. Joiners and direction marks stay: scripts need them. Normalising twice changes nothing.
    """
    text = _LINE_ENDS.sub("\n", text)
    text = _SURROGATES.sub("\ufffd", _NOT_TEXT.sub("", text))
    return unicodedata.normalize("NFC", text)


def with_plain_digits(text: str) -> str:
    """Return the text with 0 to 9 for the digits of all scripts, and the Arabic signs among them.

    Every sign stays one sign.
    """
    if text.isascii():
        return text
    plain = _OTHER_DIGIT.sub(lambda digit: str(unicodedata.decimal(digit[0])), text)
    return plain.translate(_ARABIC_SIGNS)
