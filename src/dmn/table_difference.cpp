#include "dmn/table_difference.h"

#include <fmt/core.h>

#include <algorithm>
#include <deque>
#include <unordered_map>

#include "dmn/sheet_text.h"
#include "dmn/writer.h"

namespace dmn {
namespace {

using source::Rule;

using Pairs = std::vector<std::optional<std::size_t>>;  // place before, of each item after

constexpr std::size_t comparisons_max = 4'000'000;  // of rules without pair, each with each

struct Keys {
  std::string id;  // "" when made by the reader
  std::string text, label;
};

// By id, then by text, then by label; each item once.
Pairs pair_columns(std::vector<Keys> const& before, std::vector<Keys> const& after) {
  Pairs pairs(after.size());
  std::vector<bool> taken(before.size());
  for (std::string Keys::*const key : {&Keys::id, &Keys::text, &Keys::label})
    for (std::size_t i = 0; i < after.size(); ++i) {
      if (pairs[i] || (after[i].*key).empty()) continue;
      for (std::size_t j = 0; j < before.size(); ++j) {
        bool const other_ids = key != &Keys::id && !after[i].id.empty() && !before[j].id.empty();
        if (taken[j] || before[j].*key != after[i].*key || other_ids) continue;
        pairs[i] = j;
        taken[j] = true;
        break;
      }
    }
  if (before.size() == 1 && after.size() == 1 && (before[0].id.empty() || after[0].id.empty())) pairs[0] = 0;
  return pairs;
}

struct Columns {
  Pairs inputs, outputs, annotations;
};

std::string title_of(std::string const& label, std::string const& text, std::size_t index) {
  if (!label.empty()) return label;
  return text.empty() ? fmt::format("{}", index + 1) : text;
}

// One side of the comparison.
struct Side {
  std::string const& id;
  source::Table const& table;

  std::string own_id(std::string const& of, std::string_view role) const {
    return is_made_id(of, id, role) ? std::string{} : of;
  }
  std::vector<Keys> inputs() const {
    std::vector<Keys> keys;
    for (auto const& one : table.inputs) keys.push_back({own_id(one.id, "input"), one.expression.text, one.label});
    return keys;
  }
  std::vector<Keys> outputs() const {
    std::vector<Keys> keys;
    for (auto const& one : table.outputs) keys.push_back({own_id(one.id, "output"), one.name, one.label});
    return keys;
  }
  std::size_t annotation_count() const {
    std::size_t count = table.annotations.size();
    for (Rule const& rule : table.rules) count = std::max(count, rule.annotations.size());
    return count;
  }
  std::string annotation(std::size_t index) const {
    return index < table.annotations.size() ? table.annotations[index] : "";
  }
  std::string rule_id(std::size_t row) const { return own_id(table.rules[row].id, "rule"); }
};

std::string cell_text(std::vector<source::Text> const& cells, std::size_t index) {
  return index < cells.size() ? cells[index].text : "";
}
std::string cell_text(std::vector<std::string> const& cells, std::size_t index) {
  return index < cells.size() ? cells[index] : "";
}

class TableComparison {
 public:
  TableComparison(Side before, Side after) : before_(before), after_(after) {}

  std::optional<TableChange> compare() {
    source::Table const &old = before_.table, &next = after_.table;
    change_.table_id = after_.id;
    change_.rules_before = static_cast<int>(old.rules.size());
    change_.rules_after = static_cast<int>(next.rules.size());
    change_.fields = field_changes({{"hit_policy", "", old.hit_policy},
                                    {"aggregation", "", old.aggregation},
                                    {"output_label", "", old.output_label}},
                                   {{"hit_policy", "", next.hit_policy},
                                    {"aggregation", "", next.aggregation},
                                    {"output_label", "", next.output_label}});
    compare_columns();
    pair_rules();
    compare_rules();
    if (change_.fields.empty() && change_.columns.empty() && change_.rules.empty()) return std::nullopt;
    return std::move(change_);
  }

