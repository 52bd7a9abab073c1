#include "http/route.h"

#include <fmt/format.h>

#include <algorithm>

#include "http/text.h"

namespace http {
namespace {

// Calls back with each part of `text` between the marks.
template <class OnPart>
void each_part(std::string_view text, char mark, OnPart const& on_part) {
  for (;;) {
    std::size_t const end = std::min(text.find(mark), text.size());
    on_part(text.substr(0, end));
    if (end == text.size()) return;
    text.remove_prefix(end + 1);
  }
}

bool is_json(std::string_view content_type) {
  return same_ignoring_case(without_blanks(content_type.substr(0, content_type.find(';'))), "application/json");
}

}  // namespace

Route::Route(app::Operation const& operation) : operation_(&operation) {
  each_part(std::string_view{operation.path}.substr(1), '/', [this](std::string_view part) {
    bool const is_parameter = part.starts_with('{') && part.ends_with('}');
    segments_.push_back({std::string{is_parameter ? part.substr(1, part.size() - 2) : part}, is_parameter});
  });
  for (app::Parameter const& parameter : operation.parameters) {
    CHECK_NOTE(!find(parameter.name, parameter.place), parameter.name);
    parameters_.push_back({&parameter, TextSchema{parameter.schema}});
    if (parameter.example.empty()) continue;
    auto const fault = parameters_.back().schema.check(parameter.example);
    CHECK_NOTE(!fault, parameter.name);  // an example that the check would refuse
  }
  auto const in_path = [](Segment const& segment) { return segment.is_parameter; };
  auto const declared = [](Known const& known) { return known.parameter->place == app::Parameter::Place::path; };
  CHECK_NOTE(std::count_if(segments_.begin(), segments_.end(), in_path) ==
                 std::count_if(parameters_.begin(), parameters_.end(), declared),
             operation.path);
  for (Segment const& segment : segments_)
    CHECK_NOTE(!segment.is_parameter || find(segment.text, app::Parameter::Place::path), operation.path);
}

Route::Known const* Route::find(std::string_view name, app::Parameter::Place place) const {
  for (Known const& known : parameters_)
    if (known.parameter->name == name && known.parameter->place == place) return &known;
  return nullptr;
}

std::optional<Match> Route::match(std::string_view path) const {
  Match match{.route = this, .literal_count = 0, .texts = {}};
  std::size_t index = 0;
  bool fits = true;
  each_part(path.substr(1), '/', [&](std::string_view part) {
    if (index >= segments_.size()) {
      fits = false;
    } else if (Segment const& segment = segments_[index]; segment.is_parameter) {
      fits &= !part.empty();
      match.texts.emplace_back(segment.text, part);
    } else {
      fits &= segment.text == part;
      ++match.literal_count;
    }
    ++index;
  });
  if (!fits || index != segments_.size()) return std::nullopt;
  return match;
}

// Collects what is wrong.
class Route::Reading {
 public:
  Reading(Route const& route, std::string_view locale, app::Request& result)
      : route_(route), english_(locale == "en"), result_(result) {}

  void path_text(std::string_view name, std::string_view encoded) {
    auto const text = percent_decoded(encoded, false);
    if (!text) return fail(name, "不是 UTF-8", "is no UTF-8");
    Known const* const known = route_.find(name, app::Parameter::Place::path);
    keep(*known, name, *text);
  }

  void query_pair(std::string_view pair) {
    if (pair.empty()) return;
    std::size_t const equals = std::min(pair.find('='), pair.size());
    auto const name = percent_decoded(pair.substr(0, equals), true);
    auto const text = percent_decoded(pair.substr(std::min(equals + 1, pair.size())), true);
    if (!name) return fail("", "参数名不是 UTF-8", "the name of a parameter is no UTF-8");
    Known const* const known = route_.find(*name, app::Parameter::Place::query);
    if (!known) return unknown(*name);
    if (!text) return fail(*name, "不是 UTF-8", "is no UTF-8");
    if (result_.parameters.contains(*name)) return fail(*name, "出现了不止一次", "is given more than once");
    if (text->empty() && !known->parameter->required) return;  // as if it were not there
    keep(*known, *name, *text);
  }

  void missing() {
    for (Known const& known : route_.parameters_)
      if (known.parameter->required && !result_.parameters.contains(known.parameter->name) &&
          !failed(known.parameter->name))
        fail(known.parameter->name, "缺少", "is missing");
  }

  std::optional<Problem> problem() {
    if (issues_.empty()) return std::nullopt;
    return Problem{
        .status = 400, .code = "bad_request", .detail_zh = {}, .detail_en = {}, .errors = std::move(issues_)};
  }

 private:
  void keep(Known const& known, std::string_view name, std::string const& text) {
    if (auto const fault = known.schema.check(text)) return fail(name, fault->zh, fault->en);
    result_.parameters.emplace(name, text);
  }
  void unknown(std::string const& name) {
    std::vector<std::string_view> names;
    for (Known const& known : route_.parameters_)
      if (known.parameter->place == app::Parameter::Place::query) names.push_back(known.parameter->name);
    if (names.empty()) return fail(name, "没有此参数，此操作不带参数", "unknown parameter; this operation takes none");
    fail(name, fmt::format("没有此参数，可用的有 {}", fmt::join(names, "、")),
         fmt::format("unknown parameter; known are {}", fmt::join(names, ", ")));
  }
  void fail(std::string_view name, std::string const& zh, std::string const& en) {
    issues_.push_back({fmt::format("/{}", name), english_ ? en : zh});
  }
  bool failed(std::string_view name) const {
    return std::any_of(issues_.begin(), issues_.end(),
                       [&](base::Issue const& issue) { return issue.at == fmt::format("/{}", name); });
  }

  Route const& route_;
  bool english_;
  app::Request& result_;
  std::vector<base::Issue> issues_;
};

std::optional<Problem> Route::read(HttpRequest const& request, Match const& match, std::string_view query,
                                   std::string_view locale, app::Request& result) const {
  Reading reading{*this, locale, result};
  for (auto const& [name, text] : match.texts) reading.path_text(name, text);
  each_part(query, '&', [&reading](std::string_view pair) { reading.query_pair(pair); });
  reading.missing();
  if (auto problem = reading.problem()) return problem;
  if (operation_->request_schema.empty()) {
    if (request.body.empty()) return std::nullopt;
    return Problem{.status = 400,
                   .code = "bad_request",
                   .detail_zh = "此操作不带请求体",
                   .detail_en = "this operation takes no body",
                   .errors = {}};
  }
  if (!is_json(request.header("Content-Type")))
    return Problem{.status = 415, .code = "unsupported_media_type", .detail_zh = {}, .detail_en = {}, .errors = {}};
  result.body = request.body;
  return std::nullopt;
}

}  // namespace http
