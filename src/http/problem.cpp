#include "http/problem.h"

#include <fmt/core.h>
#include <openssl/rand.h>

#include <array>

#include "base/json.h"
#include "base/spelling.h"

namespace http {
namespace {

ProblemKind const& kind_of(std::string_view code) {
  for (ProblemKind const& kind : problem_kinds())
    if (kind.code == code) return kind;
  return problem_kinds().back();
}

}  // namespace

// clang-format off
std::vector<ProblemKind> const& problem_kinds() {
  static std::vector<ProblemKind> const kinds{
      {400, "bad_request", "请求有误", "bad request",
       "请求不符合接口说明，请按所列各项修改", "the request does not fit the description of the API; mend what is listed"},
      {401, "unauthenticated", "未登录", "not logged in",
       "请先登录", "log in first"},
      {403, "step_up_required", "需再次验证身份", "identity must be proved again",
       "此操作须在不久前再次验证过身份：请重新输入密码或动态码",
       "this needs a fresh proof of who you are: enter your password or code again"},
      {403, "forbidden", "不允许", "forbidden",
       "不允许执行此操作", "this is not allowed"},
      {404, "not_found", "未找到", "not found",
       "没有这样的内容", "there is no such thing"},
      {405, "method_not_allowed", "方法不适用", "method not allowed",
       "此地址不接受该方法，见 Allow", "this address does not take the method; see Allow"},
      {408, "timeout", "请求超时", "request timeout",
       "请求没有在时限内送达", "the request did not arrive in time"},
      {409, "conflict", "冲突", "conflict",
       "与现有内容冲突", "this conflicts with what is there"},
      {412, "stale", "内容已被他人修改", "changed meanwhile",
       "您看到之后内容已改变：请重新打开，再作修改", "it has changed since you read it: open it again, then change it"},
      {413, "too_large", "请求体过大", "request body too large",
       "请求体超过上限", "the body is larger than allowed"},
      {414, "target_too_long", "地址过长", "address too long",
       "请求地址超过上限", "the address of the request is longer than allowed"},
      {415, "unsupported_media_type", "媒体类型不支持", "unsupported media type",
       "请以 application/json 发送请求体", "send the body as application/json"},
      {421, "misdirected", "主机名不符", "misdirected request",
       "此服务仅供本机访问，请用启动时显示的地址", "this server answers on this machine only; use the address printed at its start"},
      {422, "unsupported", "不支持", "unsupported",
       "不支持此内容", "this is not supported"},
      {428, "precondition_required", "须指明版本", "version must be named",
       "修改须在 If-Match 中指明所依据的版本", "a change names the version it rests on in If-Match"},
      {429, "too_many_requests", "请求过多", "too many requests",
       "尝试过多，请稍后再试", "too many attempts; try again later"},
      {431, "headers_too_large", "请求头过大", "request headers too large",
       "请求头超过上限", "the headers are larger than allowed"},
      {503, "unavailable", "暂不可用", "unavailable",
       "服务暂时不可用，请稍后重试", "the service is not available at the moment; try again later"},
      {500, "internal", "内部错误", "internal error",
       "程序出错，请将 trace_id 告知管理员", "the program failed; tell the operator the trace_id"}};
  return kinds;
}
// clang-format on

HttpReply problem_reply(Problem const& problem, std::string_view locale, std::string_view trace_id) {
  ProblemKind const& kind = kind_of(problem.code);
  bool const english = locale == "en";
  std::string detail = english ? problem.detail_en : problem.detail_zh;
  if (detail.empty()) detail = english ? kind.detail_en : kind.detail_zh;
  base::Json::Array errors;
  for (base::Issue const& issue : problem.errors)
    errors.push_back(base::Json::Object{
        {"pointer", issue.at}, {"message", english || issue.message_zh.empty() ? issue.message : issue.message_zh}});
  base::Json const document{base::Json::Object{{"type", fmt::format("urn:yingzhou:problem:{}", kind.code)},
                                               {"title", english ? kind.title_en : kind.title_zh},
                                               {"status", problem.status},
                                               {"detail", std::move(detail)},
                                               {"code", kind.code},
                                               {"errors", std::move(errors)},
                                               {"trace_id", trace_id}}};
  HttpReply reply;
  reply.status = problem.status;
  reply.body = document.to_string();
  reply.headers = {{"Content-Type", "application/problem+json"},
                   {"Content-Language", std::string{english ? "en" : "zh-CN"}}};
  return reply;
}

Problem problem_of(base::Error const& error) {
  std::string_view code = "internal";
  switch (error.code) {
    case base::ErrorCode::invalid: code = "bad_request"; break;
    case base::ErrorCode::not_found: code = "not_found"; break;
    case base::ErrorCode::conflict: code = "conflict"; break;
    case base::ErrorCode::forbidden: code = "forbidden"; break;
    case base::ErrorCode::unavailable: code = "unavailable"; break;
    case base::ErrorCode::unsupported: code = "unsupported"; break;
    case base::ErrorCode::unauthenticated: code = "unauthenticated"; break;
    case base::ErrorCode::step_up_required: code = "step_up_required"; break;
    case base::ErrorCode::precondition_required: code = "precondition_required"; break;
    case base::ErrorCode::stale: code = "stale"; break;
    case base::ErrorCode::too_many_requests: code = "too_many_requests"; break;
  }
  ProblemKind const& kind = kind_of(code);
  Problem problem{
      .status = kind.status, .code = kind.code, .detail_zh = {}, .detail_en = error.message, .errors = error.issues};
  problem.detail_zh =
      error.message_zh.empty() ? fmt::format("{}：{}", kind.detail_zh, error.message) : error.message_zh;
  return problem;
}

std::string new_trace_id() {
  std::array<unsigned char, 16> bytes{};
  CHECK(RAND_bytes(bytes.data(), static_cast<int>(bytes.size())) == 1);
  return base::to_hex({reinterpret_cast<char const*>(bytes.data()), bytes.size()});
}

}  // namespace http
