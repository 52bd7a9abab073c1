#include "report/output_file.h"

namespace report {
namespace {

constexpr std::size_t buffer_bytes = 1 << 18;

}  // namespace

base::Result<OutputFile> OutputFile::create(std::string final_path) {
  TemporaryFile place = TRY(TemporaryFile::beside(std::move(final_path)));
  std::unique_ptr<std::FILE, Close> file{std::fopen(place.path().c_str(), "wb")};
  if (!file) return cannot_write(place.final_path());
  return OutputFile{std::move(place), std::move(file)};
}

base::Result<> OutputFile::flush_when_full() { return buffer_.size() < buffer_bytes ? base::Result<>{} : flush(); }

base::Result<> OutputFile::finish() {
  TRY(flush());
  if (std::fclose(file_.release()) != 0) return cannot_write(place_.final_path());
  return place_.move_into_place();
}

base::Result<> OutputFile::flush() {
  if (std::fwrite(buffer_.data(), 1, buffer_.size(), file_.get()) != buffer_.size())
    return cannot_write(place_.final_path());
  buffer_.clear();
  return {};
}

}  // namespace report
