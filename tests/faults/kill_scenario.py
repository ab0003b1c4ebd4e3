"""kill -9 at random moments of an import and of edits: a study is as before or after, and nothing acknowledged is lost."""
import os
import pathlib
import random
import shutil
import subprocess
import sys
import time

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent.parent / "scenarios"))
import scenario
from scenario import Scenario, write_csv

ROUNDS = 500 if os.environ.get("VIGNETTE_FULL") == "1" else 50


class Kills(Scenario):
    def setUp(self):
        super().setUp()
        (self.folder / "input").mkdir()

    def import_command(self, study, extract):
        return [scenario.PROGRAM, "import", str(study), str(extract), "--quiet"]

    def test_import_leaves_a_whole_study_or_none(self):
        extract = write_csv(self.folder / "input" / "patients.csv", scenario.CLINIC_HEADER, scenario.clinic_rows(20000))
        place = self.folder / "place"
        place.mkdir()
        study = place / "s.vignette"
        started = time.monotonic()
        subprocess.run(self.import_command(study, extract), check=True, capture_output=True)
        whole = time.monotonic() - started
        draw = random.Random(20260101)
        absent = present = 0
        for _ in range(ROUNDS):
            shutil.rmtree(place)
            place.mkdir()
            child = subprocess.Popen(self.import_command(study, extract), stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
            time.sleep(draw.uniform(0.0, 1.6 * whole))
            child.kill()
            child.wait()
            if study.exists():
                present += 1
                verified = self.vignette("verify", study, expect=None)
                self.assertEqual(verified.returncode, 0, verified.stderr)
                self.assertGreaterEqual(self.json_of("info", study, "--json")["patients"], 19990)
            else:
                absent += 1
                self.vignette("import", study, extract)  # nothing left over is in the way
        self.assertGreater(absent, 3)
        self.assertGreater(present, 0)

    def test_no_acknowledged_edit_is_lost(self):
        extract = write_csv(self.folder / "input" / "patients.csv", scenario.CLINIC_HEADER, scenario.clinic_rows(600))
        out = self.folder / "out"
        self.vignette("run", extract, "--out", out)
        study = out / "study.vignette"
        writer = str(pathlib.Path(scenario.PROGRAM).parent / "session_writer")
        draw = random.Random(7)
        edited = 0
        for _ in range(ROUNDS):
            before = int(subprocess.run([writer, study, "count"], capture_output=True, text=True, check=True).stdout.split()[0])
            child = subprocess.Popen([writer, str(study)], stdout=subprocess.PIPE, text=True)
            self.assertEqual(child.stdout.readline(), "ready\n")
            time.sleep(draw.uniform(0.0, 0.08))
            child.kill()
            said = [line for line in child.stdout.read().split("\n") if line]
            child.wait()
            child.stdout.close()
            acknowledged = int(said[-1]) if said else before
            count, text = subprocess.run([writer, study, "count"], capture_output=True, text=True, check=True).stdout.split()
            self.assertIn(int(count), (acknowledged, acknowledged + 1))
            self.assertEqual(text, f"edit-{count}" if int(count) else "-")
            self.vignette("verify", study)
            edited += int(count) - before
        self.assertGreater(edited, 5)


if __name__ == "__main__":
    scenario.main()
