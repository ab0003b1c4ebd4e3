"""What the scenarios share: running the program, small extracts, and a report that packaging/count_tests.py reads."""
import argparse
import csv
import json
import os
import pathlib
import random
import subprocess
import sys
import tempfile
import time
import unittest
import xml.etree.ElementTree as ElementTree

PROGRAM = None


class Scenario(unittest.TestCase):
    """A test with a folder of its own, removed afterwards."""

    def setUp(self):
        self._folder = tempfile.TemporaryDirectory(prefix="vignette-scenario-")
        self.folder = pathlib.Path(self._folder.name)

    def tearDown(self):
        subprocess.run(["chmod", "-R", "u+rwX", str(self.folder)], check=False)
        self._folder.cleanup()

    def vignette(self, *arguments, expect=0, environment=None, seconds=120):
        """Runs the program; checks the exit code; gives the finished process (text)."""
        done = subprocess.run([PROGRAM, *map(str, arguments)], capture_output=True, text=True, timeout=seconds,
                              stdin=subprocess.DEVNULL, env={**os.environ, "QT_QPA_PLATFORM": "offscreen", **(environment or {})})
        if expect is not None:
            self.assertEqual(done.returncode, expect, f"{arguments}\nstdout: {done.stdout[-800:]}\nstderr: {done.stderr[-800:]}")
        return done

    def json_of(self, *arguments, **options):
        return json.loads(self.vignette(*arguments, **options).stdout)


def write_csv(path, header, rows, delimiter=","):
    with open(path, "w", encoding="utf-8", newline="") as out:
        writer = csv.writer(out, delimiter=delimiter, lineterminator="\n")
        writer.writerow(header)
        writer.writerows(rows)
    return path


def clinic_rows(count=1200, seed=7):
    """Three invented groups of patients that differ in many fields, so that a few segments are really there."""
    draw = random.Random(seed)
    rows = []
    for number in range(count):
        group = number % 3
        age = [draw.gauss(30, 6), draw.gauss(52, 6), draw.gauss(76, 6)][group]
        yes = lambda *shares: "Yes" if draw.random() < shares[group] else "No"
        rows.append([f"{number:06d}", max(18, min(89, round(age))), draw.choice(["Female", "Male"]), yes(.05, .3, .85), yes(.1, .6, .8),
                     yes(.9, .5, .1), yes(.05, .1, .6), max(0, round(draw.gauss([1, 4, 12][group], 1.5))),
                     round(draw.gauss([24, 31, 27][group], 2), 1), draw.choice([["Text"], ["Email", "Text"], ["Phone"]][group])])
    return rows


CLINIC_HEADER = ["patient_id", "age", "sex", "heart_failure", "diabetes", "uses_portal", "lives_alone", "visits", "bmi",
                 "preferred_channel"]


def write_clinic(folder, name="clinic.csv", **options):
    return write_csv(folder / name, CLINIC_HEADER, clinic_rows(**options))


def main():
    """Runs the scenarios of the calling module and writes a JUnit report."""
    global PROGRAM
    parser = argparse.ArgumentParser()
    parser.add_argument("--program", required=True)
    parser.add_argument("--report", required=True)
    options = parser.parse_args()
    PROGRAM = options.program
    sys.modules["scenario"].PROGRAM = options.program
    suite = unittest.defaultTestLoader.loadTestsFromModule(sys.modules["__main__"])
    result = Recorder()
    suite.run(result)
    result.write(options.report)
    sys.exit(0 if result.wasSuccessful() else 1)


class Recorder(unittest.TestResult):
    def __init__(self):
        super().__init__()
        self.root = ElementTree.Element("testsuite", name="scenarios")

    def startTest(self, test):
        super().startTest(test)
        self.started = time.monotonic()
        self.case = ElementTree.SubElement(self.root, "testcase", classname=type(test).__name__, name=test._testMethodName)

    def stopTest(self, test):
        self.case.set("time", f"{time.monotonic() - self.started:.2f}")
        super().stopTest(test)

    def _note(self, kind, text):
        ElementTree.SubElement(self.case, kind, message=text.strip().splitlines()[-1] if text.strip() else kind).text = text
        print(f"{self.case.get('name')}: {kind}\n{text}")

    def addFailure(self, test, error):
        super().addFailure(test, error)
        self._note("failure", self._exc_info_to_string(error, test))

    def addError(self, test, error):
        super().addError(test, error)
        self._note("error", self._exc_info_to_string(error, test))

    def addSkip(self, test, reason):
        super().addSkip(test, reason)
        ElementTree.SubElement(self.case, "skipped", message=reason)

    def addSubTest(self, test, subtest, error):
        super().addSubTest(test, subtest, error)
        if error is not None:
            self._note("failure", f"{subtest}\n{self._exc_info_to_string(error, test)}")

    def write(self, path):
        ElementTree.ElementTree(self.root).write(path, encoding="utf-8", xml_declaration=True)
