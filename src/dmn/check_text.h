// What findings say, in both languages. Internal to the module.
#pragma once

#include <string>
#include <vector>

#include "dmn/check_reach.h"

namespace dmn {

struct Said {
  std::string en, zh;
};

// What a finding says, in its parts; `place` comes first in a message and `sample` last.
struct Statement {
  Said place, sentence, sample = {};
};

class CheckText {
 public:
  CheckText(Proof const& proof, Ground const& ground) : proof_(proof), ground_(ground) {}

  Said table() const;                                         // `Tier`
  Said row(int rule) const;                                   // `Tier`, rule 3
  Said cell(int rule, std::size_t column) const;              // `Tier`, rule 3, column `score`
  Said output(std::size_t output) const;                      // `Tier`, column `grade`
  Said numbers(std::vector<int> const& rules) const;          // rules 1 and 2
  Said where(Region const& region, int but_axis = -1) const;  // for `score` in [60..80); "" when it is everything
  std::string result(int rule) const;                         // as written
  Said example(Assignment const& assignment) const;           // ; e.g. score = 70

 private:
  Proof const& proof_;
  Ground const& ground_;
};

std::string literal_text(feel::Value const& value);

}  // namespace dmn
