// Files inside a PDF, as PDF 2.0 and PDF/A-3 embed them: listed by every reader that shows attachments, saved out of it
// byte by byte, and said to belong to the whole document (/AF, with a relationship). They are stored as they are, not
// compressed, so that a small reader (the page /verify) finds them too. The pages themselves are not touched.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "base/date.h"
#include "base/result.h"

namespace report {

struct Attachment {
  std::string name, media_type, description;
  std::string relationship;  // to the document: Data, Source, Supplement …; PDF 2.0 table 43
  std::string bytes;
};

// What a rating report carries (rating_report.h).
inline constexpr std::string_view proof_file = "proof.json", decision_file = "decision.json";

inline constexpr std::size_t attachment_bytes_max = 16 << 20;

// Equal input gives equal bytes. `at` becomes the date of the files.
base::Result<std::string> with_attachments(std::string const& pdf, std::vector<Attachment> const& attachments,
                                           base::Instant at);

bool looks_like_pdf(std::string_view bytes);
// The embedded files of any PDF, name and bytes only. invalid: it cannot be read, or one is larger than
// `attachment_bytes_max`.
base::Result<std::vector<Attachment>> attachments_of(std::string const& pdf);

}  // namespace report
