#include "dmn/partition.h"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <tuple>

namespace dmn {
namespace {

using PartitionKind = Partition::Kind;

constexpr int scale_max = 9;                                         // digits after the point of a bound
constexpr std::int64_t position_most = (std::int64_t{1} << 61) - 2;  // a bound is below, with room to double it

// Atoms first … last - 1.
struct Span {
  std::size_t first = 0, last = 0;
};

PartitionKind kind_of(ConstantTests::Kind kind) {
  switch (kind) {
    case ConstantTests::Kind::none: return PartitionKind::none;
    case ConstantTests::Kind::numbers: return PartitionKind::numbers;
    case ConstantTests::Kind::dates: return PartitionKind::dates;
    case ConstantTests::Kind::texts: return PartitionKind::texts;
    case ConstantTests::Kind::booleans: return PartitionKind::booleans;
  }
  return PartitionKind::none;
}

std::vector<Span> merged(std::vector<Span> spans) {
  std::erase_if(spans, [](Span const& span) { return span.first >= span.last; });
  std::sort(spans.begin(), spans.end(), [](Span const& a, Span const& b) { return a.first < b.first; });
  std::vector<Span> result;
  for (Span const& span : spans) {
    if (!result.empty() && span.first <= result.back().last)
      result.back().last = std::max(result.back().last, span.last);
    else
      result.push_back(span);
  }
  return result;
}

std::vector<Span> complement(std::vector<Span> const& spans, std::size_t end) {
  std::vector<Span> result;
  std::size_t from = 0;
  for (Span const& span : spans) {
    if (span.first > from) result.push_back({from, span.first});
    from = span.last;
  }
  if (from < end) result.push_back({from, end});
  return result;
}

void set_bit(std::uint64_t* words, std::size_t rule) {
  words[rule / rules_per_word] |= std::uint64_t{1} << (rule % rules_per_word);
}

bool lies_on(base::Decimal bound, int scale) {
  auto const rounded = base::round_to_scale(bound, scale, base::Rounding::down);
  return rounded && *rounded == bound;
}

// 2 × v for the value itself, 2 × v + 1 for what comes right after it, on the grid of `scale` digits.
std::optional<std::int64_t> grid(base::Decimal bound, int scale) {
  base::ScaledFloor const floor = base::scaled_floor(bound, scale);
  if (!floor.exact || floor.value > position_most / 2 || floor.value < -position_most / 2) return std::nullopt;
  return 2 * floor.value;
}

}  // namespace

class PartitionBuilder {
 public:
  PartitionBuilder(Table const& table, std::size_t column, feel::Frame& frame, std::vector<bool> const& fixed)
      : table_(&table), column_(column), frame_(&frame), cells_(table.rules()) {
    read_cells(fixed);
  }
  explicit PartitionBuilder(ConstantTests const& tests) : cells_(1) { cells_.front().tests = tests; }

  Partition build(std::size_t bytes_max) {
    result_.words_ = (cells_.size() + rules_per_word - 1) / rules_per_word;
    result_.residual_.assign(result_.words_, 0);
    choose_kind();
    if (is_linear()) cut_line();
    if (result_.kind_ == PartitionKind::texts) list_texts();
    fine_ = result_.kind_ == PartitionKind::booleans ? 2
            : is_linear()                            ? result_.thresholds_.size() + 1
                                                     : result_.texts_.size() + 1;
    if (result_.kind_ == PartitionKind::none) fine_ = 1;
    std::size_t const most = std::max<std::size_t>(2, bytes_max / (8 * std::max<std::size_t>(1, result_.words_)));
    merge_ = (fine_ + most - 1) / most;
    result_.exact_ = merge_ == 1;
    result_.atoms_ = (fine_ + merge_ - 1) / merge_ + 1;
    fill_bits();
    if (!result_.exact_) coarsen();
    fill_null();
    summarise();
    return std::move(result_);
  }

 private:
  struct Cell {
    ConstantTests tests;
    bool any = false, residual = false;
  };

