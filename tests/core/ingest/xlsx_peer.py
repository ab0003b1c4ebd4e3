"""Writes workbooks with openpyxl, and beside each what openpyxl itself reads back from it, for
xlsx_peer_test.cpp to compare. Ends with 77 when openpyxl is not installed."""
import datetime
import random
import sys

try:
    import openpyxl
    from openpyxl.utils.datetime import CALENDAR_MAC_1904
except ImportError:
    sys.exit(77)

CELLS = {
    "whole": lambda r: r.randint(-10**6, 10**9),
    "decimal": lambda r: r.gauss(0, 10 ** r.randint(-4, 8)),
    "text": lambda r: r.choice(["plain", "co,mma", 'qu"ote', "ünï €", "  sp ", "<&>", "_x", "007", "1E5"]),
    "flag": lambda r: r.random() < 0.5,
    "day": lambda r: datetime.date(1905, 1, 1) + datetime.timedelta(days=r.randint(0, 60000)),
    "time": lambda r: datetime.time(r.randint(0, 23), r.randint(0, 59), r.randint(0, 59)),
    "moment": lambda r: datetime.datetime(1999, 1, 1) + datetime.timedelta(seconds=r.randint(0, 10**9)),
    "error": lambda r: r.choice(["#N/A", "#DIV/0!"]),
}


def text_of(value):
    """A value as the reader is to write it; a decimal with a mark in front, to be compared as a number."""
    if value is None or value in ("#N/A", "#DIV/0!"):
        return ""
    if isinstance(value, bool):
        return "TRUE" if value else "FALSE"
    if isinstance(value, datetime.datetime):
        return value.date().isoformat() if value.time() == datetime.time() else value.isoformat()
    if isinstance(value, datetime.time):
        return value.isoformat()
    return "=" + repr(value) if isinstance(value, float) else str(value)


def main(folder, count):
    draw = random.Random(4)
    for case in range(count):
        book = openpyxl.Workbook()
        if case % 2:
            book.epoch = CALENDAR_MAC_1904
        kinds = [draw.choice(sorted(CELLS)) for _ in range(draw.randint(3, 9))]
        book.active.append(["name%d" % i for i in range(len(kinds))])
        for _ in range(60):
            book.active.append([None if draw.random() < 0.1 else CELLS[kind](draw) for kind in kinds])
        path = "%s/%d.xlsx" % (folder, case)
        book.save(path)
        sheet = openpyxl.load_workbook(path, data_only=True).active
        rows = [[text_of(value) for value in row] for row in sheet.iter_rows(min_row=2, values_only=True)]
        with open("%s/%d.txt" % (folder, case), "w", encoding="utf-8") as expected:
            for row in rows:
                if any(row):
                    expected.write("\x1f".join(row) + "\n")


main(sys.argv[1], int(sys.argv[2]))
