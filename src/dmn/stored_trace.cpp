#include "dmn/stored_trace.h"

#include <fmt/format.h>

#include <algorithm>

#include "base/json.h"
#include "base/json_scanner.h"
#include "dmn/stored_value.h"

namespace dmn {
namespace {

using base::Json;

constexpr std::int64_t version = 1;
constexpr std::size_t near_parts = 3;  // table, rule, input

void append_member(std::string& out, std::string_view name, std::string_view text) {
  fmt::format_to(std::back_inserter(out), R"(,"{}":)", name);
  base::append_json_string(out, text);
}

std::string json_of(feel::Value const& value) {
  std::string out;
  append_stored(out, value);
  return out;
}

std::string json_of(feel::Diagnostic const& diagnostic) {
  std::string out;
  append_stored(out, diagnostic);
  return out;
}

std::string json_of(StoredTrace::Table const& table) {
  std::string out = "[";
  base::append_json_string(out, table.table_id);
  for (int const rule : table.fired) fmt::format_to(std::back_inserter(out), ",{}", rule);
  return out + "]";
}

std::string json_of(StoredTrace::Near const& miss) {
  std::string out = "[";
  base::append_json_string(out, miss.table_id);
  return out + fmt::format(",{},{}]", miss.rule, miss.input);
}

std::string json_of(Outcome::Status status) { return status == Outcome::Status::decided ? "true" : "false"; }

template <class Item>
void append_list(std::string& out, std::string_view name, std::vector<Item> const& items) {
  fmt::format_to(std::back_inserter(out), R"(,"{}":[)", name);
  for (Item const& item : items) {
    if (&item != items.data()) out += ',';
    out += json_of(item);
  }
  out += ']';
}

class StoredTraceReader {
 public:
  explicit StoredTraceReader(Json const& json) : json_(json) {}

  base::Result<StoredTrace> read() {
    Json const* const number = json_.find("v");
    if (!number || !number->if_number()) return base::invalid("no stored trace", {{"/v", "expected the version"}});
    if (*number->if_number() != base::Decimal{version})
      return base::Error{
          base::ErrorCode::unsupported,
          fmt::format("stored trace of version {}: this program reads version {}", number->to_string(), version),
          {}};
    StoredTrace trace;
    trace.model_hash = text("model");
    trace.engine_version = text("engine");
    trace.decision = text("decision");
    trace.strict = truth("strict");
    trace.status = truth("decided") ? Outcome::Status::decided : Outcome::Status::not_decided;
    if (auto const day = base::Date::parse(text("day")))
      trace.today = *day;
    else
      issue("/day", "expected a day like `2024-05-31`");
    if (auto const now = base::Instant::parse(text("now")))
      trace.now = *now;
    else
      issue("/now", "expected an instant like `2024-05-31T09:30:00.000Z`");
    read_values(trace);
    each("fired", true, [&](Json const& item, std::string const& at) { trace.tables.push_back(table(item, at)); });
    trace.has_near_misses = json_.find("near") != nullptr;
    each("near", false, [&](Json const& item, std::string const& at) { trace.near_misses.push_back(near(item, at)); });
    each("why", false, [&](Json const& item, std::string const& at) {
      trace.diagnostics.push_back(stored_diagnostic(item, at, issues_));
    });
    if (!issues_.empty()) return base::invalid("the stored trace cannot be used", std::move(issues_));
    return trace;
  }

 private:
  void issue(std::string at, std::string message) { issues_.push_back({std::move(at), std::move(message)}); }

  std::string text(std::string const& name) {
    Json const* const member = json_.find(name);
    if (member && member->if_string()) return *member->if_string();
    issue("/" + name, "expected a text");
    return {};
  }

  bool truth(std::string const& name) {  // true where it is left out
    Json const* const member = json_.find(name);
    if (!member) return true;
    if (member->if_boolean()) return *member->if_boolean();
    issue("/" + name, "expected true or false");
    return true;
  }

  void read_values(StoredTrace& trace) {
    Json const *inputs = json_.find("inputs"), *value = json_.find("value");
    if (!inputs || !inputs->if_object()) return issue("/inputs", "expected an object");
    for (auto const& [name, input] : *inputs->if_object()) {
      std::string at = "/inputs";
      base::append_json_pointer(at, name);
      trace.inputs.emplace_back(name, stored_value(input, at, issues_));
    }
    if (!value) return issue("/value", "not given");
    trace.value = stored_value(*value, "/value", issues_);
  }

  template <class Take>
  void each(std::string const& name, bool required, Take take) {
    Json const* const list = json_.find(name);
    if (!list && !required) return;
    if (!list || !list->if_array()) return issue("/" + name, "expected a list");
    for (std::size_t i = 0; i < list->if_array()->size(); ++i)
      take((*list->if_array())[i], fmt::format("/{}/{}", name, i));
  }

  int index(Json const& json, std::string const& at) {
    base::Decimal const* const number = json.if_number();
    auto const value = number ? number->to_int64() : std::nullopt;
    constexpr std::int64_t index_max = 100'000'000;
    if (value && *value >= 0 && *value <= index_max) return static_cast<int>(*value);
    issue(at, "expected a number from 0");
    return 0;
  }

