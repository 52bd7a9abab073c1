#include "http/router.h"

#include <fmt/core.h>
#include <gtest/gtest.h>

#include "app/perform.h"
#include "http/guard.h"
#include "http/no_world.h"
#include "http/server.h"
#include "http/test_client.h"

namespace http {
namespace {

using base::Json;

using Place = app::Parameter::Place;
using Run = std::function<base::Result<app::Reply>(app::Call&)>;

// Answers the parameters it was given.
base::Result<app::Reply> tell(app::Call& call) {
  Json::Object told;
  for (auto const& [name, text] : call.request.parameters) told.emplace_back(name, text);
  told.emplace_back("locale", call.request.locale);
  if (!call.request.body.empty()) told.emplace_back("body", call.request.body);
  return app::Reply{200, "application/json", Json{std::move(told)}.to_string(), ""};
}

Run failing(base::ErrorCode code) {
  return [code](app::Call&) -> base::Result<app::Reply> {
    return base::Error{code, "it failed", {{"/name", "is empty"}}};
  };
}

app::Operation operation(std::string method, std::string path, Run run, std::vector<app::Parameter> parameters = {}) {
  app::Operation made;
  made.method = std::move(method);
  made.path = std::move(path);
  made.run = std::move(run);
  made.parameters = std::move(parameters);
  made.reply_schema = "{}";
  made.computes = made.method != "GET";
  return made;
}

app::Parameter id() { return {"id", Place::path, R"({"type":"string","maxLength":10})", true, "", "", ""}; }

app::Catalogue sample_catalogue() {
  app::Catalogue catalogue;
  auto& out = catalogue.operations;
  out.push_back(
      operation("GET", "/api/v1/things", tell,
                {{"page", Place::query, R"({"type":"integer","minimum":1,"maximum":100})", false, "", "", "1"},
                 {"as_of", Place::query, R"({"type":"string","format":"date"})", false, "", "", "2024-05-31"},
                 {"grade", Place::query, R"({"type":"string","enum":["AA","A"]})", false, "", "", "AA"},
                 {"sort", Place::query, R"({"type":"string","pattern":"^-?[a-z]+$"})", false, "", "", "-name"},
                 {"search", Place::query, R"({"type":"string","maxLength":5})", false, "", "", ""}}));
  out.push_back(operation("GET", "/api/v1/things/{id}", tell, {id()}));
  out.push_back(operation("GET", "/api/v1/things/latest", [](app::Call&) -> base::Result<app::Reply> {
    return app::Reply{200, "application/json", "\"latest\"", ""};
  }));
  out.push_back(operation("DELETE", "/api/v1/things/{id}",
                          [](app::Call&) -> base::Result<app::Reply> {
                            return app::Reply{204, "", "", ""};
                          },
                          {id()}));
  out.push_back(operation("POST", "/api/v1/things", tell));
  out.back().request_schema = R"({"type":"object"})";
  out.push_back(operation("GET", "/api/v1/needs", tell,
                          {{"who", Place::query, R"({"type":"string","minLength":1})", true, "", "", ""}}));
  out.push_back(operation("GET", "/api/v1/things/{id}/report.pdf",
                          [](app::Call&) -> base::Result<app::Reply> {
                            return app::Reply{200, "application/pdf", "%PDF", "评级 \"1\".pdf"};
                          },
                          {id()}));
  out.push_back(operation("GET", "/api/v1/bug", [](app::Call&) -> base::Result<app::Reply> {
    CHECK(1 + 1 == 3);
    return app::Reply{};
  }));
  using Code = base::ErrorCode;
  for (auto const& [name, code] :
       {std::pair{"invalid", Code::invalid}, std::pair{"not_found", Code::not_found},
        std::pair{"conflict", Code::conflict}, std::pair{"forbidden", Code::forbidden},
        std::pair{"unavailable", Code::unavailable}, std::pair{"unsupported", Code::unsupported}})
    out.push_back(operation("GET", fmt::format("/api/v1/fail/{}", name), failing(code)));
  return catalogue;
}

constexpr Asset pages[] = {
    {"/assets/app-1.js", "text/javascript", "\"js\"", "identity", "the plain script"},
    {"/assets/app-1.js", "text/javascript", "\"js-br\"", "br", "br"},
    {"/assets/app-1.js", "text/javascript", "\"js-gz\"", "gzip", "gzip"},
    {"/favicon.svg", "image/svg+xml", "\"svg\"", "identity", "<svg/>"},
    {"/index.html", "text/html; charset=utf-8", "\"html\"", "identity", "<meta content=\"{{csp_nonce}}\">"}};

class RouterTest : public testing::Test {
 protected:
  HttpReply ask(std::string method, std::string target, Headers headers = {}, std::string body = {}) const {
    HttpRequest request{std::move(method), std::move(target), std::move(headers), std::move(body), 8080};
    if (request.header("Host").empty()) request.headers.emplace_back("Host", "127.0.0.1:8080");
    return router_.handle(request);
  }
  HttpReply get(std::string target, Headers headers = {}) const {
    return ask("GET", std::move(target), std::move(headers));
  }

