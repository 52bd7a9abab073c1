#include "base/result.h"

#include <ostream>

namespace base {
namespace {

std::string_view name_of(ErrorCode code) {
  switch (code) {
    case ErrorCode::invalid: return "invalid";
    case ErrorCode::not_found: return "not found";
    case ErrorCode::conflict: return "conflict";
    case ErrorCode::forbidden: return "forbidden";
    case ErrorCode::unavailable: return "unavailable";
    case ErrorCode::unsupported: return "unsupported";
    case ErrorCode::unauthenticated: return "not logged in";
    case ErrorCode::step_up_required: return "identity must be proved again";
    case ErrorCode::precondition_required: return "version must be named";
    case ErrorCode::stale: return "changed meanwhile";
    case ErrorCode::too_many_requests: return "too many requests";
  }
  return "unknown";
}

}  // namespace

void throw_bug(char const* expression, char const* file, int line, std::string_view note) {
  std::string text = std::string{file} + ":" + std::to_string(line) + ": CHECK(" + expression + ") failed";
  if (!note.empty()) text.append(": ").append(note);
  throw Bug(text);
}

void throw_exception_from_error(Error const& error, boost::source_location const& where) {
  throw Bug(std::string{where.file_name()} + ":" + std::to_string(where.line()) +
            ": value of a failed Result: " + to_text(error));
}

std::string to_text(Error const& error) {
  std::string text = error.message.empty() ? std::string{name_of(error.code)} : error.message;
  for (Issue const& issue : error.issues) {
    text += '\n';
    if (!issue.at.empty()) text.append(issue.at).append(": ");
    text += issue.message;
  }
  return text;
}

std::ostream& write_text(std::ostream& out, std::string_view text) { return out << text; }

}  // namespace base
