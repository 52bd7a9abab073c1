// A feed of public opinion with real texts: reports about enterprises as a monitor sends them, signed. Entries do not come in
// by feeds yet (ADR 0032), so a report is a dated value of its enterprise, `adverse_opinion`, one a day; which event of which
// severity it is, somebody judges. The texts are data of tests, read where they lie and never shown. Source: DAT-03, DAT-13.
#include <fmt/format.h>
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <array>
#include <cstdio>
#include <filesystem>
#include <iostream>
#include <set>

#include "app/connector_views.h"
#include "app/file_views.h"
#include "app/import_views.h"
#include "app/import_work.h"
#include "app/perform.h"
#include "base/csv.h"
#include "base/record.h"
#include "base/text.h"
#include "feeds/received.h"
#include "world.h"

namespace operations {
namespace {

using base::Json;
using ::testing::HasSubstr;

constexpr std::size_t text_bytes_max = 4'000;  // of a value of a fact

struct Report {
  std::string entity, text, day;
};

std::string unpacked_texts(std::string const& file) {
  std::string const path = std::string{YINGZHOU_SOURCE_DIR} + "/../shared/data/cn_finance_text/" + file;
  std::string text;
  if (!std::filesystem::exists(path)) return text;
  std::FILE* const pipe = ::popen(("zstd -dcq '" + path + "'").c_str(), "r");
  if (pipe == nullptr) return text;
  std::array<char, 65'536> buffer{};
  for (std::size_t read = 0; (read = std::fread(buffer.data(), 1, buffer.size(), pipe)) > 0;)
    text.append(buffer.data(), read);
  ::pclose(pipe);
  return text;
}

// The first adverse reports, each with the entities that it is about.
std::vector<std::pair<std::vector<std::string>, std::string>> adverse_texts(std::string const& bytes,
                                                                            std::size_t many) {
  std::vector<std::pair<std::vector<std::string>, std::string>> found;
  auto const table = base::read_csv_table(bytes, "reports.csv");
  EXPECT_TRUE(table);
  if (!table) return found;
  auto const cell = [&](base::CsvTable::Row const& row, char const* column) {
    return row.cells[static_cast<std::size_t>(table->column(column))];
  };
  for (base::CsvTable::Row const& row : table->rows) {
    if (cell(row, "negative") != "1" || found.size() == many) continue;
    std::vector<std::string> entities;
    for (std::string rest = cell(row, "key_entity"); !rest.empty();) {
      std::size_t const end = std::min(rest.find(';'), rest.size());
      if (end > 0) entities.push_back(base::trimmed(rest.substr(0, end)));
      rest.erase(0, end + 1);
    }
    if (!entities.empty()) found.emplace_back(std::move(entities), cell(row, "text"));
  }
  return found;
}

class Opinions : public ::testing::Test {
 protected:
  std::string add_connector(std::string const& title, std::string const& source, std::string const& fields) {
    auto const made = world_.perform(
        "add_connector", "policy", {{"portfolio_id", "demo"}},
        fmt::format(R"({{"title":"{}","kind":"push","source":"{}","secret":"","settings":{{"party_id":"","url":"",)"
                    R"("items":"/data","fields":[{}],"period":"","auth":"none","auth_name":"","paging":"none",)"
                    R"("paging_pointer":"","paging_parameter":"","every_minutes":60}}}})",
                    title, source, fields));
    EXPECT_TRUE(made) << (made ? "" : base::to_text(made.error()));
    Json const connector = Json::parse(made->body).value();
    std::string const id = connector.text_of("connector_id");
    secrets_[id] = connector.text_of("secret");
    return id;
  }
  std::string monitor() {
    return add_connector("舆情监测", "opinion_monitor",
                         R"({"pointer":"/entity","target":"party.name","unit":""},)"
                         R"({"pointer":"/day","target":"row.period","unit":""},)"
                         R"({"pointer":"/text","target":"adverse_opinion","unit":""})");
  }
  base::Result<Json> push(std::string const& id, std::string const& body, std::string const& delivery) {
    world_.clock().forward(1);
    std::array<identity::Secret, 1> const secrets{identity::read_webhook_secret(secrets_[id]).value()};
    app::Request request;
    request.parameters = {{"connector_id", id}};
    request.body = body;
    request.signature = identity::sign_webhook(secrets, delivery, world_.clock().now(), body);
    auto const made = app::perform(world_.context(), world_.operation("push_delivery"), nullptr, request);
    if (!made) return made.error();
    auto const done = imports_.work(stop_);
    EXPECT_TRUE(done) << base::to_text(done.error());
    return Json::parse(made->body);
  }
  static std::string body_of(std::vector<Report> const& reports, std::size_t from, std::size_t to) {
    Json::Array items;
    for (std::size_t at = from; at < std::min(to, reports.size()); ++at)
      items.push_back(
          Json::Object{{"entity", reports[at].entity}, {"day", reports[at].day}, {"text", reports[at].text}});
    return Json{Json::Object{{"data", std::move(items)}}}.to_string();
  }
  // The park knows them by name.
  void know(std::set<std::string> const& names) {
    Json::Array items;
    for (std::string const& name : names) items.push_back(Json::Object{{"name", name}, {"district", "崇明区"}});
    std::string const id = add_connector("名录", "investment_department",
                                         R"({"pointer":"/name","target":"party.name","unit":""},)"
                                         R"({"pointer":"/district","target":"district","unit":""})");
    auto const taken = push(id, Json{Json::Object{{"data", std::move(items)}}}.to_string(), "names");
    ASSERT_TRUE(taken) << base::to_text(taken.error());
  }
  app::ImportView import_of(Json const& receipt) {
    auto const reply = world_.perform("get_import", "policy", {{"batch_id", receipt.text_of("batch_id")}});
    EXPECT_TRUE(reply) << base::to_text(reply.error());
    return reply ? base::parse_json<app::ImportView>(reply->body).value() : app::ImportView{};
  }
  int parties() { return world_.store().party_count("demo").value(); }
  // Of every enterprise of the park by its name in narrow characters: what the monitor has said, by day.
  std::map<std::string, std::map<std::string, std::vector<std::string>>> known() {
    std::map<std::string, std::map<std::string, std::vector<std::string>>> by_name;
    auto const walked = world_.store().each_dossier("demo", 1, [&](park::Dossier const& dossier) {
      for (park::Fact const& fact : dossier.facts) {
        if (fact.name != "adverse_opinion") continue;
        EXPECT_EQ(fact.source, "opinion_monitor");
        EXPECT_EQ(fact.valid_from, fact.valid_to) << "a day";
        EXPECT_EQ(fact.form, "");
        by_name[base::half_width(dossier.name)][fact.valid_from.value().to_string()].push_back(fact.value.to_string());
      }
      return base::Result<>{};
    });
    EXPECT_TRUE(walked);
    return by_name;
  }

