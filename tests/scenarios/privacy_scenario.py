"""No identifier gets in, none gets out: planted values are looked for in every byte the program leaves behind."""
import csv
import json
import os
import pathlib
import random
import re
import shutil
import subprocess

import scenario
from scenario import Scenario, write_csv

HEADER = ["patient_id", "name", "ssn", "phone", "email", "street", "zip5", "dob", "note", *scenario.CLINIC_HEADER[1:]]


def marked_rows(count=900):
    """Clinic rows with planted identifiers; each carries a mark that occurs nowhere else."""
    draw = random.Random(5)
    given, family = ["Mary", "James", "Linda", "Robert", "Patricia", "John"], ["Smith", "Johnson", "Garcia", "Miller", "Davis"]
    rows = []
    for row in scenario.clinic_rows(count):
        number = int(row[0])
        rows.append([f"MRK{number:06d}", f"{draw.choice(given)} {draw.choice(family)}", f"{500 + number % 300}-{10 + number % 89}-{1000 + number}",
                     f"(212) 555-{number:04d}", f"qzx{number}@example.org", f"{number} Quixotic Street", f"{10001 + number % 800}",
                     f"{1935 + number % 60}-{1 + number % 12:02d}-{1 + number % 28:02d}",
                     f"patient zyzzyva{number} called about her knee and asked for help", *row[1:]])
    return rows


MARKS = [b"MRK000", b"Quixotic", b"zyzzyva", b"qzx", b"@example.org", b"555-0", b"Smith", b"Garcia"]


class Privacy(Scenario):
    def setUp(self):
        super().setUp()
        (self.folder / "input").mkdir()
        self.extract = write_csv(self.folder / "input" / "patients.csv", HEADER, marked_rows())
        self.home = self.folder / "home"
        self.home.mkdir()
        self.temporary = self.folder / "tmp"
        self.temporary.mkdir()
        self.places = {"HOME": str(self.home), "XDG_CONFIG_HOME": str(self.home / "config"), "XDG_DATA_HOME": str(self.home / "data"),
                       "XDG_CACHE_HOME": str(self.home / "cache"), "TMPDIR": str(self.temporary)}

    def bytes_left_behind(self):
        for path in self.folder.rglob("*"):
            if path.is_file() and "input" not in path.relative_to(self.folder).parts:
                yield path, path.read_bytes()

    def test_no_planted_identifier_is_in_any_byte_left_behind(self):
        out = self.folder / "out"
        self.vignette("run", self.extract, "--out", out, environment=self.places)
        files = 0
        for path, content in self.bytes_left_behind():
            files += 1
            for mark in MARKS:
                with self.subTest(path=path.name, mark=mark):
                    self.assertNotIn(mark, content)
                    self.assertNotIn(mark.decode().encode("utf-16-le"), content)
        self.assertGreaterEqual(files, 4)

    def test_no_planted_identifier_is_in_the_decoded_tables(self):
        out = self.folder / "out"
        self.vignette("run", self.extract, "--out", out, environment=self.places)
        # Read without the program's own page check; SQLite itself reads the file.
        text = subprocess.run(["sqlite3", "-readonly", out / "study.vignette", ".dump"], capture_output=True).stdout
        self.assertGreater(len(text), 10000)
        for mark in MARKS:
            self.assertNotIn(mark, text)
            self.assertNotIn(mark.hex().encode(), text.lower())

    def test_the_control_an_override_with_a_reason_is_found(self):
        study, plan_file = self.folder / "first.vignette", self.folder / "plan.json"
        self.vignette("import", study, self.extract, environment=self.places)
        plan = json.loads(self.vignette("plan", study, environment=self.places).stdout)
        for decision in plan["import"]["extracts"][0]["screening"]["columns"]:
            if decision["column"] == "street":
                decision["action"] = "keep"
                decision["override_reason"] = "needed to show that this test can find a street"
        plan["import"]["extracts"][0]["types"]["street"] = "category"
        plan_file.write_text(json.dumps(plan))
        kept = self.folder / "kept.vignette"
        self.vignette("import", kept, self.extract, "--plan", plan_file, environment=self.places)
        self.assertIn(b"Quixotic", kept.read_bytes())

    def test_an_override_without_a_reason_is_refused(self):
        study, plan_file = self.folder / "first.vignette", self.folder / "plan.json"
        self.vignette("import", study, self.extract, environment=self.places)
        plan = json.loads(self.vignette("plan", study, environment=self.places).stdout)
        for decision in plan["import"]["extracts"][0]["screening"]["columns"]:
            if decision["column"] == "street":
                decision["action"] = "keep"
        plan_file.write_text(json.dumps(plan))
        kept = self.folder / "kept.vignette"
        self.vignette("import", kept, self.extract, "--plan", plan_file, expect=None, environment=self.places)
        if kept.exists():
            self.assertNotIn(b"Quixotic", kept.read_bytes())

    def test_a_typed_reason_that_holds_an_identifier_leaves_only_when_it_was_looked_at(self):
        study, plan_file, out = self.folder / "first.vignette", self.folder / "plan.json", self.folder / "p.json"
        self.vignette("import", study, self.extract, environment=self.places)
        plan = json.loads(self.vignette("plan", study, environment=self.places).stdout)
        for decision in plan["import"]["extracts"][0]["screening"]["columns"]:
            if decision["column"] == "zip5":
                decision["action"], decision["override_reason"] = "drop", "asked by a caller, 617-555-0199"
        plan_file.write_text(json.dumps(plan))
        kept = self.folder / "kept.vignette"
        self.vignette("import", kept, self.extract, "--plan", plan_file, environment=self.places)
        self.vignette("segment", kept, "--segments", "3", environment=self.places)
        said = self.vignette("export", kept, "--json", out, expect=1, environment=self.places).stderr
        self.assertIn("Telephone number", said)
        self.assertNotIn("555", said)
        self.assertFalse(out.exists())
        self.vignette("export", kept, "--json", out, "--confirm-texts", environment=self.places)
        self.assertTrue(out.exists())

    def test_studies_and_keys_are_the_owners_alone(self):
        study = self.folder / "s.vignette"
        self.vignette("import", study, self.extract, environment=self.places)
        for path in [study, pathlib.Path(str(study) + "-key")]:
            self.assertEqual(path.stat().st_mode & 0o777, 0o600, path)


