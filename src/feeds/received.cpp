#include "feeds/received.h"

#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstdlib>
#include <cstring>
#include <filesystem>
#include <map>

#include "base/text.h"
#include "feeds/header.h"
#include "feeds/rows.h"

namespace feeds {
namespace {

base::Error no_room(std::string_view what) {
  return {
      base::ErrorCode::unavailable, std::string{what} + " a file for what was received: " + std::strerror(errno), {}};
}

// In the folder for files that are needed for a while; unreadable for others.
class TemporaryFile {
 public:
  static base::Result<TemporaryFile> write(NextPart const& next_part) {
    TemporaryFile file;
    std::string name = (std::filesystem::temp_directory_path() / "yingzhou_import_XXXXXX").string();
    int const opened = ::mkstemp(name.data());
    if (opened < 0) return no_room("cannot make");
    file.path_ = std::move(name);
    base::Result<> const done = fill(opened, next_part);
    if (::close(opened) != 0 && done) return no_room("cannot write");
    TRY(done);
    return file;
  }
  TemporaryFile() = default;
  TemporaryFile(TemporaryFile&& other) noexcept : path_(std::exchange(other.path_, {})) {}
  TemporaryFile& operator=(TemporaryFile&&) = delete;
  ~TemporaryFile() {
    if (!path_.empty()) ::unlink(path_.c_str());
  }
  std::string const& path() const { return path_; }

 private:
  static base::Result<> fill(int file, NextPart const& next_part) {
    for (auto part = TRY(next_part()); part; part = TRY(next_part()))
      for (std::string_view rest = *part; !rest.empty();) {
        ssize_t const written = ::write(file, rest.data(), rest.size());
        if (written < 0 && errno == EINTR) continue;
        if (written <= 0) return no_room("cannot write");
        rest.remove_prefix(static_cast<std::size_t>(written));
      }
    return {};
  }

  std::string path_;
};

// What is said of the file names no path of this machine.
base::Error without_path(base::Error error, std::string const& path) {
  auto const clean = [&](std::string& text) {
    for (std::string const& what : {path + ": ", path + ":", path})
      for (std::size_t at; (at = text.find(what)) != std::string::npos;) text.erase(at, what.size());
  };
  clean(error.message);
  clean(error.message_zh);
  for (base::Issue& issue : error.issues) {
    clean(issue.at);
    clean(issue.message);
    clean(issue.message_zh);
  }
  return error;
}

class ReceivedRows final : public app::RowSource {
 public:
  ReceivedRows(TemporaryFile file, std::unique_ptr<app::RowSource> rows)
      : file_(std::move(file)), rows_(std::move(rows)) {}
  std::vector<std::string> const& header() const override { return rows_->header(); }
  base::Result<bool> next(app::InputRow& row) override {
    auto read = rows_->next(row);
    if (!read) return without_path(read.error(), file_.path());
    return *read;
  }
  std::optional<double> fraction_done() const override { return rows_->fraction_done(); }

 private:
  TemporaryFile file_;
  std::unique_ptr<app::RowSource> rows_;
};

// Whether a row is the second one of a head: it names columns below groups and below nothing else, and holds no values.
bool is_second_of_head(std::vector<std::string> const& header, std::vector<std::string> const& row) {
  std::size_t named = 0;
  for (std::size_t at = 0; at < row.size(); ++at) {
    bool const is_group =
        at >= header.size() || header[at].empty() || at + 1 >= header.size() || header[at + 1].empty();
    std::string const cell = base::trimmed(row[at]);
    if (cell.empty()) continue;
    if (!is_group || base::read_number(cell) || base::read_date(cell)) return false;
    ++named;
  }
  bool const goes_beyond = std::any_of(header.begin(), header.end(), [](auto const& name) { return name.empty(); }) ||
                           row.size() > header.size();
  return named >= 2 && goes_beyond;
}

std::vector<std::string> joined(std::vector<std::string> const& header, std::vector<std::string> const& row) {
  std::vector<std::string> groups(std::max(header.size(), row.size())), names(groups.size());
  std::map<std::string, int> count;
  for (std::size_t at = 0; at < names.size(); ++at) {
    groups[at] = at < header.size() && !header[at].empty() ? header[at] : at > 0 ? groups[at - 1] : "";
    names[at] = at < row.size() ? base::trimmed(row[at]) : "";
    if (names[at].empty()) names[at] = at < header.size() ? header[at] : "";
    ++count[names[at]];
  }
  for (std::size_t at = 0; at < names.size(); ++at)
    if (count[names[at]] > 1 && !groups[at].empty() && groups[at] != names[at])
      names[at] = groups[at] + " " + names[at];
  return names;
}

class JoinedHead final : public app::RowSource {
 public:
  JoinedHead(std::unique_ptr<app::RowSource> rows, std::vector<std::string> header, std::optional<app::InputRow> first)
      : rows_(std::move(rows)), header_(std::move(header)), first_(std::move(first)) {}
  std::vector<std::string> const& header() const override { return header_; }
  base::Result<bool> next(app::InputRow& row) override {
    if (first_) {
      row = *std::exchange(first_, std::nullopt);
      return true;
    }
    if (!TRY(rows_->next(row))) return false;
    if (row.cells.size() < header_.size()) row.cells.resize(header_.size());
    return true;
  }
  std::optional<double> fraction_done() const override { return rows_->fraction_done(); }

 private:
  std::unique_ptr<app::RowSource> rows_;
  std::vector<std::string> header_;
  std::optional<app::InputRow> first_;  // of the rows, read to see whether it belongs to the head
};

}  // namespace

base::Result<std::unique_ptr<app::RowSource>> join_head(std::unique_ptr<app::RowSource> rows) {
  std::vector<std::string> header = rows->header();
  app::InputRow first;
  bool const has_rows = TRY(rows->next(first));
  if (has_rows && is_second_of_head(header, first.cells)) {
    header = joined(header, first.cells);
    std::map<std::string, int> count;
    for (std::string const& name : header)
      if (!name.empty() && ++count[name] > 1)
        return base::Error{base::ErrorCode::invalid,
                           "two columns are both named `" + name + "`; rename one of them",
                           {},
                           "有两列都叫“" + name + "”；请给其中一列改名"};
    return std::make_unique<JoinedHead>(std::move(rows), std::move(header), std::nullopt);
  }
  std::optional<app::InputRow> kept;
  if (has_rows) kept = std::move(first);
  return std::make_unique<JoinedHead>(std::move(rows), std::move(header), std::move(kept));
}

base::Result<std::unique_ptr<app::RowSource>> open_received(NextPart const& next_part) {
  TemporaryFile file = TRY(TemporaryFile::write(next_part));
  auto rows = open_rows(file.path());
  if (!rows) return without_path(rows.error(), file.path());
  std::unique_ptr<app::RowSource> received = std::make_unique<ReceivedRows>(std::move(file), std::move(*rows));
  return join_head(std::move(received));
}

}  // namespace feeds
