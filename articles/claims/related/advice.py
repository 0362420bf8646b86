"""What an editor can do where nothing related is found."""

from .subject import Subject


def advice(subject: Subject) -> str:
    """Return a sentence that says what would make the section richer."""
    if subject.article is None and subject.speaker is None:
        return "Nothing in the archive is close to it. Say what is counted, where and when."
    if not subject.figures and not subject.quotes:
        return "No figure or quote is recorded yet; each one recorded is compared with all others."
    loose = sum(own.figure.metric is None for own in subject.figures)
    if loose:
        figures = "1 figure has" if loose == 1 else f"{loose} figures have"
        return (
            f"{figures} no metric yet. A metric lets a figure be compared with every other report."
        )
    undated = sum(own.figure.period is None for own in subject.figures)
    if undated:
        figures = "1 figure names" if undated == 1 else f"{undated} figures name"
        return f"{figures} no period. A period tells newer figures from contradicting ones."
    return "Nothing else in the archive speaks of this yet."
