// What a source answers or sends, as rows of a file: the same rows that a person would bring in, with JSON pointers as heads
// of the columns, so that every fault is told where it stands.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "app/connectors.h"
#include "base/json.h"
#include "base/result.h"

namespace park {
class Pack;
}

namespace app {

// The value at an RFC 6901 pointer, null when there is none; "" is the document.
base::Json const* value_at(base::Json const& document, std::string_view pointer);
bool is_pointer(std::string_view text);

// What is wrong with a connector's settings, located by JSON pointers into them.
std::vector<base::Issue> issues_of_settings(park::Pack const& pack, ConnectorRules const& rules, std::string_view kind,
                                            std::string_view source, ConnectorSettings const& settings);

// Rows of one answer after another. Bounded by who reads the answers.
class ConnectorItems {
 public:
  explicit ConnectorItems(ConnectorSettings const& settings) : settings_(settings) {}

  // `place` stands before the pointers of issues: `page 2: `. An answer without the list is an error; a value that is an
  // object or a list is an issue, and its item is left out.
  base::Result<> add(base::Json const& answer, std::string_view place);
  std::vector<std::vector<std::string>> const& rows() const { return rows_; }
  std::vector<std::string> const& pointers() const { return pointers_; }  // of each row: /data/3
  std::vector<base::Issue> const& issues() const { return issues_; }
  // As a CSV file with the columns of mapping_of(connector). `uscc`: of the one enterprise it is about, "" for none.
  std::string csv(std::string_view uscc) const;

 private:
  void add_item(base::Json const& item, std::string const& pointer, std::string_view place);

  ConnectorSettings const& settings_;
  std::vector<std::vector<std::string>> rows_;
  std::vector<std::string> pointers_;
  std::vector<base::Issue> issues_;
};

// Where the next page is: a URL, or "" at the end. `page`: number of the answer, from 1.
base::Result<std::string> next_page(ConnectorSettings const& settings, std::string const& url, base::Json const& answer,
                                    int page, std::size_t items);

// Everything that is wrong with an answer, for the vendor who makes it: issues located in the answer. Values as read for
// the pack; nothing is stored and nobody is looked up.
struct ConnectorCheck {
  std::int64_t items = 0, values = 0;
  std::vector<base::Issue> issues;
};
base::Result<ConnectorCheck> check_answer(std::shared_ptr<park::Pack const> pack, Connector const& connector,
                                          base::Json const& answer, base::Date today);

}  // namespace app
