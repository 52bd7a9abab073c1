#include "report/json_sink.h"

#include "base/json.h"
#include "report/output_file.h"

namespace report {
namespace {

class JsonSink final : public app::RowSink {
 public:
  JsonSink(OutputFile file, JsonForm form) : file_(std::move(file)), form_(form) {
    if (form == JsonForm::array) file_.buffer() = "[";
  }

  base::Result<> header(std::vector<std::string> const& names) override {
    names_ = names;
    return {};
  }

  base::Result<> row(std::vector<app::OutputCell> const& cells) override {
    std::string& out = file_.buffer();
    out += form_ == JsonForm::lines ? "{" : first_ ? "\n{" : ",\n{";
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
    out += form_ == JsonForm::lines ? "}\n" : "}";
    return file_.flush_when_full();
  }

  base::Result<> finish() override {
    if (form_ == JsonForm::array) file_.buffer() += "\n]\n";
    return file_.finish();
  }

 private:
  OutputFile file_;
  JsonForm form_;
  std::vector<std::string> names_;
  bool first_ = true;
};

}  // namespace

base::Result<std::unique_ptr<app::RowSink>> json_sink(std::string path, JsonForm form) {
  OutputFile file = TRY(OutputFile::create(std::move(path)));
  return std::unique_ptr<app::RowSink>{std::make_unique<JsonSink>(std::move(file), form)};
}

}  // namespace report
