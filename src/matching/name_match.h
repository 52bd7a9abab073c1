// Do two written names denote the same enterprise? Part by part, each with what was found and the factor that it puts on
// the score: nothing is decided that the list does not say.
//
// Two views of the pair are taken and the better one counts: the parts as each name shows them, where trade name and
// industry may be divided as the other name divides them; and one slip in the whole text, which may hide a division or a
// form (尚海…, …有线公司).
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "matching/company_name.h"

namespace matching {

enum class Outcome { agrees, equivalent, absent, similar, same_pinyin, differs };
enum class Verdict { same, unsure, different };

struct Finding {
  Part part = Part::trade_name;
  Outcome outcome = Outcome::agrees;
  int factor_permille = 1000;
  std::string a, b;  // the part in each name, folded; "" where it is absent
};

struct NameComparison {
  double score = 0;  // from 0 to 1, the product of the factors
  Verdict verdict = Verdict::different;
  std::vector<Finding> findings;  // parts that neither name has are left out; empty when a name is
};

NameComparison compare(NameRules const& rules, CompanyName const& a, CompanyName const& b);
NameComparison compare(NameRules const& rules, std::string_view a, std::string_view b);

// Codes for programs, and words for people.
std::string_view name_of(Part part);
std::string_view name_zh_of(Part part);
std::string_view name_of(Outcome outcome);
std::string_view name_zh_of(Outcome outcome);
std::string_view name_of(Verdict verdict);
std::string_view name_zh_of(Verdict verdict);
// `trade_name same_pinyin: 宏达 / 鸿达; …`
std::string explanation(NameComparison const& comparison);
std::string explanation_zh(NameComparison const& comparison);

}  // namespace matching
