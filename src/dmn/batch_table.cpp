#include "dmn/batch_table.h"

#include <algorithm>
#include <bit>
#include <limits>

namespace dmn {
namespace {

using feel::View;
using Form = feel::View::Form;
__extension__ typedef __int128 Wide;

constexpr std::size_t linear_thresholds_max = 24, bucket_steps_max = 6;

// Thresholds of a partition as the lowest v / 10^scale that reaches each.
std::vector<std::int64_t> thresholds_on_grid(Partition const& partition, int scale) {
  std::vector<std::int64_t> result;
  int const shift = scale - partition.scale();
  Wide factor = 1;
  for (int i = 0; i < std::abs(shift); ++i) factor *= 10;
  for (std::int64_t const threshold : partition.thresholds()) {
    bool const after = threshold % 2 != 0;
    Wide const value = (Wide{threshold} - (after ? 1 : 0)) / 2;
    Wide lowest = 0;
    if (shift >= 0) {
      lowest = value * factor + (after ? 1 : 0);
    } else {
      Wide const floor = value >= 0 ? value / factor : -((-value + factor - 1) / factor);
      lowest = floor * factor == value && !after ? floor : floor + 1;
    }
    Wide const most = std::numeric_limits<std::int64_t>::max();
    result.push_back(static_cast<std::int64_t>(std::clamp<Wide>(lowest, -most, most)));
  }
  return result;
}

// REQUIRES: more than one threshold. Four to eight buckets for each; steps > bucket_steps_max where they crowd.
Buckets buckets_of(std::vector<std::int64_t> const& thresholds) {
  Buckets result;
  result.low = thresholds.front() - 1;
  result.high = thresholds.back();
  std::uint64_t const width = static_cast<std::uint64_t>(result.high) - static_cast<std::uint64_t>(result.low);
  while (width >> result.shift >= 8 * thresholds.size()) ++result.shift;
  std::size_t reached = 0;
  for (std::uint64_t bucket = 0; bucket <= width >> result.shift; ++bucket) {
    std::size_t const before = reached;
    auto const first = static_cast<std::int64_t>(static_cast<std::uint64_t>(result.low) + (bucket << result.shift));
    while (reached < thresholds.size() && thresholds[reached] <= first) ++reached;
    if (bucket > 0) result.steps = std::max(result.steps, reached - before);
    result.reached.push_back(static_cast<std::uint32_t>(reached));
  }
  result.steps = std::max(result.steps, thresholds.size() - reached);
  if (result.shift == 0) result.steps = 0;
  return result;
}

class AtomReader {
 public:
  AtomReader(Partition const& partition, AtomState& state, BlockContext const& block)
      : partition_(partition), state_(state), block_(block) {}

  // The atom of every row; rows of another kind become odd.
  void read(View const& view) {
    state_.atoms.resize(feel::vector_rows_max);
    switch (view.form) {
      case Form::numbers:
        if (partition_.kind() == Partition::Kind::numbers)
          linear(view, view.scale);
        else
          none_fits();
        break;
      case Form::days:
        if (partition_.kind() == Partition::Kind::dates)
          linear(view, 0);
        else
          none_fits();
        break;
      case Form::codes: by_entry(view); break;
      case Form::truths:
        if (partition_.kind() != Partition::Kind::booleans) return none_fits();
        for (std::size_t row = 0; row < block_.rows; ++row) state_.atoms[row] = view.truths[row];
        break;
      case Form::values:
        for (std::size_t row = 0; row < block_.rows; ++row)
          if (block_.odd[row] == 0)
            take(row, partition_.atom_of(view.values[row]));
          else
            state_.atoms[row] = 0;
        break;
    }
    if (view.absent != nullptr) absent(view);
  }

 private:
  void take(std::size_t row, std::optional<std::size_t> atom) {
    state_.atoms[row] = static_cast<std::uint32_t>(atom.value_or(0));
    if (!atom) block_.odd[row] = 1;
  }

  void none_fits() {
    std::fill_n(state_.atoms.begin(), block_.rows, 0);
    std::fill_n(block_.odd, block_.rows, std::uint8_t{1});
  }

  void linear(View const& view, int scale) {
    if (state_.scale != scale) {
      state_.thresholds = thresholds_on_grid(partition_, scale);
      state_.scale = scale;
      if (state_.thresholds.size() > linear_thresholds_max) state_.buckets = buckets_of(state_.thresholds);
    }
    std::vector<std::int64_t> const& thresholds = state_.thresholds;
    if (thresholds.size() <= linear_thresholds_max) {
      block_.kernels.classify(state_.atoms.data(), view.numbers, thresholds.data(), thresholds.size(), block_.rows);
      return;
    }
    if (state_.buckets.steps <= bucket_steps_max) return by_bucket(view);
    for (std::size_t row = 0; row < block_.rows; ++row)
      state_.atoms[row] = count_not_above(thresholds.data(), thresholds.size(), view.numbers[row]);
  }

