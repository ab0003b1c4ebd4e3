"""The verbs, one after the other, as a person types them."""
import json
import os
import signal
import stat
import subprocess
import time
import unittest

import scenario
from scenario import Scenario, write_clinic, write_csv


class CommandLine(Scenario):
    def test_run_writes_pdf_json_csv_and_a_study(self):
        extract = write_clinic(self.folder)
        out = self.folder / "out"
        said = self.json_of("run", extract, "--out", out, "--json")
        self.assertIn(said["verdict"], ["distinct groups", "useful slices of a continuum"])
        self.assertGreaterEqual(said["personas"], 2)
        for name in ["personas.pdf", "personas.json", "personas.csv", "study.vignette"]:
            self.assertGreater((out / name).stat().st_size, 500, name)
        self.assertEqual((out / "personas.pdf").read_bytes()[:5], b"%PDF-")
        self.assertEqual(stat.S_IMODE((out / "study.vignette").stat().st_mode), 0o600)

    def test_steps_one_by_one_give_the_same_figures_as_run(self):
        extract = write_clinic(self.folder)
        self.vignette("run", extract, "--out", self.folder / "out")
        study = self.folder / "clinic.vignette"
        self.vignette("import", study, extract)
        self.vignette("segment", study)
        whole = json.loads((self.folder / "out" / "personas.json").read_text())
        steps = self.json_of("personas", study, "--json")
        self.assertEqual(whole["personas"], steps["personas"])

    def test_plan_repeats_a_study(self):
        extract = write_clinic(self.folder)
        first, second = self.folder / "a.vignette", self.folder / "b.vignette"
        self.vignette("import", first, extract)
        self.vignette("segment", first, "--segments", "4", "--seed", "99")
        plan = self.folder / "plan.json"
        plan.write_text(self.vignette("plan", first).stdout)
        self.vignette("import", second, extract, "--plan", plan)
        self.vignette("segment", second, "--plan", plan)
        self.assertEqual(self.json_of("personas", first, "--json")["personas"], self.json_of("personas", second, "--json")["personas"])

    def test_export_info_and_verify(self):
        extract = write_clinic(self.folder)
        study = self.folder / "clinic.vignette"
        self.vignette("import", study, extract)
        self.vignette("segment", study)
        self.vignette("export", study, "--pdf", self.folder / "a.pdf", "--paper", "letter", "--csv", self.folder / "a.csv",
                      "--json", self.folder / "a.json", "--png", self.folder / "cards")
        self.assertTrue(list((self.folder / "cards").glob("*.png")))
        sizes = subprocess.run(["pdfinfo", self.folder / "a.pdf"], capture_output=True, text=True).stdout
        self.assertRegex(sizes, r"Page size:\s+612 x 792")
        self.assertTrue(self.json_of("info", study, "--json")["hasSegments"])
        self.assertTrue(self.json_of("verify", study, "--evidence", "--json")["whole"])

    def test_views_choose_fields_and_segments_are_explained(self):
        extract = write_clinic(self.folder)
        study = self.folder / "clinic.vignette"
        self.vignette("import", study, extract)
        self.assertIsNone(self.json_of("info", study, "--segments", "--json")["segments"])
        self.vignette("segment", study, "--view", "everything")
        everything = json.loads(self.vignette("plan", study).stdout)["segmentation"]["forming_fields"]
        self.vignette("segment", study, "--view", "behaviour")
        behaviour = json.loads(self.vignette("plan", study).stdout)["segmentation"]["forming_fields"]
        self.assertTrue(behaviour)
        self.assertLess(set(behaviour), set(everything))
        self.assertIn("view", self.vignette("segment", study, "--view", "attitudes", expect=1).stderr)
        self.vignette("segment", study, "--view", "psychographic", expect=2)
        explained = self.json_of("info", study, "--segments", "--json")["segments"]
        self.assertTrue(any(line["distinctive"] for line in explained["contrasts"]))
        self.assertGreater(explained["tree"]["accuracy"], explained["tree"]["largestSegment"])
        self.assertTrue(explained["typingTool"]["questions"])
        self.assertIn("Segment 1", self.vignette("info", study, "--segments").stdout)

    def test_same_study_gives_the_same_pdf_bytes(self):
        extract = write_clinic(self.folder)
        study = self.folder / "clinic.vignette"
        fixed = {"SOURCE_DATE_EPOCH": "1750000000"}
        self.vignette("import", study, extract, environment=fixed)
        self.vignette("segment", study, environment=fixed)
        for name in ["a.pdf", "b.pdf"]:
            self.vignette("export", study, "--pdf", self.folder / name, environment=fixed)
        self.assertEqual((self.folder / "a.pdf").read_bytes(), (self.folder / "b.pdf").read_bytes())

    def test_samples_are_listed(self):
        ids = [sample["id"] for sample in self.json_of("samples", "--json")["samples"]]
        self.assertIn("harbor-valley", ids)
        self.assertIn("brfss-2020", ids)

    def test_rows_set_aside_give_exit_code_3(self):
        extract = write_clinic(self.folder)
        lines = extract.read_text().splitlines()
        lines.insert(5, "a,row,too,short")
        extract.write_text("\n".join(lines) + "\n")
        done = self.vignette("import", self.folder / "s.vignette", extract, expect=3)
        self.assertIn("1 of 1201 rows were set aside", done.stderr)

    def test_misuse_gives_exit_code_2_and_says_what_to_type(self):
        for arguments in [["run"], ["run", "--out", "x"], ["export", "a.vignette"], ["nonsense", "x", "y"], ["segment", "a", "--segments", "1"]]:
            with self.subTest(arguments):
                self.assertTrue(self.vignette(*arguments, expect=2).stderr.strip())

    def test_help_and_version(self):
        self.assertIn("run", self.vignette("--help").stdout)
        self.assertRegex(self.vignette("--version").stdout, r"Vignette \d+\.\d+")

    def test_interrupt_cancels_and_leaves_nothing(self):
        extract = write_clinic(self.folder, count=60000)
        study = self.folder / "s.vignette"
        running = subprocess.Popen([scenario.PROGRAM, "run", str(extract), "--out", str(self.folder / "out")], stderr=subprocess.PIPE,
                                   stdout=subprocess.PIPE, text=True, env={**os.environ, "QT_QPA_PLATFORM": "offscreen"})
        time.sleep(0.7)
        running.send_signal(signal.SIGINT)
        started = time.monotonic()
        _, said = running.communicate(timeout=20)
        self.assertEqual(running.returncode, 4, said)
        self.assertLess(time.monotonic() - started, 20.0)
        self.assertIn("Cancelled", said)
        self.assertFalse((self.folder / "out" / "personas.pdf").exists())

    def test_two_files_are_linked_by_their_key(self):
        rows = scenario.clinic_rows(600)
        patients = write_csv(self.folder / "patients.csv", scenario.CLINIC_HEADER, rows)
        visits = [[f"v{i}", row[0], f"2024-{1 + i % 12:02d}-15", ["ED", "primary", "video"][(i + k) % 3]]
                  for k, row in enumerate(rows) for i in range(k % 4)]
        visits_file = write_csv(self.folder / "visits.csv", ["visit_id", "patient_id", "start_date", "visit_type"], visits)
        out = self.folder / "out"
        self.vignette("run", patients, visits_file, "--out", out)
        info = self.json_of("info", out / "study.vignette", "--json")
        self.assertEqual(len(info["extracts"]), 2)
        self.assertEqual(info["patients"], 600)

    def test_no_raw_column_name_and_no_forbidden_word_on_a_card(self):
        extract = write_clinic(self.folder)
        out = self.folder / "out"
        self.vignette("run", extract, "--out", out)
        text = subprocess.run(["pdftotext", "-layout", out / "personas.pdf", "-"], capture_output=True, text=True).stdout
        for column in scenario.CLINIC_HEADER:
            if "_" in column:
                self.assertNotIn(column, text)
        for word in ["cluster", "k-means++ centroid", "non-compliant", "frequent flyer", " nan", "inf "]:
            self.assertNotIn(word, text.lower())


if __name__ == "__main__":
    scenario.main()
