// FEEL values (DMN 1.5 §10.3.2): null with a reason, boolean, number (decimal128), string, date, time, date and time,
// the two durations, list, context, range, function. Values are immutable; copies share. Numbers, booleans, dates and
// durations are held inline; the rest is reference-counted and may be shared between threads.
#pragma once

#include <cstdint>
#include <cstring>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <type_traits>
#include <utility>
#include <vector>

#include "base/date.h"
#include "base/decimal.h"
#include "feel/diagnostic.h"

namespace feel {

enum class Kind : std::uint8_t {
  null,
  boolean,
  number,
  string,
  date,
  time,
  date_time,
  days_time_duration,
  years_months_duration,
  list,
  context,
  range,
  function
};
std::string_view name_of(Kind kind);  // FEEL's name: "days and time duration"

__extension__ typedef __int128 Nanoseconds;  // of a duration: years up to 10^9 do not fit 64 bits

class Value;
using List = std::vector<Value>;
using ContextEntries = std::vector<std::pair<std::string, Value>>;  // in order, names unique

struct Range;     // feel/range.h: bounds (values), open/closed, or a unary comparison (< 5)
struct Function;  // feel/function.h: built-in, lambda or BKM
struct Time;      // feel/temporal.h: local, offset or IANA zone, nanoseconds
struct DateTime;  // feel/temporal.h

class Value {
 public:
  Value() = default;  // null without a reason
  static Value null(Reason reason);
  static Value null(std::string code, std::vector<std::string> values = {}, Place place = {});
  // A null that is no error, and why it is one: `null` in a text, the sum of nothing, a range without end.
  static Value noted(std::string code, std::vector<std::string> values = {}, Place place = {});
  Value(bool value);                                            // NOLINT
  Value(base::Decimal value);                                   // NOLINT
  Value(std::int64_t value) : Value(base::Decimal{value}) {}    // NOLINT
  Value(int value) : Value(base::Decimal{value}) {}             // NOLINT
  Value(std::string value);                                     // NOLINT
  Value(std::string_view value) : Value(std::string{value}) {}  // NOLINT
  Value(char const* value) : Value(std::string{value}) {}       // NOLINT
  Value(base::Date value);                                      // NOLINT (years beyond ±5.8 million: see temporal.h)
  static Value date_of_days(std::int64_t days);                 // days since 1970-01-01, any year FEEL allows
  static Value of(Time value);
  static Value of(DateTime value);
  static Value years_months(std::int64_t months);
  static Value days_time(Nanoseconds nanoseconds);
  static Value list(List items);
  static Value context(ContextEntries entries);
  static Value of(Range range);
  static Value of(std::shared_ptr<Function const> function);

  Kind kind() const { return kind_; }
  bool is_null() const { return kind_ == Kind::null; }
  // The reason of a null; nullptr for a plain null and for other kinds.
  Diagnostic const* reason() const;
  Reason shared_reason() const;
  // True when this is a null whose reason is an error (not missing_input, not a plain null).
  bool is_error() const;
  // True when this null is a value like others, by the text or the data: neither an error nor a missing input. What
  // evaluation gives has a reason all the same (a note); a plain null that comes from outside may have none.
  bool is_plain_null() const;

  // REQUIRES: the kind named (CHECKed).
  bool boolean() const;
  base::Decimal number() const;
  std::string const& string() const;
  base::Date date() const;    // REQUIRES: a year within ±5.8 million
  std::int64_t days() const;  // of a date, any year
  Time const& time() const;
  DateTime const& date_time() const;
  std::int64_t months() const;
  Nanoseconds nanoseconds() const;
  List const& list() const;
  ContextEntries const& context() const;
  Range const& range() const;
  Function const& function() const;
  std::shared_ptr<Function const> const& shared_function() const;

  // Entry of a context; nullptr when absent. REQUIRES: context.
  Value const* find(std::string_view name) const;

  // For people and traces: 1.5, "text" as text, [1, 2], {a: 1}, null. Deterministic.
  std::string to_string() const;
  // The beginning of that, for messages: some 200 bytes, then `…`.
  std::string to_brief_string() const;

  // As a literal inside a list or context: strings in quotes. Parts stop when `out` is longer than `size_max`.
  void append_to(std::string& out, bool quoted, std::size_t size_max = SIZE_MAX) const;

  ~Value() {
    if (!inline_) release(shared_);
  }
  Value(Value const& other) : kind_(other.kind_), inline_(other.inline_), words_{other.words_[0], other.words_[1]} {
    if (!inline_) retain(shared_);
  }
  Value(Value&& other) noexcept : kind_(other.kind_), inline_(other.inline_), words_{other.words_[0], other.words_[1]} {
    other.kind_ = Kind::null;
    other.inline_ = true;
  }
  Value& operator=(Value const& other) {
    if (this != &other) *this = Value{other};
    return *this;
  }
  Value& operator=(Value&& other) noexcept {
    if (this == &other) return *this;
    if (!inline_) release(shared_);
    kind_ = std::exchange(other.kind_, Kind::null);
    inline_ = std::exchange(other.inline_, true);
    words_[0] = other.words_[0];
    words_[1] = other.words_[1];
    return *this;
  }

  // A list, context or range that nests deeper or holds more (one per part and per 16 bytes of text, shared parts
  // counted each time) is null ("nesting_too_deep", "value_too_large"), so that comparing, showing and destroying a
  // value is bounded.
  static constexpr int nesting_max = 500;
  static constexpr std::int64_t weight_max = 8'000'000;
  // What it costs to look at all of it: 1 for what is held inline.
  std::int64_t weight() const { return inline_ ? 1 : shared_weight(); }

 private:
  struct Extent {
    int nesting = 0;
    std::int64_t weight = 1;
    void hold(Value const& part);
  };
  struct Shared;  // reference-counted payload, first word of every Box
  template <class T>
  struct Box;
  static void retain(Shared* shared);
  static void release(Shared* shared);
  template <class T>
  static Value boxed(Kind kind, T value, Extent extent);
  template <class T>
  T const& unbox(Kind kind) const;
  Extent extent() const;
  std::int64_t shared_weight() const;
  static std::optional<Value> refused(Extent const& extent);
  [[noreturn]] void wrong_kind(Kind wanted) const;

  Kind kind_ = Kind::null;
  bool inline_ = true;
  union {
    std::uint64_t words_[2] = {0, 0};
    Shared* shared_;
  };
};

inline Value::Value(base::Decimal value) : kind_(Kind::number) {
  static_assert(sizeof(value) == sizeof(words_) && std::is_trivially_copyable_v<base::Decimal>);
  std::memcpy(words_, &value, sizeof(words_));
}

inline Value::Value(bool value) : kind_(Kind::boolean), words_{value, 0} {}

inline base::Decimal Value::number() const {
  if (kind_ != Kind::number) wrong_kind(Kind::number);
  base::Decimal value;
  std::memcpy(static_cast<void*>(&value), words_, sizeof(words_));
  return value;
}

inline bool Value::boolean() const {
  if (kind_ != Kind::boolean) wrong_kind(Kind::boolean);
  return words_[0] != 0;
}

// FEEL equality (§10.3.2.3.2…): nullopt where it is undefined (different kinds). null = null is true.
std::optional<bool> equal(Value const& a, Value const& b);
// Same kind, same form and content: for tests and traces, not FEEL's `=`.
bool identical(Value const& a, Value const& b);

}  // namespace feel
