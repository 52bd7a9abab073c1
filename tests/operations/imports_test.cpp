// Files brought in, from the first byte to their withdrawal, through the operations and the worker that stands beside them.
// Source: DAT-01, DAT-04, DAT-24, ENT-01.
#include <fmt/format.h>
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <fstream>

#include "app/import_views.h"
#include "app/import_work.h"
#include "app/perform.h"
#include "app/received_files.h"
#include "app/record_table.h"
#include "base/hash.h"
#include "base/spelling.h"
#include "feeds/received.h"
#include "world.h"

namespace operations {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::Not;

using Parameters = std::map<std::string, std::string, std::less<>>;
Parameters const of_demo{{"portfolio_id", "demo"}};

std::string const register_of_two =
    "统一社会信用代码,企业名称,成立日期,注册资本（万元）,备注\n"
    "91310110666073468P,上海瀛洲贸易有限公司,2007-09-12,500,\n"
    "913101011324142057,上海市新联塑料制品厂有限公司,1979年2月6日,168,老企业\n";

class Imports : public ::testing::Test {
 protected:
  app::ImportView ask(std::string const& operation, std::string const& who, Parameters parameters,
                      std::string body = "") {
    auto const reply = world_.perform(operation, who, std::move(parameters), std::move(body));
    EXPECT_TRUE(reply) << operation << ": " << (reply ? "" : base::to_text(reply.error()));
    return reply ? base::parse_json<app::ImportView>(reply->body).value() : app::ImportView{};
  }
  app::ImportView step(std::string const& operation, std::string body = "") {
    return ask(operation, "officer", {{"batch_id", batch_}}, std::move(body));
  }
  base::Error refusal(std::string const& operation, std::string body = "") {
    auto const reply = world_.perform(operation, "officer", {{"batch_id", batch_}}, std::move(body));
    EXPECT_FALSE(reply);
    return reply ? base::Error{} : reply.error();
  }
  void work() {
    auto const done = worker_.work(stop_);
    ASSERT_TRUE(done) << base::to_text(done.error());
  }
  // Sends the bytes and has them read.
  app::ImportView receive(std::string const& bytes, std::string const& name = "企业.csv") {
    base::Json const draft{base::Json::Object{
        {"file_name", name}, {"bytes", static_cast<std::int64_t>(bytes.size())}, {"sha256", base::sha256_hex(bytes)}}};
    batch_ = ask("begin_import", "officer", of_demo, draft.to_string()).batch_id;
    for (std::size_t part = 0; part * app::file_part_bytes_max < bytes.size(); ++part) {
      std::string const some = bytes.substr(part * app::file_part_bytes_max, app::file_part_bytes_max);
      ask("put_import_part", "officer", {{"batch_id", batch_}, {"part", std::to_string(part)}},
          base::Json{base::Json::Object{{"content", base::to_base64(some)}}}.to_string());
    }
    work();
    return step("get_import");
  }
  // With the mapping that was suggested and this source.
  app::ImportView check(app::ImportView const& ready, std::string source = "registry", bool leave_out = false) {
    app::ImportMapping mapping = ready.mapping;
    mapping.source = std::move(source);
    mapping.leave_out_faulty = leave_out;
    step("check_import", base::to_json(mapping).to_string());
    work();
    return step("get_import");
  }
  app::ImportView commit() {
    step("commit_import");
    work();
    return step("get_import");
  }
  app::PartyPage rows(std::string search = "") {
    app::RowFilter filter;
    filter.search = std::move(search);
    return world_.store().rows("demo", filter).value();
  }
  std::string value_of(std::string const& party_id, std::string const& fact) {
    auto const dossier = world_.store().dossier(party_id).value();
    std::string text;
    for (auto const* one :
         park::facts_as_of(dossier, world_.clock().today(), world_.context().packs.at("chongming")->sources))
      if (one->name == fact) text = one->value.to_string();
    return text;
  }