  void by_bucket(View const& view) {
    Buckets const& buckets = state_.buckets;
    std::int64_t const* const thresholds = state_.thresholds.data();
    auto const last = static_cast<std::uint32_t>(state_.thresholds.size() - 1);
    for (std::size_t row = 0; row < block_.rows; ++row) {
      std::int64_t const value = std::clamp(view.numbers[row], buckets.low, buckets.high);
      std::uint64_t const offset = static_cast<std::uint64_t>(value) - static_cast<std::uint64_t>(buckets.low);
      std::uint32_t atom = buckets.reached[offset >> buckets.shift];
      for (std::size_t step = 0; step < buckets.steps; ++step)
        atom += static_cast<std::uint32_t>(atom <= last && thresholds[std::min(atom, last)] <= value);
      state_.atoms[row] = atom;
    }
  }

  // How many of the ascending thresholds are ≤ value; without branches, so that several rows are searched at a time.
  static std::uint32_t count_not_above(std::int64_t const* thresholds, std::size_t count, std::int64_t value) {
    std::int64_t const* from = thresholds;
    while (count > 1) {
      std::size_t const half = count / 2;
      from += from[half - 1] <= value ? half : 0;
      count -= half;
    }
    return static_cast<std::uint32_t>(from - thresholds) + (*from <= value ? 1 : 0);
  }

  void by_entry(View const& view) {
    if (state_.palette != view.palette) {
      state_.by_entry.clear();
      state_.palette = view.palette;
    }
    for (std::size_t i = state_.by_entry.size(); i < view.palette->size(); ++i) {
      auto const atom = partition_.atom_of((*view.palette)[i]);
      state_.by_entry.push_back(atom ? static_cast<std::uint32_t>(*atom) : no_code);
    }
    if (view.constant)
      std::fill_n(state_.atoms.begin(), block_.rows, state_.by_entry[0]);
    else
      block_.kernels.look_up_code(state_.atoms.data(), view.codes, state_.by_entry.data(), block_.rows);
    if (std::find(state_.by_entry.begin(), state_.by_entry.end(), no_code) == state_.by_entry.end()) return;
    for (std::size_t row = 0; row < block_.rows; ++row)
      if (state_.atoms[row] == no_code) take(row, std::nullopt);
  }

  void absent(View const& view) {
    auto const atom = static_cast<std::uint32_t>(partition_.null_atom());
    for (std::size_t row = 0; row < block_.rows; ++row) {
      if (!view.is_absent(row)) continue;
      state_.atoms[row] = atom;
      if (partition_.null_is_undecided()) block_.odd[row] = 1;
    }
  }

  Partition const& partition_;
  AtomState& state_;
  BlockContext const& block_;
};

class TableBlock {
 public:
  TableBlock(TableStep const& step, StepState& state, BlockContext const& block)
      : step_(step), table_(*step.table), index_(*step.table->index), state_(state), block_(block) {}

  void evaluate() {
    state_.codes.resize(feel::vector_rows_max);
    state_.rows_asked.clear();
    state_.traces.clear();
    for (std::size_t column = 0; column < step_.inputs.size(); ++column) read_column(column);
    if (!step_.codes_by_atoms.empty())
      look_up();
    else if (index_.words() == 1)
      by_sets();
    else
      by_long_sets();
  }

 private:
  void read_column(std::size_t column) {
    View const view = step_.inputs[column].evaluate(state_.slots, block_.rows,
                                                    {state_.work[column], *state_.frame, block_.kernels}, block_.odd);
    if (step_.allowed[column]) check_allowed(column, view);
    Partition const& partition = index_.columns()[column];
    if (partition.kind() != Partition::Kind::none) AtomReader{partition, state_.atoms[column], block_}.read(view);
  }

  // A value that the column does not allow is an error, which the row path tells.
  void check_allowed(std::size_t column, View const& view) {
    Partition const& partition = *step_.allowed[column];
    AtomReader{partition, state_.allowed[column], block_}.read(view);
    std::vector<std::uint32_t> const& atoms = state_.allowed[column].atoms;
    for (std::size_t row = 0; row < block_.rows; ++row)
      if (!view.is_absent(row) && partition.rules(atoms[row])[0] == 0) block_.odd[row] = 1;
  }

