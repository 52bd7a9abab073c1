// Texts of the sources of data in English; spread into en.ts.
export const en_sources = {
  sources: {
    title: "Sources of data",
    link: "Sources",
    note: "Where each fact comes from, how often it should be renewed, and when it last was. What is overdue stands first.",
    source: "Source",
    obtained: "Obtained by",
    cadence: "Cadence",
    late_after: "late after {{count}} days",
    last: "Last renewed",
    due: "Next due by",
    facts: "Facts",
    state: "State",
    trust: "Trust",
    unregistered: "not registered",
    states: { fresh: "on time", late: "overdue", never: "nothing yet", untimed: "when something happens" },
    some_late: "Sources overdue: {{count}}",
    what_to_do:
      ". Ratings still use the newest data at hand and show their dates; ask the departments in charge of these sources.",
    comma: ", ",
    none: "The policy pack registers no sources",
    none_text: "Once sources are registered in the pack's sources.csv, this page shows how fresh each of them is.",
  },
};
