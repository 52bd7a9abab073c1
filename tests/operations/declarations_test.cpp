// Declarations: an enterprise fills in a standard form and hands it in, the park receives or returns it, and what is
// claimed is held against what is known. Source: DAT-05, DAT-06, DAT-07, DAT-11, DAT-12.
#include <fmt/format.h>
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>

#include "app/declaration_figures.h"
#include "app/declaration_views.h"
#include "app/evidence_check.h"
#include "app/file_page.h"
#include "app/received_files.h"
#include "app/record_table.h"
#include "app/register.h"
#include "app/sealing.h"
#include "base/hash.h"
#include "base/spelling.h"
#include "world.h"

namespace operations {
namespace {

using ::testing::AllOf;
using ::testing::Contains;
using ::testing::ElementsAre;
using ::testing::Field;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::Not;
using ::testing::UnorderedElementsAre;

using Parameters = std::map<std::string, std::string, std::less<>>;
using Values = std::vector<std::pair<std::string, std::string>>;

constexpr char const *own = "demo-rat-16", *another = "p-two";
constexpr char const* undertaking = R"({"accepted":true,"signed_by":"郑总","signed_as":"总经理"})";

class Declarations : public ::testing::Test {
 protected:
  template <class T>
  static T read(base::Result<app::Reply> const& reply) {
    EXPECT_TRUE(reply) << (reply ? "" : base::to_text(reply.error()));
    return reply ? base::parse_json<T>(reply->body).value() : T{};
  }
  static std::string refusal(base::Result<app::Reply> const& reply) {
    EXPECT_FALSE(reply) << reply->body;
    return reply ? "" : base::to_text(reply.error());
  }
  app::DeclarationView start(std::string const& form = "annual_operation", std::string const& period = "2025",
                             std::string const& party = own, std::string const& who = "enterprise") {
    return read<app::DeclarationView>(world_.perform("start_declaration", who, {{"party_id", party}},
                                                     fmt::format(R"({{"form":"{}","period":"{}"}})", form, period)));
  }
  app::DeclarationView look(std::string const& id, std::string const& who) {
    return read<app::DeclarationView>(world_.perform("get_declaration", who, {{"declaration_id", id}}));
  }
  base::Result<app::Reply> act(std::string const& operation, std::string const& who, std::string const& id,
                               std::string const& body = "") {
    auto const kept = app::find<app::Declaration>(world_.store(), id).value();
    return world_.perform(operation, who, {{"declaration_id", id}}, body, "", std::to_string(kept ? kept->version : 1));
  }
  app::DeclarationView save(std::string const& id, Values const& values) {
    base::Json::Array list;
    for (auto const& [fact, value] : values) list.push_back(base::Json::Object{{"fact", fact}, {"value", value}});
    return read<app::DeclarationView>(act("save_declaration", "enterprise", id,
                                          base::Json{base::Json::Object{{"values", std::move(list)}}}.to_string()));
  }
  static std::string announcement(std::string const& kind, std::string const& name, std::string const& bytes) {
    return fmt::format(R"({{"kind":"{}","file_name":"{}","bytes":{},"sha256":"{}"}})", kind, name, bytes.size(),
                       base::sha256_hex(bytes));
  }
  base::Result<app::Reply> send_part(std::string const& voucher, int part, std::string const& bytes) {
    return world_.perform("put_voucher_part", "enterprise", {{"voucher_id", voucher}, {"part", std::to_string(part)}},
                          fmt::format(R"({{"content":"{}"}})", base::to_base64(bytes)));
  }
  std::string announce(std::string const& id, std::string const& kind, std::string const& bytes) {
    world_.clock().forward(1);
    auto const view = read<app::DeclarationView>(world_.perform("add_voucher", "enterprise", {{"declaration_id", id}},
                                                                announcement(kind, kind + ".pdf", bytes)));
    return view.vouchers.empty() ? "" : view.vouchers.back().voucher_id;
  }
  void attach(std::string const& id, std::string const& kind) {
    std::string const bytes = "%PDF-1.7 " + kind;
    EXPECT_TRUE(send_part(announce(id, kind, bytes), 0, bytes));
  }
  // Complete, but for the undertaking.
  std::string filled_in(std::string const& revenue, std::string const& period = "2025") {
    std::string const id = start("annual_operation", period).row.declaration_id;
    save(id, {{"registered_capital", "500万"},
              {"legal_representative", "郑总"},
              {"declared_revenue", revenue},
              {"rd_spending", "6000万"}});
    attach(id, "bank_statement");
    attach(id, "rd_ledger");
    return id;
  }
  std::string handed_in(std::string const& revenue, std::string const& period = "2025") {
    std::string const id = filled_in(revenue, period);
    EXPECT_TRUE(act("submit_declaration", "enterprise", id, undertaking));
    return id;
  }
  static app::FormFieldView field(app::DeclarationView const& view, std::string_view fact) {
    for (app::FormFieldView const& one : view.fields)
      if (one.fact == fact) return one;
    ADD_FAILURE() << "no field " << fact;
    return {};
  }
  base::Result<app::Reply> know(std::string const& who, std::string const& name, std::string const& value,
                                std::string const& period, std::string const& source) {
    return world_.perform(
        "record_fact", who, {{"party_id", own}},
        fmt::format(R"({{"name":"{}","value":"{}","period":"{}","source":"{}","evidence":"","note":""}})", name, value,
                    period, source));
  }
  World world_;
};

// --- the form -----------------------------------------------------------------------------------------------------------

TEST_F(Declarations, DAT_11_what_is_known_is_fetched_and_only_the_rest_is_asked) {
  ASSERT_TRUE(world_.add_fact("registered_capital", base::Decimal{5'000'000}, "registry", "2026-01-05"));
  ASSERT_TRUE(world_.add_fact("patents_granted", base::Decimal{12}, "ip_office", "2026-01-06"));
  auto const view = start();
  auto const capital = field(view, "registered_capital");
  ASSERT_TRUE(capital.fetched);
  EXPECT_EQ(capital.fetched->value.number, base::Decimal{5'000'000});
  EXPECT_EQ(capital.fetched->source, "registry");
  EXPECT_TRUE(field(view, "patents_granted").fetched);
  EXPECT_FALSE(field(view, "legal_representative").fetched);
  EXPECT_EQ(view.fetched, 2);
  EXPECT_EQ(view.asked, 12);
  std::string missing;
  for (park::Label const& one : view.missing) missing += one.en;
  EXPECT_THAT(missing, AllOf(HasSubstr("Legal representative"), Not(HasSubstr("Registered capital"))));
}

TEST_F(Declarations, DAT_11_what_a_register_tells_of_another_period_is_asked_and_revenue_is_never_told_beforehand) {
  ASSERT_TRUE(know("tax", "verified_revenue", "12亿", "2025", "tax_verified"));
  ASSERT_TRUE(know("tax", "tax_credit_grade", "A", "2024", "tax"));
  auto const view = start();
  EXPECT_FALSE(field(view, "tax_credit_grade").fetched);
  EXPECT_FALSE(field(view, "declared_revenue").fetched);
  EXPECT_THAT(base::to_json(view).to_string(), Not(HasSubstr("1200000000")));
}

TEST_F(Declarations, DAT_05_what_is_wrong_is_told_at_its_field_and_nothing_written_is_lost) {
  std::string const id = start().row.declaration_id;
  auto const view = save(id, {{"declared_revenue", "很多"}, {"staff_turnover", "12%"}});
  EXPECT_EQ(field(view, "declared_revenue").value, "很多");
  EXPECT_NE(field(view, "declared_revenue").fault.zh, "");
  EXPECT_EQ(field(view, "staff_turnover").fault.zh, "");
  EXPECT_THAT(refusal(act("submit_declaration", "enterprise", id, undertaking)),
              AllOf(HasSubstr("/values/0/value"), HasSubstr("/values/registered_capital")));
  auto const unknown = act("save_declaration", "enterprise", id, R"({"values":[{"fact":"colour","value":"红"}]})");
  EXPECT_THAT(refusal(unknown), HasSubstr("/values/0/fact"));
  auto const twice = act("save_declaration", "enterprise", id,
                         R"({"values":[{"fact":"rd_spending","value":"1"},{"fact":"rd_spending","value":"2"}]})");
  EXPECT_THAT(refusal(twice), HasSubstr("/values/1/fact"));
}

TEST_F(Declarations, DAT_05_a_form_is_begun_once_per_period_and_only_for_periods_of_its_kind) {
  std::string const id = start().row.declaration_id;
  auto const begin = [&](std::string const& form, std::string const& period) {
    return world_.perform("start_declaration", "enterprise", {{"party_id", own}},
                          fmt::format(R"({{"form":"{}","period":"{}"}})", form, period));
  };
  EXPECT_THAT(refusal(begin("annual_operation", "2025年")), HasSubstr("already"));
  EXPECT_THAT(refusal(begin("annual_operation", "2025Q3")), HasSubstr("/period"));
  EXPECT_THAT(refusal(begin("annual_operation", "2031")), HasSubstr("/period"));
  EXPECT_THAT(refusal(begin("colours", "2025")), HasSubstr("/form"));
  EXPECT_TRUE(begin("quarterly_operation", "2025Q3"));
  ASSERT_TRUE(act("discard_declaration", "enterprise", id));
  EXPECT_TRUE(begin("annual_operation", "2025"));
}

// --- vouchers and undertaking -------------------------------------------------------------------------------------------

TEST_F(Declarations, DAT_05_without_its_original_vouchers_a_declaration_is_not_handed_in) {
  std::string const id = start().row.declaration_id;
  save(id, {{"registered_capital", "500万"},
            {"legal_representative", "郑总"},
            {"declared_revenue", "12亿"},
            {"rd_spending", "6000万"}});
  attach(id, "bank_statement");
  EXPECT_THAT(refusal(act("submit_declaration", "enterprise", id, undertaking)),
              AllOf(HasSubstr("/vouchers"), HasSubstr("R&D"), Not(HasSubstr("bank statement"))));
  std::string const bytes = "%PDF-1.7 ledger";
  std::string const half = announce(id, "rd_ledger", bytes);
  EXPECT_THAT(refusal(act("submit_declaration", "enterprise", id, undertaking)), HasSubstr("/vouchers"));
  EXPECT_TRUE(send_part(half, 0, bytes));
  EXPECT_TRUE(act("submit_declaration", "enterprise", id, undertaking));
  auto const fetched = world_.perform("get_voucher", "officer", {{"voucher_id", half}});
  ASSERT_TRUE(fetched);
  EXPECT_EQ(fetched->body, bytes);
  EXPECT_EQ(fetched->content_type, "application/pdf");
}

TEST_F(Declarations, DAT_05_a_voucher_is_a_picture_or_a_paper_whole_and_as_announced) {
  std::string const id = start().row.declaration_id;
  std::string const script = "<script>alert(1)</script>";
  EXPECT_THAT(refusal(send_part(announce(id, "bank_statement", script), 0, script)), HasSubstr("PDF"));
  std::string const paper = "%PDF-1.7 one", other = "%PDF-1.7 two";
  std::string const voucher = announce(id, "bank_statement", paper);
  EXPECT_THAT(refusal(send_part(voucher, 1, paper)), HasSubstr("part 0"));
  EXPECT_THAT(refusal(send_part(voucher, 0, paper + "x")), HasSubstr("/content"));
  EXPECT_THAT(refusal(send_part(voucher, 0, other)), HasSubstr("another file"));
  EXPECT_FALSE(world_.perform("get_voucher", "enterprise", {{"voucher_id", voucher}}));
  EXPECT_TRUE(send_part(voucher, 0, paper));
  auto const again = world_.perform("add_voucher", "enterprise", {{"declaration_id", id}},
                                    announcement("bank_statement", "再传.pdf", paper));
  EXPECT_THAT(refusal(again), HasSubstr("/sha256"));
  auto const odd = world_.perform("add_voucher", "enterprise", {{"declaration_id", id}},
                                  announcement("photo_of_a_cat", "猫.png", "x"));
  EXPECT_THAT(refusal(odd), HasSubstr("/kind"));
}

TEST_F(Declarations, DAT_05_a_voucher_of_several_parts_comes_back_byte_by_byte) {
  std::string const id = start().row.declaration_id;
  std::string bytes = "%PDF-1.7";
  for (int i = 0; static_cast<std::int64_t>(bytes.size()) < app::file_part_bytes_max + 7; ++i)
    bytes += static_cast<char>(i % 251);
  std::string const voucher = announce(id, "bank_statement", bytes);
  auto const size = static_cast<std::size_t>(app::file_part_bytes_max);
  ASSERT_TRUE(send_part(voucher, 0, bytes.substr(0, size)));
  EXPECT_FALSE(world_.perform("get_voucher", "enterprise", {{"voucher_id", voucher}}));
  ASSERT_TRUE(send_part(voucher, 1, bytes.substr(size)));
  EXPECT_EQ(world_.perform("get_voucher", "enterprise", {{"voucher_id", voucher}})->body, bytes);
  ASSERT_TRUE(world_.perform("remove_voucher", "enterprise", {{"voucher_id", voucher}}));
  EXPECT_THAT(app::select<app::VoucherPart>(world_.store(), {}).value(), IsEmpty());
}

TEST_F(Declarations, DAT_06_nothing_is_handed_in_without_the_undertaking_that_falsified_data_are_vetoed) {
  std::string const id = filled_in("12亿");
  EXPECT_THAT(look(id, "enterprise").undertaking.zh, AllOf(HasSubstr("一票否决"), HasSubstr("C级")));
  EXPECT_THAT(refusal(act("submit_declaration", "enterprise", id,
                          R"({"accepted":false,"signed_by":"郑总","signed_as":"总经理"})")),
              HasSubstr("/accepted"));
  EXPECT_THAT(
      refusal(act("submit_declaration", "enterprise", id, R"({"accepted":true,"signed_by":"","signed_as":" "})")),
      AllOf(HasSubstr("/signed_by"), HasSubstr("/signed_as")));
  auto const view = read<app::DeclarationView>(act("submit_declaration", "enterprise", id, undertaking));
  EXPECT_EQ(view.row.state, "submitted");
  EXPECT_EQ(view.signed_by, "郑总");
  EXPECT_EQ(view.content_hash.size(), 64U);
  EXPECT_THAT(world_.events("declaration_submitted").back().body, HasSubstr(view.content_hash));
}

TEST_F(Declarations, DAT_06_a_member_fills_in_and_an_administrator_answers_for_it) {
  world_.add_person("clerk", enterprise);
  std::string const id = filled_in("12亿");
  EXPECT_FALSE(world_.perform("submit_declaration", "clerk", {{"declaration_id", id}}, undertaking, "", "2"));
  EXPECT_TRUE(look(id, "clerk").may_write);
  EXPECT_FALSE(look(id, "clerk").may_submit);
}

// --- the park's answer --------------------------------------------------------------------------------------------------

TEST_F(Declarations, DAT_05_received_values_are_facts_of_what_is_declared_with_the_declaration_as_evidence) {
  std::string const id = handed_in("12亿");
  auto const row = [&](std::string const& state) {
    return read<std::vector<app::DeclarationRow>>(
        world_.perform("list_declarations", "officer", {{"portfolio_id", "demo"}, {"state", state}}));
  };
  EXPECT_THAT(row("submitted"), ElementsAre(Field(&app::DeclarationRow::declaration_id, id)));
  ASSERT_TRUE(act("receive_declaration", "officer", id));
  EXPECT_THAT(row("submitted"), IsEmpty());
  EXPECT_THAT(row("received"), ElementsAre(Field(&app::DeclarationRow::declaration_id, id)));
  auto const dossier = world_.store().dossier(own).value();
  auto const found = std::find_if(dossier.facts.begin(), dossier.facts.end(),
                                  [](park::Fact const& fact) { return fact.name == "declared_revenue"; });
  ASSERT_NE(found, dossier.facts.end());
  EXPECT_EQ(found->value.number(), base::Decimal{1'200'000'000});
  EXPECT_EQ(found->source, "declared");
  EXPECT_EQ(found->evidence, id);
  EXPECT_EQ(found->valid_from, base::Date::of(2025, 1, 1));
  EXPECT_EQ(found->valid_to, base::Date::of(2025, 12, 31));
  EXPECT_THAT(refusal(act("receive_declaration", "officer", id)), HasSubstr("already"));
}

TEST_F(Declarations, DAT_04_a_declared_value_never_takes_the_place_of_a_verified_one) {
  ASSERT_TRUE(world_.add_fact("registered_capital", base::Decimal{5'000'000}, "registry", "2026-01-05"));
  std::string const id = handed_in("12亿");
  ASSERT_TRUE(act("receive_declaration", "officer", id));
  // The register's value was fetched, so what was written beside it is not taken over.
  EXPECT_EQ(park::text_as_of(world_.store().dossier(own).value(), "registered_capital", world_.clock().today(),
                             world_.context().packs.at("chongming")->sources),
            "5000000");
}

TEST_F(Declarations, DAT_05_returned_with_a_reason_corrected_and_handed_in_again) {
  std::string const id = handed_in("12亿");
  EXPECT_THAT(refusal(act("return_declaration", "officer", id, R"({"reason":" "})")), HasSubstr("/reason"));
  ASSERT_TRUE(act("return_declaration", "officer", id, R"({"reason":"银行流水缺 6 月"})"));
  auto const view = look(id, "enterprise");
  EXPECT_EQ(view.row.state, "returned");
  EXPECT_EQ(view.row.reason, "银行流水缺 6 月");
  EXPECT_TRUE(view.may_write);
  ASSERT_TRUE(act("submit_declaration", "enterprise", id, undertaking));
  EXPECT_EQ(look(id, "enterprise").rounds, 2);
  EXPECT_EQ(look(id, "enterprise").row.reason, "");
}

TEST_F(Declarations, DAT_05_taken_back_before_the_park_has_looked) {
  std::string const id = handed_in("12亿");
  EXPECT_THAT(refusal(act("save_declaration", "enterprise", id, R"({"values":[]})")), HasSubstr("take it back"));
  ASSERT_TRUE(act("take_back_declaration", "enterprise", id));
  EXPECT_EQ(look(id, "enterprise").row.state, "draft");
  EXPECT_FALSE(act("receive_declaration", "officer", id));
  ASSERT_TRUE(act("submit_declaration", "enterprise", id, undertaking));
  ASSERT_TRUE(act("receive_declaration", "officer", id));
  EXPECT_FALSE(act("take_back_declaration", "enterprise", id));
}

TEST_F(Declarations, DAT_07_2_bn_declared_against_1_2_bn_of_tax_from_the_portal_to_the_evidence_side_by_side) {
  std::string const id = handed_in("20亿");
  EXPECT_EQ(look(id, "officer").checks.at(0).outcome, "not_checked");
  ASSERT_TRUE(know("tax", "verified_revenue", "12亿", "2025", "tax_verified"));
  auto const examined = look(id, "leader");
  ASSERT_FALSE(examined.checks.empty());
  EXPECT_EQ(examined.checks[0].check, "revenue_tax");
  EXPECT_EQ(examined.checks[0].outcome, "contradicted");
  EXPECT_EQ(examined.checks[0].claimed.value.number, base::Decimal{2'000'000'000});
  EXPECT_EQ(examined.checks[0].verified.value.number, base::Decimal{1'200'000'000});
  auto const waiting = read<std::vector<app::DeclarationRow>>(
      world_.perform("list_declarations", "officer", {{"portfolio_id", "demo"}}));
  EXPECT_THAT(waiting.at(0).contradictions, ElementsAre("revenue_tax"));
  EXPECT_THAT(look(id, "enterprise").checks, IsEmpty()) << "what tax says is not told to the enterprise";
  ASSERT_TRUE(act("receive_declaration", "officer", id));
  EXPECT_THAT(world_.events("declaration_received").back().body, HasSubstr(R"("contradicts":["revenue_tax"])"));
  EXPECT_EQ(look(id, "leader").checks.at(0).outcome, "contradicted");
}

TEST_F(Declarations, DAT_07_a_claim_is_held_against_its_own_period) {
  std::string const id = handed_in("20亿", "2024");
  ASSERT_TRUE(know("tax", "verified_revenue", "12亿", "2025", "tax_verified"));
  EXPECT_EQ(look(id, "leader").checks.at(0).outcome, "not_checked");
}

TEST_F(Declarations, DAT_05_what_was_handed_in_stays_what_it_was_although_a_register_tells_of_it_since) {
  std::string const id = handed_in("12亿");
  ASSERT_TRUE(world_.add_fact("registered_capital", base::Decimal{6'000'000}, "registry", "2026-03-01"));
  EXPECT_EQ(field(look(id, "officer"), "registered_capital").value, "500万");
  ASSERT_TRUE(act("receive_declaration", "officer", id));
  EXPECT_EQ(field(look(id, "officer"), "registered_capital").value, "500万");
  EXPECT_THAT(world_.store().dossier(own)->facts,
              Contains(AllOf(Field(&park::Fact::name, "registered_capital"), Field(&park::Fact::source, "declared"))));
  EXPECT_EQ(field(look(start("annual_operation", "2024").row.declaration_id, "enterprise"), "registered_capital")
                .fetched->value.number,
            base::Decimal{6'000'000});
}

TEST_F(Declarations, DAT_05_a_returned_declaration_stays_on_record) {
  std::string const id = handed_in("12亿");
  ASSERT_TRUE(act("return_declaration", "officer", id, R"({"reason":"凭证缺页"})"));
  EXPECT_THAT(refusal(act("discard_declaration", "enterprise", id)), HasSubstr("was returned"));
  EXPECT_THAT(refusal(act("receive_declaration", "officer", id)), HasSubstr("was returned"));
}

TEST_F(Declarations, DAT_05_what_waits_is_found_behind_what_other_departments_have_to_look_at) {
  std::string const id = handed_in("12亿");
  ASSERT_TRUE(world_.store().write([&](app::Writer& writer) -> base::Result<> {
    for (int number = 0; number < 130; ++number) {
      app::Declaration other;
      other.declaration_id = fmt::format("dcl-other-{}", number);
      other.portfolio_id = "demo";
      other.party_id = another;
      other.form = "quarterly_operation";
      other.period = fmt::format("{}Q{}", 1950 + number / 4, number % 4 + 1);
      other.state = "submitted";
      other.submitted_at = base::Instant::from_milliseconds(number);
      TRY(app::add(writer, other));
    }
    return {};
  }));
  auto const listed = [&](std::string const& who) {
    return read<std::vector<app::DeclarationRow>>(world_.perform("list_declarations", who, {{"portfolio_id", "demo"}}));
  };
  EXPECT_THAT(listed("officer"), ElementsAre(Field(&app::DeclarationRow::declaration_id, id)));
  EXPECT_EQ(listed("officer2").size(), 100U);
}

// --- who sees what ------------------------------------------------------------------------------------------------------

TEST_F(Declarations, COL_24_an_enterprise_reaches_its_own_declarations_alone_and_nothing_else_of_the_park) {
  std::string const id = start().row.declaration_id;
  EXPECT_FALSE(world_.perform("start_declaration", "enterprise", {{"party_id", another}},
                              R"({"form":"annual_operation","period":"2025"})"));
  EXPECT_FALSE(world_.perform("list_party_declarations", "enterprise", {{"party_id", another}}));
  for (char const* const operation : {"get_party", "get_file", "list_facts", "get_assessment"})
    EXPECT_FALSE(world_.perform(operation, "enterprise", {{"party_id", own}})) << operation;
  EXPECT_FALSE(world_.perform("get_declaration", "officer2", {{"declaration_id", id}}));
  EXPECT_FALSE(world_.perform("receive_declaration", "enterprise", {{"declaration_id", id}}, "", "", "1"));
}

TEST_F(Declarations, COL_24_nobody_of_the_park_sees_what_is_not_handed_in_yet) {
  std::string const id = filled_in("1234567890");
  std::string const paper = look(id, "enterprise").vouchers.at(0).voucher_id;
  EXPECT_THAT(base::to_json(look(id, "officer")).to_string(), Not(HasSubstr("1234567890")));
  EXPECT_THAT(look(id, "officer").vouchers, IsEmpty());
  EXPECT_THAT(refusal(world_.perform("get_voucher", "officer", {{"voucher_id", paper}})),
              HasSubstr("not handed it in"));
  ASSERT_TRUE(act("submit_declaration", "enterprise", id, undertaking));
  EXPECT_EQ(field(look(id, "officer"), "declared_revenue").value, "1234567890");
  EXPECT_TRUE(world_.perform("get_voucher", "officer", {{"voucher_id", paper}}));
  ASSERT_TRUE(act("take_back_declaration", "enterprise", id));
  EXPECT_THAT(base::to_json(look(id, "officer")).to_string(), Not(HasSubstr("1234567890")));
}

TEST_F(Declarations, COL_24_declared_figures_are_masked_for_those_without_clearance) {
  std::string const id = handed_in("1234567890");
  EXPECT_THAT(base::to_json(look(id, "officer")).to_string(), HasSubstr("1234567890"));
  EXPECT_THAT(base::to_json(look(id, "policy")).to_string(), Not(HasSubstr("1234567890")));
}

TEST_F(Declarations, DAT_05_the_portal_tells_what_is_due_and_what_has_become_of_it) {
  auto const portal = [&] { return world_.perform("get_portal", "enterprise")->body; };
  EXPECT_THAT(portal(), AllOf(HasSubstr(R"("state":"to_do")"), HasSubstr("annual_operation"), HasSubstr(own)));
  handed_in("12亿");
  EXPECT_THAT(portal(), HasSubstr(R"("state":"submitted")"));
  EXPECT_THAT(world_.perform("get_portal", "officer")->body, HasSubstr(R"("enterprises":[])"));
}

TEST_F(Declarations, DAT_05_the_portal_is_opened_once_for_an_enterprise) {
  auto const listed = [&] {
    return world_.perform("list_party_declarations", "officer2", {{"party_id", another}})->body;
  };
  EXPECT_THAT(listed(), HasSubstr(R"("has_portal":false)"));
  ASSERT_TRUE(world_.perform("open_portal", "officer2", {{"party_id", another}}));
  EXPECT_THAT(listed(), HasSubstr(R"("has_portal":true)"));
  EXPECT_THAT(refusal(world_.perform("open_portal", "officer2", {{"party_id", another}})), HasSubstr("open already"));
}

TEST_F(Declarations, OUT_27_every_value_that_was_received_is_held_against_the_log) {
  auto const key =
      *tlog::SignerKey::from_seed("yingzhou/test", tlog::SignatureKind::ed25519, std::string(tlog::seed_size, 'd'));
  app::LogIdentity& log = world_.context().log;
  log.key = key.verifier();
  log.profile = tlog::international_profile;
  std::string const id = handed_in("12亿");
  ASSERT_TRUE(act("receive_declaration", "officer", id));
  ASSERT_TRUE(app::Sealing(world_.store(), tlog::international_profile, key).seal());
  auto const check = app::check_evidence(world_.store(), log).value();
  EXPECT_TRUE(check.is_intact());
  EXPECT_EQ(check.dossiers, 4) << "each of the four values";
}

TEST_F(Declarations, RAT_74_indicators_sources_and_rules_of_adjustment_are_published_to_enterprises) {
  auto const pack = read<app::PackView>(world_.perform("get_pack", "enterprise", {{"name", "chongming"}}));
  park::Pack const& used = *world_.context().packs.at("chongming");
  EXPECT_EQ(pack.indicators.size(), used.indicators.size());
  ASSERT_EQ(pack.sources.size(), used.sources.all().size());
  EXPECT_EQ(pack.sources.front().name, used.sources.all().front().name);
  EXPECT_FALSE(pack.tables.empty());
  auto const vetoes = world_.perform("get_table", "enterprise", {{"name", "chongming"}, {"table", "vetoes"}});
  ASSERT_TRUE(vetoes);
  EXPECT_THAT(vetoes->body, HasSubstr("RAT-37"));
}

TEST_F(Declarations, COL_24_who_may_not_see_a_value_in_clear_may_not_see_the_paper_that_shows_it) {
  std::string const id = handed_in("12亿");
  std::string const paper = look(id, "officer").vouchers.at(0).voucher_id;
  EXPECT_TRUE(world_.perform("get_voucher", "leader", {{"voucher_id", paper}}));
  for (char const* const who : {"tax", "legal", "policy"})
    EXPECT_THAT(refusal(world_.perform("get_voucher", who, {{"voucher_id", paper}})), HasSubstr("in clear")) << who;
}

TEST_F(Declarations, DAT_05_a_discarded_draft_leaves_no_papers_behind) {
  std::string const id = filled_in("12亿");
  ASSERT_TRUE(act("discard_declaration", "enterprise", id));
  EXPECT_THAT(app::select<app::Voucher>(world_.store(), {}).value(), IsEmpty());
  EXPECT_THAT(app::select<app::VoucherPart>(world_.store(), {}).value(), IsEmpty());
}

// --- figures ------------------------------------------------------------------------------------------------------------

TEST_F(Declarations, DAT_12_filing_time_leaves_breaks_out) {
  std::string const id = start().row.declaration_id;
  world_.clock().forward(300);  // five minutes
  save(id, {{"declared_revenue", "12亿"}});
  world_.clock().forward(20 * 60);  // lunch, longer than the pack counts as work
  save(id, {{"declared_revenue", "12亿"}, {"rd_spending", "0"}});
  world_.clock().forward(120);
  EXPECT_EQ(save(id, {{"declared_revenue", "12亿"}, {"rd_spending", "1"}}).seconds, 420);
}

TEST_F(Declarations, DAT_12_efficiency_authenticity_and_falsification_beside_a_baseline) {
  auto const today = world_.clock().today();
  ASSERT_TRUE(know("tax", "verified_revenue", "12亿", "2024", "tax_verified"));
  ASSERT_TRUE(know("tax", "verified_revenue", "12亿", "2025", "tax_verified"));
  handed_in("20亿", "2024");  // falsified
  auto const first = world_.clock().today();
  world_.clock().forward(std::int64_t{40} * 86'400);
  ASSERT_TRUE(world_.add_fact("registered_capital", base::Decimal{5'000'000}, "registry", "2026-01-05"));
  handed_in("12亿", "2025");  // true
  auto const figures = read<app::DeclarationFigures>(world_.perform("get_declaration_figures", "leader",
                                                                    {{"portfolio_id", "demo"},
                                                                     {"from", first.plus_days(1).to_string()},
                                                                     {"until", world_.clock().today().to_string()},
                                                                     {"baseline_from", today.to_string()},
                                                                     {"baseline_until", first.to_string()}}));
  EXPECT_EQ(figures.current.handed_in, 1);
  EXPECT_EQ(figures.current.authenticity, base::Decimal{1});
  EXPECT_EQ(figures.current.falsification_rate, base::Decimal{0});
  EXPECT_EQ(figures.current.fetched_share, base::decimal("0.0714"));  // 1 of 14
  ASSERT_TRUE(figures.baseline);
  EXPECT_EQ(figures.baseline->falsified, 1);
  EXPECT_EQ(figures.baseline->falsification_rate, base::Decimal{1});
  EXPECT_EQ(figures.baseline->authenticity, base::Decimal{0});
  ASSERT_EQ(figures.effects.size(), 3U);
  EXPECT_EQ(figures.effects[2].effect, "falsification");
  EXPECT_EQ(figures.effects[2].change, base::Decimal{-1});
  EXPECT_EQ(figures.effects[2].claimed, base::decimal("-0.7"));
  EXPECT_FALSE(figures.effects[1].change) << "of nothing there is no change";
}

TEST_F(Declarations, DAT_12_of_two_the_median_is_between_them_and_what_was_taken_back_does_not_count) {
  std::vector<std::string> ids;
  for (auto const& [period, seconds] : {std::pair{"2023", 100}, {"2024", 200}, {"2025", 600}}) {
    std::string const id = handed_in("12亿", period);
    auto kept = *app::find<app::Declaration>(world_.store(), id).value();
    kept.seconds = seconds;
    ASSERT_TRUE(world_.store().write([&](app::Writer& writer) { return app::replace(writer, kept); }));
    ids.push_back(id);
  }
  ASSERT_TRUE(act("take_back_declaration", "enterprise", ids.back()));
  auto const figures =
      read<app::DeclarationFigures>(world_.perform("get_declaration_figures", "leader", {{"portfolio_id", "demo"}}));
  EXPECT_EQ(figures.current.handed_in, 2);
  EXPECT_EQ(figures.current.median_seconds, 150);
}

TEST(DeclarationFigures, DAT_12_MET_13_efficiency_is_the_baseline_s_time_over_that_of_now) {
  World world;
  app::SpanFigures now, before;
  now.median_seconds = 600;
  before.median_seconds = 960;
  auto const effects = app::effects_of(*world.context().packs.at("chongming"), world.clock().today(), now, before);
  EXPECT_EQ(effects[0].change, base::decimal("0.6"));
  EXPECT_EQ(effects[0].claimed, base::decimal("0.6"));
}

}  // namespace
}  // namespace operations
