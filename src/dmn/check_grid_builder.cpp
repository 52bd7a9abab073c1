// Cutting the columns of a table into the axes of the static proof.
#include <algorithm>
#include <set>

#include "dmn/check_atoms.h"
#include "dmn/check_grid.h"
#include "dmn/names.h"
#include "feel/range.h"

namespace dmn {

using PartitionKind = Partition::Kind;

class GridBuilder {
 public:
  GridBuilder(Table const& table, std::vector<AxisDomain> const& domains, feel::Frame& frame,
              std::vector<bool> const& fixed, bool keeps_bounds)
      : table_(table), domains_(domains), frame_(frame), fixed_(fixed), keeps_bounds_(keeps_bounds) {
    grid_.table_ = &table;
    grid_.words_ = (table.rules() + rules_per_word - 1) / rules_per_word;
    grid_.residual_.assign(grid_.words_, 0);
  }

  Grid build() {
    group_columns();
    for (Axis& axis : grid_.axes_) {
      build_axis(axis);
      if (!grid_.exact_) break;
    }
    frame_.diagnostics.clear();
    return std::move(grid_);
  }

 private:
  // Columns that read the same expression always have the same value: one axis.
  void group_columns() {
    for (std::size_t column = 0; column < table_.inputs.size(); ++column) {
      TableInput const& input = table_.inputs[column];
      std::string const text = normalized_name(input.text);
      auto found =
          std::find_if(grid_.axes_.begin(), grid_.axes_.end(), [&](Axis const& axis) { return axis.text == text; });
      if (found == grid_.axes_.end()) {
        grid_.axes_.emplace_back();
        found = std::prev(grid_.axes_.end());
        found->text = text;
        found->name = text.empty() ? input.label : text;
      }
      found->columns.push_back(column);
      grid_.axis_of_column_.push_back(static_cast<std::size_t>(found - grid_.axes_.begin()));
    }
  }

  void build_axis(Axis& axis) {
    constexpr std::size_t bytes_max = std::size_t{64} << 20U;
    std::vector<Partition> parts;
    axis.residual.assign(grid_.words_, 0);
    axis.broken_by_null.assign(grid_.words_, 0);
    for (std::size_t const column : axis.columns) {
      parts.push_back(Partition::of(table_, column, frame_, fixed_, bytes_max));
      grid_.exact_ = grid_.exact_ && parts.back().is_exact();
      if (axis.kind == PartitionKind::none) axis.kind = parts.back().kind();
      for (std::size_t word = 0; word < grid_.words_; ++word) axis.residual[word] |= parts.back().residual()[word];
    }
    list_values(axis);
    axis.opaque = std::any_of(axis.residual.begin(), axis.residual.end(), [](std::uint64_t word) { return word != 0; });
    for (std::size_t word = 0; word < grid_.words_; ++word) grid_.residual_[word] |= axis.residual[word];
    if (!grid_.exact_) return;
    axis.atoms = given_atoms(axis, parts);
    axis.given = static_cast<std::uint32_t>(axis.atoms.size());
    AxisDomain const& domain = domains_[axis.columns.front()];
    bool const null_listed = std::any_of(domain.values.begin(), domain.values.end(),
                                         [](feel::Value const& value) { return value.is_null(); });
    if (!domain.always_given && (domain.values.empty() || null_listed))
      axis.atoms.push_back({.sample = feel::Value::null("missing_input", {axis.text}), .low = {}, .high = {}});
    fill_bits(axis, parts);
    fill_cells(axis);
  }

  // Cells that a partition leaves to the interpreter but that are plain values all the same (`null`, a list of a
  // parameter, `!=`): their values cut the axis too, and then one value of an atom speaks for all.
  void list_values(Axis& axis) {
    listed_.clear();
    asked_.clear();
    for (std::size_t rule = 0; rule < table_.rules(); ++rule) {
      if (!has(axis.residual, rule)) continue;
      bool plain = true;
      std::vector<feel::Value> values;
      for (std::size_t const column : axis.columns) {
        Condition const& condition = table_.conditions[rule * table_.inputs.size() + column];
        if (condition.any) continue;
        auto const constants = condition.tests ? condition.tests->constants(frame_, fixed_) : std::nullopt;
        plain = plain && constants;
        if (!plain) break;
        for (feel::Value const& test : constants->tests) plain = plain && add_values(test, values);
      }
      if (!plain) continue;
      axis.residual[rule / rules_per_word] &= ~(std::uint64_t{1} << (rule % rules_per_word));
      asked_.push_back(rule);
      listed_.insert(listed_.end(), values.begin(), values.end());
    }
    for (feel::Value const& value : listed_) {
      if (axis.kind != PartitionKind::none) break;
      if (value.kind() == feel::Kind::number) axis.kind = PartitionKind::numbers;
      if (value.kind() == feel::Kind::date) axis.kind = PartitionKind::dates;
      if (value.kind() == feel::Kind::string) axis.kind = PartitionKind::texts;
      if (value.kind() == feel::Kind::boolean) axis.kind = PartitionKind::booleans;
    }
  }

