#include <fmt/core.h>

#include <filesystem>
#include <fstream>

#include "feeds/rows.h"

namespace feeds {
namespace {

class LineSource final : public app::RowSource {
 public:
  LineSource(std::string path, std::ifstream file, std::uintmax_t size)
      : path_(std::move(path)), file_(std::move(file)), size_(size), buffer_(64 << 10, '\0') {}

  std::vector<std::string> const& header() const override { return header_; }

  base::Result<bool> next(app::InputRow& row) override {
    row.cells.resize(1);
    std::string& line = row.cells.front();
    line.clear();
    while (true) {
      if (at_ == end_ && !fill()) break;
      std::size_t const found = std::string_view{buffer_.data(), end_}.find('\n', at_);
      std::size_t const to = found == std::string_view::npos ? end_ : found;
      line.append(buffer_, at_, to - at_);
      at_ = found == std::string_view::npos ? end_ : found + 1;
      if (line.size() > line_bytes_max)
        return base::invalid(fmt::format("{}:{}: the line is longer than {} bytes", path_, line_ + 1, line_bytes_max));
      if (found != std::string_view::npos) return take(row);
    }
    if (file_.bad()) return base::Error{base::ErrorCode::unavailable, fmt::format("{}: cannot read", path_), {}};
    return line.empty() ? base::Result<bool>{false} : take(row);
  }

  std::optional<double> fraction_done() const override {
    return size_ == 0 ? 1.0 : static_cast<double>(read_) / static_cast<double>(size_);
  }

 private:
  bool fill() {
    file_.read(buffer_.data(), static_cast<std::streamsize>(buffer_.size()));
    at_ = 0;
    end_ = static_cast<std::size_t>(file_.gcount());
    read_ += end_;
    return end_ > 0;
  }

  base::Result<bool> take(app::InputRow& row) {
    std::string& line = row.cells.front();
    if (line.ends_with('\r')) line.pop_back();
    if (line_ == 0 && line.starts_with("\xEF\xBB\xBF")) line.erase(0, 3);
    row.line = ++line_;
    return true;
  }

  std::string path_;
  std::ifstream file_;
  std::uintmax_t size_, read_ = 0;
  std::string buffer_;
  std::size_t at_ = 0, end_ = 0;
  std::int64_t line_ = 0;
  std::vector<std::string> header_{"line"};
};

}  // namespace

base::Result<std::unique_ptr<app::RowSource>> open_lines(std::string path) {
  std::error_code code;
  auto const status = std::filesystem::status(path, code);
  if (!std::filesystem::exists(status)) return base::not_found(fmt::format("{}: no such file", path));
  if (!std::filesystem::is_regular_file(status)) return base::invalid(fmt::format("{}: not a regular file", path));
  std::ifstream file{path, std::ios::binary};
  if (!file) return base::Error{base::ErrorCode::unavailable, fmt::format("{}: cannot read", path), {}};
  std::uintmax_t const size = std::filesystem::file_size(path, code);
  return std::unique_ptr<app::RowSource>{std::make_unique<LineSource>(path, std::move(file), code ? 0 : size)};
}

}  // namespace feeds