  Condition const& condition(std::size_t rule) const {
    return table_->conditions[rule * table_->inputs.size() + column_];
  }
  bool is_linear() const { return result_.kind_ == PartitionKind::numbers || result_.kind_ == PartitionKind::dates; }

  void read_cells(std::vector<bool> const& fixed) {
    for (std::size_t rule = 0; rule < cells_.size(); ++rule) {
      Condition const& condition = this->condition(rule);
      Cell& cell = cells_[rule];
      cell.any = condition.any;
      cell.tests = condition.constants;
      if (cell.any || cell.tests.kind != ConstantTests::Kind::none || !condition.tests || fixed.empty()) continue;
      if (auto const constants = condition.tests->constants(*frame_, fixed)) cell.tests = constant_tests(*constants);
    }
  }

  // The kind of the first constant cell; cells of other kinds are left to the interpreter.
  void choose_kind() {
    for (Cell const& cell : cells_) {
      if (cell.any || cell.tests.kind == ConstantTests::Kind::none) continue;
      result_.kind_ = kind_of(cell.tests.kind);
      break;
    }
    for (Cell& cell : cells_)
      if (!cell.any && (cell.tests.kind == ConstantTests::Kind::none || kind_of(cell.tests.kind) != result_.kind_))
        cell.residual = true;
    if (is_linear()) choose_scale();
  }

  // The fewest digits on which the bounds lie; cells whose bounds do not fit such a grid are left to the interpreter.
  void choose_scale() {
    auto const each_bound = [&](auto const& visit) {
      for (Cell& cell : cells_)
        if (!cell.any && !cell.residual)
          for (NumberInterval const& interval : cell.tests.numbers) {
            visit(cell, interval.low);
            visit(cell, interval.high);
          }
    };
    each_bound([&](Cell& cell, base::Decimal bound) { cell.residual |= !lies_on(bound, scale_max); });
    each_bound([&](Cell&, base::Decimal bound) {
      int scale = std::min(bound.scale(), scale_max);
      while (scale > 0 && lies_on(bound, scale - 1)) --scale;
      result_.scale_ = std::max(result_.scale_, scale);
    });
    each_bound([&](Cell& cell, base::Decimal bound) { cell.residual |= !grid(bound, result_.scale_).has_value(); });
  }

  std::pair<std::int64_t, std::int64_t> ends(NumberInterval const& interval) const {
    std::int64_t const low =
        interval.has_low ? *grid(interval.low, result_.scale_) + (interval.low_closed ? 0 : 1) : INT64_MIN;
    std::int64_t const high =
        interval.has_high ? *grid(interval.high, result_.scale_) + (interval.high_closed ? 1 : 0) : INT64_MAX;
    return {low, high};
  }

  void cut_line() {
    std::vector<std::int64_t>& cuts = result_.thresholds_;
    for (Cell const& cell : cells_) {
      if (cell.any || cell.residual) continue;
      for (NumberInterval const& interval : cell.tests.numbers) {
        auto const [low, high] = ends(interval);
        if (low != INT64_MIN) cuts.push_back(low);
        if (high != INT64_MAX) cuts.push_back(high);
      }
    }
    std::sort(cuts.begin(), cuts.end());
    cuts.erase(std::unique(cuts.begin(), cuts.end()), cuts.end());
  }

  void list_texts() {
    for (Cell const& cell : cells_) {
      if (cell.any || cell.residual) continue;
      for (std::string const& text : cell.tests.texts) {
        auto const atom = static_cast<std::uint32_t>(result_.texts_.size() + 1);
        if (result_.text_atoms_.emplace(text, atom).second) result_.texts_.push_back(text);
      }
    }
  }

