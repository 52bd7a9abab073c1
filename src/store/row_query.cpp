#include "store/row_query.h"

#include <fmt/core.h>
#include <fmt/ranges.h>

#include <algorithm>

#include "base/text.h"

namespace store {
namespace {

constexpr std::size_t search_words_max = 32;
constexpr int page_size_max = 1'000;

struct SortField {
  std::string_view field;   // of PartyRow
  std::string_view column;  // of standing
};
constexpr SortField sort_fields[] = {
    {"party_id", "party_id"},
    {"name", "name_order"},
    {"name_en", "name_en"},
    {"uscc", "uscc"},
    {"requirement", "requirement"},
    {"industry", "industry"},
    {"grade", "grade_order"},
    {"grade_order", "grade_order"},
    {"management_grade", "management_grade"},
    {"grade_without_veto", "grade_without_veto"},
    {"score", "score_order"},
    {"tier", "tier"},
    {"admission", "admission"},
    {"limit_requested", "limit_requested_order"},
    {"limit_proposed", "limit_proposed_order"},
    {"term_days", "term_days_order"},
    {"vetoes", "veto_count"},
    {"main_reason_zh", "main_reason_zh"},
    {"main_reason_en", "main_reason_en"},
    {"as_of", "as_of"},
    {"status", "status"},
    {"fate", "fate"},
};

}  // namespace

base::Result<RowSorting> sorting_of(std::string_view sort) {
  bool const descending = sort.starts_with('-');
  std::string_view const field = sort.substr(descending ? 1 : 0);
  auto const* const found = std::find_if(std::begin(sort_fields), std::end(sort_fields),
                                         [field](SortField const& one) { return one.field == field; });
  if (found == std::end(sort_fields)) {
    std::vector<std::string_view> names;
    for (SortField const& one : sort_fields) names.push_back(one.field);
    return base::invalid(fmt::format("sort: `{}` is no field to sort by; use one of {}, `-` before it for descending",
                                     sort, fmt::join(names, ", ")));
  }
  return RowSorting{found->column, descending};
}

namespace {

// Parts of `text` between blanks, also ideographic ones.
std::vector<std::string> words_of(std::string_view text) {
  constexpr std::string_view ideographic_blank = "\u3000";
  std::string plain{text};
  for (std::size_t at; (at = plain.find(ideographic_blank)) != std::string::npos;)
    plain.replace(at, ideographic_blank.size(), " ");
  std::vector<std::string> words;
  constexpr std::string_view blanks = " \t\r\n";
  for (std::size_t begin = 0; (begin = plain.find_first_not_of(blanks, begin)) != std::string::npos;) {
    std::size_t const end = std::min(plain.find_first_of(blanks, begin), plain.size());
    words.push_back(plain.substr(begin, end - begin));
    begin = end;
  }
  return words;
}

// As a pattern of LIKE … ESCAPE '\' that finds the word anywhere.
std::string pattern_of(std::string_view word) {
  std::string pattern = "%";
  for (char const c : word) {
    if (c == '%' || c == '_' || c == '\\') pattern += '\\';
    pattern += c;
  }
  return pattern + '%';
}

std::string one_of(Connection const& connection, std::string_view column, std::vector<std::string> const& values,
                   IdQuery& query) {
  query.values.emplace_back(List{.values = values, .are_numbers = false});
  return connection.one_of(column, query.values.size());
}

}  // namespace

base::Result<std::vector<std::string>> check_filter(app::RowFilter const& filter) {
  if (filter.page < 1) return base::invalid(fmt::format("page: expected 1 or more, got {}", filter.page));
  if (filter.page_size < 1 || filter.page_size > page_size_max)
    return base::invalid(fmt::format("page_size: expected 1 to {}, got {}", page_size_max, filter.page_size));
  std::vector<std::string> words;
  if (!filter.chosen) words = words_of(base::lower_ascii(filter.search));
  if (words.size() > search_words_max)
    return base::invalid(fmt::format("search: at most {} words, got {}", search_words_max, words.size()));
  return words;
}

IdQuery reach_query(Connection const& connection, app::RowReach const& reach) {
  IdQuery query;
  std::vector<std::string> ways;
  if (!reach.departments.empty())
    ways.push_back(fmt::format("SELECT party_id FROM party WHERE {}",
                               one_of(connection, "department_id", reach.departments, query)));
  if (!reach.assigned_to.empty()) {
    query.values.emplace_back(reach.assigned_to);
    ways.push_back(
        fmt::format("SELECT party_id FROM assignment WHERE user_id = ?{} AND ended_at IS NULL", query.values.size()));
  }
  query.sql = ways.empty() ? "SELECT party_id FROM party WHERE FALSE" : fmt::format("{}", fmt::join(ways, " UNION "));
  return query;
}

// The texts are walked once for all words.
IdQuery search_query(std::string_view portfolio_id, std::vector<std::string> const& words) {
  IdQuery query{"SELECT party_id FROM party WHERE portfolio_id = ?1", {std::string{portfolio_id}}};
  for (std::string const& word : words) {
    query.values.emplace_back(pattern_of(word));
    query.sql += fmt::format(" AND search_text LIKE ?{} ESCAPE '\\'", query.values.size());
  }
  return query;
}

}  // namespace store
