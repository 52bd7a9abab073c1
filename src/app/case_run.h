// A worked example of a pack, run: what its expectations walk through.
#pragma once

#include <vector>

#include "app/assess.h"
#include "base/json.h"
#include "base/result.h"
#include "park/common/cases.h"
#include "park/file/file.h"

namespace app {

// The entries of a case as the versions that would be in its file; invalid, located by the case, when one cannot be read.
base::Result<std::vector<park::file::Entry>> entries_of(park::Pack const& pack, park::Case const& found);

// The assessment as JSON, with a member `file` beside: tags, checks and summaries by name, and quality.
base::Result<base::Json> outcome_of(Assessor& assessor, park::Case const& found, base::Date as_of);

}  // namespace app
