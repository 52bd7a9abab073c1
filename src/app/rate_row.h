// One row of a flat file through an Assessor to the cells of the output: internal to app/rate_file.
#pragma once

#include <string>
#include <vector>

#include "app/assess.h"
#include "app/rate_file.h"

namespace app {

struct RatedRow {
  std::vector<OutputCell> cells;  // empty when the row was rejected
  std::vector<CellFault> faults;
  std::string grade;  // "" when rejected or not decided
  bool decided = false;
};

class RowRater {
 public:
  RowRater(std::shared_ptr<park::Pack const> pack, ColumnPlan const& plan, std::vector<std::string> const& header,
           RateOptions const& options)
      : assessor_(std::move(pack)), plan_(plan), header_(header), options_(options) {}

  void rate(InputRow const& input, RatedRow& result);
  // The row as a dossier, for an explanation.
  park::Dossier dossier_of(InputRow const& input) const;
  std::string id_of(InputRow const& input) const;

 private:
  bool bind(InputRow const& input, RatedRow& result);
  void fill(InputRow const& input, RatedRow& result);
  void fill_reasons(std::vector<OutputCell>& cells);

  Assessor assessor_;
  ColumnPlan const& plan_;
  std::vector<std::string> const& header_;
  RateOptions const& options_;
};

}  // namespace app
