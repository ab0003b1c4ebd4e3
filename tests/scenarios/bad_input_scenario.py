"""Bad input, each with a clear message, the right exit code, and nothing left behind."""
import gzip
import os
import sqlite3
import subprocess
import time
import unittest

import scenario
from scenario import Scenario, write_clinic, write_csv


class BadExtracts(Scenario):
    def refuse(self, path, *words, seconds=30):
        """The file can't be brought in: exit 1, a message with these words and the file's name, no study."""
        study = self.folder / "refused.vignette"
        started = time.monotonic()
        done = self.vignette("import", study, path, expect=1, seconds=seconds)
        self.assertFalse(study.exists(), "a study was left behind")
        self.assertFalse(list(self.folder.glob("refused*")), "something was left behind")
        for word in (*words, os.path.basename(path)):
            self.assertIn(word.lower(), done.stderr.lower())
        return time.monotonic() - started

    def test_empty_file(self):
        path = self.folder / "empty.csv"
        path.write_bytes(b"")
        self.refuse(path, "empty")

    def test_header_only(self):
        path = self.folder / "header.csv"
        path.write_text("patient_id,age\n")
        self.refuse(path, "row")

    def test_a_folder(self):
        path = self.folder / "folder.csv"
        path.mkdir()
        self.refuse(path, "folder")

    def test_a_file_that_is_not_there(self):
        self.refuse(self.folder / "absent.csv", "no such")

    @unittest.skipIf(os.geteuid() == 0, "root may read everything")
    def test_no_permission(self):
        path = write_clinic(self.folder)
        path.chmod(0)
        self.refuse(path, "permission")

    def test_a_pipe(self):
        path = self.folder / "pipe.csv"
        os.mkfifo(path)
        self.refuse(path)

    def test_quote_never_closed(self):
        path = self.folder / "quote.csv"
        path.write_text('patient_id,note\n1,"open' + "x,y\n" * 700000)
        self.refuse(path, "quote")

    def test_binary_file(self):
        path = self.folder / "binary.csv"
        path.write_bytes(bytes(range(256)) * 400)
        self.refuse(path)

    def test_gz_cut_short(self):
        path = self.folder / "short.csv.gz"
        whole = gzip.compress(write_clinic(self.folder).read_bytes())
        path.write_bytes(whole[: len(whole) // 2])
        self.refuse(path)

    def test_a_hundred_thousand_columns_are_refused_at_once(self):
        path = self.folder / "wide.csv"
        path.write_text(",".join(f"c{i}" for i in range(100000)) + "\n" + ",".join("1" * 100000) + "\n")
        self.assertLess(self.refuse(path, "column"), 20.0)

    def test_an_excel_file_is_named_as_one(self):
        path = self.folder / "table.csv"
        path.write_bytes(b"PK\x03\x04" + b"\0" * 400)
        self.refuse(path)


class PoorExtracts(Scenario):
    """Nothing wrong with the file, but little in it: finished, honest, no persona made up."""

    def nothing_stable(self, header, rows):
        path = write_csv(self.folder / "poor.csv", header, rows)
        out = self.folder / "out"
        done = self.vignette("run", path, "--out", out, "--json", expect=None)
        self.assertIn(done.returncode, [0, 1, 3], done.stderr)
        if done.returncode == 1:
            self.assertTrue(done.stderr.strip())
            self.assertNotIn("exception", done.stderr.lower())
            return done
        self.assertIn('"verdict": "nothing stable"', done.stdout)
        return done

    def test_one_patient(self):
        self.nothing_stable(["age", "smoker"], [[40, "Yes"]])

    def test_constant_columns(self):
        self.nothing_stable(["age", "smoker"], [[40, "Yes"]] * 500)

    def test_all_missing(self):
        self.nothing_stable(["age", "smoker"], [["", "NA"]] * 500)

    def test_noise_is_nothing_stable_or_not_called_distinct(self):
        import random
        draw = random.Random(3)
        path = write_csv(self.folder / "noise.csv", ["first_score", "second_score", "third_score"],
                         [[round(draw.gauss(0, 1), 3) for _ in range(3)] for _ in range(2000)])
        said = self.json_of("run", path, "--out", self.folder / "out", "--json")
        self.assertNotEqual(said["verdict"], "distinct groups")


class BadStudies(Scenario):
    def refuse(self, path, *words):
        done = self.vignette("info", path, expect=1)
        for word in words:
            self.assertIn(word.lower(), done.stderr.lower())

    def study(self):
        study = self.folder / "s.vignette"
        self.vignette("import", study, write_clinic(self.folder, count=300))
        return study

    def test_not_a_study(self):
        self.refuse(write_clinic(self.folder), "study")

    def test_an_empty_file(self):
        path = self.folder / "empty.vignette"
        path.write_bytes(b"")
        self.refuse(path, "empty.vignette")

    def test_a_file_that_is_not_there(self):
        self.refuse(self.folder / "absent.vignette", "absent.vignette")

    def test_another_database(self):
        path = self.folder / "other.vignette"
        sqlite3.connect(path).executescript("CREATE TABLE t (a); INSERT INTO t VALUES (1);")
        self.refuse(path, "study")

    def test_a_newer_study_is_refused_and_not_altered(self):
        study = self.study()
        bytes_before = bytearray(study.read_bytes())
        bytes_before[60:64] = (9999).to_bytes(4, "big")  # user_version in SQLite's header
        study.write_bytes(bytes_before)
        done = self.vignette("info", study, expect=1)
        self.assertTrue("newer" in done.stderr.lower() or "later" in done.stderr.lower() or "damaged" in done.stderr.lower(), done.stderr)
        self.assertEqual(study.read_bytes(), bytes(bytes_before))

    def test_a_flipped_byte_is_found(self):
        study = self.study()
        content = bytearray(study.read_bytes())
        content[len(content) // 2] ^= 0x10
        study.write_bytes(content)
        self.vignette("verify", study, expect=1)

    def test_a_study_on_a_read_only_disk_is_read_and_not_changed(self):
        place = self.folder / "disk"
        place.mkdir()
        study = self.study().rename(place / "s.vignette")
        mount = f"mount --bind {place} {place} && mount -o remount,ro,bind {place} && "
        if subprocess.run(["unshare", "-rm", "sh", "-c", mount + "true"], capture_output=True).returncode:
            self.skipTest("this machine lets nobody mount a folder read-only")

        def on_read_only_disk(*words):
            command = " ".join([scenario.PROGRAM, *map(str, words)])
            return subprocess.run(["unshare", "-rm", "sh", "-c", mount + command], capture_output=True, text=True)

        self.assertEqual(on_read_only_disk("info", study).returncode, 0)
        self.assertEqual(on_read_only_disk("verify", study).returncode, 0)
        changed = on_read_only_disk("segment", study, "--segments", "2")
        self.assertEqual(changed.returncode, 1)
        self.assertIn("read", changed.stderr)
        self.assertIn("s.vignette", changed.stderr)

    def test_an_existing_study_is_not_written_over(self):
        study = self.study()
        before = study.read_bytes()
        done = self.vignette("import", study, write_clinic(self.folder, count=310), expect=1)
        self.assertIn("s.vignette", done.stderr)
        self.assertEqual(study.read_bytes(), before)


if __name__ == "__main__":
    scenario.main()
