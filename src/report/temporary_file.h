// A file written beside its final place and moved there when complete.
#pragma once

#include <string>

#include "base/result.h"

namespace report {

class TemporaryFile {
 public:
  // Creates an empty file with a name of its own in the folder of `final_path`.
  static base::Result<TemporaryFile> beside(std::string final_path);
  TemporaryFile(TemporaryFile&& other) noexcept;
  TemporaryFile& operator=(TemporaryFile&&) = delete;
  ~TemporaryFile();  // removes it unless moved into place

  std::string const& path() const { return path_; }
  std::string const& final_path() const { return final_path_; }
  base::Result<> move_into_place();  // durable: the bytes reach the disk before the name does

 private:
  TemporaryFile(std::string path, std::string final_path)
      : path_(std::move(path)), final_path_(std::move(final_path)) {}
  std::string path_, final_path_;
};

// `cannot write `out.xlsx`: <what the system says>` for the current errno.
base::Error cannot_write(std::string const& path);

}  // namespace report
