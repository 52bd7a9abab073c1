// Problem documents after RFC 9457: what went wrong, in the caller's language, as application/problem+json
// {type, title, status, detail, code, errors: [{pointer, message}], trace_id}.
#pragma once

#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/result.h"
#include "http/message.h"

namespace http {

struct Problem {
  int status = 500;
  std::string_view code;             // bad_request, not_found, … : stable, for programs
  std::string detail_zh, detail_en;  // "" for the sentence that belongs to the code
  std::vector<base::Issue> errors;   // at: a pointer such as /page
};

// Without sentences: those that belong to the code.
inline Problem problem(int status, std::string_view code, std::string zh = {}, std::string en = {}) {
  return {.status = status, .code = code, .detail_zh = std::move(zh), .detail_en = std::move(en), .errors = {}};
}

HttpReply problem_reply(Problem const& why, std::string_view locale, std::string_view trace_id);

// A failed operation: invalid 400, forbidden 403, not_found 404, conflict 409, unsupported 422, unavailable 503.
Problem problem_of(base::Error const& error);

// The codes in use, for the description of the API: status, code, English title.
struct ProblemKind {
  int status;
  std::string_view code, title_zh, title_en, detail_zh, detail_en;
};
std::vector<ProblemKind> const& problem_kinds();

// 32 hexadecimal digits, new for every call; from any thread.
std::string new_trace_id();

}  // namespace http
