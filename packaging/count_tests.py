#!/usr/bin/env python3
"""Counts the single tests of a run from the reports that the test programs left (JUnit XML of GoogleTest, Qt Test and ctest).

  count_tests.py FOLDER    prints the skipped and failed names and "N passed, M failed, K skipped"; exit 1 if any failed or none ran
"""
import pathlib
import sys
import xml.etree.ElementTree as ElementTree


def cases(folder):
    """Yields (program, test, outcome). A ctest entry stands for itself only when its program left no report of its own."""
    reports = {path.stem: path for path in sorted(pathlib.Path(folder).glob("*.xml"))}
    overall = reports.pop("ctest", None)
    for program, path in reports.items():
        try:
            tree = ElementTree.parse(path)
        except ElementTree.ParseError:
            yield program, "report cut short", "failed", ""
            continue
        for case in tree.iter("testcase"):
            if case.get("name") in ("initTestCase", "cleanupTestCase"):
                continue
            failed = case.find("failure") is not None or case.find("error") is not None
            skipped = case.find("skipped")
            is_skipped = skipped is not None or case.get("result") in ("skipped", "suppressed") or case.get("status") == "notrun"
            reason = (skipped.get("message") or skipped.text or "").strip().splitlines()[-1:] if skipped is not None else []
            name = f"{case.get('classname') or case.get('className') or program}.{case.get('name')}"
            yield program, name, "failed" if failed else "skipped" if is_skipped else "passed", " ".join(reason)
    if overall is None:
        return
    for case in ElementTree.parse(overall).iter("testcase"):
        name = case.get("name")
        ran_badly = case.get("status") == "fail"
        if name in reports:
            if ran_badly:
                yield name, f"{name} (program)", "failed", ""
            continue
        yield name, name, "failed" if ran_badly else "skipped" if case.get("status") in ("notrun", "disabled") else "passed", ""


def main():
    tally = {"passed": 0, "failed": 0, "skipped": 0}
    for _, name, outcome, reason in cases(sys.argv[1]):
        tally[outcome] += 1
        if outcome != "passed":
            print(f"{outcome}: {name}{' – ' + reason if reason else ''}")
    print(f"{tally['passed']} passed, {tally['failed']} failed, {tally['skipped']} skipped")
    sys.exit(0 if tally["failed"] == 0 and tally["passed"] > 0 else 1)


if __name__ == "__main__":
    main()
