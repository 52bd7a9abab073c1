// Test cases as XML in the schema of the conformance suite.
#include <fmt/core.h>

#include "dmn/suite.h"
#include "feel/temporal.h"

namespace dmn {
namespace {

struct XmlType {
  std::string_view name;
  std::string text;
};

class SuiteWriter {
 public:
  base::Result<std::string> write(Suite const& suite) {
    out_ =
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
        "<testCases xmlns=\"http://www.omg.org/spec/DMN/20160719/testcase\" "
        "xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\" xmlns:xsd=\"http://www.w3.org/2001/XMLSchema\">\n";
    if (!suite.name.empty()) element(1, "testCasesName", suite.name);
    element(1, "modelName", suite.model_name);
    if (!suite.labels.empty()) {
      out_ += "  <labels>\n";
      for (std::string const& label : suite.labels) element(2, "label", label);
      out_ += "  </labels>\n";
    }
    for (SuiteCase const& test : suite.cases) write_case(test);
    out_ += "</testCases>\n";
    if (!issues_.empty()) return base::invalid("some values have no form in a file of test cases", std::move(issues_));
    return std::move(out_);
  }

 private:
  void write_case(SuiteCase const& test) {
    at_ = test.id;
    out_ += "  <testCase id=\"" + escaped(test.id) + "\"";
    if (test.kind == SuiteCase::Kind::decision_service) out_ += " type=\"decisionService\"";
    if (test.kind == SuiteCase::Kind::knowledge) out_ += " type=\"bkm\"";
    if (!test.invocable.empty()) out_ += " invocableName=\"" + escaped(test.invocable) + "\"";
    out_ += ">\n";
    if (!test.description.empty()) element(2, "description", test.description);
    for (auto const& [name, value] : test.inputs) {
      at_ = test.id + "/" + name;
      out_ += "    <inputNode name=\"" + escaped(name) + "\">\n";
      content(3, value);
      out_ += "    </inputNode>\n";
    }
    for (ExpectedResult const& result : test.results) {
      at_ = test.id + "/" + result.node;
      out_ += "    <resultNode name=\"" + escaped(result.node) + "\"";
      if (result.error_result) out_ += " errorResult=\"true\"";
      out_ += ">\n      <expected>\n";
      content(4, result.expected);
      out_ += "      </expected>\n    </resultNode>\n";
    }
    out_ += "  </testCase>\n";
  }

  // What stands inside an element of type `valueType`.
  void content(int indent, feel::Value const& value) {
    std::string const blanks(static_cast<std::size_t>(indent) * 2, ' ');
    if (value.is_null() || (value.kind() == feel::Kind::context && value.context().empty())) {
      if (!value.is_null()) issue("an empty context");
      out_ += blanks + "<value xsi:nil=\"true\"/>\n";
    } else if (value.kind() == feel::Kind::list) {
      out_ += blanks + "<list>\n";
      for (feel::Value const& item : value.list()) {
        out_ += blanks + "  <item>\n";
        content(indent + 2, item);
        out_ += blanks + "  </item>\n";
      }
      out_ += blanks + "</list>\n";
    } else if (value.kind() == feel::Kind::context) {
      for (auto const& [name, entry] : value.context()) {
        out_ += blanks + "<component name=\"" + escaped(name) + "\">\n";
        content(indent + 1, entry);
        out_ += blanks + "</component>\n";
      }
    } else {
      XmlType const typed = typed_text(value);
      out_ += fmt::format("{}<value xsi:type=\"xsd:{}\">{}</value>\n", blanks, typed.name, escaped(typed.text));
    }
  }

  XmlType typed_text(feel::Value const& value) {
    switch (value.kind()) {
      case feel::Kind::boolean: return {"boolean", value.boolean() ? "true" : "false"};
      case feel::Kind::number: return {"decimal", value.number().to_string()};
      case feel::Kind::string: return {"string", value.string()};
      case feel::Kind::date: return {"date", feel::date_to_string(value.days())};
      case feel::Kind::time: return {"time", feel::to_string(value.time())};
      case feel::Kind::date_time: return {"dateTime", feel::to_string(value.date_time())};
      case feel::Kind::days_time_duration: return {"duration", feel::nanoseconds_to_string(value.nanoseconds())};
      case feel::Kind::years_months_duration: return {"duration", feel::months_to_string(value.months())};
      case feel::Kind::null:
      case feel::Kind::list:
      case feel::Kind::context:
      case feel::Kind::range:
      case feel::Kind::function: break;
    }
    issue(std::string{"a "} + std::string{feel::name_of(value.kind())});
    return {"string", value.to_string()};
  }

  void element(int indent, std::string_view name, std::string_view text) {
    out_ += fmt::format("{:{}}<{}>{}</{}>\n", "", indent * 2, name, escaped(text), name);
  }

  // Line breaks as references, which no reader changes.
  std::string escaped(std::string_view text) {
    std::string result;
    for (char const c : text) switch (c) {
        case '&': result += "&amp;"; break;
        case '<': result += "&lt;"; break;
        case '>': result += "&gt;"; break;
        case '"': result += "&quot;"; break;
        case '\n': result += "&#10;"; break;
        case '\r': result += "&#13;"; break;
        case '\t': result += "&#9;"; break;
        default:
          if (static_cast<unsigned char>(c) < ' ')
            issue("a control character");
          else
            result += c;
      }
    return result;
  }

  void issue(std::string const& what) {
    issues_.push_back({at_, what + " cannot be written: the schema of test cases has no form for it"});
  }

  std::string out_, at_;
  std::vector<base::Issue> issues_;
};

}  // namespace

base::Result<std::string> write_suite(Suite const& suite) { return SuiteWriter{}.write(suite); }

}  // namespace dmn
