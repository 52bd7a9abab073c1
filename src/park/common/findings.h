// The static proof of a pack's decision tables: what a table leaves open, decides twice or can never decide, with the
// parameters in force. Pure and without state; a whole pack takes a moment, so a caller that shows pages keeps the
// result with the pack.
//
//   for (park::PolicyFinding const& finding : park::findings(*pack)) ...
//
// Each span of the pack (between two effective dates) is proved. A fault of one span counts (a gap, an overlap); that
// a row is never reached counts only when it is so in every span. See dmn/check.h for what is looked for and how.
#pragma once

#include <boost/describe/class.hpp>
#include <string>
#include <vector>

#include "park/common/pack.h"

namespace park {

struct FindingInput {
  std::string name;   // of the pack: a fact, an indicator, a variable
  std::string value;  // as a FEEL literal; `null`: not given
};
BOOST_DESCRIBE_STRUCT(FindingInput, (), (name, value))

struct PolicyFinding {
  std::string file;      // decisions/tier.dmn
  std::string decision;  // name
  std::string table_id;  // element id of the decision table; "" when the finding is about the decision as a whole
  std::vector<std::string> rule_ids;
  std::vector<int> rows;                     // the same rules as a person counts them, from 1
  std::string column;                        // id of the input or output clause; "" when it is about whole rows
  std::string kind;                          // gap, overlap, masked … (dmn::name_of(FindingKind))
  std::string severity;                      // error, warning, note
  std::string sentence_zh, sentence_en;      // what is wrong, without its place and example
  std::string message_zh, message_en;        // the whole, for a line of a log
  std::vector<FindingInput> counterexample;  // an enterprise on which the finding shows; empty when there can be none
  std::vector<FindingInput> compared_with;   // non-monotone: the other enterprise, which differs in one value
  std::string valid_from;                    // first day of the first span it was found in; "" from the beginning
};
BOOST_DESCRIBE_STRUCT(PolicyFinding, (),
                      (file, decision, table_id, rule_ids, rows, column, kind, severity, sentence_zh, sentence_en,
                       message_zh, message_en, counterexample, compared_with, valid_from))

// Most severe first, then in the order of files, decisions and rows.
std::vector<PolicyFinding> findings(Pack const& pack);

}  // namespace park
