// Reading decision tables, binding their inputs to the names of the pack, and the grade scale.
#include <fmt/format.h>

#include <algorithm>

#include "park/common/pack_reader.h"

namespace park {

void PackReader::read_tables() {
  std::map<std::string, std::string> first_file;  // decision → file
  for (auto const& [path, bytes] : files_) {
    if (!path.starts_with("decisions/") || !path.ends_with(".dmn")) continue;
    auto model = dmn::Model::load(bytes, {.file = path, .bytes_max = std::size_t{16} << 20U});  // not policy: bound
    if (!model) {
      take_issues(model.error(), path);
      continue;
    }
    for (auto const& found : model->issues())
      issue(found.at.find(path) == std::string::npos ? path + "#" + found.at : found.at, found.message);
    TableFile file{path, std::move(*model), {}, bytes};
    for (auto const& name : file.model.inputs()) {
      int const slot = pack_->scope.find(name);
      if (slot < 0)
        issue(path,
              fmt::format("the input `{}` is neither a fact nor a parameter, an indicator or a variable of the engine",
                          name));
      file.inputs.emplace_back(name, slot);
    }
    for (auto const& decision : file.model.decisions()) {
      auto const [other, fresh] = first_file.emplace(decision.name, path);
      if (!fresh) issue(path, fmt::format("the decision `{}` stands in {} too", decision.name, other->second));
      pack_->decision_files.emplace(decision.name, static_cast<int>(pack_->tables.size()));
    }
    for (auto const& table : file.model.tables())
      for (std::size_t a = 0; a < table.annotations.size(); ++a)
        if (table.annotations[a].label == "source")
          for (auto const& rule : table.rules)
            if (a < rule.annotations.size()) pack_->rule_sources[rule.id] = rule.annotations[a];
    pack_->tables.push_back(std::move(file));
  }
}

void PackReader::read_scale() {
  auto const reference = pack_->decision("grade_scale");
  if (!reference)
    return issue("decisions", "there is no decision `grade_scale` (a literal list of grades from best to worst)");
  auto const outcome = pack_->tables[static_cast<std::size_t>(reference->model)].model.evaluate("grade_scale", {});
  if (outcome.value.kind() != feel::Kind::list) return issue("decisions", "`grade_scale` must be a list of texts");
  for (auto const& grade : outcome.value.list()) {
    if (grade.kind() != feel::Kind::string) return issue("decisions", "`grade_scale` must be a list of texts");
    pack_->grade_scale.push_back(grade.string());
  }
  if (!pack_->decision("notch")) issue("decisions", "there is no decision `notch` (from score to grade)");
}

// An empty order is that of the grades where the decision gives grades, else that of numbers.
void PackReader::read_directions() {
  each_row("directions.csv", false, {"decision", "input", "direction", "order", "source"}, [&](RowReader const& row) {
    DirectionDefinition direction;
    direction.decision = row.required("decision");
    direction.input = row.required("input");
    direction.source = row.required("source");
    direction.direction = row.one_of("direction", {"higher", "lower"}) == 0 ? score::Direction::higher_is_better
                                                                            : score::Direction::lower_is_better;
    direction.order = row.list("order");
    auto const decision = pack_->decision(direction.decision);
    if (!decision)
      return row.issue("decision", fmt::format("there is no decision `{}` in decisions/", direction.decision));
    std::vector<std::string> const inputs = pack_->tables[static_cast<std::size_t>(decision->model)].model.inputs();
    if (std::find(inputs.begin(), inputs.end(), direction.input) == inputs.end())
      return row.issue("input", fmt::format("the file of `{}` has no input `{}`", direction.decision, direction.input));
    pack_->directions.push_back(std::move(direction));
  });
}

}  // namespace park