 private:
  void compare_columns() {
    columns_.inputs = pair_columns(before_.inputs(), after_.inputs());
    columns_.outputs = pair_columns(before_.outputs(), after_.outputs());
    std::vector<Keys> old, next;
    for (std::size_t i = 0; i < before_.annotation_count(); ++i) old.push_back({"", before_.annotation(i), ""});
    for (std::size_t i = 0; i < after_.annotation_count(); ++i) next.push_back({"", after_.annotation(i), ""});
    columns_.annotations = pair_columns(old, next);
    for (std::size_t i = 0; i < next.size() && i < old.size(); ++i) {  // renamed, or without a name: by place
      bool const is_free =
          std::find(columns_.annotations.begin(), columns_.annotations.end(), i) == columns_.annotations.end();
      if (!columns_.annotations[i] && is_free) columns_.annotations[i] = i;
    }
    auto const input = [](Side const& side, std::size_t i) {
      auto const& one = side.table.inputs[i];
      return std::vector<Fact>{{"label", "", one.label},
                               {"text", "", one.expression.text},
                               {"type", "", one.expression.type_ref},
                               {"allowed_values", "", one.values.text}};
    };
    auto const output = [](Side const& side, std::size_t i) {
      auto const& one = side.table.outputs[i];
      return std::vector<Fact>{{"label", "", one.label},
                               {"name", "", one.name},
                               {"type", "", one.type_ref},
                               {"allowed_values", "", one.values.text},
                               {"default", "", one.otherwise.text}};
    };
    auto const annotation = [](Side const& side, std::size_t i) {
      return std::vector<Fact>{{"name", "", side.annotation(i)}};
    };
    add_columns(
        "input", columns_.inputs, before_.table.inputs.size(), input,
        [](Side const& side, std::size_t i) { return side.table.inputs[i].id; },
        [](Side const& side, std::size_t i) { return side.table.inputs[i].expression.text; });
    add_columns(
        "output", columns_.outputs, before_.table.outputs.size(), output,
        [](Side const& side, std::size_t i) { return side.table.outputs[i].id; },
        [](Side const& side, std::size_t i) { return side.table.outputs[i].name; });
    add_columns(
        "annotation", columns_.annotations, old.size(), annotation,
        [](Side const&, std::size_t) { return std::string{}; },
        [](Side const& side, std::size_t i) { return side.annotation(i); });
  }

  template <class Facts, class Id, class Text>
  void add_columns(std::string const& role, Pairs const& pairs, std::size_t count_before, Facts facts, Id id,
                   Text text) {
    std::vector<std::size_t> places;
    for (auto const& pair : pairs)
      if (pair) places.push_back(*pair);
    std::vector<bool> const moved = moved_items(places);
    std::size_t paired = 0;
    auto const column = [&](Side const& side, std::size_t i, Change change) {
      std::vector<Fact> const own = facts(side, i);
      ColumnChange result;
      result.change = change;
      result.role = role;
      result.id = id(side, i);
      result.title = title_of(own.front().field == "label" ? own.front().text : "", text(side, i), i);
      return result;
    };
    for (std::size_t i = 0; i < pairs.size(); ++i) {
      ColumnChange change = column(after_, i, pairs[i] ? Change::changed : Change::added);
      change.after = static_cast<int>(i) + 1;
      if (pairs[i]) {
        change.before = static_cast<int>(*pairs[i]) + 1;
        change.moved = moved[paired++];
        change.fields = field_changes(facts(before_, *pairs[i]), facts(after_, i));
        if (!change.moved && change.fields.empty()) continue;
      } else {
        change.fields = field_changes({}, facts(after_, i));
      }
      change_.columns.push_back(std::move(change));
    }
    for (std::size_t i = 0; i < count_before; ++i) {
      if (std::find(pairs.begin(), pairs.end(), i) != pairs.end()) continue;
      ColumnChange change = column(before_, i, Change::removed);
      change.before = static_cast<int>(i) + 1;
      change.fields = field_changes(facts(before_, i), {});
      change_.columns.push_back(std::move(change));
    }
  }

  // What two rules have in common is asked for the columns that both versions have.
  std::string content(Rule const& rule, bool is_after) const {
    std::string key;
    auto const add = [&](Pairs const& pairs, auto const& cells) {
      for (std::size_t i = 0; i < pairs.size(); ++i)
        if (pairs[i]) key += cell_text(cells, is_after ? i : *pairs[i]) + '\x1f';
    };
    add(columns_.inputs, rule.inputs);
    add(columns_.outputs, rule.outputs);
    add(columns_.annotations, rule.annotations);
    return key + rule.description;
  }

