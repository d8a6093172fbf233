"""In LibreOffice, puts three rows above a row of a sheet and gives the sheet another name, as a person does.

Arguments: workbook, sheet name, row from 0, new sheet name, where to save.
"""
import os
import shutil
import signal
import subprocess
import sys
import tempfile
import time

import uno
from com.sun.star.beans import PropertyValue


def prop(name, value):
    made = PropertyValue()
    made.Name, made.Value = name, value
    return made


def connect(process, pipe):
    local = uno.getComponentContext()
    resolver = local.ServiceManager.createInstanceWithContext("com.sun.star.bridge.UnoUrlResolver", local)
    for _ in range(600):
        try:
            context = resolver.resolve(f"uno:pipe,name={pipe};urp;StarOffice.ComponentContext")
            return context.ServiceManager.createInstanceWithContext("com.sun.star.frame.Desktop", context)
        except Exception:
            if process.poll() is not None:
                break
            time.sleep(0.1)
    raise RuntimeError("LibreOffice did not start")


def edit(desktop, path, sheet_name, row, new_name, target):
    document = desktop.loadComponentFromURL("file://" + path, "_blank", 0, (prop("Hidden", True),))
    sheet = document.Sheets.getByName(sheet_name)
    sheet.Rows.insertByIndex(int(row), 3)
    sheet.Name = new_name
    document.calculateAll()
    document.storeToURL("file://" + target, (prop("FilterName", "Calc MS Excel 2007 XML"),))
    document.close(True)


profile = tempfile.mkdtemp(prefix="plumbline-libreoffice-")
pipe = f"plumbline{os.getpid()}"
process = subprocess.Popen(
    ["soffice", f"-env:UserInstallation=file://{profile}", "--headless", "--norestore", "--nologo",
     f"--accept=pipe,name={pipe};urp;"], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, start_new_session=True)
try:
    edit(connect(process, pipe), *sys.argv[1:])
finally:
    os.killpg(process.pid, signal.SIGKILL)
    process.wait()
    shutil.rmtree(profile, ignore_errors=True)
