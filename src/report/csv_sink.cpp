#include "base/csv.h"
#include "report/output_file.h"
#include "report/tables.h"

namespace report {
namespace {

class CsvSink final : public app::RowSink {
 public:
  CsvSink(OutputFile file, ByteOrderMark mark) : file_(std::move(file)) {
    if (mark == ByteOrderMark::written) file_.buffer() = "\xEF\xBB\xBF";
  }

  base::Result<> header(std::vector<std::string> const& names) override {
    base::append_csv_row(file_.buffer(), std::span<std::string const>{names});
    return {};
  }

  base::Result<> row(std::vector<app::OutputCell> const& cells) override {
    views_.clear();
    for (app::OutputCell const& cell : cells) views_.emplace_back(cell.text);
    base::append_csv_row(file_.buffer(), std::span<std::string_view const>{views_});
    return file_.flush_when_full();
  }

  base::Result<> finish() override { return file_.finish(); }

 private:
  OutputFile file_;
  std::vector<std::string_view> views_;
};

}  // namespace

base::Result<std::unique_ptr<app::RowSink>> csv_sink(std::string path, ByteOrderMark mark) {
  OutputFile file = TRY(OutputFile::create(std::move(path)));
  return std::unique_ptr<app::RowSink>{std::make_unique<CsvSink>(std::move(file), mark)};
}

}  // namespace report
