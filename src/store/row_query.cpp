#include "store/row_query.h"

#include <fmt/core.h>
#include <fmt/ranges.h>

#include <algorithm>

#include "base/text.h"
#include "store/records.h"

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

base::Result<std::string> order_of(std::string_view sort) {
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
  std::string_view const direction = descending ? " DESC" : "";
  // Those without a grade or a number stand last whichever the direction.
  std::string_view const first = found->column == "grade_order" ? "grade = '', " : "";
  // Only numbers may be absent; elsewhere the words would keep SQLite from walking an index.
  bool const is_number =
      found->column.ends_with("_order") && found->column != "name_order" && found->column != "grade_order";
  return fmt::format("ORDER BY {}{}{}{}, party_id", first, found->column, direction, is_number ? " NULLS LAST" : "");
}

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

bool are_few(app::PartyChoice const& choice) {
  constexpr std::size_t looked_up_max = 5'000;
  return !choice.all_but && choice.party_ids.size() <= looked_up_max;
}

class Conditions {
 public:
  explicit Conditions(Connection const& connection) : connection_(connection) {}
  // Of a few chosen parties each is looked up, and the portfolio's index is not walked.
  void add_portfolio(std::string_view portfolio_id, bool is_looked_up) {
    query_.values.emplace_back(std::string{portfolio_id});
    join((is_looked_up ? connection_.unindexed("portfolio_id") : std::string{"portfolio_id"}) + " = ?1");
  }
  void add(std::string_view condition) { join(condition); }
  // Nothing to choose from lets everything through.
  void add_any(std::string_view column, std::vector<std::string> const& values) {
    if (!values.empty()) join(one_of(column, values));
  }
  // Every word must occur; the texts are walked once for all of them.
  void add_search(std::vector<std::string> const& words) {
    if (words.empty()) return;
    std::string likes;
    for (std::string const& word : words) {
      query_.values.emplace_back(pattern_of(word));
      likes += fmt::format(" AND search_text LIKE ?{} ESCAPE '\\'", query_.values.size());
    }
    join(fmt::format("party_id IN (SELECT party_id FROM party WHERE portfolio_id = ?1{})", likes));
  }
  // Many are asked for while the list is walked.
  void add_choice(app::PartyChoice const& choice) {
    std::string const condition =
        one_of(are_few(choice) ? "party_id" : connection_.unindexed("party_id"), choice.party_ids);
    join(choice.all_but ? fmt::format("NOT ({})", condition) : condition);
  }
  // Nothing to reach lets nothing through.
  void add_reach(app::RowReach const& reach) {
    if (reach.all) return;
    std::vector<std::string> ways;
    if (!reach.departments.empty())
      ways.push_back(fmt::format("SELECT party_id FROM party WHERE {}", one_of("department_id", reach.departments)));
    if (!reach.assigned_to.empty()) {
      query_.values.emplace_back(reach.assigned_to);
      ways.push_back(fmt::format("SELECT party_id FROM assignment WHERE user_id = ?{} AND ended_at IS NULL",
                                 query_.values.size()));
    }
    join(ways.empty() ? std::string{"FALSE"} : fmt::format("party_id IN ({})", fmt::join(ways, " UNION ")));
  }
  RowQuery take() { return std::move(query_); }

 private:
  void join(std::string_view condition) {
    if (!query_.where.empty()) query_.where += " AND ";
    query_.where += condition;
  }
  std::string one_of(std::string_view column, std::vector<std::string> const& values) {
    query_.values.emplace_back(List{.values = values, .are_numbers = false});
    return connection_.one_of(column, query_.values.size());
  }
  Connection const& connection_;
  RowQuery query_;
};

}  // namespace

base::Result<RowQuery> row_query(Connection const& connection, std::string_view portfolio_id,
                                 app::RowFilter const& filter) {
  if (filter.page < 1) return base::invalid(fmt::format("page: expected 1 or more, got {}", filter.page));
  if (filter.page_size < 1 || filter.page_size > page_size_max)
    return base::invalid(fmt::format("page_size: expected 1 to {}, got {}", page_size_max, filter.page_size));
  std::vector<std::string> words;
  if (!filter.chosen) words = words_of(base::lower_ascii(filter.search));
  if (words.size() > search_words_max)
    return base::invalid(fmt::format("search: at most {} words, got {}", search_words_max, words.size()));
  Conditions conditions{connection};
  conditions.add_portfolio(portfolio_id, filter.chosen && are_few(*filter.chosen));
  conditions.add(is_listed("standing"));
  conditions.add_reach(filter.reach);
  conditions.add_search(words);
  if (filter.chosen) conditions.add_choice(*filter.chosen);
  conditions.add_any("grade", filter.grades);
  conditions.add_any("tier", filter.tiers);
  conditions.add_any("industry", filter.industries);
  conditions.add_any("admission", filter.admissions);
  conditions.add_any("fate", filter.fates);
  if (filter.has_veto) conditions.add(*filter.has_veto ? "veto_count > 0" : "veto_count = 0");
  std::string order = TRY(order_of(filter.sort));
  RowQuery query = conditions.take();
  query.order = std::move(order);
  return query;
}

}  // namespace store
