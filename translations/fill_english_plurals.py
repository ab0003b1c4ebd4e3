#!/usr/bin/env python3
"""Fills the empty plurals of vignette_en.ts: "%n file(s)" becomes "%n file" and "%n files". Lines that a person
wrote stay as they are.

  fill_english_plurals.py vignette_en.ts
"""
import re
import sys
import xml.etree.ElementTree as tree

HEAD = '<?xml version="1.0" encoding="utf-8"?>\n<!DOCTYPE TS>\n'


def one(text):
    return re.sub(r"%n((?: \w+)*?) (\w+)\(s\) have\b", r"%n\1 \2 has", text).replace("(s)", "")


def several(text):
    return text.replace("(s)", "s")


def fill(message):
    translation = message.find("translation")
    forms = translation.findall("numerusform")
    if any(form.text for form in forms):
        return
    source = message.find("source").text
    for form, text in zip(forms, (one(source), several(source))):
        form.text = text
    translation.attrib.pop("type", None)


def main(path):
    root = tree.parse(path).getroot()
    for message in root.iter("message"):
        if message.get("numerus") == "yes":
            fill(message)
    tree.indent(root, space="    ")
    with open(path, "w", encoding="utf-8") as out:
        out.write(HEAD + tree.tostring(root, encoding="unicode") + "\n")


main(sys.argv[1])
