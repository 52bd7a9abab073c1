#include "dmn/suite.h"

#include <fmt/core.h>

#include <algorithm>

#include "base/text.h"
#include "dmn/names.h"
#include "dmn/xml.h"
#include "feel/temporal.h"

namespace dmn {
namespace {

pugi::xml_node child(pugi::xml_node parent, std::string_view name) {
  for (pugi::xml_node const node : parent.children())
    if (local_name(node) == name) return node;
  return {};
}

// An attribute of the schema instance namespace, whatever its prefix.
std::string_view attribute(pugi::xml_node node, std::string_view name) {
  for (pugi::xml_attribute const one : node.attributes())
    if (without_prefix(one.name()) == name) return one.value();
  return {};
}

bool is_nil(pugi::xml_node node) {
  std::string_view const nil = attribute(node, "nil");
  return nil == "true" || nil == "1";
}

class SuiteReader {
 public:
  explicit SuiteReader(std::string const& file) : file_(file) {}

  base::Result<Suite> read(pugi::xml_node root) {
    Suite suite;
    suite.name = text_of(child(root, "testCasesName"));
    suite.model_name = base::trimmed(text_of(child(root, "modelName")));
    for (pugi::xml_node const label : child(root, "labels").children()) suite.labels.push_back(text_of(label));
    for (pugi::xml_node const node : root.children())
      if (local_name(node) == "testCase") suite.cases.push_back(read_case(node, suite.cases.size() + 1));
    if (!issues_.empty())
      return base::invalid(fmt::format("{}: holds values that cannot be read", file_), std::move(issues_));
    return suite;
  }

 private:
  SuiteCase read_case(pugi::xml_node element, std::size_t number) {
    SuiteCase result;
    result.id = element.attribute("id").as_string(fmt::format("{}", number).c_str());
    result.description = text_of(child(element, "description"));
    std::string_view const type = element.attribute("type").as_string("decision");
    if (type == "decisionService")
      result.kind = SuiteCase::Kind::decision_service;
    else if (type == "bkm")
      result.kind = SuiteCase::Kind::knowledge;
    else if (type != "decision")
      issue(result.id, fmt::format("the type `{}` is none of decision, bkm, decisionService", type));
    if (result.kind != SuiteCase::Kind::decision) result.invocable = element.attribute("invocableName").value();
    for (pugi::xml_node const node : element.children()) {
      std::string const name = node.attribute("name").value();
      at_ = result.id + "/" + name;
      if (local_name(node) == "inputNode") {
        result.inputs.emplace_back(name, value_of(node));
      } else if (local_name(node) == "resultNode") {
        result.results.push_back({name, value_of(child(node, "expected")), node.attribute("errorResult").as_bool()});
      }
    }
    return result;
  }

  // value | list/item | component …; a null where there is none of them.
  feel::Value value_of(pugi::xml_node holder) {
    if (is_nil(holder)) return {};
    if (pugi::xml_node const value = child(holder, "value")) return simple_value(value);
    if (pugi::xml_node const list = child(holder, "list")) {
      if (is_nil(list)) return {};
      feel::List items;
      for (pugi::xml_node const item : list.children())
        if (local_name(item) == "item") items.push_back(value_of(item));
      return feel::Value::list(std::move(items));
    }
    feel::ContextEntries entries;
    for (pugi::xml_node const component : holder.children())
      if (local_name(component) == "component")
        entries.emplace_back(component.attribute("name").value(), value_of(component));
    if (entries.empty()) return {};
    return feel::Value::context(std::move(entries));
  }

  feel::Value simple_value(pugi::xml_node node) {
    if (is_nil(node)) return {};
    std::string const text = text_of(node);
    std::string_view const type = without_prefix(attribute(node, "type"));
    if (type.empty() || type == "string" || type == "anySimpleType") return text;
    std::string const trimmed{base::trimmed(text)};
    feel::Value const value = typed_value(type, trimmed);
    if (value.is_null()) issue(at_, fmt::format("`{}` is no value of the type `{}`", text, type));
    return value;
  }

