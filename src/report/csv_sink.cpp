#include <cerrno>
#include <cstdio>
#include <memory>

#include "base/csv.h"
#include "report/tables.h"
#include "report/temporary_file.h"

namespace report {
namespace {

constexpr std::size_t buffer_bytes = 1 << 18;

struct Close {
  void operator()(std::FILE* file) const { std::fclose(file); }
};

class CsvSink final : public app::RowSink {
 public:
  CsvSink(TemporaryFile place, std::unique_ptr<std::FILE, Close> file, ByteOrderMark mark)
      : place_(std::move(place)), file_(std::move(file)) {
    if (mark == ByteOrderMark::written) buffer_ = "\xEF\xBB\xBF";
  }

  base::Result<> header(std::vector<std::string> const& names) override {
    base::append_csv_row(buffer_, std::span<std::string const>{names});
    return {};
  }

  base::Result<> row(std::vector<app::OutputCell> const& cells) override {
    views_.clear();
    for (app::OutputCell const& cell : cells) views_.emplace_back(cell.text);
    base::append_csv_row(buffer_, std::span<std::string_view const>{views_});
    return buffer_.size() < buffer_bytes ? base::Result<>{} : flush();
  }

  base::Result<> finish() override {
    TRY(flush());
    if (std::fclose(file_.release()) != 0) return cannot_write(place_.final_path());
    return place_.move_into_place();
  }

 private:
  base::Result<> flush() {
    if (std::fwrite(buffer_.data(), 1, buffer_.size(), file_.get()) != buffer_.size())
      return cannot_write(place_.final_path());
    buffer_.clear();
    return {};
  }

  TemporaryFile place_;
  std::unique_ptr<std::FILE, Close> file_;
  std::string buffer_;
  std::vector<std::string_view> views_;
};

}  // namespace

base::Result<std::unique_ptr<app::RowSink>> csv_sink(std::string path, ByteOrderMark mark) {
  TemporaryFile place = TRY(TemporaryFile::beside(std::move(path)));
  std::unique_ptr<std::FILE, Close> file{std::fopen(place.path().c_str(), "wb")};
  if (!file) return cannot_write(place.final_path());
  return std::unique_ptr<app::RowSink>{std::make_unique<CsvSink>(std::move(place), std::move(file), mark)};
}

}  // namespace report