  std::vector<Span> spans_of(Cell const& cell) const {
    std::vector<Span> spans;
    if (cell.any || cell.residual) return {{0, fine_}};
    if (is_linear()) {
      std::vector<std::int64_t> const& cuts = result_.thresholds_;
      auto const atom_from = [&](std::int64_t end) {
        return static_cast<std::size_t>(std::lower_bound(cuts.begin(), cuts.end(), end) - cuts.begin()) + 1;
      };
      for (NumberInterval const& interval : cell.tests.numbers) {
        auto const [low, high] = ends(interval);
        if (low < high)
          spans.push_back({low == INT64_MIN ? 0 : atom_from(low), high == INT64_MAX ? fine_ : atom_from(high)});
      }
    }
    for (std::string const& text : cell.tests.texts) {
      std::size_t const atom = result_.text_atoms_.at(text);
      spans.push_back({atom, atom + 1});
    }
    for (bool const truth : cell.tests.booleans)
      spans.push_back({truth ? std::size_t{1} : 0, truth ? std::size_t{2} : 1});
    spans = merged(std::move(spans));
    return cell.tests.negated ? complement(spans, fine_) : spans;
  }

  // Sweeps the atoms once: each set is the one before with the rules that begin and end there.
  void fill_bits() {
    std::size_t const words = result_.words_;
    result_.bits_.assign(result_.atoms_ * words, 0);
    std::size_t const atoms = result_.atoms_ - 1;
    std::vector<std::pair<std::size_t, std::size_t>> begins, ends;  // (atom, rule)
    for (std::size_t rule = 0; rule < cells_.size(); ++rule) {
      if (cells_[rule].residual) set_bit(result_.residual_.data(), rule);
      for (Span const& span : spans_of(cells_[rule])) {
        begins.emplace_back(span.first / merge_, rule);
        ends.emplace_back((span.last - 1) / merge_ + 1, rule);
      }
    }
    std::sort(begins.begin(), begins.end());
    std::sort(ends.begin(), ends.end());
    std::vector<std::uint32_t> open(cells_.size(), 0);  // spans of a rule may share a merged atom
    std::vector<std::uint64_t> now(words, 0);
    auto begin = begins.begin(), end = ends.begin();
    for (std::size_t atom = 0; atom < atoms; ++atom) {
      for (; begin != begins.end() && begin->first == atom; ++begin)
        if (open[begin->second]++ == 0) set_bit(now.data(), begin->second);
      for (; end != ends.end() && end->first == atom; ++end)
        if (--open[end->second] == 0)
          now[end->second / rules_per_word] &= ~(std::uint64_t{1} << (end->second % rules_per_word));
      std::copy(now.begin(), now.end(), result_.bits_.begin() + static_cast<std::ptrdiff_t>(atom * words));
    }
  }

  // Atoms that share a set: the thresholds between them go, listed texts get the number of their group.
  void coarsen() {
    if (is_linear()) {
      std::vector<std::int64_t> kept;
      for (std::size_t atom = merge_; atom < fine_; atom += merge_) kept.push_back(result_.thresholds_[atom - 1]);
      result_.thresholds_ = std::move(kept);
    }
    for (auto& [text, atom] : result_.text_atoms_) atom = static_cast<std::uint32_t>(atom / merge_);
    for (std::size_t rule = 0; rule < cells_.size(); ++rule)
      if (!cells_[rule].any) set_bit(result_.residual_.data(), rule);
  }

  void summarise() {
    std::size_t const words = result_.words_, per_atom = result_.summary_words();
    result_.summaries_.assign(result_.atoms_ * per_atom, 0);
    for (std::size_t atom = 0; atom < result_.atoms_; ++atom)
      for (std::size_t word = 0; word < words; ++word)
        if (result_.bits_[atom * words + word] != 0) set_bit(result_.summaries_.data() + atom * per_atom, word);
  }

