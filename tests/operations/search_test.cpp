// Enterprises found as somebody types: by what, why, and by whom not. Source: ENT-01, COL-24.
#include <fmt/format.h>
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "app/party_text.h"
#include "app/perform.h"
#include "app/queries.h"
#include "app/record_table.h"
#include "app/register.h"
#include "app/search_views.h"
#include "register_world.h"

namespace operations {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;

class Search : public ::testing::Test {
 protected:
  Search() {
    use_name_rules(world_);
    put("pty-1", "上海瀛洲贸易有限公司", "91310110666073468P", "dept-invest-1", "Yingzhou Trading Co., Ltd");
    put("pty-2", "瀛洲（上海）食品股份有限公司", "913101011324142057", "dept-invest-1");
    put("pty-3", "崇明瀛东生态农业有限公司", "", "dept-invest-2");
    put("pty-4", "厦门重庆银行科技有限公司", "", "dept-invest-2");
  }
  void put(std::string id, std::string name, std::string uscc, std::string department, std::string name_en = "") {
    add_enterprise(world_, std::move(id), std::move(name), std::move(uscc), std::move(department), std::move(name_en));
  }
  void tell(std::string const& party_id, std::string name, std::string value, std::string source,
            std::int64_t batch = 0) {
    park::Fact fact;
    fact.name = std::move(name);
    fact.value = feel::Value{value};
    fact.known_at = world_.clock().today();
    fact.source = std::move(source);
    ASSERT_TRUE(world_.store().write([&](app::Writer& writer) { return writer.add_facts(party_id, {fact}, batch); }));
  }
  app::SearchView ask(std::string const& text, std::string const& who = "leader", std::string limit = "10") {
    auto const reply =
        world_.perform("search_parties", who, {{"portfolio_id", "demo"}, {"text", text}, {"limit", std::move(limit)}});
    EXPECT_TRUE(reply) << (reply ? "" : base::to_text(reply.error()));
    return reply ? base::parse_json<app::SearchView>(reply->body).value() : app::SearchView{};
  }
  std::vector<std::string> ids(std::string const& text, std::string const& who = "leader") {
    std::vector<std::string> found;
    for (auto const& hit : ask(text, who).hits) found.push_back(hit.party_id);
    return found;
  }
  // `field: text with [marks]` of the only hit.
  std::vector<std::string> why(std::string const& text, std::string const& who = "leader") {
    std::vector<std::string> lines;
    auto const view = ask(text, who);
    EXPECT_EQ(view.hits.size(), 1u) << text;
    if (view.hits.empty()) return lines;
    for (auto const& match : view.hits[0].matches) {
      std::string line = match.found_in + ": ";
      int at = 0;
      for (std::size_t byte = 0; byte <= match.text.size(); ++byte) {
        bool const begins =
            byte == match.text.size() || (static_cast<unsigned char>(match.text[byte]) & 0xC0U) != 0x80U;
        if (begins) {
          for (auto const& mark : match.marks) line += mark.until == at ? "]" : "";
          for (auto const& mark : match.marks) line += mark.from == at ? "[" : "";
          ++at;
        }
        if (byte < match.text.size()) line += match.text[byte];
      }
      lines.push_back(line);
    }
    return lines;
  }

