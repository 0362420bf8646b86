"""The newsroom: one function for each thing an editor does; admin, API and commands call these.

Each checks the role, works in one transaction, and writes history. They raise PermissionDenied
(the role), NotPossible (the state, or what was given) and EditConflict (changed meanwhile).
"""

from .access import (
    allows,
    may_change_text,
    may_curate,
    may_delete,
    may_see,
    own_or_all,
    require,
)
from .activity import Event, activity
from .bulk import BATCH, BULK_ACTIONS, Action, Outcome, preview, run_batch
from .duplicates import Pair, duplicates, unused_topics
from .history import may_revert, revert
from .judging import claim_named, judge, withdraw_judgement
from .merging import FILLED, KINDS, MODELS, forget_distinct, merge, say_distinct, unmerge
from .metrics import (
    COMPARED,
    MetricOffer,
    accept_metric,
    metric_suggestions,
    reject_metric,
    set_metric,
    suggest_metrics,
)
from .orphans import Place, Sides, leave_orphaned, places_of, repin, sides, withdraw_claim
from .parts import PartChange, part_changes, topics_of
from .publishing import (
    add_note,
    correct,
    publish,
    publish_due,
    restore,
    schedule,
    send_back,
    submit,
    unschedule,
    withdraw,
)
from .queues import QUEUES, Queue, queues_for
from .roles import PERMISSIONS, Role, grant_roles
from .signing import sign
from .splitting import split
from .topics import readdress, topics_changed
from .usage import Affected, usage
from .versions import SEEN, PublicVersion, public_versions
from .wording import Change, Run, around_changes, compare_words, words_changed
from .workflow import MOVES, Move, NotPossible, moves_for

__all__ = [
    "BATCH",
    "BULK_ACTIONS",
    "COMPARED",
    "Event",
    "FILLED",
    "KINDS",
    "MODELS",
    "MOVES",
    "PERMISSIONS",
    "QUEUES",
    "Action",
    "Affected",
    "Change",
    "Move",
    "NotPossible",
    "Outcome",
    "PartChange",
    "PublicVersion",
    "Pair",
    "Place",
    "Queue",
    "SEEN",
    "Role",
    "Run",
    "Sides",
    "MetricOffer",
    "accept_metric",
    "activity",
    "add_note",
    "allows",
    "around_changes",
    "claim_named",
    "compare_words",
    "correct",
    "duplicates",
    "forget_distinct",
    "grant_roles",
    "judge",
    "leave_orphaned",
    "may_change_text",
    "may_curate",
    "may_delete",
    "may_revert",
    "may_see",
    "merge",
    "metric_suggestions",
    "moves_for",
    "own_or_all",
    "part_changes",
    "places_of",
    "preview",
    "public_versions",
    "publish",
    "publish_due",
    "queues_for",
    "readdress",
    "repin",
    "reject_metric",
    "require",
    "restore",
    "revert",
    "run_batch",
    "say_distinct",
    "schedule",
    "send_back",
    "set_metric",
    "sides",
    "sign",
    "split",
    "submit",
    "suggest_metrics",
    "topics_changed",
    "topics_of",
    "unmerge",
    "unschedule",
    "unused_topics",
    "usage",
    "withdraw",
    "withdraw_claim",
    "withdraw_judgement",
    "words_changed",
]