  // What the interpreter says of an input that was not given.
  void fill_null() {
    std::uint64_t* const words = result_.bits_.data() + result_.null_atom() * result_.words_;
    if (!table_) return set_bit(words, 0);
    feel::Value const missing = feel::Value::null("missing_input", {table_->inputs[column_].text}, {});
    for (std::size_t rule = 0; rule < cells_.size(); ++rule) {
      Cell const& cell = cells_[rule];
      if (cell.any || cell.residual || !result_.exact_) {
        set_bit(words, rule);
        continue;
      }
      Held const held = without_input(condition(rule), cell.tests, missing);
      if (held == Held::yes) set_bit(words, rule);
      if (held == Held::unknown) result_.null_is_undecided_ = true;
    }
  }

  enum class Held { no, yes, unknown };

  // Asks the interpreter once for all cells of one shape: bounds and values make no difference to a null.
  Held without_input(Condition const& condition, ConstantTests const& tests, feel::Value const& missing) {
    auto const shape = std::tuple{tests.negated, tests.has_ranges, tests.has_values};
    if (auto const found = known_.find(shape); found != known_.end()) return found->second;
    std::size_t const noted = frame_->diagnostics.size();
    feel::Value const result = condition.tests->matches(missing, *frame_);
    frame_->diagnostics.resize(noted);
    Held held = result.is_error() ? Held::unknown : Held::no;
    if (result.kind() == feel::Kind::boolean && result.boolean()) held = Held::yes;
    known_.emplace(shape, held);
    return held;
  }

