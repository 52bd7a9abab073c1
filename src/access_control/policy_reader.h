// Reading the access pack, file by file, to the end: internal to access.
#pragma once

#include <functional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "access_control/policy.h"
#include "base/csv_row_reader.h"

namespace access_control {

// One row of the pack by column name.
class PolicyRow : public base::CsvRowReader {
 public:
  using CsvRowReader::CsvRowReader;

  bool yes(std::string_view column) const { return one_of(column, {"no", "yes"}) == 1; }
  int number(std::string_view column, int min) const;
  Scope scope() const;
};

class PolicyReader {
 public:
  explicit PolicyReader(AccessFiles const& files) : files_(files) {}
  base::Result<Policy> read();

 private:
  void read_roles();
  void read_department_kinds();
  void read_permissions();
  void read_grants();
  void read_data_classes();
  void read_clearances();
  void read_sources();
  void read_masks();
  void read_approvals();
  void read_emergency();
  void read_limits();
  void check_rules();
  // Emergency access reads: it changes, decides and administers nothing.
  void check_emergency(PolicyRow const& row, int role);
  void check_names_of_files();
  std::string hash_of_files() const;

  void each_row(std::string_view file, std::vector<std::string_view> const& columns,
                std::function<void(PolicyRow const&)> const& read);
  // An issue when the words stand in an earlier row of the same file.
  void once(PolicyRow const& row, std::string_view column, std::string const& key);
  // The index of a name; an issue that names the file it should stand in.
  int known(PolicyRow const& row, std::string_view column, Policy::Index const& index, std::string_view in_file);

  AccessFiles const& files_;
  Policy policy_;
  std::vector<base::Issue> issues_;
  std::set<std::string, std::less<>> seen_;  // keys of the file being read
};

}  // namespace access_control
