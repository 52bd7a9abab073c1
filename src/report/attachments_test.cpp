#include "report/attachments.h"

#include <fmt/core.h>
#include <gtest/gtest.h>

#include <array>
#include <cstdio>
#include <filesystem>
#include <fstream>

#include "report/rating_report.h"
#include "report/sample_report.h"
#include "report/testing.h"

namespace report {
namespace {

namespace fs = std::filesystem;

class Folder {
 public:
  Folder() {
    std::string name = (fs::temp_directory_path() / "yingzhou-attachments-XXXXXX").string();
    CHECK(::mkdtemp(name.data()) != nullptr);
    path_ = name;
  }
  ~Folder() { fs::remove_all(path_); }
  std::string file(std::string_view name) const { return (path_ / name).string(); }
  std::string written(std::string_view name, std::string const& bytes) const {
    std::ofstream{file(name), std::ios::binary} << bytes;
    return file(name);
  }

 private:
  fs::path path_;
};

struct Ran {
  int code;
  std::string said;
};
Ran run(std::string const& command) {
  Ran ran{};
  std::FILE* const pipe = popen((command + " 2>&1").c_str(), "r");
  std::array<char, 4096> buffer{};
  for (std::size_t n = 0; (n = fread(buffer.data(), 1, buffer.size(), pipe)) > 0;) ran.said.append(buffer.data(), n);
  ran.code = pclose(pipe);
  return ran;
}
bool is_installed(std::string const& program) { return run(fmt::format("command -v {}", program)).code == 0; }

RatingReport sealed_report() {
  RatingReport report = sample_report();
  app::RatingSeal& seal = report.seal;
  seal.state = app::RatingSeal::State::sealed;
  seal.looked_at = *base::Instant::parse("2024-06-01T02:00:00.000Z");
  seal.log_name = "yingzhou/example";
  seal.log_key = "yingzhou/example+75b72250+AZaYfc5uTABNSumjLy+Q8X18JcpXHsQHd0cwV71L1j6y";
  seal.record = 814;
  seal.size = 816;
  seal.newest_at = *base::Instant::parse("2024-05-31T10:00:03.000Z");
  seal.witnesses = {"bank.example"};
  seal.witnessed_at = *base::Instant::parse("2024-05-31T10:00:05.000Z");
  seal.proof = "{\"entry\":\"endstream endobj 信用\"}\n";  // words of PDF inside do no harm
  seal.decision = R"({"grade":{"code":"AA"}})";
  return report;
}

TEST(Attachments, OUT_27_another_program_lists_them_and_saves_the_same_bytes) {
  if (!is_installed("pdfdetach")) GTEST_SKIP() << "pdfdetach (poppler-utils) is not installed";
  RatingReport const report = sealed_report();
  auto const pdf = rating_report_pdf(report, "zh-CN");
  ASSERT_TRUE(pdf) << pdf.error().message;
  Folder const folder;
  std::string const path = folder.written("report.pdf", *pdf);
  Ran const listed = run(fmt::format("pdfdetach -list '{}'", path));
  EXPECT_NE(listed.said.find("2 embedded files"), std::string::npos) << listed.said;
  for (std::string_view const name : {proof_file, decision_file})
    ASSERT_EQ(run(fmt::format("pdfdetach -savefile {} -o '{}' '{}'", name, folder.file(name), path)).code, 0);
  EXPECT_EQ(bytes_of(folder.file(proof_file)), report.seal.proof);
  EXPECT_EQ(bytes_of(folder.file(decision_file)), report.seal.decision);
  std::string const words = run(fmt::format("pdftotext '{}' -", path)).said;
  for (std::string_view const word : {"yingzhou/example", "第 814 条，检查点共 816 条", "2024-05-31T10:00:03Z",
                                      "bank.example", "/verify", "yingzhou log verify", "proof.json", "decision.json"})
    EXPECT_NE(words.find(word), std::string::npos) << word << "\n" << words;
}

TEST(Attachments, TheFileIsAWellFormedPdfThatNamesTheirRelationship) {
  if (!is_installed("qpdf")) GTEST_SKIP() << "qpdf is not installed";
  Folder const folder;
  std::string const path = folder.written("report.pdf", *rating_report_pdf(sealed_report(), "en"));
  Ran const checked = run(fmt::format("qpdf --check '{}'", path));
  EXPECT_EQ(checked.code, 0) << checked.said;
  std::string const json = run(fmt::format("qpdf --json '{}'", path)).said;
  for (std::string_view const word :
       {"\"/AF\"", "\"/AFRelationship\": \"/Supplement\"", "\"/Data\"", "\"/EmbeddedFiles\"", "json\""})
    EXPECT_NE(json.find(word), std::string::npos) << word;
}

TEST(Attachments, AreReadAgainAlsoAfterAnotherProgramSavedTheFileAnew) {
  Folder const folder;
  RatingReport const report = sealed_report();
  std::string const pdf = *rating_report_pdf(report, "en");
  std::vector<std::string> files{pdf};
  if (is_installed("qpdf")) {
    std::string const path = folder.written("report.pdf", pdf);
    ASSERT_EQ(
        run(fmt::format("qpdf --object-streams=generate --compress-streams=y '{}' '{}'", path, folder.file("anew.pdf")))
            .code,
        0);
    files.push_back(bytes_of(folder.file("anew.pdf")));
    EXPECT_EQ(files.back().find(report.seal.proof), std::string::npos) << "it is compressed now";
  }
  EXPECT_NE(pdf.find(report.seal.proof), std::string::npos) << "stored as it is";
  for (std::string const& file : files) {
    EXPECT_TRUE(looks_like_pdf(file));
    auto const found = attachments_of(file);
    ASSERT_TRUE(found) << found.error().message;
    ASSERT_EQ(found->size(), 2U);
    EXPECT_EQ((*found)[0].name, decision_file);
    EXPECT_EQ((*found)[0].bytes, report.seal.decision);
    EXPECT_EQ((*found)[1].name, proof_file);
    EXPECT_EQ((*found)[1].bytes, report.seal.proof);
  }
}

TEST(Attachments, EqualReportsGiveEqualBytesAndPagesStayAsTheyAre) {
  EXPECT_EQ(*rating_report_pdf(sealed_report(), "zh-CN"), *rating_report_pdf(sealed_report(), "zh-CN"));
  if (!is_installed("pdftoppm")) GTEST_SKIP() << "pdftoppm (poppler-utils) is not installed";
  RatingReport report = sealed_report();
  Folder const folder;
  std::string const bare = *rating_report_pdf(sample_report(), "en");
  std::string const path = folder.written("bare.pdf", bare);
  auto const with = with_attachments(bare, {{"a.json", "application/json", "", "Data", "{}"}}, report.created_at);
  ASSERT_TRUE(with) << with.error().message;
  std::string const with_path = folder.written("with.pdf", *with);
  auto const picture = [](std::string const& file) {
    Ran ran = run(fmt::format("pdftoppm -r 40 '{}'", file));
    EXPECT_EQ(ran.code, 0);
    return ran.said;
  };
  EXPECT_TRUE(picture(path) == picture(with_path)) << "every page, point by point";
}

TEST(Attachments, WithoutASealThereIsNoFileAndTheReportSaysWhy) {
  if (!is_installed("pdftotext")) GTEST_SKIP() << "pdftotext (poppler-utils) is not installed";
  using State = app::RatingSeal::State;
  struct {
    State state;
    std::string_view zh, en;
  } const cases[] = {
      {State::not_stored, "没有存证", "no decision was stored"},
      {State::no_log, "没有存证日志", "keeps no verifiable log"},
      {State::waiting, "尚未封存：截至 2024-06-01T02:00:00Z", "Not yet sealed: as of 2024-06-01T02:00:00Z"},
      {State::contradicted, "不能证明：2024-06-01T02:00:00Z", "Not proven: when checked at 2024-06-01"}};
  Folder const folder;
  for (auto const& c : cases) {
    RatingReport report = sealed_report();
    report.seal.state = c.state;
    for (bool const chinese : {true, false}) {
      std::string const pdf = *rating_report_pdf(report, chinese ? "zh-CN" : "en");
      EXPECT_TRUE(attachments_of(pdf)->empty());
      std::string words = run(fmt::format("pdftotext -raw '{}' -", folder.written("report.pdf", pdf))).said;
      std::erase(words, '\n');
      EXPECT_NE(words.find(chinese ? c.zh : c.en), std::string::npos) << words;
    }
  }
}

TEST(Attachments, WhatIsNoPdfOrUnpacksToTooMuchIsRefused) {
  EXPECT_FALSE(looks_like_pdf("{}"));
  EXPECT_FALSE(attachments_of("%PDF-1.7\nnothing else"));
  EXPECT_FALSE(with_attachments("no PDF", {}, base::Instant::from_milliseconds(0)));
  std::string const pdf = *rating_report_pdf(sealed_report(), "en");
  for (std::size_t const length : {pdf.size() / 2, pdf.size() - 400, std::size_t{9}})
    static_cast<void>(attachments_of(pdf.substr(0, length)));  // an answer, never a crash
  if (!is_installed("qpdf")) GTEST_SKIP() << "qpdf is not installed";
  Folder const folder;
  auto const large = with_attachments(
      pdf, {{"proof.json", "application/json", "", "Data", std::string(attachment_bytes_max + 1, ' ')}},
      base::Instant::from_milliseconds(0));
  ASSERT_EQ(run(fmt::format("qpdf --compress-streams=y '{}' '{}'", folder.written("large.pdf", *large),
                            folder.file("small.pdf")))
                .code,
            0);
  std::string const small = bytes_of(folder.file("small.pdf"));
  EXPECT_LT(small.size(), pdf.size() * 2) << "a small file that unpacks to a large one";
  auto const refused = attachments_of(small);
  ASSERT_FALSE(refused);
  EXPECT_NE(refused.error().message.find("too large"), std::string::npos) << refused.error().message;
}

}  // namespace
}  // namespace report
