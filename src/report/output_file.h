// A text file written through a buffer to a temporary place and moved into place when complete.
#pragma once

#include <cstdio>
#include <memory>
#include <string>
#include <string_view>

#include "base/result.h"
#include "report/temporary_file.h"

namespace report {

class OutputFile {
 public:
  static base::Result<OutputFile> create(std::string final_path);
  // The bytes not yet written: append to it, then call flush_when_full().
  std::string& buffer() { return buffer_; }
  base::Result<> flush_when_full();
  base::Result<> finish();

 private:
  struct Close {
    void operator()(std::FILE* file) const { std::fclose(file); }
  };
  OutputFile(TemporaryFile place, std::unique_ptr<std::FILE, Close> file)
      : place_(std::move(place)), file_(std::move(file)) {}
  base::Result<> flush();

  TemporaryFile place_;
  std::unique_ptr<std::FILE, Close> file_;
  std::string buffer_;
};

}  // namespace report
