// Texts of files brought in, in English; spread into en.ts.
export const en_imports = {
  imports: {
    title: "Imports",
    link: "Imports",
    note:
      "Bring in lists of enterprises and the tables of departments as whole files. A file is checked first; nothing is " +
      "written before you confirm, and all of it can be withdrawn later.",
    begin: "Import a file",
    begin_text:
      "CSV (UTF-8, GB18030 or UTF-16) or XLSX of at most 256 MB, with a header; each row is an enterprise, or one period " +
      "of an enterprise, with at least its credit code or its name.",
    no_sources: "No file can be brought into this portfolio yet",
    no_sources_text:
      "Its policy pack registers no sources of data, and every value has to name one. The policy manager registers them " +
      "in sources.csv of the pack.",
    file: "File",
    drop: "or drop the file here",
    sending: "Sending {{name}} ({{size}})",
    sending_text: "Please keep this page open until the file has arrived.",
    template: "No table yet? Take a template",
    template_hint:
      "Its headers are recognised and say what belongs below; industries and the like are chosen from a list",
    template_get: "Download the template",
    none: "No file was imported yet",
    none_text:
      "Choose a file, or fill in a template first. A file is read and checked, and written once you confirm; what proves " +
      "wrong later can be withdrawn as a whole.",
    none_reader:
      "Files appear here once somebody with the right to “Bring in files of enterprises and facts” imports them.",
    begun: "{{who}} · {{when}} · {{size}}",
    read_only: "You may look. Changing and confirming needs the right to “Bring in files of enterprises and facts”.",
    state: "State",
    states: {
      receiving: "being sent",
      reading: "being read",
      ready: "to be mapped",
      checking: "being checked",
      checked: "to be confirmed",
      loading: "coming in",
      shown: "imported",
      withdrawn: "withdrawn",
      unreadable: "unreadable",
      cancelled: "cancelled",
    },
    source: "Source",
    source_choose: "Choose",
    source_hint: "Every value names its source. Where sources disagree about a period, the more trusted one counts.",
    rows: "Rows",
    by: "By",
    steps: "Steps",
    step_done: "(done)",
    step: {
      file: "File",
      mapping: "Columns",
      check: "Check",
      done: "Import",
    },
    working: {
      reading: "Reading the file…",
      checking: "Checking; nothing is written…",
      loading: "Bringing it in. Nobody sees any of it before all of it is there…",
    },
    may_leave: "You may leave this page and come back.",
    cancel: "Cancel the import",
    ended: { unreadable: "This file cannot be read", cancelled: "The import was cancelled" },
    ended_text: {
      unreadable:
        "Nothing was written. Correct the file and import it again: save a PDF, an old .xls or an encrypted workbook as " +
        ".xlsx or .csv; a header stands above the table.",
      cancelled: "Nothing of it stays. Choose the file again whenever you need it.",
    },
    again: "Import again",
    broken_off: "The file has not arrived whole yet",
    broken_off_text:
      "{{received}} of {{all}} have arrived; nothing was written. If the page that sends it is still open, let it finish. " +
      "If it was closed, cancel this import and choose the file again.",
    remembered: "Filled in as the last time a file had these columns; please look it over",
    period: "Period of the values",
    period_hint:
      "For files without a column of periods: 2025, 2025Q3, 2025-06. Leave it empty for values of no period, such as a " +
      "founding date.",
    period_example: "such as 2025Q3",
    columns: "Columns of the file",
    columns_used: "{{used}} of {{all}} columns come in. Please look over what each is, and its unit.",
    column: "Column",
    no_header: "(no header)",
    samples: "Examples",
    samples_none: "(the first rows are empty)",
    samples_hidden: "(only for who imports it)",
    between: "; ",
    target: "Becomes",
    target_of: "What column “{{column}}” becomes",
    unit: "Unit",
    unit_of: "Unit of column “{{column}}”",
    left_out: "left out",
    as_is: "as it stands",
    check: "Check",
    marked: "Please correct what is marked above ({{count}}), then check again",
    back_to_check: "Back to what was found",
    verdict: {
      good: "All is well: it can be imported",
      without_faults: "It can be imported, without what is faulty",
      faulty: "The file has faults: correct it and import it again, or leave out what is faulty",
      nothing: "Nothing new: all of it is known already, no need to import it",
    },
    nothing_written: "{{rows}} rows. Below is what the check has found; nothing is written yet.",
    map_again: "Change the columns",
    leave_out:
      "Leave out what is faulty: whole rows where the enterprise or the period is uncertain, otherwise the faulty cells",
    commit: "Confirm the import",
    figure: {
      parties_new: "New enterprises",
      parties_known: "Known enterprises",
      facts_new: "New values",
      facts_changed: "Changed values",
      facts_same: "Values known already",
      facts_disagreeing: "Another source says otherwise",
    },
    faults: "Faults",
    faults_text:
      "Rows with faults: {{rows}}; of them with an uncertain enterprise or period: {{lost}}. Rows are numbered as in a " +
      "spreadsheet.",
    left_out_faults: "Left out",
    left_out_text:
      "Something was left out of {{rows}} rows because it is faulty; {{lost}} of them as a whole. Corrected, it may come " +
      "in with a new file.",
    faults_get: "Download the faults",
    row: "Row",
    value: "Cell",
    what_to_write: "What is wrong, what to write",
    first_of: "The first {{shown}} of {{all}}.",
    first_faults: "The first {{shown}} of {{all}}, here and in the download.",
    changes: "What differs from what is known",
    party: "Enterprise",
    fact: "Item",
    name_of_party: "Name of the enterprise",
    before: "Known",
    after: "In the file",
    kind: "What it is",
    kinds: {
      changed: "the same source has changed it",
      disagrees: "another source says otherwise",
      named: "another name; the enterprise keeps its own",
    },
    shown: "Imported, source: {{source}}",
    shown_text:
      "{{rows}} rows, {{lost}} of them left out as a whole. All of it counts since the same moment, and stands in the log.",
    withdrawn: "Withdrawn, source: {{source}}",
    withdrawn_text:
      "By {{who}}: {{reason}}. From that day on it does not count; earlier ratings and answers stay as they were.",
    withdraw: "Withdraw this import",
    withdraw_title: "Withdraw this import?",
    withdraw_text:
      "From today it does not count any more, and enterprises that nothing else has told of leave the lists. History " +
      "stays, earlier ratings stay, and a corrected file may be imported again.",
    withdraw_reason: "Why",
    to_parties: "See the enterprises",
  },
};
