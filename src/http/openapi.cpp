#include "http/openapi.h"

#include <fmt/format.h>

#include <algorithm>

#include "base/text.h"
#include "http/problem.h"

namespace http {
namespace {

using base::Json;

Json parsed(std::string const& schema) {
  auto json = base::Json::parse(schema);
  CHECK_NOTE(json, schema);
  return *json;
}

std::string both(std::string const& zh, std::string const& en) { return fmt::format("{} / {}", zh, en); }

Json content(std::string const& type, Json schema) {
  return Json::Object{{type, Json::Object{{"schema", std::move(schema)}}}};
}

Json problem_response(ProblemKind const& kind) {
  return Json::Object{
      {"description", both(std::string{kind.title_zh}, std::string{kind.title_en})},
      {"content", content("application/problem+json", Json::Object{{"$ref", "#/components/schemas/Problem"}})}};
}

std::string response_name(std::string_view code) { return "problem_" + std::string{code}; }

// Either the cookie of a session, with its token against forged changes, or an API key.
Json::Array security() {
  return {Json::Object{{"session", Json::Array{}}, {"csrf", Json::Array{}}}, Json::Object{{"api_key", Json::Array{}}}};
}

Json::Object security_schemes() {
  auto const in = [](char const* place, char const* name) {
    return Json::Object{{"type", "apiKey"}, {"in", place}, {"name", name}};
  };
  return {{"session", in("cookie", "__Host-yingzhou")},
          {"csrf", in("header", "X-CSRF-Token")},
          {"api_key", Json::Object{{"type", "http"}, {"scheme", "bearer"}}}};
}

Json header(char const* name, bool required, char const* description) {
  return Json::Object{{"name", name},
                      {"in", "header"},
                      {"required", required},
                      {"description", description},
                      {"schema", Json::Object{{"type", "string"}, {"minLength", 1}, {"maxLength", 200}}}};
}

Json::Array parameters_of(app::Operation const& operation) {
  Json::Array list;
  for (app::Parameter const& parameter : operation.parameters) {
    bool const in_path = parameter.place == app::Parameter::Place::path;
    Json::Object entry{{"name", parameter.name},
                       {"in", in_path ? "path" : "query"},
                       {"required", in_path || parameter.required},
                       {"description", both(parameter.doc_zh, parameter.doc_en)},
                       {"schema", parsed(parameter.schema)}};
    if (!parameter.example.empty()) {
      bool const is_number =
          parsed(parameter.schema).text_of("type") == "integer" || parsed(parameter.schema).text_of("type") == "number";
      auto const number = is_number ? base::Decimal::parse(parameter.example) : std::nullopt;
      entry.emplace_back("example", number ? Json{*number} : Json{parameter.example});
    }
    list.push_back(std::move(entry));
  }
  return list;
}

Json responses_of(app::Operation const& operation) {
  Json::Object success{{"description", both("成功", "success")}};
  if (!operation.reply_schema.empty())
    success.emplace_back("content", content("application/json", parsed(operation.reply_schema)));
  else if (!operation.reply_type.empty())
    success.emplace_back("content", content(operation.reply_type, Json::Object{}));
  bool const creates = operation.method == "POST" && !operation.reply_schema.empty();
  bool const silent = operation.reply_schema.empty() && operation.reply_type.empty();
  Json::Object responses{{creates ? "201" : silent ? "204" : "200", std::move(success)}};
  std::vector<std::string_view> codes{"bad_request", "unauthenticated", "forbidden", "not_found"};
  if (operation.is_change()) codes.push_back("conflict");
  if (operation.versioned) codes.insert(codes.end(), {"stale", "precondition_required"});
  if (operation.permission.empty() && operation.is_change()) codes.push_back("too_many_requests");
  if (!operation.request_schema.empty()) codes.insert(codes.end(), {"too_large", "unsupported_media_type"});
  codes.insert(codes.end(), {"unavailable", "internal"});
  for (ProblemKind const& kind : problem_kinds())
    if (std::find(codes.begin(), codes.end(), kind.code) != codes.end())
      responses.emplace_back(std::to_string(kind.status),
                             Json::Object{{"$ref", "#/components/responses/" + response_name(kind.code)}});
  return responses;
}

Json operation_of(app::Operation const& operation) {
  Json::Object entry{{"operationId", operation.operation_id},
                     {"tags", Json::Array{operation.tag}},
                     {"summary", both(operation.summary_zh, operation.summary_en)}};
  Json::Array parameters = parameters_of(operation);
  if (operation.is_change() && operation.repeatable)
    parameters.push_back(
        header("Idempotency-Key", true,
               "每次操作一个新值，重试时不变 / a new value for each action, kept when it is tried again"));
  if (operation.versioned)
    parameters.push_back(header("If-Match", true, "所依据的版本，来自 ETag / the version it rests on, of the ETag"));
  if (!parameters.empty()) entry.emplace_back("parameters", std::move(parameters));
  entry.emplace_back("security", operation.permission.empty() ? Json{Json::Array{}} : Json{security()});
  if (!operation.permission.empty()) entry.emplace_back("x-yingzhou-permission", operation.permission);
  if (!operation.event.empty()) entry.emplace_back("x-yingzhou-event", operation.event);
  if (operation.versioned) entry.emplace_back("x-yingzhou-versioned", true);
  if (!operation.request_schema.empty())
    entry.emplace_back(
        "requestBody",
        Json::Object{{"required", true}, {"content", content("application/json", parsed(operation.request_schema))}});
  entry.emplace_back("responses", responses_of(operation));
  return entry;
}

Json paths_of(app::Catalogue const& catalogue) {
  Json::Object paths;
  for (app::Operation const& operation : catalogue.operations) {
    auto const same_path = [&operation](auto const& entry) { return entry.first == operation.path; };
    auto found = std::find_if(paths.begin(), paths.end(), same_path);
    if (found == paths.end()) found = paths.insert(paths.end(), {operation.path, Json::Object{}});
    found->second.if_object()->emplace_back(base::lower_ascii(operation.method), operation_of(operation));
  }
  return paths;
}

Json problem_schema() {
  auto const text = [] { return Json{Json::Object{{"type", "string"}}}; };
  Json const error = Json::Object{{"type", "object"},
                                  {"required", Json::Array{"pointer", "message"}},
                                  {"properties", Json::Object{{"pointer", text()}, {"message", text()}}}};
  Json::Array codes;
  for (ProblemKind const& kind : problem_kinds()) codes.push_back(kind.code);
  return Json::Object{
      {"type", "object"},
      {"description", "RFC 9457"},
      {"required", Json::Array{"type", "title", "status", "detail", "code", "errors", "trace_id"}},
      {"properties", Json::Object{{"type", text()},
                                  {"title", text()},
                                  {"status", Json::Object{{"type", "integer"}}},
                                  {"detail", text()},
                                  {"code", Json::Object{{"type", "string"}, {"enum", std::move(codes)}}},
                                  {"errors", Json::Object{{"type", "array"}, {"items", error}}},
                                  {"trace_id", text()}}}};
}

}  // namespace

base::Json openapi(app::Catalogue const& catalogue) {
  Json::Object schemas, responses;
  for (auto const& [name, schema] : catalogue.schemas) schemas.emplace_back(name, schema);
  schemas.emplace_back("Problem", problem_schema());
  for (ProblemKind const& kind : problem_kinds())
    responses.emplace_back(response_name(kind.code), problem_response(kind));
  return Json::Object{
      {"openapi", "3.1.0"},
      {"info", Json::Object{{"title", "瀛洲 Yingzhou"},
                            {"version", "1"},
                            {"description",
                             both("园区企业评级与授信政策平台的接口", "API of the rating and credit policy platform")},
                            {"license", Json::Object{{"name", "Apache-2.0"}, {"identifier", "Apache-2.0"}}}}},
      {"servers", Json::Array{Json::Object{{"url", "/"}}}},
      {"paths", paths_of(catalogue)},
      {"components", Json::Object{{"schemas", std::move(schemas)},
                                  {"responses", std::move(responses)},
                                  {"securitySchemes", security_schemes()}}}};
}

}  // namespace http