  void look_up() {
    std::uint32_t* const codes = state_.codes.data();
    bool first = true;
    for (std::size_t column = 0; column < step_.inputs.size(); ++column) {
      if (index_.columns()[column].kind() == Partition::Kind::none) continue;
      if (first)
        std::copy_n(state_.atoms[column].atoms.begin(), block_.rows, codes);
      else
        block_.kernels.add_stride(codes, state_.atoms[column].atoms.data(), step_.strides[column], block_.rows);
      first = false;
    }
    if (first) std::fill_n(codes, block_.rows, 0);
    block_.kernels.look_up_code(codes, codes, step_.codes_by_atoms.data(), block_.rows);
    settle_codes();
  }

  // Rows without a code are done by the interpreter, this table alone.
  void settle_codes() {
    for (std::size_t row = 0; row < block_.rows; ++row)
      if (state_.codes[row] == no_code) ask(row);
  }

  void ask(std::size_t row) {
    state_.codes[row] = 0;
    if (block_.odd[row] == 0) state_.rows_asked.push_back(static_cast<std::uint32_t>(row));
  }

  void by_sets() {
    state_.sets.resize(feel::vector_rows_max);
    std::uint64_t* const sets = state_.sets.data();
    bool first = true;
    for (std::size_t column = 0; column < step_.inputs.size(); ++column) {
      Partition const& partition = index_.columns()[column];
      if (partition.kind() == Partition::Kind::none) continue;
      (first ? block_.kernels.take_bits : block_.kernels.keep_bits)(sets, state_.atoms[column].atoms.data(),
                                                                    partition.rules(0).data(), block_.rows);
      first = false;
    }
    std::uint64_t const all =
        table_.rules() == rules_per_word ? ~std::uint64_t{0} : (std::uint64_t{1} << table_.rules()) - 1;
    if (first) std::fill_n(sets, block_.rows, all);
    auto const none = step_.has_default ? static_cast<std::uint32_t>(table_.rules()) : no_code;
    std::uint64_t const must_ask = index_.ask()[0];
    if (table_.hit_policy == HitPolicy::first) {
      block_.kernels.first_bit(state_.codes.data(), sets, none, block_.rows);
      if (must_ask != 0)
        for (std::size_t row = 0; row < block_.rows; ++row)
          if (((sets[row] & -sets[row]) & must_ask) != 0) state_.codes[row] = no_code;
    } else if (table_.hit_policy == HitPolicy::unique) {
      block_.kernels.first_bit(state_.codes.data(), sets, none, block_.rows);
      for (std::size_t row = 0; row < block_.rows; ++row)
        if ((sets[row] & (sets[row] - 1)) != 0 || (sets[row] & must_ask) != 0) state_.codes[row] = no_code;
    } else {
      words_.resize(1);
      for (std::size_t row = 0; row < block_.rows; ++row) {
        words_[0] = sets[row];
        state_.codes[row] = (sets[row] & must_ask) != 0 ? no_code : code_of_set();
      }
    }
    settle_codes();
  }

  void by_long_sets() {
    words_.resize(index_.words());
    cuts_.clear();
    for (std::size_t column = 0; column < step_.inputs.size(); ++column)
      if (index_.columns()[column].kind() != Partition::Kind::none)
        cuts_.push_back({&index_.columns()[column], state_.atoms[column].atoms.data(), {}, {}});
    for (std::size_t row = 0; row < block_.rows; ++row) {
      if (block_.odd[row] != 0) {
        state_.codes[row] = 0;
        continue;
      }
      for (Cut& cut : cuts_) {
        cut.rules = cut.partition->rules(cut.atoms[row]).data();
        cut.summary = cut.partition->summary(cut.atoms[row]).data();
      }
      state_.codes[row] = code_of_long_set();
    }
    settle_codes();
  }

  // `bits` limited to the `count` lowest.
  static std::uint64_t lowest(std::uint64_t bits, std::size_t count) {
    return count < rules_per_word ? bits & ((std::uint64_t{1} << count) - 1) : bits;
  }

  std::uint64_t word_of(std::size_t word) const {
    std::uint64_t bits = ~std::uint64_t{0};
    for (Cut const& cut : cuts_) bits &= cut.rules[word];
    return lowest(bits, table_.rules() - word * rules_per_word);
  }

  // Words that are not 0 in any column's set; there are few where some column is choosy.
  std::uint64_t open_words(std::size_t part) const {
    std::uint64_t open = ~std::uint64_t{0};
    for (Cut const& cut : cuts_) open &= cut.summary[part];
    return lowest(open, index_.words() - part * rules_per_word);
  }

