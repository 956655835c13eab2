"""What makes a build quick changes nothing that anybody sees."""

import json

import pytest

from macros.catalogue.kept import kept
from macros.catalogue.trace import recording
from macros.exports.jsonfile import Ready, written
from macros.render.environment import environment


class View:
    """A view with one field."""

    def __init__(self, record):
        self.record = record


@pytest.mark.parametrize(
    "value",
    [
        {},
        [],
        {"a": [], "b": {}, "c": None, "d": True, "e": 1.5, "f": 10**12},
        {"文": ["“引号”\n", {"深": [1, [2, ["\\"]]]}], 'q"': "\u2028\x00"},
    ],
)
def test_json_is_written_as_the_library_writes_it(value):
    assert written(value) == json.dumps(value, ensure_ascii=False, indent=2)


def test_json_that_is_written_already_is_moved_to_its_place():
    inner = {"a": [1, {"b": "x\ny"}]}
    whole = {"items": [Ready(written(inner)), inner]}
    assert written(whole) == json.dumps({"items": [inner, inner]}, ensure_ascii=False, indent=2)


def test_what_is_kept_of_a_view_is_made_once_and_forgotten_with_its_record():
    made = []

    @kept
    def doubled(view, times=2):
        made.append(view)
        return view.record * times

    view = View("a")
    assert [doubled(view), doubled(view), doubled(view, 3)] == ["aa", "aa", "aaa"]
    assert len(made) == 2
    view.record = "b"
    assert doubled(view) == "bb"


def test_whoever_is_given_what_was_kept_has_read_what_its_maker_read():
    from macros.catalogue.trace import note

    @kept
    def noted(view):
        note("kind", "name")
        return view.record

    view = View("a")
    for _ in range(2):
        with recording() as facts:
            noted(view)
        assert ("kind", "name") in facts


@pytest.mark.parametrize(("language", "home"), [("zh", "首页"), ("en", "Home")])
def test_words_known_beforehand_stand_in_the_template(language, home):
    made = environment(language)
    made.strings["test.home"] = home
    try:
        assert made.from_string('{{ t("test.home") }}').render() == home
    finally:
        del made.strings["test.home"]


def test_a_method_called_t_and_a_word_with_values_are_left_alone():
    class Reader:
        """Somebody with a ``t`` of their own."""

        def t(self, key):
            return f"<{key}>"

    def t(key, **values):
        return f"{key} {values}"

    template = environment("zh").from_string(
        '{{ reader.t("site.name") }} {{ t("site.name", n=1) }}'
    )
    assert template.render(reader=Reader(), t=t) == "&lt;site.name&gt; site.name {&#39;n&#39;: 1}"
