#include "http/openapi.h"

#include <gtest/gtest.h>

#include <cstdlib>
#include <fstream>
#include <iterator>
#include <set>

namespace http {
namespace {

using base::Json;

// The real catalogue: docs/openapi.json is what the web's types and other programs are made from.
TEST(OpenApi, TheDescriptionInDocsIsTheOneOfTheProgram) {
  std::string const path = YINGZHOU_SOURCE_DIR "/docs/openapi.json";
  std::string const made = openapi(app::catalogue()).to_pretty_string() + "\n";
  if (std::getenv("YINGZHOU_GOLDEN")) std::ofstream{path, std::ios::binary} << made;
  std::ifstream file{path, std::ios::binary};
  std::string const kept{std::istreambuf_iterator<char>{file}, {}};
  EXPECT_TRUE(made == kept) << path << " differs from the operations; look at it after ./dev golden";
}

Json const& at(Json const& document, std::initializer_list<char const*> path) {
  Json const* json = &document;
  for (char const* key : path) {
    json = json->find(key);
    if (!json) throw std::out_of_range{key};
  }
  return *json;
}

TEST(OpenApi, EveryReferenceLeadsSomewhere) {
  Json const document = openapi(app::catalogue());
  std::string const text = document.to_string();
  std::string const mark = "\"$ref\":\"#/";
  int count = 0;
  for (std::size_t from = text.find(mark); from != std::string::npos; from = text.find(mark, from), ++count) {
    from += mark.size();
    std::string const reference = text.substr(from, text.find('"', from) - from);
    Json const* json = &document;
    for (std::size_t begin = 0; json && begin < reference.size();) {
      std::size_t const end = std::min(reference.find('/', begin), reference.size());
      json = json->find(reference.substr(begin, end - begin));
      begin = end + 1;
    }
    EXPECT_NE(json, nullptr) << reference;
  }
  EXPECT_GT(count, 10);
}

TEST(OpenApi, OperationsHaveBothLanguagesAndTheirProblems) {
  Json const document = openapi(app::catalogue());
  std::set<std::string> ids;
  for (auto const& [path, methods] : *at(document, {"paths"}).if_object()) {
    for (auto const& [method, operation] : *methods.if_object()) {
      EXPECT_TRUE(ids.insert(operation.text_of("operationId")).second) << path;
      EXPECT_NE(operation.text_of("summary").find(" / "), std::string::npos) << path;
      Json const& responses = at(operation, {"responses"});
      for (char const* status : {"400", "404", "500"})
        EXPECT_NE(responses.find(status), nullptr) << method << " " << path << status;
      EXPECT_NE(responses.find("401"), nullptr) << path;
      EXPECT_EQ(responses.find("428") != nullptr, operation.find("x-yingzhou-versioned") != nullptr) << path;
    }
  }
  EXPECT_EQ(ids.size(), app::catalogue().operations.size());
}

TEST(OpenApi, AnOperationIsDescribedInFull) {
  app::Catalogue catalogue;
  catalogue.schemas["Thing"] = *Json::parse(R"({"type":"object"})");
  app::Operation operation;
  operation.method = "POST";
  operation.path = "/api/v1/things/{thing_id}";
  operation.operation_id = "make_thing";
  operation.tag = "thing";
  operation.summary_zh = "新建";
  operation.summary_en = "Make";
  operation.parameters = {
      {"thing_id", app::Parameter::Place::path, R"({"type":"string"})", true, "编号", "Id", "a"},
      {"page", app::Parameter::Place::query, R"({"type":"integer","minimum":1})", false, "页", "Page", "2"}};
  operation.request_schema = operation.reply_schema = R"({"$ref":"#/components/schemas/Thing"})";
  catalogue.operations.push_back(operation);
  Json const document = openapi(catalogue);
  EXPECT_EQ(document.text_of("openapi"), "3.1.0");
  Json const& made = at(document, {"paths", "/api/v1/things/{thing_id}", "post"});
  EXPECT_EQ(
      made.find("parameters")->to_string(),
      R"([{"name":"thing_id","in":"path","required":true,"description":"编号 / Id","schema":{"type":"string"},"example":"a"},)"
      R"({"name":"page","in":"query","required":false,"description":"页 / Page","schema":{"type":"integer",)"
      R"("minimum":1},"example":2},{"name":"Idempotency-Key","in":"header","required":true,)"
      R"("description":"每次操作一个新值，重试时不变 / a new value for each action, kept when it is tried again",)"
      R"("schema":{"type":"string","minLength":1,"maxLength":200}}])");
  EXPECT_EQ(made.find("requestBody")->to_string(),
            R"({"required":true,"content":{"application/json":{"schema":{"$ref":"#/components/schemas/Thing"}}}})");
  EXPECT_NE(made.find("responses")->find("201"), nullptr);
  EXPECT_EQ(made.find("responses")->find("415")->text_of("$ref"),
            "#/components/responses/problem_unsupported_media_type");
}

}  // namespace
}  // namespace http
