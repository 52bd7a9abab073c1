// Enterprises found as somebody types, and enterprises that are known already. Source: ENT-01.
#include <algorithm>

#include "app/declare.h"
#include "app/namesakes.h"
#include "app/places.h"
#include "app/queries.h"
#include "base/text.h"
#include "base/uscc.h"

namespace app {
namespace {

using Place = Parameter::Place;

constexpr int hits_by_default = 10, namesakes_by_default = 5;  // not policy: what a list under a field shows

// Persons and addresses are facts: only who reads facts, and this one in clear, may find by them.
SearchScope scope_of(Call& call, RowReach reach, access_control::Resource const& portfolio, park::Pack const& pack,
                     std::vector<std::string> assigned) {
  SearchScope scope;
  scope.reach = std::move(reach);
  scope.assigned = std::move(assigned);
  auto const& subject = call.person().subject;
  auto const& policy = call.context.access;
  scope.sees = [&subject, &policy, &pack, portfolio](FoundIn found_in, std::string const& source,
                                                     std::string const& department_id, bool is_assigned) {
    access_control::Resource resource = portfolio;
    resource.department_id = department_id;
    if (is_assigned) resource.assigned = {subject.user_id};
    if (!access_control::allows(policy, subject, "fact.read", resource)) return false;
    Eye const eye{policy, subject, resource, pack};
    return eye.on(found_in == FoundIn::person ? person_fact : address_fact, source) == access_control::Sight::clear;
  };
  return scope;
}

SearchMatch view_of_text(FoundText const& text) {
  SearchMatch match{std::string{name_of(text.found_in)}, text.text, {}};
  std::string_view const whole = text.text;
  auto const characters = [&](std::size_t bytes) {
    return static_cast<int>(base::length_code_points(whole.substr(0, bytes)));
  };
  for (auto const& [from, until] : text.marks) match.marks.push_back({characters(from), characters(until)});
  return match;
}

base::Result<Reply> search_parties(Call& call) {
  std::string_view const portfolio_id = call.request.of("portfolio_id");
  RowReach reach = TRY(row_reach(call, "party.read", portfolio_id));
  auto const pack = TRY(pack_of(call.context, portfolio_id));
  std::vector<std::string> assigned;
  for (Assignment const& one : TRY(select<Assignment>(
           call.records,
           {{{"user_id", base::Json{call.person().subject.user_id}}, {"ended_at", {}, RecordTest::Kind::absent}}, ""})))
    assigned.push_back(one.party_id);
  auto const portfolio = TRY(resource_of_portfolio(call, portfolio_id));
  SearchScope const scope = scope_of(call, std::move(reach), portfolio, *pack, std::move(assigned));
  auto const limit = static_cast<std::size_t>(whole(call.request.of("limit"), hits_by_default));
  auto found = TRY(call.context.directory->find(portfolio_id, call.request.of("text"), scope, limit + 1));
  SearchView view;
  view.more = found.size() > limit;
  found.resize(std::min(found.size(), limit));
  for (FoundParty const& party : found) {
    SearchHit& hit = view.hits.emplace_back(SearchHit{party.party_id, party.name, party.uscc, {}});
    for (FoundText const& text : party.texts) hit.matches.push_back(view_of_text(text));
  }
  return json_reply(view);
}

base::Result<Reply> list_namesakes(Call& call) {
  std::string_view const portfolio_id = call.request.of("portfolio_id");
  TRY(row_reach(call, "party.read", portfolio_id));
  std::string uscc;
  if (auto const code = base::Uscc::parse(call.request.of("uscc"))) uscc = code->text();
  auto const limit = static_cast<std::size_t>(whole(call.request.of("limit"), namesakes_by_default));
  KnownAlready known = TRY(known_already(call, portfolio_id, call.request.of("name"), uscc, limit * 2));
  NamesakesView view;
  for (NamesakeView& one : known.candidates)
    if (view.candidates.size() < limit && TRY(may_read(call, one.party_id))) view.candidates.push_back(std::move(one));
  return json_reply(view);
}

}  // namespace

void add_search_operations(Catalogue& catalogue) {
  auto& out = catalogue.operations;
  std::string const of_portfolio = "/api/v1/portfolios/{portfolio_id}/";
  Parameter const limit{"limit", Place::query,   R"({"type":"integer","minimum":1,"maximum":50})",
                        false,   "最多返回几家", "How many at most",
                        "10"};  // not policy: an example
  Parameter const text{
      "text",
      Place::query,
      text_schema,
      true,
      "名称、曾用名、拼音、首字母、统一社会信用代码（或其一部分）、法定代表人、地址；多个词须同时符合",
      "Name, former name, pinyin, initials, credit code or a part of it, legal representative, address; "
      "of several words all must occur",
      "瀛洲 贸易"};
  out.push_back(read(of_portfolio + "search", "search_parties",
                     {"portfolio", "边输边找企业，并说明为何找到", "Enterprises found as one types, and why"},
                     "party.read", {portfolio_id_parameter(), text, limit}, reference("SearchView"), search_parties));
  Parameter const name{
      "name", Place::query, text_schema, false, "企业名称", "Name of the enterprise", "上海瀛洲贸易有限公司"};
  Parameter const uscc{
      "uscc", Place::query, text_schema, false, "统一社会信用代码", "Unified social credit code", "91310110666073468P"};
  out.push_back(read(of_portfolio + "namesakes", "list_namesakes",
                     {"portfolio", "可能已建档的企业及判断依据", "Enterprises that may be this one, and why"},
                     "party.read", {portfolio_id_parameter(), name, uscc, limit}, reference("NamesakesView"),
                     list_namesakes));
  catalogue.schemas["SearchView"] = base::schema_of<SearchView>();
  catalogue.schemas["NamesakesView"] = base::schema_of<NamesakesView>();
}

}  // namespace app