  void pair_rules() {
    pairs_.assign(after_.table.rules.size(), std::nullopt);
    taken_.assign(before_.table.rules.size(), false);
    std::unordered_map<std::string, std::size_t> by_id;
    for (std::size_t row = 0; row < before_.table.rules.size(); ++row)
      if (std::string const id = before_.rule_id(row); !id.empty()) by_id.emplace(id, row);
    for (std::size_t row = 0; row < pairs_.size(); ++row)
      if (auto const found = by_id.find(after_.rule_id(row)); found != by_id.end() && !taken_[found->second])
        pair(row, found->second);
    std::unordered_map<std::string, std::deque<std::size_t>> by_content;
    for (std::size_t row = 0; row < taken_.size(); ++row)
      if (!taken_[row]) by_content[content(before_.table.rules[row], false)].push_back(row);
    for (std::size_t row = 0; row < pairs_.size(); ++row) {
      if (pairs_[row]) continue;
      auto const found = by_content.find(content(after_.table.rules[row], true));
      if (found == by_content.end() || found->second.empty()) continue;
      pair(row, found->second.front());
      found->second.pop_front();
    }
    pair_similar();
  }

  void pair(std::size_t after, std::size_t before) {
    pairs_[after] = before;
    taken_[before] = true;
  }

  struct Candidate {
    std::size_t common, distance, after, before;
  };

  // Rules without an id on either side: the most cells in common first, then the nearest.
  void pair_similar() {
    std::vector<std::size_t> old, next;
    for (std::size_t row = 0; row < taken_.size(); ++row)
      if (!taken_[row]) old.push_back(row);
    for (std::size_t row = 0; row < pairs_.size(); ++row)
      if (!pairs_[row]) next.push_back(row);
    if (next.empty() || old.size() > comparisons_max / next.size()) return;
    std::vector<Candidate> candidates;
    for (std::size_t const after : next)
      for (std::size_t const before : old) {
        if (!after_.rule_id(after).empty() && !before_.rule_id(before).empty()) continue;
        auto const [common, all] = cells_in_common(before_.table.rules[before], after_.table.rules[after]);
        if (common * 2 >= all && common > 0)
          candidates.push_back({common, after > before ? after - before : before - after, after, before});
      }
    std::stable_sort(candidates.begin(), candidates.end(), [](Candidate const& one, Candidate const& other) {
      return one.common != other.common ? one.common > other.common : one.distance < other.distance;
    });
    for (Candidate const& one : candidates)
      if (!pairs_[one.after] && !taken_[one.before]) pair(one.after, one.before);
  }

  std::pair<std::size_t, std::size_t> cells_in_common(Rule const& before, Rule const& after) const {
    std::size_t common = 0, all = 0;
    auto const count = [&](Pairs const& pairs, auto const& old, auto const& next) {
      for (std::size_t i = 0; i < pairs.size(); ++i) {
        if (!pairs[i]) continue;
        ++all;
        if (same_cell_text(cell_text(old, *pairs[i]), cell_text(next, i))) ++common;
      }
    };
    count(columns_.inputs, before.inputs, after.inputs);
    count(columns_.outputs, before.outputs, after.outputs);
    return {common, all};
  }

  void compare_rules() {
    std::vector<std::size_t> places;
    for (auto const& one : pairs_)
      if (one) places.push_back(*one);
    std::vector<bool> const moved = moved_items(places);
    std::size_t paired = 0, next_old = 0;
    for (std::size_t row = 0; row < pairs_.size(); ++row) {
      bool const is_moved = pairs_[row] && moved[paired];
      if (pairs_[row] && !is_moved) add_removed(next_old, *pairs_[row]);
      if (pairs_[row]) ++paired;
      RuleChange change = rule_change(pairs_[row], row);
      change.moved = is_moved;
      if (change.change == Change::added || is_moved || !change.cells.empty())
        change_.rules.push_back(std::move(change));
    }
    add_removed(next_old, taken_.size());
  }

  void add_removed(std::size_t& from, std::size_t to) {
    for (; from < to; ++from)
      if (!taken_[from]) change_.rules.push_back(rule_change(from, std::nullopt));
  }