  std::uint32_t code_of_long_set() {
    std::uint32_t code = no_code;
    int found = 0;
    if (!step_.takes_one) std::fill(words_.begin(), words_.end(), 0);
    for (std::size_t part = 0; part * rules_per_word < index_.words(); ++part)
      for (std::uint64_t open = open_words(part); open != 0; open &= open - 1) {
        std::size_t const word = part * rules_per_word + static_cast<std::size_t>(std::countr_zero(open));
        std::uint64_t const bits = words_[word] = word_of(word);
        if (bits == 0) continue;
        std::uint64_t const asked = table_.hit_policy == HitPolicy::first ? bits & -bits : bits;
        if ((asked & index_.ask()[word]) != 0) return no_code;
        if (code == no_code)
          code = static_cast<std::uint32_t>(word * rules_per_word) + static_cast<std::uint32_t>(std::countr_zero(bits));
        if (table_.hit_policy == HitPolicy::first) return code;
        found += std::popcount(bits);
        if (found > 1 && table_.hit_policy == HitPolicy::unique) return no_code;
      }
    if (!step_.takes_one) return code_of_set();
    if (found == 0) return step_.has_default ? static_cast<std::uint32_t>(table_.rules()) : no_code;
    return code;
  }

  // Several rules: what they give together is worked out once per set.
  std::uint32_t code_of_set() {
    if (auto const found = state_.known.find(words_); found != state_.known.end()) return found->second;
    std::vector<int> matched, fired;
    for (std::size_t word = 0; word < words_.size(); ++word)
      for (std::uint64_t bits = words_[word]; bits != 0; bits &= bits - 1)
        matched.push_back(static_cast<int>(word * rules_per_word) + std::countr_zero(bits));
    Run run;
    feel::Frame& frame = *state_.frame;
    void* const host = std::exchange(frame.host, &run);
    bool const reads_default =
        matched.empty() && std::any_of(table_.outputs.begin(), table_.outputs.end(), [](auto const& output) {
          return output.otherwise && !output.otherwise->constant;
        });
    std::uint32_t code = no_code;
    if (!reads_default) {
      feel::Value value = result_of_matches(table_, std::move(matched), frame, fired);
      if (frame.diagnostics.empty() && !run.broken && !value.is_error()) {
        code = static_cast<std::uint32_t>(state_.palette.size());
        state_.palette.push_back(std::move(value));
        state_.fired.push_back(std::move(fired));
      }
      frame.diagnostics.clear();
    }
    frame.host = host;
    if (state_.known.size() < known_max) state_.known.emplace(words_, code);
    return code;
  }

  static constexpr std::size_t known_max = 100'000;  // sets remembered

  // A column that cuts, and its sets for the row at hand.
  struct Cut {
    Partition const* partition;
    std::uint32_t const* atoms;
    std::uint64_t const *rules, *summary;
  };

  TableStep const& step_;
  Table const& table_;
  TableIndex const& index_;
  StepState& state_;
  BlockContext const& block_;
  std::vector<std::uint64_t> words_;
  std::vector<Cut> cuts_;
};

// Rules whose result is an expression: each over the whole block, its rows taken.
View with_expressions(TableStep const& step, StepState& state, BlockContext const& block) {
  std::vector<feel::Value>& values = state.values;
  values.resize(feel::vector_rows_max);
  std::vector<std::uint8_t> met(step.table->rules() + 1, 0);
  for (std::size_t row = 0; row < block.rows; ++row) {
    met[state.codes[row]] = 1;
    values[row] = state.palette[state.codes[row]];
  }
  std::vector<std::uint8_t> unsure(block.rows);
  for (std::size_t rule = 0; rule < step.table->rules(); ++rule) {
    if (met[rule] == 0 || !step.expressions[rule]) continue;
    for (std::size_t row = 0; row < block.rows; ++row) unsure[row] = state.codes[row] == rule ? block.odd[row] : 1;
    View const view = step.expressions[rule]->evaluate(
        state.slots, block.rows, {state.work[step.inputs.size() + rule], *state.frame, block.kernels}, unsure.data());
    for (std::size_t row = 0; row < block.rows; ++row) {
      if (state.codes[row] != rule) continue;
      if (unsure[row] != 0 || view.is_absent(row))
        block.odd[row] = 1;
      else
        values[row] = view.at(row);
    }
  }
  View view;
  view.form = Form::values;
  view.values = values.data();
  return view;
}

}  // namespace

void evaluate_by_column(TableStep const& step, StepState& state, BlockContext const& block) {
  TableBlock{step, state, block}.evaluate();
}

View results_by_column(TableStep const& step, StepState& state, BlockContext const& block) {
  if (step.has_expressions) return with_expressions(step, state, block);
  if (state.palette.empty()) state.palette.emplace_back();
  View view;
  view.form = Form::codes;
  view.codes = state.codes.data();
  view.palette = &state.palette;
  return view;
}

}  // namespace dmn
