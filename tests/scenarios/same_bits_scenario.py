"""The same extract gives the same labels and figures on any number of threads, in any order of rows, on any processor."""
import json
import random

import scenario
from scenario import Scenario, write_clinic


class SameBits(Scenario):
    def release(self, name, extract, *options, environment=None):
        out = self.folder / name
        self.vignette("run", extract, "--out", out, *options, environment=environment)
        release = json.loads((out / "personas.json").read_text())
        release.pop("study", None)
        return release

    def test_threads_do_not_matter(self):
        extract = write_clinic(self.folder, count=9000)
        first = self.release("t1", extract, "--threads", "1")
        for threads in ["2", "4", "8"]:
            self.assertEqual(first, self.release("t" + threads, extract, "--threads", threads), threads)

    def test_order_of_rows_does_not_matter(self):
        extract = write_clinic(self.folder, count=3000)
        first = self.release("a", extract)
        lines = extract.read_text().splitlines()
        rows = lines[1:]
        random.Random(1).shuffle(rows)
        extract.write_text("\n".join([lines[0], *rows]) + "\n")
        self.assertEqual(first, self.release("b", extract))

    def test_processor_does_not_matter(self):
        extract = write_clinic(self.folder, count=3000)
        self.assertEqual(self.release("base", extract, environment={"VIGNETTE_SIMD": "baseline"}),
                         self.release("wide", extract, environment={"VIGNETTE_SIMD": "avx2"}))

    def test_the_control_another_seed_or_another_row_shows(self):
        extract = write_clinic(self.folder, count=3000)
        first = self.release("a", extract)
        write_clinic(self.folder, count=2990)
        self.assertNotEqual(first, self.release("b", extract))


if __name__ == "__main__":
    scenario.main()