  World world_;
  std::atomic<bool> stop_{false};
  app::ImportWorker worker_{world_.context(), feeds::open_received};
  std::string batch_;
};

TEST_F(Imports, DAT_01_DAT_24_ENT_01_a_file_is_read_checked_without_a_trace_and_brought_in_whole) {
  int const before = rows().total;
  app::ImportView view = receive(register_of_two);
  EXPECT_EQ(view.state, "ready") << view.error.en;
  std::vector<std::string> targets;
  for (auto const& column : view.mapping.columns) targets.push_back(column.target + column.unit);
  EXPECT_THAT(targets, ElementsAre("party.uscc", "party.name", "founded_on", "registered_capital万元", ""));
  EXPECT_EQ(view.preview->rows.size(), 2u);
  view = check(view);
  EXPECT_EQ(view.state, "checked") << view.error.en;
  EXPECT_EQ(view.rows, 2);
  EXPECT_EQ(view.parties_new, 2);
  EXPECT_EQ(view.facts_new, 6);  // code, day and capital of each
  EXPECT_TRUE(view.may_commit);
  EXPECT_EQ(rows().total, before);
  view = commit();
  EXPECT_EQ(view.state, "shown") << view.error.en;
  EXPECT_EQ(view.parties_new, 2);
  EXPECT_EQ(view.facts_new, 6);
  EXPECT_EQ(rows().total, before + 2);
  app::PartyRow const row = rows("瀛洲贸易").items.at(0);
  EXPECT_EQ(row.uscc, "91310110666073468P");
  EXPECT_EQ(value_of(row.party_id, "registered_capital"), "5000000");
  EXPECT_EQ(value_of(rows("新联").items.at(0).party_id, "founded_on"), "1979-02-06");
  auto const dossier = world_.store().dossier(row.party_id).value();
  EXPECT_EQ(dossier.facts.front().source, "registry");
  EXPECT_EQ(dossier.facts.front().evidence, batch_ + "#2");
  EXPECT_EQ(dossier.facts.front().known_at, world_.clock().today());
  EXPECT_EQ(world_.store().party(row.party_id)->department_id, "dept-invest-1");
  ASSERT_EQ(world_.events("import_shown").size(), 1u);
  EXPECT_THAT(world_.events("import_shown").front().body, HasSubstr(base::sha256_hex(register_of_two)));
  EXPECT_EQ(*app::count<app::ImportPart>(world_.store(), {}), 0);
}

TEST_F(Imports, DAT_03_registration_litigation_credit_reports_and_public_opinion_come_from_outside) {
  struct Feed {
    char const *source, *obtained, *header, *value, *fact, *want;
  };
  for (Feed const& feed :
       {Feed{"registry", "government_sharing", "注册资本(万元)", "500", "registered_capital", "5000000"},
        {"court", "government_sharing", "供应商起诉件数", "2", "supplier_lawsuits", "2"},
        {"credit_bureau", "purchase", "核心供应商信用评分", "85", "core_supplier_credit_score", "85"},
        {"opinion_monitor", "purchase", "声誉事件级别", "major", "reputation_event", "major"}}) {
    SCOPED_TRACE(feed.source);
    app::ImportView const ready = receive("统一社会信用代码,企业名称," + std::string{feed.header} +
                                          "\n91310110666073468P,上海瀛洲贸易有限公司," + feed.value + "\n");
    ASSERT_TRUE(check(ready, feed.source).may_commit);
    commit();
    std::string const party_id = rows("瀛洲贸易").items.at(0).party_id;
    EXPECT_EQ(value_of(party_id, feed.fact), feed.want);
    auto const facts = base::parse_json<std::vector<app::FactView>>(
        world_.perform("list_facts", "leader", {{"party_id", party_id}})->body);
    auto const found =
        std::find_if(facts->begin(), facts->end(), [&](app::FactView const& one) { return one.name == feed.fact; });
    ASSERT_NE(found, facts->end());
    EXPECT_EQ(found->source, feed.source);
    EXPECT_EQ(found->source_class, "external");
    EXPECT_EQ(world_.context().packs.at("chongming")->sources.find(feed.source)->obtained, feed.obtained);
  }
}

TEST_F(Imports, DAT_24_the_same_file_again_brings_nothing_and_its_columns_are_remembered) {
  check(receive(register_of_two));
  commit();
  app::ImportView view = receive(register_of_two);
  EXPECT_TRUE(view.preview->remembered);
  EXPECT_EQ(view.mapping.source, "registry");
  view = check(view);
  EXPECT_EQ(view.parties_new, 0);
  EXPECT_EQ(view.parties_known, 2);
  EXPECT_EQ(view.facts_same, 6);
  EXPECT_EQ(view.facts_new + view.facts_changed, 0);
  EXPECT_FALSE(view.may_commit);
  EXPECT_EQ(refusal("commit_import").code, base::ErrorCode::conflict);
}

TEST_F(Imports, DAT_04_what_differs_is_told_with_who_said_the_old_value_and_a_declared_value_replaces_none) {
  check(receive("企业名称,期间,营业收入（亿元）\n上海瀛洲贸易有限公司,2025,12\n"), "tax_verified");
  commit();
  std::string const party = rows("瀛洲贸易").items.at(0).party_id;
  app::ImportView view = check(receive("企业名称,年份,营业收入（亿元）\n上海瀛洲贸易有限公司,2025,20\n"), "declared");
  EXPECT_EQ(view.parties_known, 1);
  EXPECT_EQ(view.facts_new, 1);
  EXPECT_EQ(view.facts_disagreeing, 1);
  ASSERT_EQ(view.changes.size(), 1u);
  EXPECT_EQ(view.changes[0].change.kind, "disagrees");
  EXPECT_EQ(view.changes[0].change.row, 2);
  EXPECT_EQ(view.changes[0].change.source, "tax_verified");
  EXPECT_EQ(view.changes[0].change.party_id, party);
  commit();
  EXPECT_EQ(value_of(party, "revenue"), "1200000000");
  // The tax office corrects itself.
  view = check(receive("企业名称,年份,营业收入（亿元）\n上海瀛洲贸易有限公司,2025年度,13\n"), "tax_verified");
  EXPECT_EQ(view.facts_changed, 1);
  commit();
  EXPECT_EQ(value_of(party, "revenue"), "1300000000");
}

TEST_F(Imports, DAT_04_thirty_planted_faults_are_thirty_located_messages_and_nothing_is_half_written) {
  int const before = rows().total;
  std::ifstream in{std::string{YINGZHOU_SOURCE_DIR} + "/tests/operations/testdata/thirty_faults.csv", std::ios::binary};
  std::string const bytes{std::istreambuf_iterator<char>{in}, {}};
  app::ImportView view = check(receive(bytes), "finance_department");
  EXPECT_EQ(view.state, "checked") << view.error.en;
  EXPECT_EQ(view.fault_count, 30);
  std::string told;
  for (auto const& one : view.faults)
    told += fmt::format("{} {} {}\n", one.fault.row, one.fault.column, one.fault.code);
  std::ifstream expected{std::string{YINGZHOU_SOURCE_DIR} + "/tests/operations/testdata/thirty_faults.expected"};
  EXPECT_EQ(told, (std::string{std::istreambuf_iterator<char>{expected}, {}}));
  for (auto const& one : view.faults) EXPECT_NE(one.text.zh, "无法读取") << one.fault.code;
  EXPECT_FALSE(view.may_commit);
  EXPECT_EQ(refusal("commit_import").code, base::ErrorCode::conflict);
  EXPECT_EQ(rows().total, before);
  auto const workbook = world_.perform("get_import_faults", "officer", {{"batch_id", batch_}});
  ASSERT_TRUE(workbook);
  EXPECT_THAT(workbook->body, HasSubstr("18 位"));
  // What is right may come in without them.
  view = check(step("get_import"), "finance_department", true);
  EXPECT_TRUE(view.may_commit);
  std::int64_t const right = view.parties_new;
  view = commit();
  EXPECT_EQ(view.state, "shown") << view.error.en;
  EXPECT_EQ(view.rows_faulty, 29);
  EXPECT_EQ(view.rows_lost, 14);  // of the others only the faulty values
  EXPECT_EQ(rows().total, before + right);
}

std::string many(int count) {
  std::string text = "企业名称,期间,营业收入（万元）\n";
  for (int i = 0; i < count; ++i) text += fmt::format("瀛洲第{}有限公司,{},{}\n", i / 2, 2024 + i % 2, 100 + i);
  return text;
}

TEST_F(Imports, DAT_24_a_cancelled_file_leaves_nothing_and_its_enterprises_may_come_with_another) {
  int const before = rows().total;
  check(receive(many(1200)), "finance_department");
  step("commit_import");
  // Cancelled by another officer in the middle of the loading.
  bool is_cancelled = false;
  app::ImportWorker interrupted{world_.context(), [&](app::ImportBytes const& next) {
                                  if (!is_cancelled) step("cancel_import");
                                  is_cancelled = true;
                                  return feeds::open_received(next);
                                }};
  ASSERT_TRUE(interrupted.work(stop_));
  EXPECT_EQ(step("get_import").state, "cancelled");
  EXPECT_EQ(rows().total, before);
  EXPECT_EQ(*app::count<app::ImportPart>(world_.store(), {}), 0);
  check(receive(many(1200)), "finance_department");
  EXPECT_EQ(commit().state, "shown");
  EXPECT_EQ(rows().total, before + 600);
}

// Stops in front of a row, as a process that ends does, and counts what it has given.
class StoppingRows final : public app::RowSource {
 public:
  StoppingRows(std::unique_ptr<app::RowSource> rows, int before, std::atomic<bool>& stop)
      : rows_(std::move(rows)), left_(before), stop_(stop) {}
  std::vector<std::string> const& header() const override { return rows_->header(); }
  base::Result<bool> next(app::InputRow& row) override {
    if (left_-- == 0) stop_ = true;
    return rows_->next(row);
  }
  std::optional<double> fraction_done() const override { return rows_->fraction_done(); }

