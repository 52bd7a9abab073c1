// The description of the API, OpenAPI 3.1, from the operation catalogue: the web's types and other programs follow from it.
#pragma once

#include "app/operation.h"
#include "base/json.h"

namespace http {

// Deterministic: equal catalogues give equal documents. Descriptions hold Chinese and English.
base::Json openapi(app::Catalogue const& catalogue);

}  // namespace http
