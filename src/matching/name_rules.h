// What is known of the names of Chinese enterprises: divisions, industry words, organisational forms, characters, and the
// factors of the score. All of it is data (policies/names/*.csv); no word and no figure stands in C++.
//
// A name has five parts, in the order of 企业名称登记管理规定 (2020) art. 6 ff.: division (行政区划), trade name (字号), industry
// (行业), organisational form (组织形式); a branch (分支机构) adds its own name behind that of its enterprise.
#pragma once

#include <string>
#include <string_view>
#include <unordered_map>
#include <unordered_set>
#include <vector>

#include "base/csv_row_reader.h"
#include "base/result.h"
#include "matching/word_table.h"

namespace matching {

enum class Part { division, trade_name, industry, form, branch };

struct DivisionWord {
  // Codes of GB/T 2260 that the word may mean (朝阳区), larger divisions first; a zone has a negative number of its own.
  std::vector<int> codes;
  bool alone = true;  // may begin a name: a full name, or a short form that is no ordinary word
};
inline constexpr int nation_code = 0;                                       // 中国
bool lies_in(int code, int outer);                                          // also in itself
inline bool is_zone(int code) { return code < 0; }                          // 开发区
inline bool is_large(int code) { return code >= 0 && code % 10'000 == 0; }  // the nation, a province

struct IndustryWord {
  int meaning = 0;  // equal for words that say the same
};

enum class FormKind { limited, joint_stock, company, partnership, cooperative, works, individual, institution, branch };
struct FormWord {
  int meaning = 0;  // equal for words that say the same
  FormKind kind = FormKind::company;
  bool head = false;  // what follows it inside a name is a branch
};

// In permille, see policies/names/rules.csv for what each means.
struct MatchFactors {
  int same_min = 0, unsure_min = 0, margin_min = 0;
  int division_equivalent = 0, division_partial = 0, division_absent = 0, division_similar = 0, division_related = 0,
      division_differs = 0;
  int trade_name_equivalent = 0, trade_name_same_pinyin = 0, trade_name_same_pinyin_twice = 0, trade_name_swapped = 0,
      trade_name_missing_of_2 = 0, trade_name_missing_of_3 = 0, trade_name_missing_of_4 = 0, trade_name_doubled = 0,
      trade_name_similar = 0, trade_name_differs = 0, trade_name_alone_of_2 = 0;
  int industry_equivalent = 0, industry_absent = 0, industry_absent_in_full = 0, industry_fewer = 0,
      industry_fewer_in_full = 0, industry_order = 0, industry_same_pinyin = 0, industry_similar = 0,
      industry_differs = 0;
  int form_equivalent = 0, form_absent = 0, form_general = 0, form_similar = 0, form_changed = 0, form_differs = 0;
  int branch_similar = 0, branch_differs = 0;
};

// Text by file name: divisions.csv, industries.csv, forms.csv, characters.csv, rules.csv.
using NameFiles = base::TableFiles;

// Immutable once read; threads may share it.
struct NameRules {
  WordTable<DivisionWord> divisions;
  WordTable<IndustryWord> industries;
  WordTable<FormWord> forms;
  std::unordered_map<char32_t, char32_t> variants;
  std::unordered_set<char32_t> distinguishing;
  MatchFactors factors;

  // Every file is read to the end; each Issue is at `file:line:column`.
  static base::Result<NameRules> read(NameFiles const& files);
  // One simplified form of a character, brackets as ( and ).
  char32_t folded(char32_t character) const;
};

}  // namespace matching
