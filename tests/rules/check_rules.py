#!/usr/bin/env python3
"""Rules of the tree that a compiler does not check. One line a breach; exit 1 if there is any.

  check_rules.py ROOT            checks the tree
  check_rules.py --selftest      shows each rule catching a planted breach (a rule that can't fail proves nothing)
"""
import csv
import pathlib
import re
import sys
import tempfile

STAGES = ["base", "model", "ingest", "privacy", "store", "rollup", "clinical", "features", "quality", "segment",
          "validate", "evidence", "explain", "persona", "disclose", "report", "study"]
PAGES_SHARED = {"text", "theme", "icons", "portrait", "charts", "card", "workbench", "export"}
INCLUDE = re.compile(r'^\s*#\s*include\s*([<"])([^>"]+)[>"]', re.M)
SQL = re.compile(r'"\s*(SELECT|INSERT INTO|UPDATE|DELETE FROM|CREATE TABLE|PRAGMA)\s')
SOURCE = {".h", ".cpp"}
MAX_LINES = 500


def sources(root, *folders):
    for folder in folders:
        for path in sorted((root / folder).rglob("*")):
            if path.suffix in SOURCE:
                yield path


def includes(path):
    return [name for _, name in INCLUDE.findall(path.read_text(encoding="utf-8"))]


def check_include_directions(root):
    for path in sources(root, "core"):
        stage = path.relative_to(root / "core").parts[0]
        for name in includes(path):
            if name.startswith(("ui/", "app/")):
                yield f"{path}: core includes {name}"
            if not name.startswith("core/"):
                continue
            other = name.split("/")[1]
            if stage == "study" or other == stage:
                continue
            allowed = {"base": set(), "model": {"base"}}.get(stage, {"base", "model"})
            if other not in allowed:
                yield f"{path}: stage {stage} includes {name}; a stage includes base and model only"
    for path in sources(root, "ui"):
        page = path.relative_to(root / "ui").parts[0]
        for name in includes(path):
            if name.startswith("core/") and name.split("/")[1] not in {"base", "model", "study", "report"}:
                yield f"{path}: ui includes {name}; the screen knows core/study, core/report, core/model and core/base"
            if name.startswith("ui/") and page in PAGES_SHARED and name.split("/")[1] not in PAGES_SHARED:
                yield f"{path}: shared ui folder {page} includes the page {name}"
            if name.startswith("app/"):
                yield f"{path}: ui includes {name}"


def check_no_qt_in_core(root):
    for path in sources(root, "core"):
        for name in includes(path):
            if re.match(r"Q[A-Z]|Qt", name):
                yield f"{path}: Qt in core ({name})"


def check_no_sql_outside_store(root):
    for path in sources(root, "core", "ui", "app"):
        if "store" in path.relative_to(root).parts[:2]:
            continue
        for match in SQL.finditer(path.read_text(encoding="utf-8")):
            yield f"{path}: SQL outside core/store: {match.group(0)!r}"


def sample_words(root):
    """Column names of the samples that are not ordinary words, and the samples' titles."""
    words = set()
    for codebook in (root / "resources" / "samples").glob("*/codebook.csv"):
        with open(codebook, encoding="utf-8", newline="") as lines:
            for row in csv.DictReader(line for line in lines if not line.startswith("#")):
                column = row.get("column") or ""
                if "#" in column:  # a summary: the program made its name; its raw column has a row of its own
                    continue
                if len(column) >= 6 and (re.search(r"[a-z][A-Z]", column) or column.count("_") >= 1):
                    words.add(column)
    words |= {"Harbor Valley", "harbor-valley", "harbor_valley", "BRFSS", "brfss"}
    return words - GENERAL_HEADERS


# Header words so general that reference tables and type rules may know them too.
GENERAL_HEADERS = {"patient_id", "birth_date", "marketing_ok", "do_not_call"}