  Table const* table_ = nullptr;
  std::size_t column_ = 0;
  feel::Frame* frame_ = nullptr;
  std::vector<Cell> cells_;
  std::map<std::tuple<bool, bool, bool>, Held> known_;
  std::size_t fine_ = 1, merge_ = 1;  // atoms without null before merging; how many become one
  Partition result_;
};

Partition Partition::of(Table const& table, std::size_t column, feel::Frame& frame, std::vector<bool> const& fixed,
                        std::size_t bytes_max) {
  return PartitionBuilder{table, column, frame, fixed}.build(bytes_max);
}

Partition Partition::of(ConstantTests const& tests) { return PartitionBuilder{tests}.build(bytes_usual); }

std::size_t Partition::atom_at(std::int64_t position) const {
  // Branchless search: how many thresholds are ≤ position.
  std::int64_t const* base = thresholds_.data();
  std::size_t count = thresholds_.size();
  while (count > 1) {
    std::size_t const half = count / 2;
    base = base[half - 1] <= position ? base + half : base;
    count -= half;
  }
  std::size_t const before = static_cast<std::size_t>(base - thresholds_.data());
  return before + (count == 1 && *base <= position ? 1 : 0);
}

std::uint32_t Partition::atom_of_text(std::string const& text) const {
  auto const found = text_atoms_.find(text);
  return found == text_atoms_.end() ? 0 : found->second;
}

std::optional<std::size_t> Partition::atom_of(feel::Value const& value) const {
  if (value.is_null()) return value.is_error() || null_is_undecided_ ? std::nullopt : std::optional{null_atom()};
  switch (kind_) {
    case PartitionKind::none: return 0;
    case PartitionKind::numbers: {
      if (value.kind() != feel::Kind::number) return std::nullopt;
      base::ScaledFloor const floor = base::scaled_floor(value.number(), scale_);
      return atom_at(2 * floor.value + (floor.exact ? 0 : 1));
    }
    case PartitionKind::dates: {
      if (value.kind() != feel::Kind::date) return std::nullopt;
      return atom_at(2 * value.days());
    }
    case PartitionKind::texts:
      if (value.kind() != feel::Kind::string) return std::nullopt;
      return atom_of_text(value.string());
    case PartitionKind::booleans:
      if (value.kind() != feel::Kind::boolean) return std::nullopt;
      return value.boolean() ? 1 : 0;
  }
  return std::nullopt;
}

namespace {

// A number or day on the grid, for samples and texts; an odd position lies between two of the grid.
feel::Value on_grid(std::int64_t position, int scale, bool dates) {
  std::int64_t const floor = position >= 0 ? position / 2 : -((-position + 1) / 2);
  if (dates) return feel::Value::date_of_days(position % 2 == 0 ? floor : floor + 1);
  if (position % 2 == 0) return *base::Decimal::of(floor, -scale);
  return *base::Decimal::of(10 * floor + 5, -scale - 1);
}

}  // namespace

feel::Value Partition::sample(std::size_t atom) const {
  if (atom == null_atom()) return feel::Value::null("missing_input", {}, {});
  switch (kind_) {
    case PartitionKind::none: return 0;
    case PartitionKind::booleans: return atom == 1;
    case PartitionKind::texts: {
      if (atom > 0) return texts_[atom - 1];
      std::string other = "other";
      while (text_atoms_.contains(other)) other += "_";
      return other;
    }
    case PartitionKind::numbers:
    case PartitionKind::dates: break;
  }
  bool const dates = kind_ == PartitionKind::dates;
  if (thresholds_.empty()) return on_grid(0, scale_, dates);
  // Below the first bound: the next whole step, so that the number reads well.
  if (atom == 0) {
    std::int64_t const first = thresholds_.front();
    return on_grid(first % 2 == 0 ? first - 2 : first - 1, scale_, dates);
  }
  std::int64_t const from = thresholds_[atom - 1];
  bool const open = from % 2 != 0;
  bool const has_next_step = atom == thresholds_.size() || from + 1 < thresholds_[atom];
  return on_grid(open && has_next_step ? from + 1 : from, scale_, dates);
}

std::string Partition::text(std::size_t atom) const {
  if (atom == null_atom()) return "null";
  switch (kind_) {
    case PartitionKind::none: return "-";
    case PartitionKind::booleans: return atom == 1 ? "true" : "false";
    case PartitionKind::texts: return atom == 0 ? "other" : "\"" + texts_[atom - 1] + "\"";
    case PartitionKind::numbers:
    case PartitionKind::dates: break;
  }
  bool const dates = kind_ == PartitionKind::dates;
  auto const bound = [&](std::int64_t position) {
    return on_grid(position % 2 == 0 ? position : position - 1, scale_, dates).to_string();
  };
  if (thresholds_.empty()) return "-";
  if (atom == 0) return (thresholds_.front() % 2 == 0 ? "< " : "<= ") + bound(thresholds_.front());
  std::int64_t const from = thresholds_[atom - 1];
  if (atom == thresholds_.size()) return (from % 2 == 0 ? ">= " : "> ") + bound(from);
  std::int64_t const to = thresholds_[atom];
  if (from % 2 == 0 && to == from + 1) return bound(from);
  return fmt::format("{}{}..{}{}", from % 2 == 0 ? "[" : "(", bound(from), bound(to), to % 2 == 0 ? ")" : "]");
}

TableIndex TableIndex::of(Table const& table, feel::Frame& frame, std::vector<bool> const& fixed) {
  TableIndex index;
  index.ask_.assign((table.rules() + rules_per_word - 1) / rules_per_word, 0);
  for (std::size_t column = 0; column < table.inputs.size(); ++column) {
    index.columns_.push_back(Partition::of(table, column, frame, fixed));
    for (std::size_t word = 0; word < index.ask_.size(); ++word)
      index.ask_[word] |= index.columns_.back().residual()[word];
  }
  return index;
}

bool TableIndex::candidates(std::span<feel::Value const> inputs, std::vector<std::uint64_t>& candidates) const {
  candidates.resize(words());
  if (columns_.empty()) std::fill(candidates.begin(), candidates.end(), ~std::uint64_t{0});
  for (std::size_t column = 0; column < columns_.size(); ++column) {
    std::optional<std::size_t> const atom = columns_[column].atom_of(inputs[column]);
    if (!atom) return false;
    RuleBits const rules = columns_[column].rules(*atom);
    if (column == 0)
      std::copy(rules.begin(), rules.end(), candidates.begin());
    else
      for (std::size_t word = 0; word < rules.size(); ++word) candidates[word] &= rules[word];
  }
  return true;
}

}  // namespace dmn