  RuleChange rule_change(std::optional<std::size_t> old, std::optional<std::size_t> next) const {
    Rule const none;
    Rule const& before = old ? before_.table.rules[*old] : none;
    Rule const& after = next ? after_.table.rules[*next] : none;
    RuleChange result;
    result.change = !old ? Change::added : !next ? Change::removed : Change::changed;
    result.id = next ? after.id : before.id;
    result.before = old ? static_cast<int>(*old) + 1 : 0;
    result.after = next ? static_cast<int>(*next) + 1 : 0;
    if (old && next) add_cell(result, "id", "", before_.rule_id(*old), after_.rule_id(*next));
    add_cells(result, "input", columns_.inputs, before.inputs, after.inputs, [](Side const& side, std::size_t i) {
      auto const& clauses = side.table.inputs;
      return i < clauses.size() ? title_of(clauses[i].label, clauses[i].expression.text, i) : title_of("", "", i);
    });
    add_cells(result, "output", columns_.outputs, before.outputs, after.outputs, [](Side const& side, std::size_t i) {
      auto const& clauses = side.table.outputs;
      return i < clauses.size() ? title_of(clauses[i].label, clauses[i].name, i) : title_of("", "", i);
    });
    add_cells(result, "annotation", columns_.annotations, before.annotations, after.annotations,
              [](Side const& side, std::size_t i) { return title_of("", side.annotation(i), i); });
    add_cell(result, "description", "", before.description, after.description);
    return result;
  }

  // Columns of one version only are told as columns; their cells are told of added and removed rules.
  template <class Cells, class Title>
  void add_cells(RuleChange& change, std::string const& role, Pairs const& pairs, Cells const& before,
                 Cells const& after, Title title) const {
    if (change.change == Change::removed) {
      for (std::size_t i = 0; i < before.size(); ++i)
        add_cell(change, role, title(before_, i), cell_text(before, i), "");
      return;
    }
    for (std::size_t i = 0; i < pairs.size(); ++i)
      if (change.change == Change::added || pairs[i])
        add_cell(change, role, title(after_, i), pairs[i] ? cell_text(before, *pairs[i]) : "", cell_text(after, i));
  }
  static void add_cell(RuleChange& change, std::string const& role, std::string const& column,
                       std::string const& before, std::string const& after) {
    if (!same_cell_text(before, after)) change.cells.push_back({role, column, before, after});
  }

  Side before_, after_;
  Columns columns_;
  Pairs pairs_;
  std::vector<bool> taken_;
  TableChange change_;
};

}  // namespace

std::vector<FieldChange> field_changes(std::vector<Fact> const& before, std::vector<Fact> const& after) {
  std::unordered_map<std::string, std::deque<std::size_t>> known;  // several of one key: in their order
  for (std::size_t i = 0; i < before.size(); ++i) known[before[i].field + '\x1f' + before[i].place].push_back(i);
  std::vector<FieldChange> changes;
  std::vector<bool> taken(before.size());
  for (Fact const& next : after) {
    auto const found = known.find(next.field + '\x1f' + next.place);
    std::string was;
    if (found != known.end() && !found->second.empty()) {
      was = before[found->second.front()].text;
      taken[found->second.front()] = true;
      found->second.pop_front();
    }
    if (!same_cell_text(was, next.text)) changes.push_back({next.field, next.place, was, next.text});
  }
  for (std::size_t i = 0; i < before.size(); ++i)
    if (!taken[i] && !before[i].text.empty()) changes.push_back({before[i].field, before[i].place, before[i].text, ""});
  return changes;
}

std::vector<bool> moved_items(std::vector<std::size_t> const& before) {
  std::vector<std::size_t> tails, previous(before.size(), before.size());  // patience sorting; tails: items, by place
  for (std::size_t i = 0; i < before.size(); ++i) {
    auto const at = std::lower_bound(tails.begin(), tails.end(), i,
                                     [&](std::size_t one, std::size_t other) { return before[one] < before[other]; });
    if (at != tails.begin()) previous[i] = *(at - 1);
    if (at == tails.end())
      tails.push_back(i);
    else
      *at = i;
  }
  std::vector<bool> moved(before.size(), true);
  for (std::size_t i = tails.empty() ? before.size() : tails.back(); i < before.size(); i = previous[i])
    moved[i] = false;
  return moved;
}

std::optional<TableChange> table_difference(std::string const& before_id, source::Table const& before,
                                            std::string const& after_id, source::Table const& after) {
  return TableComparison{{before_id, before}, {after_id, after}}.compare();
}

}  // namespace dmn