  // The report that the page of an enterprise shows.
  app::FactView latest_of(std::string const& name) {
    std::string party_id;
    auto const walked = world_.store().each_dossier("demo", 1, [&](park::Dossier const& dossier) {
      if (base::half_width(dossier.name) == name) party_id = dossier.party_id;
      return base::Result<>{};
    });
    EXPECT_TRUE(walked);
    auto const reply = world_.perform("get_file", "leader", {{"party_id", party_id}});
    EXPECT_TRUE(reply) << (reply ? "" : base::to_text(reply.error()));
    if (!reply) return {};
    auto const file = base::parse_json<app::FileView>(reply->body).value();
    for (app::DatasetView const& dataset : file.datasets)
      for (app::FactView const& fact : dataset.values)
        if (fact.name == "adverse_opinion") return fact;
    ADD_FAILURE() << "the page shows no report";
    return {};
  }

  World world_;
  std::map<std::string, std::string> secrets_;
  std::atomic<bool> stop_{false};
  app::ImportWorker imports_{world_.context(), feeds::open_received};
};

TEST_F(Opinions, DAT_13_real_reports_arrive_once_at_the_right_enterprise_with_source_and_day) {
  std::string const bytes = unpacked_texts("bdci2019_financial_negative_train.csv.zst");
  if (bytes.empty()) GTEST_SKIP() << "no ../shared/data/cn_finance_text";
  constexpr std::size_t reports_wanted = 600, per_delivery = 150;
  auto const texts = adverse_texts(bytes, reports_wanted);
  ASSERT_EQ(texts.size(), reports_wanted);
  // Of the entities that are named, the park knows every second one.
  std::set<std::string> named, here;
  for (auto const& [entities, text] : texts) named.insert(entities.begin(), entities.end());
  for (bool takes = true; std::string const& name : named) {
    if (takes) here.insert(name);
    takes = !takes;
  }
  know(here);
  int const parties_before = parties();
  // The monitor sends what is about enterprises of the park, the reports of each on days of their own.
  std::vector<Report> sent;
  std::map<std::string, std::int32_t> days;
  base::Date const first_day = base::Date::parse("2024-01-01").value();
  for (auto const& [entities, text] : texts) {
    auto const about =
        std::find_if(entities.begin(), entities.end(), [&](std::string const& one) { return here.contains(one); });
    if (about == entities.end()) continue;
    std::int32_t const nth = days[base::half_width(*about)]++;  // 甲（北京）公司 and 甲(北京)公司 are one enterprise
    sent.push_back({*about, text, base::Date::from_days(first_day.days() + nth).to_string()});
  }
  std::cout << fmt::format("reports {}, entities named {}, known here {}, reports matched {} ({:.1f} %)\n",
                           texts.size(), named.size(), here.size(), sent.size(),
                           100.0 * static_cast<double>(sent.size()) / static_cast<double>(texts.size()));
  ASSERT_GT(sent.size(), 200U);

  std::string const id = monitor();
  std::map<std::string, std::map<std::string, std::vector<std::string>>> wanted;
  std::size_t refused = 0;
  for (std::size_t from = 0; from < sent.size(); from += per_delivery) {
    std::string const body = body_of(sent, from, from + per_delivery), delivery = fmt::format("day-{}", from);
    auto const receipt = push(id, body, delivery);
    ASSERT_TRUE(receipt) << base::to_text(receipt.error());
    app::ImportView const batch = import_of(*receipt);
    EXPECT_EQ(batch.state, "shown") << batch.error.en;
    std::set<std::size_t> too_long;
    for (std::size_t at = from; at < std::min(from + per_delivery, sent.size()); ++at) {
      if (base::trimmed(sent[at].text).size() > text_bytes_max)
        too_long.insert(at);
      else
        wanted[base::half_width(sent[at].entity)][sent[at].day].push_back(base::trimmed(sent[at].text));
    }
    // What is refused is told with its item and why.
    EXPECT_EQ(batch.fault_count, static_cast<std::int64_t>(too_long.size()));
    for (app::ImportFaultView const& one : batch.faults) {
      EXPECT_EQ(one.fault.code, "too_long");
      EXPECT_EQ(one.fault.column, "/text");
      EXPECT_TRUE(too_long.contains(from + static_cast<std::size_t>(one.fault.row) - 2)) << one.fault.row;
    }
    refused += too_long.size();
    EXPECT_EQ(batch.parties_new, 0);
    // The same delivery again is known by its id; the same reports in another delivery bring nothing.
    auto const again = push(id, body, delivery);
    ASSERT_TRUE(again);
    EXPECT_EQ(*again->find("repeated")->if_boolean(), true);
    auto const resent = push(id, body, delivery + "-resent");
    ASSERT_TRUE(resent);
    app::ImportView const second = import_of(*resent);
    EXPECT_EQ(second.facts_new + second.facts_changed, 0);
    EXPECT_EQ(second.facts_same, batch.facts_new);
  }
  std::cout << fmt::format("reports sent {}, too long for a value and refused with their place {}\n", sent.size(),
                           refused);
  EXPECT_EQ(parties(), parties_before);
  auto const found = known();
  EXPECT_EQ(found.size(), wanted.size());
  // No text is printed here, whatever differs.
  for (auto const& [name, by_day] : wanted) {
    auto const here_too = found.find(name);
    bool const is_same = here_too != found.end() && here_too->second == by_day;
    EXPECT_TRUE(is_same) << "an enterprise has not exactly its reports: entity of " << name.size() << " bytes";
  }
  // The page shows the latest one of each, and where it is from.
  auto const most =
      std::max_element(days.begin(), days.end(), [](auto const& a, auto const& b) { return a.second < b.second; });
  EXPECT_GT(most->second, 1);
  app::FactView const shown = latest_of(most->first);
  EXPECT_EQ(shown.source, "opinion_monitor");
  EXPECT_EQ(shown.source_label.zh, "舆情监测平台");
  EXPECT_EQ(shown.valid_from.value().to_string(), wanted[most->first].rbegin()->first);
  EXPECT_TRUE(shown.value.text == wanted[most->first].rbegin()->second.front());
}

TEST_F(Opinions, DAT_13_odd_texts_are_kept_to_the_byte_or_refused_with_their_place) {
  know({"甲公司", "乙公司"});
  std::string const id = monitor();
  std::vector<std::string> const kept = {
      "引号\"与逗号,以及;分号\t制表",
      "第一行\n第二行\r\n第三行",
      "=HYPERLINK(1)",
      "#话题#",
      "\xF0\x9F\x9A\xA8 \xF0\xA0\xAE\xB7 \xEE\x98\xA7",  // outside the basic plane, private use
      "\xE2\x80\xAE"
      "倒序"
      "\xE2\x80\xAC \xE2\x80\x8B",  // direction marks, no width
      "\x01\x02 控制 \x7F",
      "100..200",
      "\"\"",
      "<script>alert(1)</script> '; drop table fact; --",
      std::string(text_bytes_max, 'x'),
      "e\xCC\x81 与 \xC3\xA9"};
  std::vector<Report> reports;
  for (std::size_t at = 0; at < kept.size(); ++at)
    reports.push_back({"甲公司", kept[at], base::Date::from_days(19'800 + static_cast<std::int32_t>(at)).to_string()});
  reports.push_back({"乙公司", std::string(text_bytes_max + 1, 'x'), "2025-01-01"});
  reports.push_back({"乙公司", "同日第一则", "2025-01-02"});
  reports.push_back({"乙公司", "同日第二则", "2025-01-02"});
  reports.push_back({"乙公司", "日子不对", "昨天"});
  reports.push_back({"", "无主", "2025-01-03"});
  reports.push_back({"乙公司", " \t ", "2025-01-04"});
  auto const receipt = push(id, body_of(reports, 0, reports.size()), "odd");
  ASSERT_TRUE(receipt) << base::to_text(receipt.error());
  app::ImportView const batch = import_of(*receipt);
  EXPECT_EQ(batch.state, "shown") << batch.error.en;
  std::vector<std::string> faults;
  for (app::ImportFaultView const& one : batch.faults)
    faults.push_back(fmt::format("{} {} {}", one.fault.row - 2 - static_cast<std::int64_t>(kept.size()),
                                 one.fault.column, one.fault.code));
  EXPECT_THAT(faults, ::testing::UnorderedElementsAre("0 /text too_long", "2  repeated", "3 /day period", "4  nobody"));
  auto found = known();
  for (std::size_t at = 0; at < kept.size(); ++at)
    EXPECT_THAT(found["甲公司"][reports[at].day], ::testing::ElementsAre(base::trimmed(kept[at]))) << at;
  EXPECT_EQ(found["乙公司"].size(), 1U);
  EXPECT_THAT(found["乙公司"]["2025-01-02"], ::testing::ElementsAre("同日第一则"));
}

TEST_F(Opinions, DAT_13_a_character_that_no_store_takes_is_refused_with_its_item_and_nothing_is_half_written) {
  know({"甲公司"});
  std::string const id = monitor();
  std::string const body = R"({"data":[{"entity":"甲公司","day":"2025-01-01","text":"好"},)"
                           R"({"entity":"甲公司","day":"2025-01-02","text":"坏\u0000字符"}]})";
  auto const refused = push(id, body, "nul");
  ASSERT_FALSE(refused);
  EXPECT_EQ(refused.error().code, base::ErrorCode::invalid);
  ASSERT_EQ(refused.error().issues.size(), 1U);
  EXPECT_EQ(refused.error().issues[0].at, "/data/1/text");
  for (char const* const broken :
       {R"({"data":[{"entity":"甲公司","day":"2025-01-01","text":"\ud800"}]})",
        "{\"data\":[{\"entity\":\"甲公司\",\"day\":\"2025-01-01\",\"text\":\"\xC3\x28\"}]}"}) {
    auto const none = push(id, broken, "broken");
    ASSERT_FALSE(none);
    EXPECT_EQ(none.error().code, base::ErrorCode::invalid);
  }
  EXPECT_TRUE(known().empty());
  ASSERT_TRUE(push(id, R"({"data":[{"entity":"甲公司","day":"2025-01-01","text":"好"}]})", "nul"))
      << "the id was not used up";
  EXPECT_EQ(known().at("甲公司").size(), 1U);
}

}  // namespace
}  // namespace operations
