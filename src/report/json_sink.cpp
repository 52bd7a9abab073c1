#include "report/json_sink.h"

#include "base/json.h"
#include "report/output_file.h"

namespace report {
namespace {

class JsonSink final : public app::RowSink {
 public:
  explicit JsonSink(OutputFile file) : file_(std::move(file)) { file_.buffer() = "["; }

  base::Result<> header(std::vector<std::string> const& names) override {
    names_ = names;
    return {};
  }

  base::Result<> row(std::vector<app::OutputCell> const& cells) override {
    std::string& out = file_.buffer();
    out += first_ ? "\n{" : ",\n{";
    first_ = false;
    bool first_cell = true;
    for (std::size_t i = 0; i < cells.size() && i < names_.size(); ++i) {
      if (cells[i].text.empty()) continue;
      if (!first_cell) out += ',';
      first_cell = false;
      base::append_json_string(out, names_[i]);
      out += ':';
      bool const number = cells[i].kind != app::OutputCell::Kind::text && cells[i].kind != app::OutputCell::Kind::date;
      if (number)
        out += cells[i].text;
      else
        base::append_json_string(out, cells[i].text);
    }
    out += '}';
    return file_.flush_when_full();
  }

  base::Result<> finish() override {
    file_.buffer() += "\n]\n";
    return file_.finish();
  }

 private:
  OutputFile file_;
  std::vector<std::string> names_;
  bool first_ = true;
};

}  // namespace

base::Result<std::unique_ptr<app::RowSink>> json_sink(std::string path) {
  OutputFile file = TRY(OutputFile::create(std::move(path)));
  return std::unique_ptr<app::RowSink>{std::make_unique<JsonSink>(std::move(file))};
}

}  // namespace report
