"""Compares a workbook with the one it was made from, by nothing of ours: python's zipfile and ElementTree.

Prints JSON: parts lost, parts whose bytes differ, and the differences in those beyond something added at the
end of a list.
"""
import json
import sys
import xml.etree.ElementTree as ET
import zipfile

before, after = (zipfile.ZipFile(path) for path in sys.argv[1:3])


def canonical(element):
    return ET.canonicalize(ET.tostring(element, encoding="unicode"))


def differences(old, new, path):
    """Attributes but for `count`, text, and every child in its place; only a list's end may hold more."""
    found = []
    strip = lambda e: {k: v for k, v in e.attrib.items() if k != "count"}
    if old.tag != new.tag or strip(old) != strip(new) or (old.text or "").strip() != (new.text or "").strip():
        return [path]
    # A list that was not there at all stands where the standard wants it, among the others: any of the styles', and
    # the workbook's list of names (what is printed of our sheets).
    known = {child.tag for child in old}
    may_be_new = lambda tag: path == "xl/styles.xml" or (path == "xl/workbook.xml" and tag.endswith("}definedNames"))
    there = [child for child in new if child.tag in known or not may_be_new(child.tag)]
    for index, child in enumerate(old):
        if index >= len(there):
            found.append(f"{path}/{child.tag} lost")
        elif canonical(child) != canonical(there[index]):
            found += differences(child, there[index], f"{path}/{child.tag}[{index}]")
    return found


damaged = after.testzip()
names = before.namelist()
lost = [name for name in names if name not in after.namelist()]
changed = [name for name in names if name not in lost and before.read(name) != after.read(name)]
beyond = []
for name in changed:
    beyond += differences(ET.fromstring(before.read(name)), ET.fromstring(after.read(name)), name)
added = [name for name in after.namelist() if name not in names]
for name in added:
    ET.fromstring(after.read(name))
print(json.dumps({"damaged": damaged, "lost": lost, "changed": sorted(changed), "beyond": beyond, "added": len(added)}))