def check_no_sample_names(root):
    words = sample_words(root)
    for path in sources(root, "core", "ui"):
        text = re.sub(r"//[^\n]*", "", path.read_text(encoding="utf-8"))
        for word in sorted(words):
            if re.search(r'"[^"\n]*\b' + re.escape(word) + r'\b[^"\n]*"', text):
                yield f"{path}: the sample's name or column \"{word}\" in the program"


TYPE = re.compile(r"^(?:struct|class|enum class) ([A-Z]\w+)(?: final)?(?: :[^{;]*)?\s*\{", re.M)


def check_one_type_a_name(root):
    """Two types of one name in one namespace link without a word and then share each other's destructors."""
    seen = {}
    for path in sources(root, "core", "ui", "app"):
        if path.suffix != ".h":
            continue
        for name in TYPE.findall(path.read_text(encoding="utf-8")):
            if name in seen:
                yield f"{path}: {name} is also defined in {seen[name]}"
            seen.setdefault(name, path)


def check_file_length(root):
    for path in sources(root, "core", "ui", "app"):
        count = path.read_text(encoding="utf-8").count("\n")
        if count > MAX_LINES:
            yield f"{path}: {count} lines; one idea a file ({MAX_LINES} at most)"


def check_own_header_and_pragma(root):
    for path in sources(root, "core", "ui", "app"):
        if path.suffix == ".h" and "#pragma once" not in path.read_text(encoding="utf-8"):
            yield f"{path}: no #pragma once"


def check_plain_text_labels(root):
    """QLabel and friends guess rich text, which opens files and keeps javascript: links."""
    for path in sources(root, "ui"):
        text = path.read_text(encoding="utf-8")
        for match in re.finditer(r"Qt::(RichText|AutoText)", text):
            yield f"{path}: {match.group(0)}; text from data is plain text everywhere"


def check_no_network(root):
    for path in sources(root, "core", "ui", "app"):
        for name in includes(path):
            if re.match(r"QNetwork|QTcp|QUdp|QSsl|sys/socket|curl", name):
                yield f"{path}: network header {name}; the program opens no connection"


CHECKS = [check_include_directions, check_no_qt_in_core, check_no_sql_outside_store, check_no_sample_names, check_one_type_a_name, check_file_length,
          check_own_header_and_pragma, check_plain_text_labels, check_no_network]

PLANTED = {
    check_include_directions: ("core/ingest/a.cpp", '#include "core/store/study.h"\n'),
    check_no_qt_in_core: ("core/base/a.h", "#pragma once\n#include <QString>\n"),
    check_no_sql_outside_store: ("core/study/a.cpp", 'auto q = "SELECT * FROM patients";\n'),
    check_no_sample_names: ("core/features/a.cpp", 'auto c = "Harbor Valley";\n'),
    check_one_type_a_name: ("core/base/a.h", "#pragma once\nstruct Same {\n};\nstruct Same {\n};\n"),
    check_file_length: ("ui/card/a.cpp", "int x;\n" * (MAX_LINES + 1)),
    check_own_header_and_pragma: ("core/base/a.h", "int x;\n"),
    check_plain_text_labels: ("ui/card/a.cpp", "label->setTextFormat(Qt::RichText);\n"),
    check_no_network: ("app/main.cpp", "#include <QNetworkAccessManager>\n"),
}


def selftest():
    missed = []
    for check, (name, text) in PLANTED.items():
        with tempfile.TemporaryDirectory() as folder:
            root = pathlib.Path(folder)
            path = root / name
            path.parent.mkdir(parents=True)
            path.write_text(text, encoding="utf-8")
            if not list(check(root)):
                missed.append(check.__name__)
    for name in missed:
        print(f"{name} did not catch its planted breach")
    return not missed and set(PLANTED) == set(CHECKS)


def main():
    if sys.argv[1:] == ["--selftest"]:
        sys.exit(0 if selftest() else 1)
    root = pathlib.Path(sys.argv[1])
    breaches = [line for check in CHECKS for line in check(root)]
    print("\n".join(breaches) or "all rules hold")
    sys.exit(1 if breaches else 0)


if __name__ == "__main__":
    main()
