"""Drives one long-lived LibreOffice. Reads a line of JSON, answers a line of JSON; ends with its input."""
import json
import os
import signal
import subprocess
import sys
import tempfile
import time
import shutil

import uno
from com.sun.star.beans import PropertyValue

# com.sun.star.sheet.FormulaResult: 1 number, 2 text, 4 error
FORMULA_NUMBER, FORMULA_TEXT, FORMULA_ERROR = 1, 2, 4

# Excel trusts its own caches; LibreOffice must not trust them either way (OOXMLRecalcMode 0 = always recalculate).
SETTINGS = """<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry" xmlns:xs="http://www.w3.org/2001/XMLSchema">
<item oor:path="/org.openoffice.Office.Calc/Formula/Load"><prop oor:name="OOXMLRecalcMode" oor:op="fuse"><value>0</value></prop></item>
</oor:items>"""


def prop(name, value):
    made = PropertyValue()
    made.Name, made.Value = name, value
    return made


def start(profile):
    os.makedirs(os.path.join(profile, "user"))
    with open(os.path.join(profile, "user", "registrymodifications.xcu"), "w", encoding="utf-8") as file:
        file.write(SETTINGS)
    pipe = "plumbline" + str(os.getpid())
    process = subprocess.Popen(
        ["soffice", "-env:UserInstallation=file://" + profile, "--headless", "--norestore", "--nologo",
         "--accept=pipe,name=" + pipe + ";urp;"],
        stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, start_new_session=True)
    local = uno.getComponentContext()
    resolver = local.ServiceManager.createInstanceWithContext("com.sun.star.bridge.UnoUrlResolver", local)
    for _ in range(300):
        try:
            context = resolver.resolve("uno:pipe,name=" + pipe + ";urp;StarOffice.ComponentContext")
            desktop = context.ServiceManager.createInstanceWithContext("com.sun.star.frame.Desktop", context)
            return process, desktop
        except Exception:
            if process.poll() is not None:
                break
            time.sleep(0.1)
    raise RuntimeError("LibreOffice did not start")


def load(desktop, path):
    return desktop.loadComponentFromURL("file://" + path, "_blank", 0, (prop("Hidden", True), prop("ReadOnly", True)))


def column_name(index):
    name = ""
    index += 1
    while index > 0:
        index, rest = divmod(index - 1, 26)
        name = chr(65 + rest) + name
    return name


def cells_of(ranges):
    for address in ranges.getRangeAddresses():
        yield address, [(row, column) for row in range(address.StartRow, address.EndRow + 1)
                        for column in range(address.StartColumn, address.EndColumn + 1)]


def read_sheet(sheet):
    found = {}
    for address, cells in cells_of(sheet.queryFormulaCells(FORMULA_ERROR)):
        for row, column in cells:
            found[column_name(column) + str(row + 1)] = {"error": sheet.getCellByPosition(column, row).String}
    for kind in (FORMULA_TEXT, FORMULA_NUMBER):
        for address, cells in cells_of(sheet.queryFormulaCells(kind)):
            block = sheet.getCellRangeByPosition(address.StartColumn, address.StartRow, address.EndColumn, address.EndRow)
            values = [value for line in block.getDataArray() for value in line]
            for (row, column), value in zip(cells, values):
                # UNO knows no truth values: a formula that gives one is shown as TRUE or FALSE.
                if kind == FORMULA_NUMBER and value in (0.0, 1.0):
                    shown = sheet.getCellByPosition(column, row).String
                    if shown in ("TRUE", "FALSE"):
                        value = shown == "TRUE"
                found[column_name(column) + str(row + 1)] = value
    return found


def recalculate(desktop, request):
    document = load(desktop, request["path"])
    try:
        document.calculateAll()
        return {"sheets": {sheet.Name: read_sheet(sheet) for sheet in document.Sheets}}
    finally:
        document.close(True)


def convert(desktop, request):
    document = load(desktop, request["path"])
    try:
        document.calculateAll()
        document.storeToURL("file://" + request["target"], (prop("FilterName", request["filter"]),))
        return {}
    finally:
        document.close(True)


def serve(desktop):
    for line in sys.stdin:
        request = json.loads(line)
        try:
            answer = {"recalculate": recalculate, "convert": convert}[request["task"]](desktop, request)
        except Exception as fault:
            answer = {"fault": str(fault) or type(fault).__name__}
        answer["id"] = request["id"]
        print(json.dumps(answer), flush=True)


def main():
    profile = tempfile.mkdtemp(prefix="plumbline-libreoffice-")
    process = None
    try:
        process, desktop = start(profile)
        print(json.dumps({"ready": True}), flush=True)
        serve(desktop)
    finally:
        if process:
            os.killpg(process.pid, signal.SIGKILL)
            process.wait()
        shutil.rmtree(profile, ignore_errors=True)


main()
