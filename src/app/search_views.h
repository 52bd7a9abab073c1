// What search, and the look for enterprises that are known already, answer.
#pragma once

#include <boost/describe/class.hpp>
#include <string>
#include <vector>

#include "park/common/pack.h"

namespace app {

// Characters of a text (Unicode code points), `until` not among them.
struct SearchMark {
  int from = 0, until = 0;
};
BOOST_DESCRIBE_STRUCT(SearchMark, (), (from, until))

// Why a party was found: what was looked at, its text, and which part of it.
struct SearchMatch {
  std::string found_in;  // name, former_name, merged_file, name_en, pinyin, uscc, requirement, person, address
  std::string text;      // of pinyin the name
  std::vector<SearchMark> marks;
};
BOOST_DESCRIBE_STRUCT(SearchMatch, (), (found_in, text, marks))

struct SearchHit {
  std::string party_id, name, uscc;
  std::vector<SearchMatch> matches;
};
BOOST_DESCRIBE_STRUCT(SearchHit, (), (party_id, name, uscc, matches))

struct SearchView {
  std::vector<SearchHit> hits;  // the best first
  bool more = false;            // there are others
};
BOOST_DESCRIBE_STRUCT(SearchView, (), (hits, more))

// One part of two names: what was found, and what it does to the score.
struct NameFindingView {
  park::Label part, outcome;
  std::string asked, known;    // "" where it is absent
  int factor_permille = 1000;  // not policy: nothing is taken
};
BOOST_DESCRIBE_STRUCT(NameFindingView, (), (part, outcome, asked, known, factor_permille))

// A known enterprise that may be the one in question.
struct NamesakeView {
  std::string party_id, name, uscc;
  std::string known_as;    // the name that is meant: the present one, or another one of it
  bool same_code = false;  // it has the credit code: it is the same enterprise
  std::string verdict;     // same, unsure
  park::Label verdict_label;
  int score_percent = 0;
  std::vector<NameFindingView> findings;
};
BOOST_DESCRIBE_STRUCT(NamesakeView, (),
                      (party_id, name, uscc, known_as, same_code, verdict, verdict_label, score_percent, findings))

struct NamesakesView {
  std::vector<NamesakeView> candidates;  // the best first
};
BOOST_DESCRIBE_STRUCT(NamesakesView, (), (candidates))

}  // namespace app
