from articles.text import plain_text


def test_blocks_are_separated_by_an_empty_line():
    assert plain_text("# Head\n\nOne\nline.\n\n> Two.\n") == "Head\n\nOne line.\n\nTwo."


def test_list_items_stand_on_lines_of_their_own():
    assert plain_text("Before\n\n- one\n- two\n\nAfter") == "Before\n\none\ntwo\n\nAfter"


def test_rows_are_lines_and_cells_are_separated_by_tabs():
    table = "| year | users |\n|---|---|\n| 2023 | 805 million |\n"
    assert plain_text(table) == "year\tusers\n2023\t805 million"


def test_styles_links_and_entities_leave_only_words():
    assert plain_text("**Up** [29&nbsp;percent](/s) &lt; `x&y`") == "Up 29\u00a0percent < x&y"


def test_a_caption_is_text_and_an_image_is_not():
    assert plain_text('![alt](/a.png "The caption")\n\nText') == "The caption\n\nText"


def test_a_hard_break_is_a_newline():
    assert plain_text("one\\\ntwo") == "one\ntwo"


def test_spaces_count_as_a_browser_shows_them():
    assert plain_text("a   b *c * d") == "a b *c * d"


def test_code_keeps_its_inner_lines():
    assert plain_text("```\nif x:\n    y\n```") == "if x:\n    y"


def test_raw_html_is_words():
    assert plain_text("a <b>c</b>") == "a <b>c</b>"


def test_an_accent_styled_apart_from_its_letter_is_still_one_character():
    assert plain_text("e*\u0301*t\u0301e") == "\u00e9t\u0301e"


def test_a_title_in_any_script_is_kept():
    assert plain_text("# 工信部\n\nбаза **5G**") == "工信部\n\nбаза 5G"