  static feel::Value typed_value(std::string_view type, std::string const& text) {
    if (type == "boolean") {
      if (text == "true" || text == "1") return true;
      if (text == "false" || text == "0") return false;
      return {};
    }
    if (type == "date") {
      auto const days = feel::parse_date(text);
      return days ? feel::Value::date_of_days(*days) : feel::Value{};
    }
    if (type == "time") {
      auto time = feel::parse_time(text);
      return time ? feel::Value::of(*std::move(time)) : feel::Value{};
    }
    if (type == "dateTime") {
      if (auto date_time = feel::parse_date_time(text)) return feel::Value::of(*std::move(date_time));
      auto const days = feel::parse_date(text);
      return days ? feel::Value::of(feel::DateTime{*days, 0, {}}) : feel::Value{};
    }
    if (type == "duration") return feel::parse_duration(text);
    auto const number = base::Decimal::parse(text);
    return number ? feel::Value{*number} : feel::Value{};
  }

  void issue(std::string const& at, std::string message) { issues_.push_back({file_ + "#" + at, std::move(message)}); }

  std::string const& file_;
  std::string at_;
  std::vector<base::Issue> issues_;
};

// Numbers as the published runners compare them. not policy: the tolerance of the conformance suite.
bool is_close(base::Decimal a, base::Decimal b) {
  static base::Decimal const tolerance = *base::Decimal::of(1, -8);
  auto const difference = base::subtract(a, b);
  return difference && base::absolute(*difference) <= tolerance;
}

feel::Value value_of_node(Model const& model, SuiteCase const& test, ExpectedResult const& result, Outcome& outcome,
                          EvaluateOptions const& options) {
  bool const invokes = test.kind != SuiteCase::Kind::decision && !test.invocable.empty();
  outcome = model.evaluate(invokes ? test.invocable : result.node, test.inputs, options);
  bool const one_of_several = test.kind == SuiteCase::Kind::decision_service && test.results.size() > 1 &&
                              outcome.value.kind() == feel::Kind::context;
  feel::Value const* part = one_of_several ? outcome.value.find(result.node) : nullptr;
  return part != nullptr ? *part : outcome.value;
}

}  // namespace

base::Result<Suite> read_suite(std::string_view xml, std::string const& file) {
  auto const document = TRY(read_xml(xml, file, {.keep_blanks = true}));
  pugi::xml_node const root = document->document_element();
  if (local_name(root) != "testCases")
    return base::invalid(fmt::format("{}: is no file of test cases: the first element is `{}`, expected `testCases`",
                                     file, root.name()));
  return SuiteReader{file}.read(root);
}

std::vector<NodeResult> run_suite(Model const& model, Suite const& suite, EvaluateOptions const& options) {
  std::vector<NodeResult> results;
  for (SuiteCase const& test : suite.cases) {
    for (ExpectedResult const& expected : test.results) {
      NodeResult result{.case_id = test.id,
                        .node = expected.node,
                        .passed = false,
                        .expected = expected.expected,
                        .got = {},
                        .reason_en = "",
                        .reason_zh = ""};
      Outcome outcome;
      result.got = value_of_node(model, test, expected, outcome, options);
      result.passed = is_same_result(expected.expected, result.got);
      feel::Diagnostic const* why = result.got.reason();
      if (why == nullptr && !outcome.diagnostics.empty()) why = &outcome.diagnostics.front();
      if (why != nullptr) {
        result.reason_en = model.message_of(*why, "en");
        result.reason_zh = model.message_of(*why, "zh-CN");
      }
      results.push_back(std::move(result));
    }
  }
  return results;
}

bool is_same_result(feel::Value const& expected, feel::Value const& got) {
  if (expected.kind() != got.kind()) return false;
  switch (expected.kind()) {
    case feel::Kind::null: return true;
    case feel::Kind::number: return is_close(expected.number(), got.number());
    case feel::Kind::list:
      return std::equal(expected.list().begin(), expected.list().end(), got.list().begin(), got.list().end(),
                        is_same_result);
    case feel::Kind::context:
      return expected.context().size() == got.context().size() &&
             std::all_of(expected.context().begin(), expected.context().end(), [&](auto const& entry) {
               feel::Value const* other = got.find(entry.first);
               return other != nullptr && is_same_result(entry.second, *other);
             });
    case feel::Kind::boolean:
    case feel::Kind::string:
    case feel::Kind::date:
    case feel::Kind::time:
    case feel::Kind::date_time:
    case feel::Kind::days_time_duration:
    case feel::Kind::years_months_duration:
    case feel::Kind::range:
    case feel::Kind::function: return feel::equal(expected, got).value_or(false);
  }
  return false;
}

}  // namespace dmn