  NoWorld world_;
  app::Catalogue catalogue_ = sample_catalogue();
  Router router_{catalogue_, world_.context, pages};
};

TEST_F(RouterTest, FindsTheOperationAndDecodesItsParameters) {
  EXPECT_EQ(get("/api/v1/things?page=2&search=%E7%91%9E+a&sort=-name").body,
            R"({"page":"2","search":"瑞 a","sort":"-name","locale":"zh-CN"})");
  EXPECT_EQ(get("/api/v1/things/a%2Fb").body, R"({"id":"a/b","locale":"zh-CN"})");
  EXPECT_EQ(get("/api/v1/things/latest").body, "\"latest\"") << "fixed segments win over parameters";
  EXPECT_EQ(get("/api/v1/things?search=&grade=&page=3").body, R"({"page":"3","locale":"zh-CN"})") << "empty is absent";
  EXPECT_EQ(get("/api/v1/things", {{"Accept-Language", "en-GB,zh;q=0.8"}}).body, R"({"locale":"en"})");
}

TEST_F(RouterTest, WrongParametersAreNamedTogetherInTheCallersLanguage) {
  struct {
    char const *target, *pointer, *zh, *en;
  } const cases[] = {
      {"/api/v1/things?pgae=1", "/pgae", "没有此参数，可用的有 page、as_of、grade、sort、search",
       "unknown parameter; known are page, as_of, grade, sort, search"},
      {"/api/v1/things?page=x", "/page", "应为整数，而不是 `x`", "expected an integer, got `x`"},
      {"/api/v1/things?page=1.0", "/page", "应为整数，而不是 `1.0`", "expected an integer, got `1.0`"},
      {"/api/v1/things?page=0", "/page", "至少为 1，而不是 `0`", "at least 1, got `0`"},
      {"/api/v1/things?page=101", "/page", "至多为 100，而不是 `101`", "at most 100, got `101`"},
      {"/api/v1/things?as_of=2024-02-30", "/as_of", "应为日期，如 2024-05-31，而不是 `2024-02-30`",
       "expected a date such as 2024-05-31, got `2024-02-30`"},
      {"/api/v1/things?grade=B", "/grade", "应为 AA、A 之一，而不是 `B`", "expected one of AA, A, got `B`"},
      {"/api/v1/things?sort=1", "/sort", "应符合 ^-?[a-z]+$，而不是 `1`",
       "expected a text that fits ^-?[a-z]+$, got `1`"},
      {"/api/v1/things?search=%E7%91%9E%E7%91%9E%E7%91%9Eabc", "/search", "长度应为 0 至 5 个字符，而不是 6",
       "expected 0 to 5 characters, got 6"},
      {"/api/v1/things?search=%FF", "/search", "不是 UTF-8", "is no UTF-8"},
      {"/api/v1/things?search=%ZZ", "/search", "不是 UTF-8", "is no UTF-8"},
      {"/api/v1/things?search=%00", "/search", "不是 UTF-8", "is no UTF-8"},
      {"/api/v1/things?page=1&page=2", "/page", "出现了不止一次", "is given more than once"},
      {"/api/v1/things/latest?x=1", "/x", "没有此参数，此操作不带参数", "unknown parameter; this operation takes none"},
      {"/api/v1/things/12345678901", "/id", "长度应为 0 至 10 个字符，而不是 11",
       "expected 0 to 10 characters, got 11"},
      {"/api/v1/needs", "/who", "缺少", "is missing"},
      {"/api/v1/needs?who=", "/who", "长度应为 1 至 1000 个字符，而不是 0", "expected 1 to 1000 characters, got 0"},
  };
  for (auto const& c : cases) {
    for (bool const english : {false, true}) {
      HttpReply const reply = get(c.target, {{"Accept-Language", english ? "en" : "zh-CN"}});
      EXPECT_EQ(reply.status, 400) << c.target;
      EXPECT_EQ(reply.header("Content-Type"), "application/problem+json");
      auto const problem = Json::parse(reply.body);
      ASSERT_TRUE(problem) << reply.body;
      auto const* errors = problem->find("errors")->if_array();
      ASSERT_EQ(errors->size(), 1U) << reply.body;
      EXPECT_EQ(errors->front().text_of("pointer"), c.pointer);
      EXPECT_EQ(errors->front().text_of("message"), english ? c.en : c.zh);
    }
  }
  auto const all = Json::parse(get("/api/v1/things?page=x&grade=B&what=1").body);
  EXPECT_EQ(all->find("errors")->if_array()->size(), 3U);
}

TEST_F(RouterTest, ProblemsHaveEveryMember) {
  auto const problem = *Json::parse(get("/api/v1/fail/not_found", {{"Accept-Language", "en"}}).body);
  EXPECT_EQ(problem.text_of("type"), "urn:yingzhou:problem:not_found");
  EXPECT_EQ(problem.text_of("title"), "not found");
  EXPECT_EQ(problem.text_of("detail"), "it failed");
  EXPECT_EQ(problem.text_of("code"), "not_found");
  EXPECT_EQ(problem.find("status")->if_number()->to_string(), "404");
  EXPECT_EQ(problem.find("errors")->to_string(), R"([{"pointer":"/name","message":"is empty"}])");
  EXPECT_EQ(problem.text_of("trace_id").size(), 32U);
  auto const chinese = *Json::parse(get("/api/v1/fail/not_found").body);
  EXPECT_EQ(chinese.text_of("title"), "未找到");
  EXPECT_NE(chinese.text_of("trace_id"), problem.text_of("trace_id"));
}

TEST_F(RouterTest, EveryKindOfErrorHasItsStatus) {
  for (auto const& [name, status] :
       {std::pair{"invalid", 400}, std::pair{"not_found", 404}, std::pair{"conflict", 409}, std::pair{"forbidden", 403},
        std::pair{"unavailable", 503}, std::pair{"unsupported", 422}})
    EXPECT_EQ(get(fmt::format("/api/v1/fail/{}", name)).status, status) << name;
  HttpReply const bug = get("/api/v1/bug");
  EXPECT_EQ(bug.status, 500);
  EXPECT_EQ(bug.body.find("1 + 1"), std::string::npos) << "the inside of the program is not told: " << bug.body;
}

TEST_F(RouterTest, MethodsAreToldApart) {
  HttpReply const wrong = ask("PUT", "/api/v1/things");
  EXPECT_EQ(wrong.status, 405);
  EXPECT_EQ(wrong.header("Allow"), "GET, HEAD, OPTIONS, POST");
  HttpReply const options = ask("OPTIONS", "/api/v1/things/x");
  EXPECT_EQ(options.status, 204);
  EXPECT_EQ(options.header("Allow"), "DELETE, GET, HEAD, OPTIONS");
  EXPECT_EQ(ask("HEAD", "/api/v1/things/x").body, get("/api/v1/things/x").body) << "the server leaves the body out";
  EXPECT_EQ(ask("DELETE", "/api/v1/things/x").status, 204);
  EXPECT_EQ(ask("POST", "/").status, 405);
  EXPECT_EQ(ask("BREW", "/api/v1/things").status, 405);
  for (char const* path :
       {"/api", "/api/", "/api/v1", "/api/v1/things/", "/api/v1/things//x", "/api/v2/things", "/api/v1/things/x/y"})
    EXPECT_EQ(get(path).status, 404) << path;
  EXPECT_EQ(get("http://127.0.0.1:8080/api/v1/things").status, 400);
  EXPECT_EQ(get("/%FF").status, 400);
}

TEST_F(RouterTest, BodiesAreJsonAndOnlyWhereOneBelongs) {
  EXPECT_EQ(ask("POST", "/api/v1/things", {{"Content-Type", "application/json; charset=utf-8"}}, "{}").body,
            R"({"locale":"zh-CN","body":"{}"})");
  EXPECT_EQ(ask("POST", "/api/v1/things", {{"Content-Type", "text/plain"}}, "{}").status, 415);
  EXPECT_EQ(ask("POST", "/api/v1/things", {}, "{}").status, 415);
  EXPECT_EQ(ask("DELETE", "/api/v1/things/x", {{"Content-Type", "application/json"}}, "{}").status, 400);
}

TEST_F(RouterTest, AnUnchangedAnswerIsNotSentAgain) {
  HttpReply const first = get("/api/v1/things/x");
  std::string const etag{first.header("ETag")};
  ASSERT_EQ(etag.size(), 34U);
  for (std::string const& tags : {etag, "W/" + etag, "\"other\", " + etag, std::string{"*"}}) {
    HttpReply const again = get("/api/v1/things/x", {{"If-None-Match", tags}});
    EXPECT_EQ(again.status, 304) << tags;
    EXPECT_EQ(again.body, "");
    EXPECT_EQ(again.header("ETag"), etag);
  }
  EXPECT_EQ(get("/api/v1/things/y", {{"If-None-Match", etag}}).status, 200);
}

TEST_F(RouterTest, DownloadsAreAttachmentsUnderTheirName) {
  HttpReply const reply = get("/api/v1/things/x/report.pdf");
  EXPECT_EQ(reply.header("Content-Type"), "application/pdf");
  EXPECT_EQ(reply.header("Content-Disposition"), "attachment; filename*=UTF-8''%E8%AF%84%E7%BA%A7%20%221%22.pdf");
}

TEST_F(RouterTest, TheDescriptionIsServed) {
  HttpReply const reply = get("/api/openapi.json");
  EXPECT_EQ(reply.status, 200);
  EXPECT_EQ(Json::parse(reply.body)->text_of("openapi"), "3.1.0");
  EXPECT_EQ(ask("POST", "/api/openapi.json").status, 405);
}

TEST_F(RouterTest, C17_every_reply_carries_the_security_headers) {
  for (char const* target : {"/", "/assets/app-1.js", "/api/v1/things", "/api/v1/nothing", "/api/v1/bug", "/nothing"}) {
    HttpReply const reply = get(target);
    EXPECT_EQ(reply.header("X-Content-Type-Options"), "nosniff") << target;
    EXPECT_EQ(reply.header("X-Frame-Options"), "DENY") << target;
    EXPECT_EQ(reply.header("Referrer-Policy"), "no-referrer") << target;
    EXPECT_EQ(reply.header("Cross-Origin-Opener-Policy"), "same-origin") << target;
    EXPECT_EQ(reply.header("Cross-Origin-Resource-Policy"), "same-origin") << target;
    EXPECT_EQ(count_headers(reply.headers, "Content-Security-Policy"), 1U) << target;
    EXPECT_NE(reply.header("Content-Security-Policy").find("frame-ancestors 'none'"), std::string_view::npos) << target;
  }
  EXPECT_EQ(get("/api/v1/things").header("Cache-Control"), "no-store");
  EXPECT_EQ(get("/api/v1/nothing").header("Cache-Control"), "no-store");
}

TEST_F(RouterTest, OtherNamesForThisMachineAreRefusedAgainstDnsRebinding) {
  for (char const* host : {"127.0.0.1:8080", "localhost:8080", "LocalHost:8080", "[::1]:8080"})
    EXPECT_EQ(get("/api/v1/things", {{"Host", host}}).status, 200) << host;
  for (char const* host : {"evil.example:8080", "127.0.0.1", "127.0.0.1:80", "127.0.0.1.evil.example:8080",
                           "127.0.0.1:18080", ":8080", "evil:8080:8080"})
    EXPECT_EQ(get("/", {{"Host", host}}).status, 421) << host;
  EXPECT_EQ(get("/", {{"Host", "127.0.0.1:8080"}, {"Host", "127.0.0.1:8080"}}).status, 400);
  EXPECT_EQ(router_.handle({"GET", "/", {}, "", 8080}).status, 400) << "no Host at all";
}

TEST_F(RouterTest, OnlyOwnPagesMayChangeAnything) {
  struct {
    Headers headers;
    int status;
  } const cases[] = {{{}, 204},
                     {{{"Origin", "http://127.0.0.1:8080"}}, 204},
                     {{{"Origin", "http://127.0.0.1:8080"}, {"Sec-Fetch-Site", "same-origin"}}, 204},
                     {{{"Sec-Fetch-Site", "none"}}, 204},
                     {{{"Origin", "http://localhost:8080"}}, 403},
                     {{{"Origin", "https://127.0.0.1:8080"}}, 403},
                     {{{"Origin", "http://evil.example"}}, 403},
                     {{{"Origin", "null"}}, 403},
                     {{{"Sec-Fetch-Site", "cross-site"}}, 403},
                     {{{"Sec-Fetch-Site", "same-site"}}, 403}};
  for (auto const& c : cases) {
    EXPECT_EQ(ask("DELETE", "/api/v1/things/x", c.headers).status, c.status)
        << (c.headers.empty() ? "" : c.headers.front().second);
    EXPECT_EQ(get("/api/v1/things", c.headers).status, 200);
  }
}

TEST_F(RouterTest, FilesAreSentInTheBestEncoding) {
  struct {
    char const *accept, *encoding, *body, *etag;
  } const cases[] = {{"", "", "the plain script", "\"js\""},
                     {"gzip, deflate, br", "br", "br", "\"js-br\""},
                     {"gzip", "gzip", "gzip", "\"js-gz\""},
                     {"br;q=0.5, gzip;q=0.9", "gzip", "gzip", "\"js-gz\""},
                     {"br;q=0", "", "the plain script", "\"js\""},
                     {"*", "br", "br", "\"js-br\""},
                     {"identity, br;q=0.2", "", "the plain script", "\"js\""}};
  for (auto const& c : cases) {
    HttpReply const reply = get("/assets/app-1.js", {{"Accept-Encoding", c.accept}});
    EXPECT_EQ(reply.header("Content-Encoding"), c.encoding) << c.accept;
    EXPECT_EQ(reply.bytes(), c.body) << c.accept;
    EXPECT_EQ(reply.header("ETag"), c.etag) << c.accept;
    EXPECT_EQ(reply.header("Vary"), "Accept-Encoding");
    EXPECT_EQ(reply.header("Cache-Control"), "public, max-age=31536000, immutable");
  }
  EXPECT_EQ(get("/assets/app-1.js", {{"If-None-Match", "\"js\""}}).status, 304);
  EXPECT_EQ(get("/favicon.svg").header("Cache-Control"), "no-cache");
}

TEST_F(RouterTest, EveryViewOfTheWebIsTheStartPageWithAFreshNonce) {
  Headers const browser{{"Accept", "text/html,application/xhtml+xml,*/*;q=0.8"}};
  std::string last;
  for (char const* path : {"/", "/index.html", "/portfolios/demo", "/parties/demo-rat-16?as_of=2024-05-31"}) {
    HttpReply const reply = get(path, browser);
    EXPECT_EQ(reply.status, 200) << path;
    EXPECT_EQ(reply.header("Content-Type"), "text/html; charset=utf-8");
    std::string const nonce = reply.body.substr(15, reply.body.size() - 17);
    EXPECT_EQ(nonce.size(), 24U) << reply.body;
    EXPECT_NE(nonce, last);
    EXPECT_NE(reply.header("Content-Security-Policy").find("'nonce-" + nonce + "'"), std::string_view::npos);
    EXPECT_NE(reply.header("Cache-Control").find("no-cache"), std::string_view::npos);
    last = nonce;
  }
  EXPECT_EQ(get("/portfolios/demo", {{"Accept", "*/*"}}).status, 404)
      << "a script or image that is not there is not the page";
  EXPECT_EQ(get("/assets/gone-2.js", browser).status, 404);
  EXPECT_EQ(get("/api/nothing", browser).status, 404);
  EXPECT_EQ(get("/../etc/passwd").status, 404);
}

TEST_F(RouterTest, DeclarationsThatCannotBeHeldStopTheProgram) {
  auto const with = [this](std::string path, std::vector<app::Parameter> parameters) {
    app::Catalogue catalogue;
    catalogue.operations.push_back(operation("GET", std::move(path), tell, std::move(parameters)));
    Router const router{catalogue, world_.context, pages};
  };
  auto const query = [](char const* schema, char const* example = "") {
    return app::Parameter{"q", Place::query, schema, false, "", "", example};
  };
  EXPECT_NO_THROW(with("/api/x", {query(R"({"type":"string"})")}));
  EXPECT_THROW(with("/api/x", {query(R"({"type":"string","format":"uuid"})")}), base::Bug);
  EXPECT_THROW(with("/api/x", {query(R"({"type":"string","multipleOf":2})")}), base::Bug);
  EXPECT_THROW(with("/api/x", {query("no json")}), base::Bug);
  EXPECT_THROW(with("/api/x", {query(R"({"type":"integer"})", "one")}), base::Bug)
      << "an example its own check refuses";
  EXPECT_THROW(with("/api/x", {query("{}"), query("{}")}), base::Bug);
  EXPECT_THROW(with("/api/{id}", {}), base::Bug);
  EXPECT_THROW(with("/api/x", {id()}), base::Bug);
  EXPECT_THROW(with("/x", {}), base::Bug);
}

TEST_F(RouterTest, WorksBehindTheServer) {
  auto const server = Server::start({}, [this](HttpRequest const& request) { return router_.handle(request); });
  ASSERT_TRUE(server);
  std::string const request =
      fmt::format("GET /api/v1/things?page=2 HTTP/1.1\r\nHost: 127.0.0.1:{}\r\n\r\n", (*server)->port());
  auto const reply = fetch((*server)->port(), request);
  ASSERT_TRUE(reply);
  EXPECT_EQ(reply->status, 200);
  EXPECT_EQ(reply->body, R"({"page":"2","locale":"zh-CN"})");
  EXPECT_EQ(fetch((*server)->port(), "GET / HTTP/1.1\r\nHost: evil.example\r\n\r\n")->status, 421);
}

}  // namespace
}  // namespace http
