// Industry means and park standards.
export const en_benchmarks = {
  title: "Means and standards",
  link: "Means and standards",
  note:
    "Which industry mean or park standard each indicator is held against, and where it comes from. What the park computes " +
    "or enters itself goes before the figures of the pack; it counts from the day it is recorded, past ratings stay.",
  in_force_title: "In force",
  recorded_title: "Recorded by the park",
  recorded_none:
    "The park has recorded none of its own; the pack's figures count. Compute them of the park's enterprises, or enter " +
    "figures from a yearbook.",
  none: "The pack holds nothing against a mean or a standard",
  none_text: "Once benchmarks.csv of the pack names indicators, their means and standards stand here by industry.",
  kinds: { mean: "industry mean", standard: "park standard" },
  indicator: "Indicator",
  industry: "Industry",
  indicator_industry: "Indicator and industry",
  value: "Figure",
  value_missing: "Write a number",
  origin: "From",
  shipped: "In the pack",
  seed: "a starting point until the park's statistics replace it",
  methods: { pack: "pack", computed: "computed here", entered: "entered" },
  origins: {
    pack: "{{source}}",
    computed: "{{period}}, {{parties}} enterprises ({{basis}})",
    entered: "{{period}}, {{source}}",
  },
  period: "Period",
  period_hint: "A year, quarter or month: 2025, 2025Q4, 2025-10",
  source: "Source",
  source_hint: "A yearbook, a bureau's notice, a decision of the park",
  compute: "Compute",
  compute_title: "Compute means of the park's enterprises",
  computed: "Computed",
  computed_note:
    "{{period}}, {{parties}} enterprises. Only values of that period that are really known count, predicted ones do " +
    "not; an industry with fewer than {{least}} borrows from the one about it, so that no single enterprise is told. " +
    "Taken over is what you choose; nothing else is kept.",
  too_few: "No mean can be told",
  too_few_text:
    "In {{period}} no industry has {{least}} enterprises with a value, of {{parties}} in all. Import data of that period " +
    "first, or enter a mean that a statistical office published.",
  choose_all: "Choose all",
  mean: "Mean",
  median: "Median",
  parties: "Sample",
  n_of: "{{parties}} of {{of}}",
  in_force: "In force",
  adopt: "Take over {{count}}",
  adopted: "{{count}} taken over; ratings are held against them from now on",
  computed_of: "Computed of {{parties}} with a value among {{of}} ({{basis}}), median {{median}}.",
  entered_from: "Entered, source: {{source}}.",
  enter_title: "Enter a mean or standard",
  enter_submit: "Enter",
  entered: "Entered; ratings are held against it from now on",
  counts: "in force",
  withdraw: "Withdraw",
  withdraw_title: "Withdraw a mean or standard",
  withdraw_text:
    "From now on the figure recorded before it counts, or the pack's when there is none. Ratings made stay, and so does " +
    "the record.",
  withdrawn: "Withdrawn",
  withdrawn_on: "Withdrawn on {{on}} by {{who}}: {{reason}}",
  reason: "Why",
};
