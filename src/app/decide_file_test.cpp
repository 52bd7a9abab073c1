#include "app/decide_file.h"

#include <gtest/gtest.h>

#include "dmn/model_text.h"

namespace {

class InputRows final : public app::RowSource {
 public:
  InputRows(std::vector<std::string> header, std::vector<std::vector<std::string>> rows)
      : header_(std::move(header)), rows_(std::move(rows)) {}
  std::vector<std::string> const& header() const override { return header_; }
  base::Result<bool> next(app::InputRow& row) override {
    if (at_ == rows_.size()) return false;
    row.cells = rows_[at_++];
    row.line = static_cast<std::int64_t>(at_) + 1;
    return true;
  }
  std::optional<double> fraction_done() const override { return std::nullopt; }

 private:
  std::vector<std::string> header_;
  std::vector<std::vector<std::string>> rows_;
  std::size_t at_ = 0;
};

class Sink final : public app::RowSink {
 public:
  base::Result<> header(std::vector<std::string> const& names) override {
    header_ = names;
    return {};
  }
  base::Result<> row(std::vector<app::OutputCell> const& cells) override {
    std::string text;
    for (auto const& cell : cells) text += (text.empty() ? "" : "|") + cell.text;
    rows_.push_back(text);
    return {};
  }
  base::Result<> finish() override { return {}; }
  std::vector<std::string> header_, rows_;
};

dmn::Model model() {
  using namespace dmn::model_text;
  std::string const rules = table(
      {"FIRST", "", "score, since => tier", {">= 80 | < date(\"2020-01-01\") => \"A\"", ">= 50 | - => \"B\""}, "", ""});
  auto loaded = dmn::Model::load(
      definitions(input("score", "number") + input("since", "date") + input("good", "boolean") + input("items", "Any") +
                  decision("tier", "score, since", rules, "string") +
                  decision("twice", "score, good", literal("if good then score * 2 else score"), "number")),
      {.file = "test.dmn"});
  CHECK(loaded.has_value() && loaded->publishable());
  return *std::move(loaded);
}

std::atomic<bool> const never{false};

TEST(DecideFile, reads_office_cells_carries_other_columns_and_says_why_a_row_has_no_decision) {
  InputRows source{{"name", "score", "since", "good"},
                   {{"甲", "85", "2019年3月5日", "是"},
                    {"乙", "1,050.5", "2024-01-01", "no"},
                    {"丙", "49", "", ""},
                    {"丁", "x", "yesterday", "maybe"}}};
  dmn::Model const loaded = model();
  std::vector<std::string> const decisions{"tier", "twice"};
  auto const rows = app::table_rows(loaded, decisions, source, false);
  ASSERT_TRUE(rows.has_value()) << rows.error().message;
  Sink sink;
  auto const summary =
      app::decide_rows(loaded, **rows, sink,
                       {.decisions = decisions, .today = {}, .now = {}, .chinese = false, .threads = 2}, {}, never);
  ASSERT_TRUE(summary.has_value()) << summary.error().message;
  EXPECT_EQ(sink.header_, (std::vector<std::string>{"row", "name", "tier", "twice", "status", "reason"}));
  ASSERT_EQ(sink.rows_.size(), 4U);
  EXPECT_EQ(sink.rows_[0], "2|甲|A|170|decided|");
  EXPECT_EQ(sink.rows_[1], "3|乙|B|1050.5|decided|");
  EXPECT_EQ(sink.rows_[2].find("4|丙||49|not_decided|`tier`"), 0U) << sink.rows_[2];
  EXPECT_EQ(sink.rows_[3].find("5|丁|||rejected|score: `x` not a number"), 0U) << sink.rows_[3];
  EXPECT_NE(sink.rows_[3].find("since: `yesterday` not a date"), std::string::npos);
  EXPECT_EQ(summary->decided, 2);
  EXPECT_EQ(summary->not_decided, 1);
  EXPECT_EQ(summary->rejected, 1);
}

TEST(DecideFile, json_lines_are_read_by_the_declared_types) {
  InputRows source{{"line"},
                   {{R"({"score":85.50,"since":"2019-03-05","other":1})"}, {""}, {R"({"score":"85"})"}, {"{"}}};
  dmn::Model const loaded = model();
  auto const rows = app::json_rows(loaded, {"tier"}, source, false);
  Sink sink;
  auto const summary = app::decide_rows(
      loaded, **rows, sink, {.decisions = {"tier"}, .today = {}, .now = {}, .chinese = false, .threads = 1}, {}, never);
  ASSERT_TRUE(summary.has_value());
  ASSERT_EQ(sink.rows_.size(), 3U);  // a blank line is none
  EXPECT_EQ(sink.rows_[0], "2|A|decided|");
  EXPECT_EQ(sink.rows_[1].find("4||rejected|/score: "), 0U) << sink.rows_[1];
  EXPECT_EQ(sink.rows_[2].find("5||rejected|"), 0U) << sink.rows_[2];
}

TEST(DecideFile, a_file_without_any_input_is_refused_with_their_names) {
  InputRows source{{"a", "b"}, {}};
  auto const rows = app::table_rows(model(), {"tier"}, source, false);
  ASSERT_FALSE(rows.has_value());
  EXPECT_NE(rows.error().message.find("it reads score, since"), std::string::npos) << rows.error().message;
}

}  // namespace
