// One description per record: fields listed once with Boost.Describe serve JSON, SQL columns, JSON Schema, OpenAPI and the
// web's types. One spelling from end to end: C++ field = JSON key = SQL column = TypeScript property.
//
//   struct LimitRequest { std::string enterprise_id; int term_days{}; };
//   BOOST_DESCRIBE_STRUCT(LimitRequest, (), (enterprise_id, term_days))
//
// Supported field types: bool, int, std::int64_t, double, std::string, Decimal (JSON number), Money (JSON string "12.50"),
// Rate, Date, Instant, described enums (by enumerator name), optional, vector, nested records, Json, map<string, T>.
// Include this header in .cpp files only; headers declare functions over it.
#pragma once

#include <boost/describe.hpp>
#include <boost/mp11.hpp>
#include <map>
#include <optional>
#include <string>
#include <type_traits>
#include <vector>

#include "base/date.h"
#include "base/decimal.h"
#include "base/json.h"
#include "base/money.h"
#include "base/result.h"

namespace base {

template <class T>
concept DescribedStruct = boost::describe::has_describe_members<T>::value && !std::is_enum_v<T>;
template <class T>
concept DescribedEnum = boost::describe::has_describe_enumerators<T>::value;

// Json to_json(T const&) and Result<T> from_json<T>(Json const&): see the definitions below. from_json checks the whole
// document: unknown key, missing key (optional fields may be absent), wrong type; each Issue located by JSON pointer.

}  // namespace base

#include "base/record_json.h"  // the machinery
