// What people expect of every operation (matrix.csv), and whether an operation does so: who may do what to what, which
// permission an API key needs for it, which event it leaves, and that changes want their Idempotency-Key and If-Match.
// Everything is found out by asking, nothing by reading the declaration.
#pragma once

#include <map>
#include <string>
#include <vector>

#include "base/csv.h"
#include "world.h"

namespace operations {

class Expectations {
 public:
  static Expectations read();  // tests/operations/matrix.csv

  // Sentences that name the operation and what is not as expected; none when all is.
  std::vector<std::string> differences(World& world, app::Operation const& operation);
  // Rows without an operation.
  std::vector<std::string> left_over(app::Catalogue const& catalogue) const;

  int attempts() const { return attempts_; }
  std::string const& found() const { return found_; }  // matrix.csv as the operations are

 private:
  base::CsvTable table_;
  std::map<std::string, std::vector<std::string>> rows_;
  std::string found_;
  int attempts_ = 0;
};

}  // namespace operations