  // False where the test compares with something that cannot cut an axis.
  static bool add_values(feel::Value const& test, std::vector<feel::Value>& values) {
    switch (test.kind()) {
      case feel::Kind::null: return !test.is_error();
      case feel::Kind::boolean:
      case feel::Kind::number:
      case feel::Kind::string:
      case feel::Kind::date: values.push_back(test); return true;
      case feel::Kind::list:
        return std::all_of(test.list().begin(), test.list().end(), [&](feel::Value const& item) {
          return item.kind() != feel::Kind::list && add_values(item, values);
        });
      case feel::Kind::range: return add_values(test.range().low, values) && add_values(test.range().high, values);
      default: return false;
    }
  }

  std::vector<Atom> given_atoms(Axis const& axis, std::vector<Partition> const& parts) {
    AxisDomain const& domain = domains_[axis.columns.front()];
    std::vector<Atom> atoms;
    if (!domain.values.empty()) {
      for (feel::Value const& value : domain.values)
        if (!value.is_null() && is_allowed(axis, value)) atoms.push_back(point_atom(value));
      bool const numbers = std::all_of(atoms.begin(), atoms.end(), [](Atom const& atom) { return atom.low; });
      if (numbers) std::sort(atoms.begin(), atoms.end(), [](Atom const& a, Atom const& b) { return *a.low < *b.low; });
      return atoms;
    }
    switch (axis.kind) {
      case PartitionKind::numbers:
      case PartitionKind::dates: return line(axis, parts);
      case PartitionKind::texts: return listed(axis, texts(axis, parts));
      case PartitionKind::booleans: return listed(axis, {false, true});
      case PartitionKind::none: break;
    }
    return without_cells(axis);
  }

  std::vector<Atom> line(Axis const& axis, std::vector<Partition> const& parts) {
    bool const dates = axis.kind == PartitionKind::dates;
    std::vector<base::Decimal> bounds;
    for (Partition const& part : parts)
      if (part.kind() == axis.kind) add_bounds(part, bounds);
    for (feel::UnaryTests const* tests : allowed_tests(axis))
      if (auto const constants = tests->constants(frame_, fixed_)) add_bounds(constant_tests(*constants), bounds);
    for (feel::Value const& value : listed_) {
      if (value.kind() == feel::Kind::number && !dates) bounds.push_back(value.number());
      if (value.kind() == feel::Kind::date && dates) bounds.emplace_back(value.days());
    }
    std::vector<Atom> const fine = cut_line(std::move(bounds), dates);
    std::vector<bool> allowed;
    for (Atom const& atom : fine) allowed.push_back(is_allowed(axis, atom.sample));
    auto const same = [&](std::size_t a, std::size_t b) {
      bool const listed = std::any_of(listed_.begin(), listed_.end(), [&](feel::Value const& value) {
        return feel::equal(value, fine[a].sample).value_or(false) || feel::equal(value, fine[b].sample).value_or(false);
      });
      return !listed && !keeps_bounds_ && std::all_of(parts.begin(), parts.end(), [&](Partition const& part) {
        return part.atom_of(fine[a].sample) == part.atom_of(fine[b].sample);
      });
    };
    return merged(
        fine, same, [&](std::size_t i) { return allowed[i]; }, dates);
  }

  std::vector<feel::Value> texts(Axis const& axis, std::vector<Partition> const& parts) {
    std::vector<feel::Value> values;
    std::set<std::string> seen;
    auto const add = [&](std::string const& text) {
      if (seen.insert(text).second) values.emplace_back(text);
    };
    for (Partition const& part : parts)
      if (part.kind() == PartitionKind::texts)
        for (std::size_t atom = 1; atom < part.null_atom(); ++atom) add(part.sample(atom).string());
    for (feel::UnaryTests const* tests : allowed_tests(axis))
      if (auto const constants = tests->constants(frame_, fixed_))
        for (std::string const& text : constant_tests(*constants).texts) add(text);
    for (feel::Value const& value : listed_)
      if (value.kind() == feel::Kind::string) add(value.string());
    std::string other = "other";
    while (seen.contains(other)) other += "_";
    values.emplace_back(other);
    return values;
  }

  // Texts end with a value that is not listed.
  std::vector<Atom> listed(Axis const& axis, std::vector<feel::Value> const& values) {
    std::vector<Atom> atoms;
    for (feel::Value const& value : values)
      if (is_allowed(axis, value)) atoms.push_back(point_atom(value));
    if (!atoms.empty() && axis.kind == PartitionKind::texts &&
        feel::equal(atoms.back().sample, values.back()).value_or(false))
      atoms.back().other = true;
    return atoms;
  }