  StoredTrace::Table table(Json const& json, std::string const& at) {
    StoredTrace::Table result;
    Json::Array const* const parts = json.if_array();
    if (!parts || parts->empty() || !parts->front().if_string()) {
      issue(at, "expected [table, rules …]");
      return result;
    }
    result.table_id = *parts->front().if_string();
    for (std::size_t i = 1; i < parts->size(); ++i) result.fired.push_back(index((*parts)[i], at));
    return result;
  }

  StoredTrace::Near near(Json const& json, std::string const& at) {
    Json::Array const* const parts = json.if_array();
    if (!parts || parts->size() != near_parts || !parts->front().if_string()) {
      issue(at, "expected [table, rule, input]");
      return {};
    }
    return {*parts->front().if_string(), index((*parts)[1], at), index((*parts)[2], at)};
  }

  Json const& json_;
  std::vector<base::Issue> issues_;
};

template <class Item>
void compare(std::string at, Item const& stored, Item const& replayed, std::vector<ReplayDifference>& differences) {
  std::string before = json_of(stored), after = json_of(replayed);
  if (before != after) differences.push_back({std::move(at), std::move(before), std::move(after)});
}

template <class Item>
void compare_lists(std::string_view name, std::vector<Item> const& stored, std::vector<Item> const& replayed,
                   std::vector<ReplayDifference>& differences) {
  for (std::size_t i = 0; i < std::max(stored.size(), replayed.size()); ++i) {
    std::string const before = i < stored.size() ? json_of(stored[i]) : "";
    std::string const after = i < replayed.size() ? json_of(replayed[i]) : "";
    if (before != after) differences.push_back({fmt::format("/{}/{}", name, i), before, after});
  }
}

}  // namespace

std::string StoredTrace::to_json() const {
  std::string out = fmt::format(R"({{"v":{})", version);
  append_member(out, "model", model_hash);
  append_member(out, "engine", engine_version);
  append_member(out, "decision", decision);
  if (!strict) out += R"(,"strict":false)";
  append_member(out, "day", today.to_string());
  append_member(out, "now", now.to_string());
  out += R"(,"inputs":{)";
  for (auto const& input : inputs) {
    if (&input != inputs.data()) out += ',';
    base::append_json_string(out, input.first);
    out += ':';
    append_stored(out, input.second);
  }
  out += status == Outcome::Status::decided ? R"(},"value":)" : R"(},"decided":false,"value":)";
  append_stored(out, value);
  append_list(out, "fired", tables);
  if (has_near_misses) append_list(out, "near", near_misses);
  if (!diagnostics.empty()) append_list(out, "why", diagnostics);
  return out + "}";
}

base::Result<StoredTrace> StoredTrace::parse(std::string_view json) {
  Json const read = TRY(Json::parse(json));
  return StoredTraceReader{read}.read();
}

StoredTrace store(Model const& model, std::string_view decision, Model::Inputs const& inputs,
                  EvaluateOptions const& options, Outcome const& outcome, std::string engine_version,
                  bool keeps_near_misses) {
  StoredTrace trace;
  trace.model_hash = model.hash();
  trace.engine_version = std::move(engine_version);
  trace.decision = decision;
  trace.strict = options.strict;
  trace.today = options.today;
  trace.now = options.now;
  for (InputView const& view : model.inputs_for(decision)) {
    auto const given = std::find_if(inputs.begin(), inputs.end(), [&](auto const& input) {
      return input.first == view.name || input.first == view.id;
    });
    if (view.is_read && given != inputs.end()) trace.inputs.emplace_back(view.name, given->second);
  }
  trace.status = outcome.status;
  trace.value = outcome.value;
  trace.diagnostics = outcome.diagnostics;
  trace.has_near_misses = keeps_near_misses && options.near_misses;
  for (DecisionTrace const& part : outcome.trace) {
    for (TableTrace const& table : part.tables) {
      trace.tables.push_back({table.table_id, table.fired});
      if (!trace.has_near_misses) continue;
      for (NearMiss const& miss : table.near_misses)
        trace.near_misses.push_back({table.table_id, miss.rule, miss.input});
    }
  }
  return trace;
}

Replay replay(Model const& model, StoredTrace const& stored) {
  EvaluateOptions options;
  options.trace = true;
  options.near_misses = stored.has_near_misses;
  options.strict = stored.strict;
  options.today = stored.today;
  options.now = stored.now;
  Replay result;
  result.same_model = model.hash() == stored.model_hash;
  result.outcome = model.evaluate(stored.decision, stored.inputs, options);
  StoredTrace const again = store(model, stored.decision, stored.inputs, options, result.outcome, stored.engine_version,
                                  stored.has_near_misses);
  compare("/decided", stored.status, again.status, result.differences);
  compare("/value", stored.value, again.value, result.differences);
  compare_lists("fired", stored.tables, again.tables, result.differences);
  compare_lists("near", stored.near_misses, again.near_misses, result.differences);
  compare_lists("why", stored.diagnostics, again.diagnostics, result.differences);
  return result;
}

}  // namespace dmn
