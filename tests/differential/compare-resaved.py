"""Compares two workbooks that LibreOffice has saved, by nothing of ours: python's zipfile and ElementTree.

The first was theirs alone; ours had been in the second when LibreOffice saved it, and were taken out after. Cell
styles, differential formats and shared strings are numbered anew at every save, so each is compared by what it says.
What LibreOffice draws at random or counts through the whole workbook is left out: the ids of data bars, of chart
axes and of tables, the numbers in names of parts, and the hidden back colour of a solid fill, for which it takes the
nearest colour that the workbook has.
Prints JSON: what differs, in words; an empty list when nothing does.
"""
import functools
import json
import posixpath
import re
import sys
import xml.etree.ElementTree as ET
import zipfile

MAIN = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
REL = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"


def canonical(element):
    return without_chance(ET.canonicalize(ET.tostring(element, encoding="unicode")))


def same(one, other):
    """Whether two elements say the same even before chance is taken out, which is by far the quicker to see."""
    return (one.tag == other.tag and one.attrib == other.attrib and one.text == other.text and one.tail == other.tail
            and len(one) == len(other) and all(map(same, one, other)))


@functools.lru_cache(maxsize=None)
def canonical_part(data):
    return without_chance(ET.canonicalize(data.decode()))


def without_chance(text):
    text = re.sub(r"\{[0-9A-F]{8}-[0-9A-F-]{27}\}", "{id}", text)
    text = re.sub(r'(<c:(?:axId|crossAx) val=")\d+', r"\1n", text)
    text = re.sub(r'(<table [^>]*? id=")\d+', r"\1n", text)
    return re.sub(r"(patternType=\"solid\">.*?)<(\w+:)?bgColor[^>]*></(\w+:)?bgColor>", r"\1", text)


class Book:
    def __init__(self, path):
        self.zip = zipfile.ZipFile(path)
        self.names = self.zip.namelist()
        self.workbook = self.xml("xl/workbook.xml")
        self.related = self.relations("xl/workbook.xml")
        strings = self.xml("xl/sharedStrings.xml") if "xl/sharedStrings.xml" in self.names else []
        self.strings = [canonical(one) for one in strings]
        self.read_styles()

    def xml(self, name):
        return ET.fromstring(self.zip.read(name))

    def relations(self, part):
        folder, name = posixpath.split(part)
        path = f"{folder}/_rels/{name}.rels"
        if path not in self.names:
            return {}
        found = {}
        for one in self.xml(path):
            target = one.get("Target")
            if one.get("TargetMode") != "External":
                target = target[1:] if target.startswith("/") else posixpath.normpath(posixpath.join(folder, target))
            found[one.get("Id")] = (one.get("Type").rsplit("/", 1)[1], target, one.get("TargetMode"))
        return found

    def read_styles(self):
        styles = self.xml("xl/styles.xml")
        lists = {one.tag.replace(MAIN, ""): list(one) for one in styles}
        formats = {one.get("numFmtId"): one.get("formatCode") for one in lists.get("numFmts", [])}

        texts = {name: [canonical(one) for one in lists[name]] for name in ("fonts", "fills", "borders")}

        def style(xf):
            said = {key: value for key, value in xf.attrib.items() if not key.endswith("Id")}
            number = xf.get("numFmtId")
            picked = [texts[name][int(xf.get(key))] for key, name in
                      (("fontId", "fonts"), ("fillId", "fills"), ("borderId", "borders"))]
            return json.dumps([sorted(said.items()), formats.get(number, number), picked, [canonical(c) for c in xf]])

        self.styles = [style(xf) for xf in lists["cellXfs"]]
        self.differential = [canonical(one) for one in lists.get("dxfs", [])]

    def normal_sheet(self, part):
        sheet = self.xml(part)
        for element in sheet.iter():
            for key, among in (("s", self.styles), ("style", self.styles), ("dxfId", self.differential)):
                if key in element.attrib and element.tag in (MAIN + "c", MAIN + "row", MAIN + "col", MAIN + "cfRule"):
                    element.set(key, among[int(element.get(key))])
            if element.tag == MAIN + "c" and element.get("t") == "s":
                element.find(MAIN + "v").text = self.strings[int(element.find(MAIN + "v").text)]
        return sheet

    def sheets(self):
        return {one.get("name"): self.related[one.get(REL + "id")][1] for one in self.workbook.find(MAIN + "sheets")}

    def closure(self, part, seen):
        """Every part that a sheet leads to, in the order of its relationships, without their numbers."""
        found = []
        for kind, target, mode in self.relations(part).values():
            if mode == "External":
                found.append((kind, target))
            elif target not in seen and target in self.names:
                seen.add(target)
                data = self.zip.read(target)
                text = canonical_part(data) if target.endswith((".xml", ".vml")) else data.hex()
                found.append((kind, re.sub(r"(?<= r:id=\")[^\"]*", "", text)))
                found += self.closure(target, seen)
        return found


def compare(before, after):
    found = []
    if list(before.sheets()) != list(after.sheets()):
        return [f"sheets {list(before.sheets())} and {list(after.sheets())}"]
    for name, part in before.sheets().items():
        other = after.sheets()[name]
        old, new = before.normal_sheet(part), after.normal_sheet(other)
        for index in range(max(len(old), len(new))):
            if index < min(len(old), len(new)) and same(old[index], new[index]):
                continue
            pair = [canonical(one[index]) if index < len(one) else "nothing" for one in (old, new)]
            if pair[0] != pair[1]:
                found.append(f"{name} <{(old[index] if index < len(old) else new[index]).tag.replace(MAIN, '')}>")
        if before.closure(part, set()) != after.closure(other, set()):
            found.append(f"{name}: its parts")
    for tag in ("definedNames", "bookViews", "workbookPr", "workbookProtection", "calcPr"):
        pair = [book.workbook.find(MAIN + tag) for book in (before, after)]
        if [one is None for one in pair].count(True) == 1 or (pair[0] is not None and canonical(pair[0]) != canonical(pair[1])):
            found.append(f"workbook <{tag}>")
    kinds = [sorted(re.sub(r"\d+", "n", name) for name in book.names) for book in (before, after)]
    found += [f"{name} is missing" for name in set(kinds[0]) if kinds[0].count(name) > kinds[1].count(name)]
    found += [f"{name} is left over" for name in set(kinds[1]) if kinds[1].count(name) > kinds[0].count(name)]
    return found


print(json.dumps(compare(Book(sys.argv[1]), Book(sys.argv[2]))))
