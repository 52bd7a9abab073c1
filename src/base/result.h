// Errors: three kinds, three means (docs/adr/0002).
//  1. An outcome (refused, vetoed, FEEL null with a reason) is a value of the return type, never an error.
//  2. An expected failure (bad input, not found, conflict) is a `Result<T>`; documents are checked to the end and carry
//     every `Issue` with its place.
//  3. A bug is a `CHECK`: it throws `Bug`, and only the outer shells catch it.
// Messages: lower case, no full stop, the user's words quoted with backticks, and what to do where it is not obvious.
#pragma once

#include <boost/system/result.hpp>
#include <iosfwd>
#include <stdexcept>
#include <string>
#include <string_view>
#include <type_traits>
#include <utility>
#include <vector>

namespace base {

// step_up_required: who asks must prove again who it is. precondition_required: the version meant must be named; stale:
// there is a newer one by now.
enum class ErrorCode {
  invalid,
  not_found,
  conflict,
  forbidden,
  unavailable,
  unsupported,
  unauthenticated,
  step_up_required,
  precondition_required,
  stale,
  too_many_requests
};

// One thing wrong in a document. `at` is where a person looks: `parameters.csv:12:3` (line and column from 1), a JSON
// pointer (`/term_days`), or `decisions/tier.dmn#rule_3`.
struct Issue {
  std::string at;
  std::string message;
  std::string message_zh{};  // "" where there is only English
  friend bool operator==(Issue const&, Issue const&) = default;
};

struct Error {
  ErrorCode code = ErrorCode::invalid;
  std::string message;
  std::vector<Issue> issues;
  std::string message_zh{};
  friend bool operator==(Error const&, Error const&) = default;
};

class Bug : public std::logic_error {
  using std::logic_error::logic_error;
};

[[noreturn]] void throw_bug(char const* expression, char const* file, int line, std::string_view note = {});

// Found by boost::system::result through argument-dependent look-up: asking for the value of a failure is a bug.
[[noreturn]] void throw_exception_from_error(Error const& error, boost::source_location const& where);

template <class T = void>
class [[nodiscard]] Result : public boost::system::result<T, Error> {
 public:
  using boost::system::result<T, Error>::result;
};

inline Error invalid(std::string message, std::vector<Issue> issues = {}) {
  return Error{ErrorCode::invalid, std::move(message), std::move(issues)};
}
inline Error not_found(std::string message) { return Error{ErrorCode::not_found, std::move(message), {}}; }

// The message followed by one line `at: message` per issue, for terminals and logs.
std::string to_text(Error const& error);
std::ostream& write_text(std::ostream& out, std::string_view text);

// For test messages: the error's text, or the value where it can be shown.
template <class T>
std::ostream& operator<<(std::ostream& out, Result<T> const& result) {
  if (!result) return write_text(out, to_text(result.error()));
  if constexpr (requires { out << *result; }) return out << *result;
  return write_text(out, "value");
}

}  // namespace base

#define YINGZHOU_JOIN_(a, b) a##b
#define YINGZHOU_JOIN(a, b) YINGZHOU_JOIN_(a, b)

// The value of a Result, or return its error from the enclosing function, whose return type is a Result too (a lambda says
// so with `-> Result<T>`). A named Result is moved from. TRY may stand inside TRY. Not inside coroutines, and not between
// the braces of an aggregate with owning members: on the early return g++ 12 leaks those built before. Name them first.
#define TRY(expression) YINGZHOU_TRY_(YINGZHOU_JOIN(try_result_, __COUNTER__), expression)
#define YINGZHOU_TRY_(name, expression)        \
  __extension__({                              \
    auto&& name = (expression);                \
    if (!name) return std::move(name).error(); \
    ::base::detail::take(std::move(name));     \
  })

#define CHECK(expression) ((expression) ? static_cast<void>(0) : ::base::throw_bug(#expression, __FILE__, __LINE__))
#define CHECK_NOTE(expression, note) \
  ((expression) ? static_cast<void>(0) : ::base::throw_bug(#expression, __FILE__, __LINE__, (note)))

namespace base::detail {
template <class T>
T take(Result<T>&& result) {
  if constexpr (!std::is_void_v<T>) return *std::move(result);
}
template <class T>
T take(Result<T> const&& result) {  // of a const Result: copied
  if constexpr (!std::is_void_v<T>) return *result;
}
}  // namespace base::detail