def is_small_count(number):
    return 0.5 < number < 10.5


def small_counts_in_json(value, path=""):
    """Counts of people from 1 to 10, printed or implied by a percentage and its base."""
    if isinstance(value, list):
        for index, item in enumerate(value):
            yield from small_counts_in_json(item, f"{path}[{index}]")
    if not isinstance(value, dict):
        return
    for key, item in value.items():
        yield from small_counts_in_json(item, f"{path}.{key}")
        is_count = key in ("people", "persona_base", "others_base") or key.endswith("_count")
        number = item.get("value") if isinstance(item, dict) and item.get("form") == "value" else item
        if is_count and isinstance(number, (int, float)) and is_small_count(number):
            yield f"{path}.{key} = {number}"
    if value.get("kind") == "share":
        for side in ("persona", "others"):
            share, base = value[side], value[f"{side}_base"]
            if share["form"] == base["form"] == "value" and share["value"] > 0:
                with_it = share["value"] / 100 * base["value"]
                without = base["value"] - with_it  # from two counts to the nearest 5: up to 5 more
                if is_small_count(with_it) or 0 < without and without + 5 < 11:
                    yield f"{path}: {share['value']} % of {base['value']}"


class Exports(Scenario):
    """The finished samples, everything that may leave them."""

    def study_of(self, sample):
        study = self.folder / f"{sample}.vignette"
        if sample == "a small clinic":
            self.vignette("run", scenario.write_clinic(self.folder, count=230), "--out", self.folder / "out", expect=None)
            return (self.folder / "out" / "study.vignette").rename(study)
        shutil.copy(pathlib.Path(os.environ["VIGNETTE_RESOURCES"]) / "samples" / sample / "finished.vignette", study)
        study.chmod(0o600)
        return study

    def exported(self, sample):
        study = self.study_of(sample)
        self.vignette("export", study, "--pdf", self.folder / "p.pdf", "--json", self.folder / "p.json", "--csv", self.folder / "p.csv")
        text = subprocess.run(["pdftotext", "-layout", self.folder / "p.pdf", "-"], capture_output=True, text=True, check=True).stdout
        with open(self.folder / "p.csv", encoding="utf-8-sig", newline="") as lines:
            return json.loads((self.folder / "p.json").read_text()), list(csv.DictReader(lines)), text

    def test_no_count_from_1_to_10_leaves_a_sample(self):
        for sample in ("harbor_valley", "brfss_2020", "a small clinic"):
            with self.subTest(sample=sample):
                content, lines, text = self.exported(sample)
                self.assertGreater(len(lines), 10)
                self.assertEqual(list(small_counts_in_json(content)), [])
                for line in lines:
                    for column in ("people", "base", "others_base"):
                        number = line[column].lstrip("<>") or "0"
                        self.assertFalse(line[column].isdigit() and is_small_count(float(number)), line)
                found = re.findall(r"(?<![\d.,–<-])\b(?:[1-9]|10) (?:people|patients|persons|who answered|answered)\b", text)
                self.assertEqual([words for words in found if not words.startswith("11")], [])

    def test_the_search_finds_a_planted_small_count(self):
        shown = {"form": "value", "value": 7.0}
        base = {"form": "value", "value": 70.0}
        share = {"kind": "share", "persona": {"form": "value", "value": 10.0}, "persona_base": base, "others": shown, "others_base": base}
        self.assertEqual(len(list(small_counts_in_json({"people": shown, "statements": [share]}))), 3)


if __name__ == "__main__":
    scenario.main()
