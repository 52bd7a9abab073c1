#include "store/standing_memory.h"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <set>
#include <tuple>

#include "store/reader.h"

namespace store {
namespace {

constexpr int standings_at_once = 20'000;

constexpr std::size_t coded(std::string_view column) {
  return static_cast<std::size_t>(std::find(coded_columns.begin(), coded_columns.end(), column) -
                                  coded_columns.begin());
}

std::string select(std::string_view rest) {
  return fmt::format("SELECT change_number, decision_number, batch_number, is_merged, {}, {}, {} FROM standing {}",
                     fmt::join(coded_columns, ", "), fmt::join(text_columns, ", "), fmt::join(number_columns, ", "),
                     rest);
}

// Gives how many; `last`: the id of the last one.
base::Result<int> put_rows(Statement& row, StandingTable& table, std::int64_t& change_number, std::string& last) {
  int rows = 0;
  for (; TRY(row.step()); ++rows) {
    int column = 0;
    StandingRow one;
    change_number = std::max(change_number, row.integer(column++));
    one.decision_number = row.integer(column++);
    one.batch_number = row.integer(column++);
    one.is_listed = row.integer(column++) == 0;
    for (auto& value : one.coded) {
      if (!row.is_null(column)) value = row.text(column);
      ++column;
    }
    for (auto& value : one.texts) value = row.text(column++);
    for (auto& value : one.numbers) value = row.integer(column++);
    last = one.texts[0];
    table.put(one);
  }
  return rows;
}

base::Result<std::vector<std::int64_t>> batches_left_out(Connection& connection) {
  Statement row = connection.prepare("SELECT batch_number FROM batch_end ORDER BY batch_number");
  std::vector<std::int64_t> batches;
  while (TRY(row.step())) batches.push_back(row.integer(0));
  return batches;
}

base::Result<std::vector<std::string>> ids_of(Connection& connection, IdQuery const& query) {
  Statement row = connection.prepare_once(query.sql);
  query.bind_to(row);
  std::vector<std::string> ids;
  while (TRY(row.step())) ids.emplace_back(row.text(0));
  return ids;
}

// The best grade first, those without one last.
std::vector<app::GradeCount> grades_of(StandingTable const& table, StandingTable::Mask const& mask) {
  struct Count {
    int all = 0, failed = 0;
    std::int64_t grade_order = std::numeric_limits<std::int64_t>::max();
  };
  StandingPalette const& grades = table.palette(coded("grade"));
  std::vector<Count> counts(grades.size());
  std::uint32_t const failed = table.palette(coded("fate")).find("failed");
  for (std::uint32_t row = 0; row < mask.size(); ++row) {
    if (mask[row] == 0) continue;
    Count& count = counts[table.code(coded("grade"), row)];
    ++count.all;
    if (failed != StandingPalette::absent && table.code(coded("fate"), row) == failed) ++count.failed;
    count.grade_order = std::min(count.grade_order, table.number(0, row));
  }
  std::vector<std::uint32_t> order;
  for (std::uint32_t code = 0; code < counts.size(); ++code)
    if (counts[code].all > 0) order.push_back(code);
  auto const place = [&](std::uint32_t code) {
    return std::tuple{grades.text(code).empty(), counts[code].grade_order, std::string_view{grades.text(code)}};
  };
  std::sort(order.begin(), order.end(), [&](std::uint32_t a, std::uint32_t b) { return place(a) < place(b); });
  std::vector<app::GradeCount> result;
  for (std::uint32_t const code : order) result.push_back({grades.text(code), counts[code].all, counts[code].failed});
  return result;
}

}  // namespace

std::shared_ptr<StandingMemory::Kept> StandingMemory::kept_of(std::string_view portfolio_id) {
  std::lock_guard const lock{mutex_};
  auto const found = kept_.find(portfolio_id);
  if (found != kept_.end()) return found->second;
  return kept_.emplace(std::string{portfolio_id}, std::make_shared<Kept>()).first->second;
}

base::Result<> StandingMemory::catch_up(Connection& connection, std::string_view portfolio_id, Kept& kept) {
  std::string last;
  if (kept.table.size() > 0 && !kept.table.is_worn()) {
    static std::string const changed = select("WHERE portfolio_id = ?1 AND change_number > ?2");
    Statement row = connection.prepare(changed);
    row.bind(portfolio_id, kept.change_number);
    std::int64_t change_number = kept.change_number;
    TRY(put_rows(row, kept.table, change_number, last));
    kept.change_number = change_number;
    return {};
  }
  kept.table = StandingTable{};
  kept.change_number = 0;
  // Some at a time: a server hands over all rows of an answer at once.
  static std::string const all =
      select(fmt::format("WHERE portfolio_id = ?1 AND party_id > ?2 ORDER BY party_id LIMIT {}", standings_at_once));
  StandingTable table;
  std::int64_t change_number = 0;
  for (int rows = standings_at_once; rows == standings_at_once;) {
    Statement row = connection.prepare(all);
    row.bind(portfolio_id, std::string{last});
    rows = TRY(put_rows(row, table, change_number, last));
  }
  kept.table = std::move(table);
  kept.change_number = change_number;
  return {};
}

base::Result<StandingTable::Mask> StandingMemory::mask_of(Connection& connection, std::string_view portfolio_id,
                                                          app::RowFilter const& filter, StandingTable const& table) {
  auto const words = TRY(check_filter(filter));
  StandingTable::Mask mask = table.listed(TRY(batches_left_out(connection)));
  if (!filter.reach.all) table.keep_chosen(mask, TRY(ids_of(connection, reach_query(connection, filter.reach))), false);
  if (!words.empty()) table.keep_chosen(mask, TRY(ids_of(connection, search_query(portfolio_id, words))), false);
  if (filter.chosen) table.keep_chosen(mask, filter.chosen->party_ids, filter.chosen->all_but);
  table.keep_any(mask, coded("grade"), filter.grades);
  table.keep_any(mask, coded("tier"), filter.tiers);
  table.keep_any(mask, coded("industry"), filter.industries);
  table.keep_any(mask, coded("admission"), filter.admissions);
  table.keep_any(mask, coded("fate"), filter.fates);
  if (filter.has_veto) table.keep_vetoes(mask, *filter.has_veto);
  return mask;
}

base::Result<app::PartyPage> StandingMemory::list(Connection& connection, std::string_view portfolio_id,
                                                  app::RowFilter const& filter, Part part) {
  RowSorting const sorting = TRY(sorting_of(filter.sort));
  auto const kept = kept_of(portfolio_id);
  std::unique_lock lock{kept->mutex};
  // Begun under the lock: what is in memory is never newer than what is read.
  ReadTransaction const snapshot = TRY(ReadTransaction::begin(connection));
  TRY(catch_up(connection, portfolio_id, *kept));
  StandingTable& table = kept->table;
  auto const mask = TRY(mask_of(connection, portfolio_id, filter, table));
  app::PartyPage page;
  page.page = filter.page;
  page.page_size = filter.page_size;
  page.grade_distribution = grades_of(table, mask);
  for (app::GradeCount const& grade : page.grade_distribution) page.total += grade.count;
  auto const wanted = static_cast<std::size_t>(part == Part::all ? page.total : filter.page_size);
  std::size_t const skipped = part == Part::all ? 0 : static_cast<std::size_t>(filter.page - 1) * wanted;
  std::vector<Standing> chosen;
  for (std::uint32_t const row : table.page(mask, sorting.column, sorting.descending, skipped, wanted)) {
    Standing& standing = chosen.emplace_back();
    standing.party_id = table.party_id(row);
    if (table.decision_number(row) != 0) standing.decision_number = table.decision_number(row);
  }
  lock.unlock();
  page.items = TRY(read_standing_rows(connection, chosen));
  return page;
}

base::Result<app::PartyPage> StandingMemory::page(Connection& connection, std::string_view portfolio_id,
                                                  app::RowFilter const& filter) {
  TRY(check_filter(filter));
  return list(connection, portfolio_id, filter, Part::page);
}

base::Result<std::vector<app::PartyRow>> StandingMemory::all_rows(Connection& connection, std::string_view portfolio_id,
                                                                  app::RowFilter const& filter) {
  app::RowFilter whole = filter;
  whole.page = whole.page_size = 1;
  return TRY(list(connection, portfolio_id, whole, Part::all)).items;
}

base::Result<app::RowFacets> StandingMemory::facets(Connection& connection, std::string_view portfolio_id,
                                                    app::RowFilter const& filter) {
  app::RowFilter whole = filter;
  whole.page = whole.page_size = 1;
  TRY(sorting_of(filter.sort));
  auto const kept = kept_of(portfolio_id);
  std::lock_guard const lock{kept->mutex};
  ReadTransaction const snapshot = TRY(ReadTransaction::begin(connection));
  TRY(catch_up(connection, portfolio_id, *kept));
  StandingTable const& table = kept->table;
  auto const mask = TRY(mask_of(connection, portfolio_id, whole, table));
  app::RowFacets facets;
  auto const texts_of = [&](std::size_t column) {
    StandingPalette const& palette = table.palette(column);
    std::vector<std::uint8_t> occurs(palette.size(), 0);
    for (std::uint32_t row = 0; row < mask.size(); ++row) occurs[table.code(column, row)] |= mask[row];
    std::set<std::string> texts;
    for (std::uint32_t code = 1; code < occurs.size(); ++code)
      if (occurs[code] != 0 && !palette.text(code).empty()) texts.insert(palette.text(code));
    return std::vector<std::string>{texts.begin(), texts.end()};
  };
  facets.tiers = texts_of(coded("tier"));
  facets.industries = texts_of(coded("industry"));
  facets.party_count = static_cast<int>(std::count(mask.begin(), mask.end(), std::uint8_t{1}));
  return facets;
}

}  // namespace store
