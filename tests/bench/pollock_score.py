#!/usr/bin/env python3
"""Scores what a loader made of the Pollock benchmark's polluted files.

Pollock (Vitagliano, Hameed, Jiang, Reisener, Wu, Naumann: "Pollock: A Data Loading Benchmark", PVLDB 16(8),
2023, doi:10.14778/3594512.3594518) compares the table a loader wrote, as clean CSV, with the clean version of
each file: success, then precision, recall and F1 of the header's names, of the records and of the cells, each
as multisets. Simple score: the sum of the ten means over all files. Weighted score: the same sum with each file
weighted by how often its pollution was met in the wild, weights scaled to one.

As in the published evaluation, "precision" is the shared share of the clean side and "recall" that of the loaded
side; names and records are compared after a cell's value is brought to one form (numbers, dates, times, amounts
of money, letter case), cells as they stand; an empty clean file scores one whatever was loaded. The published
evaluation recognises dates and prices with Python packages; here the standard library does the same for the
forms the benchmark holds.

    pollock_score.py DATA LOADED [--weights pollock_weights.json] [--worst N]

DATA is the unpacked folder with clean/; LOADED holds one FILE_converted.csv a file, "Application Error" in its
first line where the loader gave up. A missing file counts as a failure.
"""

import argparse
import csv
import datetime
import json
import os
import re
from collections import Counter

MEASURES = ("success", "header precision", "header recall", "header F1", "record precision", "record recall",
            "record F1", "cell precision", "cell recall", "cell F1")
DATE = re.compile(r"(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})")
TIME = re.compile(r"(\d{1,2}):(\d{2})(?::(\d{2}))?")
PRICE = re.compile(r"\$\s*(\d[\d,]*(?:\.\d+)?)")


def date_of(text):
    match = DATE.fullmatch(text)
    if not match:
        return None
    first, second, year = (int(part) for part in match.groups())
    for month, day in ((first, second), (second, first)):
        try:
            return str(datetime.datetime(year, month, day))
        except ValueError:
            continue
    return None


def time_of(text):
    match = TIME.fullmatch(text)
    if not match:
        return None
    try:
        return str(datetime.time(*(int(part or 0) for part in match.groups())))
    except ValueError:
        return None


def price_of(text):
    match = PRICE.search(text)
    return "$" + str(float(match.group(1).replace(",", ""))) if match else None


def one_form(text):
    """A cell's value without the way it is written."""
    stripped = text.strip()
    if not stripped:
        return text
    if text in ("True", "true"):
        return "1"
    if text in ("False", "false"):
        return "0"
    for number in (int, float):
        try:
            return str(number(text))
        except (ValueError, OverflowError):
            continue
    return time_of(stripped) or date_of(stripped) or price_of(text) or text.lower()


def rows_of(path):
    with open(path, encoding="utf-8-sig", errors="replace") as file:
        return list(csv.reader(file))


def agreement(clean, loaded):
    shared = sum((Counter(clean) & Counter(loaded)).values())
    if not clean:
        return [1.0] * 3
    if not shared:
        return [0.0] * 3
    precision, recall = shared / len(clean), shared / len(loaded)
    return [precision, recall, 2 * precision * recall / (precision + recall)]


def measures_of(clean_path, loaded_path):
    if not os.path.exists(loaded_path):
        return [0.0] * 10
    with open(loaded_path, encoding="utf-8-sig", errors="replace") as file:
        if file.readline().rstrip("\r\n") == "Application Error":
            return [0.0] * 10
    clean, loaded = rows_of(clean_path), rows_of(loaded_path)
    if not clean:
        return [1.0] * 10
    forms = [[[one_form(cell) for cell in row] for row in rows] for rows in (clean, loaded)]
    header = agreement(forms[0][0], forms[1][0] if forms[1] else [])
    records = agreement(*(["".join(row) for row in rows[1:]] for rows in forms))
    cells = agreement(*([cell for row in rows for cell in row] for rows in (clean, loaded)))
    return [1.0] + header + records + cells


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("data")
    parser.add_argument("loaded")
    parser.add_argument("--weights")
    parser.add_argument("--worst", type=int, default=0, help="list the N files that lose most of the simple score")
    arguments = parser.parse_args()

    files = sorted(os.listdir(os.path.join(arguments.data, "clean")))
    scores = {file: measures_of(os.path.join(arguments.data, "clean", file),
                                os.path.join(arguments.loaded, file + "_converted.csv")) for file in files}
    means = [sum(score[m] for score in scores.values()) / len(files) for m in range(len(MEASURES))]
    print(f"files     {len(files)}")
    for name, mean in zip(MEASURES, means):
        print(f"{name:17} {mean:.4f}")
    print(f"simple    {sum(means):.4f} of 10")
    if arguments.weights:
        with open(arguments.weights, encoding="utf-8") as file:
            weights = json.load(file)
        total = sum(weights[file] for file in files)
        print(f"weighted  {sum(sum(scores[file]) * weights[file] for file in files) / total:.4f} of 10")
    for file in sorted(files, key=lambda name: sum(scores[name]))[:arguments.worst]:
        print(f"  {sum(scores[file]):7.4f}  {file}")


if __name__ == "__main__":
    main()
