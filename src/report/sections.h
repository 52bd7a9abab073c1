// The sections of the rating report, in the order in which they are printed. Internal to this module.
#pragma once

#include <string_view>

#include "report/canvas.h"
#include "report/figures.h"
#include "report/rating_report.h"

namespace report {

// What every section needs.
struct Book {
  Canvas& canvas;
  RatingReport const& report;
  Language say;

  park::Assessment const& assessment() const { return report.decision.assessment; }
  bool decided() const { return assessment().status == "decided"; }
  // The heading of a section, with a bookmark; kept together with the `height` that follows.
  void heading(std::string_view zh, std::string_view en, double height = 60) const;
  void subheading(std::string_view words, double height = 40) const;
  void remark(std::string_view words) const;
};

void print_title(Book const& book);
void print_summary(Book const& book);  // grade, score, limit, term, admission at a glance; the scale
void print_waterfall(Book const& book);
void print_reasons(Book const& book);     // what cost and what earned points, and what would improve the rating
void print_measures(Book const& book);    // bonuses, deductions, lifts, vetoes and caps
void print_checks(Book const& book);      // what measures rest on, beside its benchmark, with the facts compared
void print_chains(Book const& book);      // limit and term, step by step; adverse indicators
void print_indicators(Book const& book);  // every model, every indicator
void print_facts(Book const& book);
void print_method(Book const& book);    // models, formulas, rules that fired, versions and hashes
void print_evidence(Book const& book);  // its place in the verifiable log, and how to check it

}  // namespace report
