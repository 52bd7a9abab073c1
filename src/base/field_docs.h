// What each field of a record means, one line per field, beside the record itself:
//
//   template <> inline constexpr auto base::field_docs<LimitRequest> = std::array{
//       base::FieldDoc{"enterprise_id", "Who asks"},
//       base::FieldDoc{"term_days", "Payment term, calendar days. Source: POL-26"}};
//
// (at global scope: a specialization cannot stand in another namespace). The texts become descriptions in JSON Schema and
// OpenAPI. static_assert(base::fully_described<LimitRequest>) of base/record.h holds fields, description and docs together.
#pragma once

#include <array>
#include <string_view>

namespace base {

struct FieldDoc {
  std::string_view name;
  std::string_view doc;
};

template <class T>
inline constexpr auto field_docs = std::array<FieldDoc, 0>{};

}  // namespace base
