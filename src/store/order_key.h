// Texts whose byte order is the order wanted, for SQL columns that are sorted by.
#pragma once

#include <string>

#include "base/decimal.h"

namespace store {

// Equal numbers have equal keys, smaller ones smaller keys: `1` zero, `2` + exponent + digits above it, `0` + complements
// below it.
std::string order_key(base::Decimal number);

}  // namespace store
