#include "feel/value.h"

#include <algorithm>
#include <atomic>

#include "base/result.h"
#include "feel/function.h"
#include "feel/range.h"
#include "feel/temporal.h"

namespace feel {

constexpr std::size_t reason_text_max = 2'000;  // bytes of a text that a reason keeps whole

struct Value::Shared {
  explicit Shared(Extent size) : extent(size) {}
  virtual ~Shared() = default;
  std::atomic<std::uint32_t> owners{1};
  Extent extent;
};

template <class T>
struct Value::Box final : Value::Shared {
  Box(T content, Extent size) : Shared(size), value(std::move(content)) {}
  T value;
};

void Value::retain(Shared* shared) { shared->owners.fetch_add(1, std::memory_order_relaxed); }

void Value::release(Shared* shared) {
  if (shared->owners.fetch_sub(1, std::memory_order_acq_rel) == 1) delete shared;
}

template <class T>
Value Value::boxed(Kind kind, T value, Extent extent) {
  Value result;
  result.shared_ = new Box<T>(std::move(value), extent);
  result.kind_ = kind;
  result.inline_ = false;
  return result;
}

template <class T>
T const& Value::unbox(Kind kind) const {
  if (kind_ != kind) wrong_kind(kind);
  return static_cast<Box<T> const*>(shared_)->value;
}

Value::Extent Value::extent() const { return inline_ ? Extent{} : shared_->extent; }
std::int64_t Value::shared_weight() const { return shared_->extent.weight; }

void Value::Extent::hold(Value const& part) {
  Extent const inner = part.extent();
  nesting = std::max(nesting, inner.nesting + 1);
  weight += inner.weight;  // parts are within weight_max and at most 2^31 of them, so that this cannot overflow
}

std::optional<Value> Value::refused(Extent const& extent) {
  if (extent.nesting > nesting_max) return null("nesting_too_deep", {std::to_string(nesting_max)});
  if (extent.weight > weight_max) return null("value_too_large", {std::to_string(weight_max)});
  return std::nullopt;
}

void Value::wrong_kind(Kind wanted) const {
  base::throw_bug("value of the wrong kind", __FILE__, __LINE__,
                  std::string{"wanted "}.append(name_of(wanted)).append(", is ").append(name_of(kind_)));
}

std::string_view name_of(Kind kind) {
  switch (kind) {
    case Kind::null: return "null";
    case Kind::boolean: return "boolean";
    case Kind::number: return "number";
    case Kind::string: return "string";
    case Kind::date: return "date";
    case Kind::time: return "time";
    case Kind::date_time: return "date and time";
    case Kind::days_time_duration: return "days and time duration";
    case Kind::years_months_duration: return "years and months duration";
    case Kind::list: return "list";
    case Kind::context: return "context";
    case Kind::range: return "range";
    case Kind::function: return "function";
  }
  return "";
}

Value Value::null(Reason reason) { return reason ? boxed(Kind::null, std::move(reason), {}) : Value{}; }

Value Value::null(std::string code, std::vector<std::string> values, Place place) {
  for (std::string& text : values)
    if (text.size() > reason_text_max) text = Value{std::move(text)}.to_brief_string();
  Diagnostic diagnostic{.code = std::move(code), .place = std::move(place), .values = std::move(values)};
  if (diagnostic.code == "missing_input") diagnostic.severity = Diagnostic::Severity::note;
  return null(std::make_shared<Diagnostic const>(std::move(diagnostic)));
}

Value Value::noted(std::string code, std::vector<std::string> values, Place place) {
  return null(std::make_shared<Diagnostic const>(Diagnostic{.code = std::move(code),
                                                            .severity = Diagnostic::Severity::note,
                                                            .place = std::move(place),
                                                            .values = std::move(values)}));
}

Value::Value(std::string value) {
  Extent const extent{.nesting = 0, .weight = 1 + static_cast<std::int64_t>(value.size() / 16)};
  *this = boxed(Kind::string, std::move(value), extent);
}

Value::Value(base::Date value) : Value(date_of_days(value.days())) {}

Value Value::date_of_days(std::int64_t days) {
  Value result;
  result.kind_ = Kind::date;
  result.words_[0] = static_cast<std::uint64_t>(days);
  return result;
}

Value Value::of(Time value) { return boxed(Kind::time, std::move(value), {}); }
Value Value::of(DateTime value) { return boxed(Kind::date_time, std::move(value), {}); }

Value Value::years_months(std::int64_t months) {
  Value result;
  result.kind_ = Kind::years_months_duration;
  result.words_[0] = static_cast<std::uint64_t>(months);
  return result;
}

Value Value::days_time(Nanoseconds nanoseconds) {
  Value result;
  result.kind_ = Kind::days_time_duration;
  std::memcpy(result.words_, &nanoseconds, sizeof(nanoseconds));
  return result;
}

Value Value::list(List items) {
  Extent extent;
  for (Value const& item : items) extent.hold(item);
  auto too_large = refused(extent);
  return too_large ? *std::move(too_large) : boxed(Kind::list, std::move(items), extent);
}

Value Value::context(ContextEntries entries) {
  Extent extent;
  for (auto const& entry : entries) extent.hold(entry.second);
  auto too_large = refused(extent);
  return too_large ? *std::move(too_large) : boxed(Kind::context, std::move(entries), extent);
}

Value Value::of(Range range) {
  Extent extent;
  extent.hold(range.low);
  extent.hold(range.high);
  auto too_large = refused(extent);
  return too_large ? *std::move(too_large) : boxed(Kind::range, std::move(range), extent);
}

Value Value::of(std::shared_ptr<Function const> function) {
  CHECK(function != nullptr);
  return boxed(Kind::function, std::move(function), {.nesting = 1, .weight = 1});
}

Diagnostic const* Value::reason() const {
  return kind_ == Kind::null && !inline_ ? unbox<Reason>(Kind::null).get() : nullptr;
}
Reason Value::shared_reason() const { return kind_ == Kind::null && !inline_ ? unbox<Reason>(Kind::null) : nullptr; }

bool Value::is_error() const {
  Diagnostic const* why = reason();
  return why != nullptr && why->severity != Diagnostic::Severity::note;
}

bool Value::is_plain_null() const {
  if (kind_ != Kind::null) return false;
  Diagnostic const* why = reason();
  return why == nullptr || (why->severity == Diagnostic::Severity::note && why->code != "missing_input");
}

std::string const& Value::string() const { return unbox<std::string>(Kind::string); }

std::int64_t Value::days() const {
  if (kind_ != Kind::date) wrong_kind(Kind::date);
  return static_cast<std::int64_t>(words_[0]);
}

base::Date Value::date() const {
  std::int64_t const count = days();
  CHECK(count >= INT32_MIN && count <= INT32_MAX);
  return base::Date::from_days(static_cast<std::int32_t>(count));
}

Time const& Value::time() const { return unbox<Time>(Kind::time); }
DateTime const& Value::date_time() const { return unbox<DateTime>(Kind::date_time); }

std::int64_t Value::months() const {
  if (kind_ != Kind::years_months_duration) wrong_kind(Kind::years_months_duration);
  return static_cast<std::int64_t>(words_[0]);
}

Nanoseconds Value::nanoseconds() const {
  if (kind_ != Kind::days_time_duration) wrong_kind(Kind::days_time_duration);
  Nanoseconds value = 0;
  std::memcpy(&value, words_, sizeof(value));
  return value;
}

List const& Value::list() const { return unbox<List>(Kind::list); }
ContextEntries const& Value::context() const { return unbox<ContextEntries>(Kind::context); }
Range const& Value::range() const { return unbox<Range>(Kind::range); }
std::shared_ptr<Function const> const& Value::shared_function() const {
  return unbox<std::shared_ptr<Function const>>(Kind::function);
}
Function const& Value::function() const { return *shared_function(); }

Value const* Value::find(std::string_view name) const {
  for (auto const& entry : context())
    if (entry.first == name) return &entry.second;
  return nullptr;
}

}  // namespace feel
