// Worked examples of a pack: facts in, expected outcome. They run before a version may be published, and the ones
// marked `demo` are the enterprises of the demo park.
#pragma once

#include <map>
#include <string>
#include <vector>

#include "base/date.h"
#include "base/json.h"
#include "base/result.h"
#include "park/common/facts.h"

namespace park {

class Pack;

struct Expectation {
  std::string path;   // dotted path into the assessment: `limit.proposed`, `models.model_2.blocks.base.points`
  std::string want;   // a literal, or a FEEL test such as `>= 70`
  std::string place;  // cases/x.cases.csv:12
};
// An entry of a data set of the file: fields as a person writes them.
struct CaseEntry {
  std::string dataset;
  std::map<std::string, std::string> content;
  base::Date known_at;
  std::string source, note;
};
struct CaseStage {
  base::Date as_of;
  std::vector<Expectation> expectations;
};
struct Case {
  std::string name, file;
  std::string requirement;  // `RAT-16`; several separated by blanks
  std::string title_zh, title_en;
  std::string demo_zh, demo_en;  // name of the demo enterprise; "" when it is none
  std::vector<Fact> facts;
  std::vector<CaseEntry> entries;
  std::vector<CaseStage> stages;
};

// `text` of cases/*.cases.csv. Fact names and types are checked against the pack.
base::Result<std::vector<Case>> read_cases(std::string_view text, std::string_view file, Pack const& pack);

// nullptr when the path leads nowhere. Elements of arrays are entered by `name`, `code`, `step` or `chain`, or by
// index.
base::Json const* walk(base::Json const& document, std::string_view path);
// "" when it holds, else what was found instead.
std::string unmet(base::Json const& assessment, Expectation const& expectation);

}  // namespace park
