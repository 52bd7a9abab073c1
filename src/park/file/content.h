// What an entry of a data set says: as somebody wrote it, typed, and with what follows from it.
#pragma once

#include <map>
#include <string>

#include "base/date.h"
#include "base/result.h"
#include "feel/value.h"
#include "park/common/pack.h"

namespace park::file {

using Content = std::map<std::string, feel::Value, std::less<>>;  // field → value; a field not known is not there

// Every fault is located by JSON pointer, `/content/amount`.
base::Result<Content> read_content(DatasetDefinition const& dataset, Pack const& pack,
                                   std::map<std::string, std::string> const& written);

// The content with the computed fields that have a value.
Content with_computed(DatasetDefinition const& dataset, Content const& content, base::Date as_of);

}  // namespace park::file
