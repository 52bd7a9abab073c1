#include "matching/name_rules.h"

#include <fmt/format.h>

#include <charconv>

#include "base/csv_row_reader.h"
#include "base/han.h"
#include "base/rule_table.h"
#include "base/text.h"
#include "matching/characters.h"

namespace matching {
namespace {

using base::CsvRowReader;
using base::CsvTable;
using base::Issue;

constexpr int permille_max = 1000;
constexpr std::size_t word_characters_max = 40;

void add_issues(base::Error const& error, std::string const& file, std::vector<Issue>& issues) {
  issues.insert(issues.end(), error.issues.begin(), error.issues.end());
  if (error.issues.empty()) issues.push_back({file, error.message});
}

// Calls `read_row` for each row of a file that has the columns.
template <class ReadRow>
void read_rows(NameFiles const& files, std::string const& file, std::vector<std::string_view> const& columns,
               std::vector<Issue>& issues, ReadRow const& read_row) {
  if (auto const table = base::table_in(files, file, columns, issues))
    for (CsvTable::Row const& row : table->rows) read_row(CsvRowReader{*table, row, file, issues});
}

// The cell as folded characters; "" with an issue when there is none or when it is not fit for a word.
std::u32string word_in(CsvRowReader const& reader, std::string_view column, NameRules const& rules) {
  std::string const text = reader.required(column);
  std::u32string word = characters_of(text);
  for (char32_t& character : word) character = rules.folded(character);
  if (word.size() <= word_characters_max && base::is_valid_utf_8(text)) return word;
  reader.issue(column, fmt::format("is not UTF-8 or longer than {} characters", word_characters_max));
  return {};
}

char32_t character_in(CsvRowReader const& reader, std::string_view column) {
  std::u32string const text = characters_of(reader.required(column));
  if (text.size() > 1) reader.issue(column, "expected a single character");
  return text.empty() ? U'\0' : text.front();
}

void read_characters(NameFiles const& files, NameRules& rules, std::vector<Issue>& issues) {
  read_rows(files, "characters.csv", {"character", "same_as", "kind", "source"}, issues,
            [&](CsvRowReader const& reader) {
              char32_t const character = character_in(reader, "character");
              reader.required("source");
              bool is_new = true;
              if (reader.one_of("kind", {"variant", "distinguishing"}) == 0)
                is_new = rules.variants.emplace(character, character_in(reader, "same_as")).second;
              else
                is_new = rules.distinguishing.insert(character).second;
              if (!is_new) reader.issue("character", "stands twice");
            });
}

int code_in(CsvRowReader const& reader) {
  constexpr std::size_t digits = 6;
  std::string const text = reader.text("code");
  int code = 0;
  auto const [end, error] = std::from_chars(text.data(), text.data() + text.size(), code);
  if (text.size() != digits || error != std::errc{} || end != text.data() + text.size() || code < 0)
    reader.issue("code", fmt::format("expected a code of {} digits, got `{}`", digits, text));
  return code;
}

// Larger divisions first: 吉林 is the province, unless something else says that the city is meant.
int rank_of(int code) { return code % 10'000 == 0 ? 0 : code % 100 == 0 ? 1 : 2; }

void add_division(NameRules& rules, std::u32string const& word, int code, bool alone) {
  if (word.empty()) return;
  bool const is_new = rules.divisions.find(word) == nullptr;
  DivisionWord& meaning = rules.divisions[word];
  meaning.alone = alone || (!is_new && meaning.alone);
  auto const place = std::find_if(meaning.codes.begin(), meaning.codes.end(),
                                  [&](int other) { return rank_of(other) > rank_of(code); });
  meaning.codes.insert(place, code);
}

void read_divisions(NameFiles const& files, NameRules& rules, std::vector<Issue>& issues) {
  int zones = 0;
  read_rows(files, "divisions.csv", {"code", "name", "level", "short", "alone"}, issues,
            [&](CsvRowReader const& reader) {
              constexpr int zone = 4;
              int const level = reader.one_of("level", {"nation", "province", "prefecture", "county", "zone"});
              int const code = level == zone ? --zones : code_in(reader);
              add_division(rules, word_in(reader, "name", rules), code, true);
              if (reader.text("short").empty()) return;
              if (level == zone) reader.issue("short", "a zone has no short form");
              add_division(rules, word_in(reader, "short", rules), code, reader.one_of("alone", {"no", "yes"}) == 1);
            });
}

// The meaning of a word that may stand for an earlier or later one.
class Meanings {
 public:
  int of(std::u32string const& word) {
    return known_.try_emplace(word, static_cast<int>(known_.size()) + 1).first->second;
  }

 private:
  std::unordered_map<std::u32string, int> known_;
};

// Words that others stand for must be there themselves; told at the row that names them.
struct Reference {
  std::u32string word;
  std::string place;
};

template <class Word>
void check_references(std::vector<Reference> const& references, WordTable<Word> const& words,
                      std::vector<Issue>& issues) {
  for (Reference const& one : references)
    if (!words.find(one.word))
      issues.push_back({one.place, fmt::format("same_as: `{}` has no row of its own", utf_8_of(one.word))});
}

// Adds the row's word with its meaning; nullptr with an issue when it cannot be added.
template <class Word>
Word* add_word(CsvRowReader const& reader, NameRules const& rules, WordTable<Word>& words, Meanings& meanings,
               std::vector<Reference>& references) {
  std::u32string const word = word_in(reader, "word", rules);
  reader.required("source");
  if (word.empty()) return nullptr;
  if (words.find(word)) {
    reader.issue("word", "stands twice");
    return nullptr;
  }
  bool const stands_for_other = !reader.text("same_as").empty();
  std::u32string const target = stands_for_other ? word_in(reader, "same_as", rules) : word;
  if (stands_for_other) references.push_back({target, reader.place("same_as")});
  Word& added = words[word];
  added.meaning = meanings.of(target);
  return &added;
}

void read_industries(NameFiles const& files, NameRules& rules, std::vector<Issue>& issues) {
  Meanings meanings;
  std::vector<Reference> references;
  read_rows(files, "industries.csv", {"word", "same_as", "section", "source"}, issues,
            [&](CsvRowReader const& reader) { add_word(reader, rules, rules.industries, meanings, references); });
  check_references(references, rules.industries, issues);
}

void read_forms(NameFiles const& files, NameRules& rules, std::vector<Issue>& issues) {
  Meanings meanings;
  std::vector<Reference> references;
  read_rows(files, "forms.csv", {"word", "same_as", "kind", "head", "source"}, issues, [&](CsvRowReader const& reader) {
    FormWord* const form = add_word(reader, rules, rules.forms, meanings, references);
    int const kind = reader.one_of("kind", {"limited", "joint_stock", "company", "partnership", "cooperative", "works",
                                            "individual", "institution", "branch"});
    int const head = reader.one_of("head", {"no", "yes"});
    if (!form) return;
    form->kind = static_cast<FormKind>(kind);
    form->head = head == 1;
  });
  check_references(references, rules.forms, issues);
}

#define YINGZHOU_FACTOR(name) \
  base::Rule { #name, &factors.name, "permille" }
std::vector<base::Rule> rules_of(MatchFactors& factors) {
  return {YINGZHOU_FACTOR(same_min),
          YINGZHOU_FACTOR(unsure_min),
          YINGZHOU_FACTOR(margin_min),
          YINGZHOU_FACTOR(division_equivalent),
          YINGZHOU_FACTOR(division_partial),
          YINGZHOU_FACTOR(division_absent),
          YINGZHOU_FACTOR(division_similar),
          YINGZHOU_FACTOR(division_related),
          YINGZHOU_FACTOR(division_differs),
          YINGZHOU_FACTOR(trade_name_equivalent),
          YINGZHOU_FACTOR(trade_name_same_pinyin),
          YINGZHOU_FACTOR(trade_name_same_pinyin_twice),
          YINGZHOU_FACTOR(trade_name_swapped),
          YINGZHOU_FACTOR(trade_name_missing_of_2),
          YINGZHOU_FACTOR(trade_name_missing_of_3),
          YINGZHOU_FACTOR(trade_name_missing_of_4),
          YINGZHOU_FACTOR(trade_name_doubled),
          YINGZHOU_FACTOR(trade_name_similar),
          YINGZHOU_FACTOR(trade_name_differs),
          YINGZHOU_FACTOR(trade_name_alone_of_2),
          YINGZHOU_FACTOR(industry_equivalent),
          YINGZHOU_FACTOR(industry_absent),
          YINGZHOU_FACTOR(industry_absent_in_full),
          YINGZHOU_FACTOR(industry_fewer),
          YINGZHOU_FACTOR(industry_fewer_in_full),
          YINGZHOU_FACTOR(industry_order),
          YINGZHOU_FACTOR(industry_same_pinyin),
          YINGZHOU_FACTOR(industry_similar),
          YINGZHOU_FACTOR(industry_differs),
          YINGZHOU_FACTOR(form_equivalent),
          YINGZHOU_FACTOR(form_absent),
          YINGZHOU_FACTOR(form_general),
          YINGZHOU_FACTOR(form_similar),
          YINGZHOU_FACTOR(form_changed),
          YINGZHOU_FACTOR(form_differs),
          YINGZHOU_FACTOR(branch_similar),
          YINGZHOU_FACTOR(branch_differs)};
}
#undef YINGZHOU_FACTOR

void read_factors(NameFiles const& files, MatchFactors& factors, std::vector<Issue>& issues) {
  auto const found = files.find("rules.csv");
  if (found == files.end()) return issues.push_back({"rules.csv", "the file is missing"});
  auto const read = base::read_rule_table(found->second, "rules.csv", rules_of(factors), permille_max);
  if (!read) add_issues(read.error(), "rules.csv", issues);
}

}  // namespace

bool lies_in(int code, int outer) {
  if (code == outer || (outer == nation_code && !is_zone(code))) return true;
  if (is_zone(code) || is_zone(outer)) return false;
  if (outer % 10'000 == 0) return code / 10'000 == outer / 10'000;
  return outer % 100 == 0 && code / 100 == outer / 100;
}

char32_t NameRules::folded(char32_t character) const {
  char32_t const simple = base::simplified(character);
  auto const found = variants.find(simple);
  return found == variants.end() ? simple : found->second;
}

base::Result<NameRules> NameRules::read(NameFiles const& files) {
  NameRules rules;
  std::vector<Issue> issues;
  read_characters(files, rules, issues);  // first: the words of the others are folded
  read_divisions(files, rules, issues);
  read_industries(files, rules, issues);
  read_forms(files, rules, issues);
  read_factors(files, rules.factors, issues);
  if (rules.factors.unsure_min > rules.factors.same_min)
    issues.push_back({"rules.csv", "`unsure_min` must not be above `same_min`"});
  if (!issues.empty()) return base::invalid("the rules of names have issues", std::move(issues));
  return rules;
}

}  // namespace matching
