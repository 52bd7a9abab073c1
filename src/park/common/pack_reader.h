// Reading a pack, file by file, to the end: internal to park/common.
#pragma once

#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "base/csv_row_reader.h"
#include "park/common/pack.h"

namespace park {

// One row of a policy table by column name.
class RowReader : public base::CsvRowReader {
 public:
  using CsvRowReader::CsvRowReader;

  std::optional<base::Decimal> number(std::string_view column) const;  // nullopt when empty; an issue when no number
  base::Decimal required_number(std::string_view column) const;
  std::optional<base::Date> date(std::string_view column) const;
  Label label(std::string_view zh = "zh", std::string_view en = "en") const;  // both required
  std::vector<std::string> list(std::string_view column) const;               // what stands between semicolons, trimmed
};

feel::TypePointer type_of_fact(FactType type);

class PackReader {
 public:
  explicit PackReader(PackFiles const& files) : files_(files) {}
  base::Result<std::shared_ptr<Pack const>> read();

 private:
  void read_manifest();
  void read_facts();
  void read_sources();
  void read_collection();
  void read_held_values();  // after indicators and benchmarks
  void read_parameters();
  void read_industries();
  void read_size_measures();
  void read_size_classes();
  void read_size(RowReader const& row);
  void check_size_groups();
  void read_texts();
  void read_indicators();
  void read_curves();
  void read_models();
  void read_ahp();
  void read_weights();
  void read_benchmarks();
  void read_steps();
  void read_datasets();
  void read_fields();
  void read_relations();
  void read_summaries();
  void read_tags();
  void read_cross_checks();
  void read_cadences();
  void read_forms();
  void read_form_items();
  void read_tables();
  void declare_engine_variables();
  void read_scale();
  void read_directions();
  void read_all_cases();
  void resolve_spans();
  InForce resolve(std::optional<base::Date> as_of);
  void resolve_weights(std::optional<base::Date> as_of, int model, InForce& out);
  CurveDefinition const* curve_for(int indicator, std::string const& model) const;
  std::string hash_of_files() const;

  // Calls `read` per row of the table when the file is there. `columns` must all be in the header.
  void each_row(std::string const& file, bool required, std::vector<std::string_view> const& columns,
                std::function<void(RowReader const&)> const& read);
  void take_issues(base::Error const& error, std::string const& file);
  std::optional<feel::Expression> compile(std::string_view text, std::string const& place);
  std::optional<feel::Expression> compile_in(feel::Scope const& scope, std::string_view text, std::string const& place);
  // Indices of the facts that it rests on, also through indicators.
  std::vector<int> facts_behind(feel::Expression const& expression) const;
  int declare(std::string const& name, feel::TypePointer type, std::string const& place);
  void issue(std::string at, std::string message) { issues_.push_back({std::move(at), std::move(message)}); }

  struct GivenWeight {
    int model = 0, indicator = 0;
    std::string family, source;
    std::optional<base::Decimal> weight;
    std::optional<base::Date> valid_from;
    std::string place;
  };
  struct BenchmarkRow {
    int indicator = 0;
    std::string industry, source;
    std::optional<base::Decimal> value;
    std::optional<base::Date> valid_from;
  };
  struct Judgment {
    std::string row, column;
    double value = 0;
    std::int64_t line = 0;
  };

  PackFiles const& files_;
  std::shared_ptr<Pack> pack_ = std::make_shared<Pack>();
  std::vector<base::Issue> issues_;
  std::map<std::string, std::string, std::less<>> leading_;  // purpose → model
  std::vector<GivenWeight> given_;
  std::vector<BenchmarkRow> benchmarks_;
  std::map<std::string, std::string, std::less<>> places_;  // `industry x`: where its code stands; `size g`: a group
  // model → leaf indicator → share of its block from the judgments
  std::vector<std::map<int, double>> ahp_shares_;
  std::vector<base::Date> dates_;
};

}  // namespace park