  World world_;
};

TEST_F(Search, ENT_01_an_enterprise_is_found_by_each_of_its_names_and_codes_and_told_why) {
  EXPECT_THAT(why("洲贸"), ElementsAre("name: 上海瀛[洲贸]易有限公司"));
  EXPECT_THAT(why("瀛洲 食品"), ElementsAre("name: [瀛洲]（上海）[食品]股份有限公司"));
  EXPECT_THAT(ids("瀛洲（上海）"), ElementsAre("pty-2", "pty-1")) << "brackets divide words";
  EXPECT_THAT(why("shengtai"), ElementsAre("pinyin: 崇明瀛东[生态]农业有限公司"));
  EXPECT_THAT(why("yzmy"), ElementsAre("pinyin: 上海[瀛洲贸易]有限公司"));
  EXPECT_THAT(why("xmcqyh"), ElementsAre("pinyin: [厦门重庆银行]科技有限公司"));
  EXPECT_THAT(why("TRADING"), ElementsAre("name_en: Yingzhou [Trading] Co., Ltd"));
  EXPECT_THAT(why("co.,"), ElementsAre("name_en: Yingzhou Trading [Co.,] Ltd"));
  EXPECT_THAT(why("66073468p"), ElementsAre("uscc: 913101106[66073468P]"));
  EXPECT_THAT(why("９１３１０１１０６６６０７３４６８Ｐ"), ElementsAre("uscc: [91310110666073468P]"));
  tell("pty-3", "legal_representative", "沈大海", "registry");
  tell("pty-3", "registered_address", "崇明区海桥路12号A座", "registry");
  EXPECT_THAT(why("沈大"), ElementsAre("person: [沈大]海"));
  EXPECT_THAT(why("海桥路12号a"), ElementsAre("address: 崇明区[海桥路12号A]座"));
  EXPECT_THAT(why("沈大海 海桥"), ElementsAre("person: [沈大海]", "address: 崇明区[海桥]路12号A座"));
  EXPECT_THAT(ids("没有这样的企业"), IsEmpty());
  EXPECT_THAT(ids("zz"), IsEmpty());
  EXPECT_THAT(ids("　"), IsEmpty());
}

TEST_F(Search, ENT_01_the_best_comes_first) {
  EXPECT_THAT(ids("瀛洲"), ElementsAre("pty-2", "pty-1")) << "the beginning of the name, then the trade name";
  EXPECT_THAT(ids("yingzhou"), ElementsAre("pty-1", "pty-2"));
  EXPECT_THAT(ids("上海"), ElementsAre("pty-1", "pty-2"));
  put("pty-5", "上海东瀛洲际酒店有限公司", "", "dept-invest-1");
  EXPECT_THAT(ids("瀛洲"), ElementsAre("pty-2", "pty-1", "pty-5")) << "the trade name before the middle of one";
  put("pty-6", "瀛洲", "", "dept-invest-1");
  EXPECT_THAT(ids("瀛洲"), ElementsAre("pty-6", "pty-2", "pty-1", "pty-5")) << "the whole name before all";
  auto const some = ask("瀛洲", "leader", "2");
  EXPECT_EQ(some.hits.size(), 2u);
  EXPECT_TRUE(some.more);
}

TEST_F(Search, COL_24_out_of_reach_looks_like_absent_and_what_is_masked_is_not_searched) {
  EXPECT_THAT(ids("瀛", "officer"), ElementsAre("pty-2", "pty-1"));
  EXPECT_THAT(ids("瀛东", "officer"), IsEmpty());
  EXPECT_THAT(ids("瀛东", "officer2"), ElementsAre("pty-3"));
  EXPECT_THAT(ids("企业", "bank"), ElementsAre("demo-rat-16")) << "what it looks after";
  EXPECT_EQ(world_.perform("search_parties", "stranger", {{"portfolio_id", "demo"}, {"text", "瀛"}}).error().code,
            base::ErrorCode::not_found);
  tell("pty-1", "legal_representative", "欧阳震华", "tax");
  EXPECT_THAT(ids("欧阳", "leader"), ElementsAre("pty-1"));
  EXPECT_THAT(ids("欧阳", "officer"), IsEmpty()) << "another department's value is masked";
  EXPECT_THAT(ids("瀛洲 欧阳", "officer"), IsEmpty()) << "nor is it found together with something else";
  EXPECT_THAT(ids("瀛洲 欧阳", "leader"), ElementsAre("pty-1"));
  EXPECT_THAT(ids("欧阳", "inspector"), IsEmpty()) << "who may not read facts";
}

TEST_F(Search, DAT_24_what_a_hidden_import_brought_is_found_when_it_is_shown_and_not_after_it_is_withdrawn) {
  EXPECT_THAT(ids("青浦"), IsEmpty());
  ASSERT_TRUE(world_.store().write([](app::Writer& writer) { return writer.hide_batch(5); }));
  add_enterprise(world_, "pty-b", "青浦练塘茭白专业合作社", "", "dept-invest-1", "", 5);
  tell("pty-1", "legal_representative", "钱二", "registry", 5);
  EXPECT_THAT(ids("青浦"), IsEmpty());
  EXPECT_THAT(ids("钱二"), IsEmpty());
  ASSERT_TRUE(world_.store().write([](app::Writer& writer) { return writer.show_batch(5, "demo", {}); }));
  EXPECT_THAT(ids("青浦"), ElementsAre("pty-b"));
  EXPECT_THAT(ids("钱二"), ElementsAre("pty-1"));
  ASSERT_TRUE(world_.store().write(
      [&](app::Writer& writer) { return writer.end_batch(5, world_.clock().today(), "demo", {}); }));
  EXPECT_THAT(ids("青浦"), IsEmpty());
  EXPECT_THAT(ids("钱二"), IsEmpty());
}

TEST_F(Search, ENT_01_the_list_of_a_portfolio_finds_the_same) {
  auto const rows = [&](std::string const& text) {
    auto const reply = world_.perform("list_parties", "leader", {{"portfolio_id", "demo"}, {"search", text}});
    return base::parse_json<app::PartyPage>(reply->body)->total;
  };
  for (auto const& [text, want] :
       {std::pair{"瀛洲", 2}, {"有限公司", 4}, {"yz", 2}, {"9131", 2}, {"公司 yd", 1}, {"没有", 0}}) {
    EXPECT_EQ(rows(text), want) << text;
    app::RowFilter filter;
    filter.search = text;
    EXPECT_EQ(world_.store().rows("demo", filter)->total, want) << text << ", by the store itself";
  }
  EXPECT_EQ(rows(""), 6);
}

TEST_F(Search, ENT_01_several_programs_on_one_database_find_what_either_wrote) {
  app::Directory other{world_.store()};
  app::SearchScope const all{{}, {}, [](auto const&...) { return true; }};
  EXPECT_EQ(other.find("demo", "奉贤", all, 5)->size(), 0u);
  put("pty-7", "奉贤海湾旅游有限公司", "", "dept-invest-1");
  EXPECT_EQ(other.find("demo", "奉贤", all, 5)->size(), 1u);
  EXPECT_EQ(other.find("demo", "奉贤", all, 5)->front().party_id, "pty-7");
}

}  // namespace
}  // namespace operations
