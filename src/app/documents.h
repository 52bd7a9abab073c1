// Documents of an enterprise that were anchored: qualification papers, contracts, decisions of courts. What is kept is
// the hash and what the document is called, never its bytes; the event of the anchoring stands in the verifiable log, so
// that whoever has the file can show that it is the one, and since when. Source: CRM-37, OUT-02, OUT-27, AMB-58.
#pragma once

#include <boost/describe/class.hpp>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "app/records.h"
#include "base/date.h"
#include "base/result.h"
#include "park/common/assessment.h"

namespace app {

struct Document {
  std::string document_id, party_id;
  std::string kind;        // of DocumentRules
  std::string title;       // as people call it: the file's name
  std::string sha256;      // of the bytes, in lower-case hexadecimal
  std::int64_t bytes = 0;  // their number
  std::string anchored_by;
  base::Instant anchored_at;
};
BOOST_DESCRIBE_STRUCT(Document, (), (document_id, party_id, kind, title, sha256, bytes, anchored_by, anchored_at))
template <>
inline constexpr std::string_view record_name<Document> = "document";

// So that a change of it shows: SHA-256 over every field, in hexadecimal.
std::string hash_of(Document const& document);

// What kinds of documents there are: policies/documents/kinds.csv with columns kind, zh, en, source.
base::Result<std::vector<park::Coded>> read_document_kinds(std::string_view csv, std::string_view file);

}  // namespace app