 private:
  std::unique_ptr<app::RowSource> rows_;
  int left_;
  std::atomic<bool>& stop_;
};

TEST_F(Imports, DAT_24_a_loading_that_was_interrupted_is_taken_up_where_it_stopped) {
  int const before = rows().total;
  check(receive(many(2400)), "finance_department");
  step("commit_import");
  app::ImportWorker ended{world_.context(),
                          [&](app::ImportBytes const& next) -> base::Result<std::unique_ptr<app::RowSource>> {
                            return std::make_unique<StoppingRows>(TRY(feeds::open_received(next)), 1100, stop_);
                          }};
  ASSERT_TRUE(ended.work(stop_));
  stop_ = false;
  EXPECT_EQ(step("get_import").state, "loading");
  EXPECT_EQ(step("get_import").rows, 1000);
  EXPECT_EQ(rows().total, before);
  work();
  EXPECT_EQ(step("get_import").state, "loading");  // it may still be at work elsewhere
  world_.clock().forward(31);
  work();
  app::ImportView const view = step("get_import");
  EXPECT_EQ(view.state, "shown") << view.error.en;
  EXPECT_EQ(view.rows, 2400);
  EXPECT_EQ(view.parties_new, 1200);
  EXPECT_EQ(view.facts_new, 2400);
  EXPECT_EQ(rows().total, before + 1200);
  EXPECT_EQ(value_of(rows("瀛洲第7有限公司").items.at(0).party_id, "revenue"), "1150000");
  std::int64_t facts = 0;
  ASSERT_TRUE(world_.store().each_dossier("demo", 1, [&](park::Dossier&& dossier) -> base::Result<> {
    if (dossier.name.starts_with("瀛洲第")) facts += static_cast<std::int64_t>(dossier.facts.size());
    return {};
  }));
  EXPECT_EQ(facts, 2400);
}

TEST_F(Imports, DAT_01_a_loading_that_passes_midnight_begins_anew_so_that_nothing_becomes_known_on_a_day_that_is_over) {
  check(receive(many(1200)), "finance_department");
  step("commit_import");
  app::ImportWorker ended{world_.context(),
                          [&](app::ImportBytes const& next) -> base::Result<std::unique_ptr<app::RowSource>> {
                            return std::make_unique<StoppingRows>(TRY(feeds::open_received(next)), 600, stop_);
                          }};
  ASSERT_TRUE(ended.work(stop_));
  stop_ = false;
  base::Date const yesterday = world_.clock().today();
  world_.clock().forward(86'400);
  work();
  EXPECT_EQ(step("get_import").state, "shown");
  park::Dossier const dossier = world_.store().dossier(rows("瀛洲第1有限公司").items.at(0).party_id).value();
  EXPECT_EQ(dossier.facts.size(), 2u);
  for (auto const& fact : dossier.facts) EXPECT_EQ(fact.known_at, yesterday.plus_days(1));
}

TEST_F(Imports, DAT_01_history_may_come_with_a_new_enterprise_but_changes_no_past_answer_of_a_known_one) {
  std::string const file = "企业名称,期间,取得日期,营业收入（万元）\n上海瀛洲贸易有限公司,2024,2025-04-30,100\n";
  check(receive(file), "finance_department");
  commit();
  std::string const party = rows("瀛洲贸易").items.at(0).party_id;
  EXPECT_EQ(world_.store().dossier(party)->facts.front().known_at, *base::Date::parse("2025-04-30"));
  world_.clock().forward(86'400);
  check(receive("企业名称,期间,取得日期,营业收入（万元）\n上海瀛洲贸易有限公司,2024,2025-04-29,90\n"),
        "finance_department");
  commit();
  park::Fact const corrected = world_.store().dossier(party)->facts.back();
  EXPECT_EQ(corrected.known_at, world_.clock().today());
  EXPECT_EQ(corrected.note, "2025-04-29");
}

TEST_F(Imports, DAT_01_ENT_01_what_is_withdrawn_counts_no_more_and_may_be_brought_again) {
  int const before = rows().total;
  check(receive(register_of_two));
  commit();
  std::string const party = rows("瀛洲贸易").items.at(0).party_id;
  EXPECT_EQ(refusal("withdraw_import", R"({"reason":""})").issues.at(0).at, "/reason");
  world_.clock().forward(86'400);
  app::ImportView view = step("withdraw_import", R"({"reason":"文件拿错了"})");
  EXPECT_EQ(view.state, "withdrawn");
  EXPECT_EQ(view.reason, "文件拿错了");
  EXPECT_EQ(rows().total, before);
  EXPECT_EQ(value_of(party, "registered_capital"), "");
  auto const sources = world_.context().packs.at("chongming")->sources;
  EXPECT_EQ(park::facts_as_of(*world_.store().dossier(party), world_.clock().today().plus_days(-1), sources).size(),
            3u);
  EXPECT_EQ(refusal("withdraw_import", R"({"reason":"again"})").code, base::ErrorCode::conflict);
  check(receive(register_of_two));
  view = commit();
  EXPECT_EQ(view.state, "shown");
  EXPECT_EQ(rows().total, before + 2);
  EXPECT_EQ(rows("瀛洲贸易").items.at(0).party_id, party);  // one file per enterprise
  EXPECT_EQ(value_of(party, "registered_capital"), "5000000");
}

TEST_F(Imports, ENT_04_what_is_withdrawn_on_its_day_is_not_on_the_time_line) {
  check(receive(register_of_two));
  commit();
  std::string const party = rows("瀛洲贸易").items.at(0).party_id;
  auto const told = [&] {
    auto const reply = world_.perform("get_timeline", "officer", {{"party_id", party}});
    return reply ? reply->body : base::to_text(reply.error());
  };
  EXPECT_THAT(told(), HasSubstr("获知 3 项事实"));
  step("withdraw_import", R"({"reason":"文件拿错了"})");
  check(receive(register_of_two));
  commit();
  EXPECT_THAT(told(), HasSubstr("获知 3 项事实")) << "not six";
}

TEST_F(Imports, ENT_01_an_enterprise_known_by_name_gets_its_code_and_two_of_a_name_are_asked_about) {
  check(receive("企业名称,期间,营业收入（万元）\n上海瀛洲贸易有限公司,2025,100\n"), "finance_department");
  commit();
  check(receive(register_of_two));
  app::ImportView view = commit();
  EXPECT_EQ(view.parties_new, 1);
  EXPECT_EQ(view.parties_known, 1);
  EXPECT_EQ(rows("瀛洲贸易").items.at(0).uscc, "91310110666073468P");
  check(receive("信用代码,企业名称\n91310109133128219B,上海瀛洲贸易有限公司\n"));
  EXPECT_EQ(commit().parties_new, 1);  // of the same name, another enterprise
  view = check(receive("企业名称,期间,营业收入（万元）\n上海 瀛洲贸易有限公司,2025,100\n"), "finance_department");
  ASSERT_EQ(view.faults.size(), 1u);
  EXPECT_EQ(view.faults[0].fault.code, "several_of_name");
}

TEST_F(Imports, DAT_24_a_mapping_that_does_not_fit_is_refused_where_it_does_not_fit) {
  app::ImportView const view = receive(register_of_two);
  app::ImportMapping mapping = view.mapping;
  mapping.columns[2].target = "no_such_fact";
  mapping.columns[4].target = "party.name";
  mapping.columns[3].unit = "斤";
  mapping.period = "去年";
  base::Error const refused = refusal("check_import", base::to_json(mapping).to_string());
  std::vector<std::string> places;
  for (auto const& issue : refused.issues) places.push_back(issue.at);
  EXPECT_THAT(places, ElementsAre("/source", "/columns/2/target", "/columns/3/unit", "/columns/4/target", "/period"));
  for (auto const& issue : refused.issues) EXPECT_NE(issue.message_zh, "") << issue.at;
}

TEST_F(Imports, DAT_24_files_that_are_no_tables_say_why_and_name_no_path) {
  for (auto const& [bytes, why] : {std::pair<std::string, std::string>{"%PDF-1.7 …", "PDF"},
                                   {"只有一格\n", "no header"},
                                   {"企业名称,期间\n", "no rows"},
                                   {std::string{"PK\x03\x04 no zip"}, ""}}) {
    app::ImportView const view = receive(bytes);
    EXPECT_EQ(view.state, "unreadable") << bytes;
    EXPECT_THAT(view.error.en, HasSubstr(why));
    EXPECT_THAT(view.error.zh, ::testing::AnyOf(HasSubstr("文件"), HasSubstr("表头"))) << view.error.zh;
    EXPECT_THAT(view.error.en + view.error.zh, ::testing::Not(HasSubstr("/tmp")));
    EXPECT_EQ(*app::count<app::ImportPart>(world_.store(), {}), 0);
  }
}

TEST_F(Imports, DAT_24_the_workbook_lists_every_fault_the_page_the_first_ones) {
  std::string text = "企业名称,期间,营业收入（万元）\n";
  for (int i = 0; i < 700; ++i) text += fmt::format("瀛洲第{}有限公司,2025,约{}\n", i, i);
  app::ImportView const view = check(receive(text), "finance_department");
  EXPECT_EQ(view.fault_count, 700);
  EXPECT_EQ(view.faults.size(), app::import_listed_max);
  auto const workbook = world_.perform("get_import_faults", "officer", {{"batch_id", batch_}});
  ASSERT_TRUE(workbook);
  EXPECT_THAT(workbook->body, HasSubstr("701|营业收入（万元）|约699|"));
}

TEST_F(Imports, DAT_24_a_template_asks_for_a_data_set_and_offers_what_is_chosen_from) {
  auto const sheet = world_.perform("get_import_template", "officer",
                                    {{"portfolio_id", "demo"}, {"dataset", "registration"}, {"locale", "en"}});
  ASSERT_TRUE(sheet);
  for (char const* wanted :
       {"Unified social credit code|Name of the enterprise|Period of the values|", "|Registered capital|",
        "A day, such as 2024-03-05. []", "Choose from the list; leave it empty when not known. [yes|no]"})
    EXPECT_THAT(sheet->body, HasSubstr(wanted));
  for (auto const& [code, industry] : world_.context().packs.at("chongming")->industries)
    EXPECT_THAT(sheet->body, HasSubstr(industry.label.en));
  EXPECT_THAT(sheet->body, Not(HasSubstr("Operating revenue")));
  EXPECT_THAT(sheet->body, HasSubstr("Choose from the list; leave it empty when not known. [" +
                                     world_.context().packs.at("chongming")->industries.begin()->second.label.en));
  auto const unknown = world_.perform("get_import_template", "officer",
                                      {{"portfolio_id", "demo"}, {"dataset", "nonsense"}, {"locale", "en"}});
  ASSERT_FALSE(unknown);
  EXPECT_EQ(unknown.error().code, base::ErrorCode::invalid);
  EXPECT_EQ(unknown.error().issues.at(0).at, "/dataset");
}

TEST_F(Imports, DAT_24_what_was_received_must_be_the_file_that_was_announced) {
  base::Json const draft{
      base::Json::Object{{"file_name", "a.csv"}, {"bytes", 4}, {"sha256", base::sha256_hex("other")}}};
  batch_ = ask("begin_import", "officer", of_demo, draft.to_string()).batch_id;
  auto const wrong =
      world_.perform("put_import_part", "officer", {{"batch_id", batch_}, {"part", "0"}}, R"({"content":"YWJj"})");
  ASSERT_FALSE(wrong);
  EXPECT_EQ(wrong.error().issues.at(0).at, "/content");
  auto const early =
      world_.perform("put_import_part", "officer", {{"batch_id", batch_}, {"part", "1"}}, R"({"content":"YSxiCg=="})");
  ASSERT_FALSE(early);
  EXPECT_EQ(early.error().code, base::ErrorCode::conflict);
  ask("put_import_part", "officer", {{"batch_id", batch_}, {"part", "0"}}, R"({"content":"YSxiCg=="})");
  work();
  EXPECT_EQ(step("get_import").state, "unreadable");
}

TEST_F(Imports, COL_24_raw_cells_are_shown_to_who_brought_the_file_alone) {
  check(receive("企业名称,期间,营业收入（万元）\n上海瀛洲贸易有限公司,2025,壹佰\n"), "finance_department");
  app::ImportView const own = step("get_import"), other = ask("get_import", "finance", {{"batch_id", batch_}});
  EXPECT_EQ(own.faults.at(0).fault.value, "壹佰");
  EXPECT_EQ(own.preview->rows.size(), 1u);
  EXPECT_EQ(other.faults.at(0).fault.value, "●●●");
  EXPECT_TRUE(other.preview->rows.empty());
}

}  // namespace
}  // namespace operations
