export const helpText = `Grades a police force's child protection from evidence and judgments, inside the force's own workbook.

  npm run grade -- FORCE.xlsx --evidence CASE.plumb --judgments JUDGMENTS.csv --out GRADED.xlsx

FORCE.xlsx is read and never changed. GRADED.xlsx holds all of it, every part as it was, and our sheets
after the last of theirs: PL Cover, PL Overview, PL Evidence, PL Findings, PL Cases, PL Judgments, PL Grades
and others whose names begin with PL. Measures that were bound in Excel stay bound. The force's own figures are looked
through, and what is odd in them is listed on PL Checks; none of them is changed.
The grades are plain formulas: change a judgment in Excel and they follow. A grade worked out by the rule
is "indicated"; a person awards the grade, in PL Grades.

Options
  --evidence FILE.plumb         An evidence file from the browser extension. May be given several times.
                                Not needed where FORCE.xlsx has our sheets already.
                                A sealed one (FILE.plumb.age) is opened with the passphrase, or the secret
                                key, in the environment variable PLUMBLINE_PASSPHRASE; never on this line,
                                which other programs can read.
  --passphrase-stdin            Read that passphrase or key from standard input instead.
  --judgments FILE.csv          The inspector's judgments.
  --force-judgments FILE.csv    The force's own judgments of itself.
  --take-force-judgments        Fill the force's columns from the judgments inside the --evidence files: a
                                judgments file that the force made in Excel. Without it they are left alone.
  --out FILE.xlsx               Where to write. Must not be a file that is read. An older file there is replaced.
  --rule FILE.json              Another rule in place of the one that ships (one-slip). A workbook that is
                                graded by another rule holds it, and keeps it until --rule names one.
  --export FILE.xlsx            A second workbook, for people outside the force: values only, with small
                                numbers protected. Without --out FORCE.xlsx is read for it and nothing else
                                is done: it must hold our sheets then.
  --scheme NAME                 How small numbers are protected: nhs-digital (the default), department or
                                threshold-10.
  --with-reasons                Reasons for grades go into the export too. They may name people.
  --remove                      Take our sheets out of FORCE.xlsx again; nothing else is done.
                                Goes with --out only.
  --help                        This text.

Judgments
  A CSV file with a header line. Columns, in any order and spelt in any case:
    Criterion   a number as on PL Judgments ("3.2") or an id ("ncpi-2024/initial-response/2")
    Judgment    Outstanding, Good, Adequate, Requires improvement (or RI), Inadequate,
                Not applicable, or nothing for open
    Reasons     why; not applicable without a reason counts as open (a no-break space
                alone counts as a reason, as in Excel's TRIM)
    Layer       inspector or force; may be left out: --judgments means the inspector's then
  Each line is written over what FORCE.xlsx says of that criterion. Anything else is refused with its line.

    Criterion,Judgment,Reasons
    3.1,Good,"Calls answered within ten seconds in 94 of 100 cases"
    3.2,ri,"Markers missing in 11 of 30 records"

Exit codes
  0  written; the grades are printed with their reasons
  2  the arguments are wrong
  3  a file cannot be read, or is not what it should be
  4  the evidence file is not as it was made: something is missing or changed
  5  nothing was written: the workbook is protected, belongs to another inspection, is graded by another
     edition or rule, holds nothing to remove, or the place cannot be written to
After 2, 3, 4 and 5 no file has been written or changed.
`;
