// An outcome as JSON: status, value, what went wrong, and the trace where there is one.
#include <fmt/format.h>

#include "base/json.h"
#include "dmn/values_json.h"

namespace dmn {
namespace {

std::string_view name_of(feel::Diagnostic::Severity severity) {
  switch (severity) {
    case feel::Diagnostic::Severity::note: return "note";
    case feel::Diagnostic::Severity::warning: return "warning";
    case feel::Diagnostic::Severity::error: return "error";
  }
  return "";
}

// Writes members and items with their separators.
class Writer {
 public:
  explicit Writer(std::string& out) : out_(out) {}

  void text(std::string_view name, std::string_view content) {
    key(name);
    base::append_json_string(out_, content);
  }
  void value(std::string_view name, feel::Value const& content) {
    key(name);
    append_json(out_, content);
  }
  void number(std::string_view name, int content) {
    key(name);
    fmt::format_to(std::back_inserter(out_), "{}", content);
  }
  void truth(std::string_view name, bool content) {
    key(name);
    out_ += content ? "true" : "false";
  }
  template <class Items, class Write>
  void list(std::string_view name, Items const& items, Write write) {
    key(name);
    out_ += '[';
    for (auto const& item : items) {
      if (&item != &*items.begin()) out_ += ',';
      write(item);
    }
    out_ += ']';
  }
  template <class Write>
  void object(std::string_view name, Write write) {
    key(name);
    out_ += '{';
    write();
    out_ += '}';
  }
  template <class Items, class Write>
  void objects(std::string_view name, Items const& items, Write write) {
    list(name, items, [&](auto const& item) {
      out_ += '{';
      write(item);
      out_ += '}';
    });
  }
  void numbers(std::string_view name, std::vector<int> const& items) {
    list(name, items, [&](int const& item) { fmt::format_to(std::back_inserter(out_), "{}", item); });
  }
  void texts(std::string_view name, std::vector<std::string> const& items) {
    list(name, items, [&](std::string const& item) { base::append_json_string(out_, item); });
  }

 private:
  void key(std::string_view name) {
    if (out_.back() != '{') out_ += ',';
    base::append_json_string(out_, name);
    out_ += ':';
  }
  std::string& out_;
};

void write_table(Writer& writer, TableTrace const& table) {
  writer.text("decision_id", table.decision_id);
  writer.text("table_id", table.table_id);
  writer.objects("inputs", table.inputs, [&](auto const& input) {
    writer.text("expression", input.first);
    writer.value("value", input.second);
  });
  writer.numbers("matched", table.matched);
  writer.numbers("fired", table.fired);
  writer.texts("matched_ids", table.matched_ids);
  if (table.near_misses.empty()) return;
  writer.objects("near_misses", table.near_misses, [&](NearMiss const& miss) {
    writer.number("rule", miss.rule);
    writer.number("input", miss.input);
    writer.text("wanted", miss.wanted);
    if (miss.nearest.is_null()) return;
    writer.value("nearest", miss.nearest);
    writer.truth("beyond", miss.beyond);
  });
}

void write_decision(Writer& writer, DecisionTrace const& decision) {
  writer.text("decision_id", decision.decision_id);
  writer.text("decision_name", decision.decision_name);
  writer.value("value", decision.value);
  if (!decision.tables.empty())
    writer.objects("tables", decision.tables, [&](TableTrace const& table) { write_table(writer, table); });
  if (decision.contributions.empty()) return;
  writer.objects("contributions", decision.contributions, [&](Contribution const& part) {
    writer.text("text", part.text);
    writer.value("value", part.value);
    writer.texts("names", part.names);
  });
}

}  // namespace

void append_json(std::string& out, Model const& model, Outcome const& outcome, std::string_view locale) {
  out += outcome.status == Outcome::Status::decided ? R"({"status":"decided")" : R"({"status":"not_decided")";
  Writer writer{out};
  writer.value("value", outcome.value);
  auto const describe = [&](feel::Diagnostic const& diagnostic) {
    writer.text("code", diagnostic.code);
    writer.text("severity", name_of(diagnostic.severity));
    writer.text("element_id", diagnostic.place.element_id);
    writer.number("offset", diagnostic.place.offset);
    writer.number("length", diagnostic.place.length);
    writer.texts("values", diagnostic.values);
    writer.text("message", model.message_of(diagnostic, locale));
  };
  if (feel::Diagnostic const* const reason = outcome.value.reason())
    writer.object("reason", [&] { describe(*reason); });
  writer.objects("diagnostics", outcome.diagnostics, describe);
  if (!outcome.trace.empty())
    writer.objects("trace", outcome.trace, [&](DecisionTrace const& decision) { write_decision(writer, decision); });
  out += '}';
}

}  // namespace dmn
