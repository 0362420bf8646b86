"""Which role each address and each admin action asks for: the lowest that may.

An address that is in none of these tables fails the test: whoever adds one says who it is for.
"""

from articles.newsroom import Role

READER, NOBODY = "reader", "nobody"
RANKS = [READER, *Role, NOBODY]

# Pages, feeds and files for every reader, by name.
PUBLIC = set(
    """
    home statistics on_this_day on_this_day_of feed search search_help suggest style article topics
    topic topic_feed experts expert
    expert_feed outlet_feed section_feed metric_feed corrections corrections_feed feed_rss
    search_feed_rss corrections_feed_rss topic_feed_rss expert_feed_rss outlet_feed_rss
    section_feed_rss metric_feed_rss search_feed search_results
    organizations organization outlets outlet sections section metrics metric statistic quote
    archive archive_year archive_month archive_day about robots healthz readyz
    article_cite article_ninjs annotations statistic_cite quote_cite metric_csv metric_json
    topics_turtle disagreements related_to_text
    downloads data_package csv_metadata download_csv download_jsonl sitemaps sitemap news_sitemap
    opensearch opensearch_suggest security search_cite alert_asked alert_confirm alert_off follow
    article_history article_version
    oembed embed_statistic embed_quote embed_metric article_related article_related_part
    article_related_feed statistic_related_feed quote_related_feed
    article_related_feed_rss statistic_related_feed_rss quote_related_feed_rss
    admin:login admin:logout
    """.split()
)

# Reading by program is public; writing asks for the same roles, tested with the API.
API = set(
    """
    api-root root openapi-json openapi-view find article articles expert experts metric metrics
    organization organizations outlet outlets quote quotes statistic statistics topic topics
    article_related quote_related statistic_related expert_related text_related metric_values
    create_article create_quote create_statistic
    create_expert create_organization create_metric create_topic
    change_expert change_organization change_metric change_topic
    change_article change_quote change_statistic
    """.split()
)

ADMIN = {
    "index": Role.CONTRIBUTOR,
    "password_change": Role.CONTRIBUTOR,
    "password_change_done": Role.CONTRIBUTOR,
    "autocomplete": Role.CONTRIBUTOR,
    "jsi18n": Role.CONTRIBUTOR,
    "view_on_site": Role.CONTRIBUTOR,
    "app_list": Role.CONTRIBUTOR,
    "auth_user_password_change": Role.ADMINISTRATOR,
    # The article is somebody else's draft; what a contributor may do with their own is tested
    # with the rules of access.
    "articles_article_step": Role.EDITOR,
    "articles_article_note": Role.EDITOR,
    "articles_article_workbench": Role.EDITOR,
    "articles_article_curate": Role.EDITOR,
    "articles_article_choices": Role.EDITOR,
    "articles_article_checks": Role.EDITOR,
}

# For each kind of record: who may see the list, add, see one and its history, delete one.
C, E, P, A = Role
RECORDS = {
    "articles_article": (C, C, E, P),
    "articles_statistic": (C, C, E, E),
    "articles_quote": (C, C, E, E),
    "articles_topic": (C, E, C, P),
    "articles_metric": (C, E, C, P),
    "articles_section": (C, E, C, P),
    "articles_expert": (C, E, C, P),
    "articles_organization": (C, E, C, P),
    "articles_outlet": (C, P, C, P),
    "articles_importrun": (E, P, E, NOBODY),
    "articles_outboxrow": (E, NOBODY, E, NOBODY),
    "articles_apitoken": (A, A, A, A),
    "auth_user": (A, A, A, A),
    "auth_group": (A, A, A, A),
    "axes_accessattempt": (NOBODY, NOBODY, NOBODY, NOBODY),
    "axes_accesslog": (NOBODY, NOBODY, NOBODY, NOBODY),
    "axes_accessfailurelog": (NOBODY, NOBODY, NOBODY, NOBODY),
}
for _name, (_list, _add, _change, _delete) in RECORDS.items():
    ADMIN |= {
        f"{_name}_changelist": _list,
        f"{_name}_add": _add,
        f"{_name}_change": _change,
        f"{_name}_history": _change,
        f"{_name}_simple_history": _change,
        f"{_name}_delete": _delete,
    }

ADMIN |= {
    "articles_article_bulk": E,
    "articles_article_precision": E,
    "articles_statistic_bulk": E,
    "articles_statistic_orphan": E,
    "articles_quote_orphan": E,
    "articles_quote_bulk": E,
    "articles_article_next": C,
    "articles_statistic_next": E,
    "articles_quote_next": E,
    "articles_topic_next": E,
    "articles_expert_next": E,
}
ADMIN |= {
    "articles_judgement_changelist": E,
    "articles_judgement_add": NOBODY,
    "articles_judgement_change": E,
    "articles_judgement_history": E,
    "articles_judgement_delete": NOBODY,
    "articles_judgement_pair": E,
    "articles_judgement_conflicts": E,
    "articles_judgement_withdraw": E,
    "articles_metric_split": P,
    "articles_metric_suggestions": E,
    "articles_metric_decide": E,
}
for _name in ("articles_topic", "articles_expert", "articles_organization", "articles_metric"):
    ADMIN |= {
        f"{_name}_merge": P,
        f"{_name}_unmerge": P,
        f"{_name}_duplicates": E,
        f"{_name}_distinct": E,
        f"{_name}_merges": E,
    }

ADMIN |= {
    "articles_importrun_next": P,
    "articles_importrun_go": P,
    "articles_importrun_act": P,
    "articles_importrun_failed": E,
    "articles_importrun_report": E,
    "articles_outboxrow_next": P,
}

# Django's own addresses without a name: an old form of a record's address, and "not found".
UNNAMED = {"<path:object_id>/", "(?P<url>.*)$"}

# The actions of each list; "delete_selected" asks for each record again.
ACTIONS: dict[str, dict[str, str]] = {
    "articles_article": {
        "delete_selected": C,
        "publish": P,
        "withdraw": P,
        "add_topic": E,
        "remove_topic": E,
    },
    "articles_statistic": {
        "delete_selected": C,
        "add_topic": E,
        "remove_topic": E,
        "set_metric": E,
        "set_speaker": E,
    },
    "articles_quote": {
        "delete_selected": C,
        "add_topic": E,
        "remove_topic": E,
        "set_speaker": E,
    },
    "articles_topic": {"delete_selected": P},
    "articles_metric": {"delete_selected": P},
    "articles_section": {"delete_selected": P},
    "articles_expert": {"delete_selected": P},
    "articles_organization": {"delete_selected": P},
    "articles_outlet": {"delete_selected": P},
    "articles_outboxrow": {"tell_again": P},
    "auth_user": {"delete_selected": A},
    "auth_group": {"delete_selected": A},
}
POSTED = {
    "articles_article_note",
    "articles_importrun_act",
    "articles_importrun_go",
    "articles_article_curate",
    "articles_article_checks",
    "articles_metric_decide",
    *(name for name in ADMIN if name.endswith("_distinct")),
}