  // No constant cell tells the kind: the declared type does.
  std::vector<Atom> without_cells(Axis const& axis) {
    feel::TypePointer const& type = domains_[axis.columns.front()].type;
    feel::Kind kind = feel::Kind::string;
    auto const& expression = table_.inputs[axis.columns.front()].expression.expression;
    if (type && type->form == feel::Type::Form::simple)
      kind = type->simple;
    else if (expression && expression->type().form == feel::Type::Form::simple)
      kind = expression->type().simple;
    else if (type && type->form == feel::Type::Form::list)
      return {point_atom(feel::Value::list({}))};
    if (kind == feel::Kind::boolean) return listed(axis, {false, true});
    Axis like;
    like.columns = axis.columns;
    like.kind = kind == feel::Kind::number ? PartitionKind::numbers
                : kind == feel::Kind::date ? PartitionKind::dates
                                           : PartitionKind::texts;
    if (like.kind != PartitionKind::texts) return line(like, {});
    std::vector<Atom> atoms = listed(like, texts(like, {}));
    // Nothing tells them apart: one is enough.
    if (!axis.opaque && atoms.size() > 1) atoms.resize(1);
    return atoms;
  }

  std::vector<feel::UnaryTests const*> allowed_tests(Axis const& axis) const {
    std::vector<feel::UnaryTests const*> tests;
    for (std::size_t const column : axis.columns)
      if (table_.inputs[column].allowed) tests.push_back(&*table_.inputs[column].allowed);
    feel::TypePointer const& type = domains_[axis.columns.front()].type;
    if (type && type->allowed_values) tests.push_back(type->allowed_values.get());
    return tests;
  }

  bool is_allowed(Axis const& axis, feel::Value const& value) {
    std::vector<feel::UnaryTests const*> const tests = allowed_tests(axis);
    return std::all_of(tests.begin(), tests.end(), [&](feel::UnaryTests const* test) {
      feel::Value const verdict = test->matches(value, frame_);
      return verdict.kind() == feel::Kind::boolean && verdict.boolean();
    });
  }

  void fill_bits(Axis& axis, std::vector<Partition> const& parts) {
    std::size_t const words = grid_.words_;
    axis.bits.assign(axis.atoms.size() * words, ~std::uint64_t{0});
    for (std::size_t atom = 0; atom < axis.atoms.size(); ++atom) {
      std::uint64_t* const bits = axis.bits.data() + atom * words;
      feel::Value const& sample = axis.atoms[atom].sample;
      for (std::size_t part = 0; part < parts.size(); ++part) {
        std::optional<std::size_t> const there = sample.is_null() ? std::nullopt : parts[part].atom_of(sample);
        if (!there) {
          ask_each(axis, axis.columns[part], sample, bits);
          continue;
        }
        RuleBits const rules = parts[part].rules(*there);
        for (std::size_t word = 0; word < words; ++word) bits[word] &= rules[word];
        for (std::size_t const rule : asked_) ask(axis, axis.columns[part], rule, sample, bits);
      }
    }
  }

  // Null, or a value of another kind than the cells: what the interpreter says, cell by cell.
  void ask_each(Axis& axis, std::size_t column, feel::Value const& value, std::uint64_t* bits) {
    for (std::size_t rule = 0; rule < table_.rules(); ++rule) ask(axis, column, rule, value, bits);
  }

  void ask(Axis& axis, std::size_t column, std::size_t rule, feel::Value const& value, std::uint64_t* bits) {
    Condition const& condition = table_.conditions[rule * table_.inputs.size() + column];
    if (condition.any || has(axis.residual, rule)) return;
    feel::Value const result = condition.tests->matches(value, frame_);
    if (value.is_null() && result.is_error()) set(axis.broken_by_null, rule);
    if (result.kind() != feel::Kind::boolean || !result.boolean())
      bits[rule / rules_per_word] &= ~(std::uint64_t{1} << (rule % rules_per_word));
  }

  // Along the atoms: each rule's runs, from where its bit appears to where it goes.
  void fill_cells(Axis& axis) {
    axis.cells.resize(table_.rules());
    std::vector<std::uint32_t> since(table_.rules(), 0);
    Bits before(grid_.words_, 0);
    for (std::uint32_t atom = 0; atom <= axis.atoms.size(); ++atom) {
      for (std::size_t word = 0; word < grid_.words_; ++word) {
        std::uint64_t const now = atom < axis.atoms.size() ? axis.bits[atom * grid_.words_ + word] : 0;
        for (std::uint64_t changed = now ^ before[word]; changed != 0; changed &= changed - 1) {
          std::size_t const rule = word * rules_per_word + static_cast<std::size_t>(__builtin_ctzll(changed));
          if (rule >= table_.rules()) break;
          if (has(before, rule))
            axis.cells[rule].push_back({since[rule], atom});
          else
            since[rule] = atom;
        }
        before[word] = now;
      }
    }
  }

  Table const& table_;
  std::vector<AxisDomain> const& domains_;
  feel::Frame& frame_;
  std::vector<bool> const& fixed_;
  bool keeps_bounds_;
  std::vector<feel::Value> listed_;  // of the axis at hand: values in cells that are asked
  std::vector<std::size_t> asked_;   // … and their rules
  Grid grid_;
};

Grid Grid::of(Table const& table, std::vector<AxisDomain> const& domains, feel::Frame& frame,
              std::vector<bool> const& fixed, bool keeps_bounds) {
  return GridBuilder{table, domains, frame, fixed, keeps_bounds}.build();
}

}  // namespace dmn
