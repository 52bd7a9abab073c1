// One file per enterprise: registered by hand, renamed, merged with another file that turned out to be the same enterprise,
// separated again. Source: ENT-01.
#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>

#include "app/declare.h"
#include "app/file_page.h"
#include "app/namesakes.h"
#include "app/party_text.h"
#include "app/places.h"
#include "app/queries.h"
#include "app/register.h"
#include "base/spelling.h"
#include "base/text.h"
#include "base/uscc.h"

namespace app {
namespace {

using base::ErrorCode;
using base::Json;

constexpr std::size_t party_name_bytes_max = 300, party_reason_bytes_max = 600,
                      another_than_max = 20;     // not policy: bounds
constexpr std::size_t namesakes_looked_at = 10;  // not policy: known enterprises that a name is compared with

struct PartyDraft {
  std::string name, name_en, uscc, industry, department_id;
  std::vector<std::string> another_than;  // known enterprises of the same name that this one is not
  std::string another_reason;             // why not
};
BOOST_DESCRIBE_STRUCT(PartyDraft, (), (name, name_en, uscc, industry, department_id, another_than, another_reason))
struct PartyNameDraft {
  std::string name, name_en;
  base::Date used_from;
  std::string reason;
  std::vector<std::string> another_than;
  std::string another_reason;
};
BOOST_DESCRIBE_STRUCT(PartyNameDraft, (), (name, name_en, used_from, reason, another_than, another_reason))
struct MergeDraft {
  std::string into_party_id, reason;
};
BOOST_DESCRIBE_STRUCT(MergeDraft, (), (into_party_id, reason))
struct SeparationDraft {
  std::string reason;
};
BOOST_DESCRIBE_STRUCT(SeparationDraft, (), (reason))

// What the person says about enterprises of the same name.
struct Another {
  std::vector<std::string> const& than;
  std::string const& reason;
};

void check_written(std::vector<base::Issue>& issues, std::string at, std::string_view text, std::size_t bytes_max,
                   bool may_be_empty = false) {
  if ((!text.empty() || may_be_empty) && text.size() <= bytes_max && base::is_valid_utf_8(text)) return;
  issues.push_back({std::move(at), fmt::format("write {} to {} bytes", may_be_empty ? 0 : 1, bytes_max),
                    fmt::format("请填写 {} 至 {} 字节", may_be_empty ? 0 : 1, bytes_max)});
}

base::Result<> refuse_issues(std::vector<base::Issue> issues) {
  if (issues.empty()) return {};
  return base::Error{ErrorCode::invalid, "this cannot be kept", std::move(issues), "无法保存，请更正"};
}

std::vector<base::Issue> issues_of(PartyDraft const& draft, park::Pack const& pack) {
  std::vector<base::Issue> issues;
  check_written(issues, "/name", draft.name, party_name_bytes_max);
  check_written(issues, "/name_en", draft.name_en, party_name_bytes_max, true);
  check_written(issues, "/another_reason", draft.another_reason, party_reason_bytes_max, true);
  if (draft.another_than.size() > another_than_max)
    issues.push_back(
        {"/another_than", fmt::format("at most {}", another_than_max), fmt::format("最多 {} 家", another_than_max)});
  if (!draft.uscc.empty())
    if (auto const code = base::Uscc::parse(draft.uscc); !code)
      issues.push_back(
          {"/uscc", code.error().message, "统一社会信用代码有误（18 位，末位为校验码）；请对照营业执照核对"});
  if (!draft.industry.empty() && !pack.industries.contains(draft.industry))
    issues.push_back({"/industry", fmt::format("`{}` is not in the park's list of industries", draft.industry),
                      "行业不在本园区的行业表中"});
  return issues;
}

// The enterprise that a new one is mistaken for, in words; one that who asks may not know of is not named.
base::Result<> refuse_known(Call& call, std::string_view party_id, bool by_code) {
  Party const party = TRY(call.change().party(party_id));
  if (!TRY(may_read(call, party_id)))
    return refuse(ErrorCode::conflict,
                  by_code ? "此统一社会信用代码的企业已由其他部门建档；请联系该部门或管理员"
                          : "同名企业已由其他部门建档；请联系该部门或管理员，确为另一家企业的请说明理由",
                  by_code
                      ? "another department keeps an enterprise with this credit code; ask it or an administrator"
                      : "another department keeps an enterprise of this name; ask it or an administrator, or say why "
                        "this is another enterprise");
  base::Error error =
      by_code
          ? refuse(ErrorCode::conflict, fmt::format("此统一社会信用代码的企业已建档：{}", party.name),
                   fmt::format("an enterprise with this credit code is registered already: `{}`", party.name))
          : refuse(ErrorCode::conflict, fmt::format("同名企业已建档：{}；确为另一家企业的，请说明理由", party.name),
                   fmt::format("an enterprise of this name is registered already: `{}`; if this is another one, say "
                               "why",
                               party.name));
  error.issues.push_back({by_code ? "/uscc" : "/name", std::string{party_id}});
  return error;
}

// Enterprises that have the name in this very transaction: now, formerly, or in a file merged into theirs.
base::Result<std::vector<std::string>> of_name(Writer& writer, std::string_view portfolio_id, std::string const& key) {
  std::vector<std::string> parties;
  for (PartyKey const& one : TRY(writer.parties_by_key(portfolio_id, {}, {key})))
    if (!one.hidden) parties.push_back(one.party_id);
  for (FormerName const& one :
       TRY(select<FormerName>(writer, {{{"portfolio_id", Json{portfolio_id}}, {"name_key", Json{key}}},
                                       "",
                                       static_cast<int>(another_than_max),
                                       0})))
    parties.push_back(one.party_id);
  return parties;
}

// What the name was compared with before the transaction: those that are the same by the parts of their names.
base::Result<Prepared> compare_names(Call& call, std::string_view portfolio_id, std::string_view name) {
  std::vector<std::string> same;
  for (NamesakeView const& one : TRY(known_already(call, portfolio_id, name, "", namesakes_looked_at)).candidates)
    if (one.verdict == matching::name_of(matching::Verdict::same)) same.push_back(one.party_id);
  return Prepared::of(std::move(same));
}

// An enterprise of the same name is another one only when the person says of each why.
base::Result<> expect_another(Call& call, std::string_view portfolio_id, std::string const& name,
                              std::string_view oneself, Another const& another) {
  auto same = TRY(of_name(call.change(), portfolio_id, name_key(name)));
  for (std::string const& one : call.prepared.as<std::vector<std::string>>()) same.push_back(one);
  bool is_known = false;
  for (std::string const& one : same) {
    if (one == oneself) continue;
    is_known = true;
    bool const is_named = std::find(another.than.begin(), another.than.end(), one) != another.than.end();
    if (another.reason.empty() || (!is_named && TRY(may_read(call, one)))) TRY(refuse_known(call, one, false));
  }
  if (!is_known || another.reason.empty()) return {};
  Json::Array than;
  for (std::string const& one : another.than) than.emplace_back(one);
  call.note.body.emplace_back("another_than", std::move(than));
  call.note.body.emplace_back("another_reason", another.reason);
  call.note.personal.emplace_back("another_reason");
  return {};
}

base::Result<access_control::Resource> about_new_party(Call& call) {
  auto resource = TRY(resource_of_portfolio(call, call.request.of("portfolio_id")));
  PartyDraft const draft = TRY(base::parse_json<PartyDraft>(call.request.body));
  resource.department_id =
      draft.department_id.empty() ? department_of(call.person(), resource.workspace_id) : draft.department_id;
  return resource;
}

// In whose name it is registered (DAT-24): the department's own source, else what was declared.
std::string registering_source(Call& call, park::Pack const& pack, access_control::Resource const& resource) {
  for (std::string const& own : own_sources(call, pack, resource))
    if (pack.sources.find(own)->obtained == "department") return own;
  return "declared";
}

base::Result<> add_registered_facts(Call& call, park::Pack const& pack, Party const& party) {
  std::string const source = registering_source(call, pack, TRY(about_new_party(call)));
  std::vector<park::Fact> facts;
  for (auto const& [name, value] : {std::pair{"uscc", party.uscc}, {"industry", party.industry}}) {
    if (value.empty()) continue;
    park::Fact& fact = facts.emplace_back();
    fact.name = name;
    fact.value = feel::Value{value};
    fact.known_at = call.context.clock.today();
    fact.source = source;
  }
  if (facts.empty()) return {};
  return call.change().add_facts(party.party_id, facts);
}

// One that a withdrawn or cancelled import brought under this code is taken up again: its history is its own.
base::Result<std::string> keep_party(Call& call, Party& party) {
  if (!party.uscc.empty())
    for (PartyKey const& key : TRY(call.change().parties_by_key(party.portfolio_id, {party.uscc}, {}))) {
      if (!key.hidden) TRY(refuse_known(call, key.party_id, true));
      party.party_id = key.party_id;
      TRY(call.change().change_party(party));
      return party.party_id;
    }
  TRY(call.change().add_party(party));
  return party.party_id;
}

base::Result<Reply> add_party(Call& call) {
  PartyDraft const draft = TRY(base::parse_json<PartyDraft>(call.request.body));
  auto const portfolio = TRY(find_portfolio(call.context, call.request.of("portfolio_id")));
  auto const pack = TRY(pack_of(call.context, portfolio.portfolio_id));
  TRY(refuse_issues(issues_of(draft, *pack)));
  Party party;
  party.party_id = base::new_id("pty", call.now, call.context.randomness);
  party.portfolio_id = portfolio.portfolio_id;
  party.name = base::trimmed(draft.name);
  party.name_en = base::trimmed(draft.name_en);
  if (!draft.uscc.empty()) {
    base::Uscc const code = TRY(base::Uscc::parse(draft.uscc));
    party.uscc = code.text();
  }
  party.industry = draft.industry;
  party.department_id = TRY(about_new_party(call)).department_id;
  party.search_text = search_text_of(party);
  TRY(keep_party(call, party));
  TRY(expect_another(call, party.portfolio_id, party.name, party.party_id, {draft.another_than, draft.another_reason}));
  TRY(add_registered_facts(call, *pack, party));
  call.note.party_id = party.party_id;
  call.note.department_id = party.department_id;
  call.note.body.emplace_back("party_id", party.party_id);
  call.note.body.emplace_back("name", party.name);
  if (!party.uscc.empty()) call.note.body.emplace_back("uscc", party.uscc);
  return created(PartyReference{party.party_id, party.portfolio_id, party.name, party.uscc});
}

base::Result<Reply> rename_party(Call& call) {
  PartyNameDraft const draft = TRY(base::parse_json<PartyNameDraft>(call.request.body));
  std::vector<base::Issue> issues;
  check_written(issues, "/name", draft.name, party_name_bytes_max);
  check_written(issues, "/name_en", draft.name_en, party_name_bytes_max, true);
  check_written(issues, "/reason", draft.reason, party_reason_bytes_max);
  check_written(issues, "/another_reason", draft.another_reason, party_reason_bytes_max, true);
  if (draft.used_from > call.context.clock.today())
    issues.push_back({"/used_from", "this lies after today", "日期在今天之后"});
  Party party = TRY(call.change().party(call.request.of("party_id")));
  if (base::trimmed(draft.name) == party.name) issues.push_back({"/name", "this is its name already", "与现名称相同"});
  TRY(refuse_issues(std::move(issues)));
  FormerName former;
  former.former_name_id = base::new_id("fnm", call.now, call.context.randomness);
  former.party_id = party.party_id;
  former.portfolio_id = party.portfolio_id;
  former.name = party.name;
  former.name_en = party.name_en;
  former.name_key = name_key(party.name);
  former.used_until = draft.used_from;
  former.reason = draft.reason;
  former.recorded_by = call.person().subject.user_id;
  former.recorded_at = call.now;
  TRY(add(call.change(), former));
  party.name = base::trimmed(draft.name);
  party.name_en = base::trimmed(draft.name_en);
  party.search_text = search_text_of(party);
  TRY(expect_another(call, party.portfolio_id, party.name, party.party_id, {draft.another_than, draft.another_reason}));
  TRY(call.change().change_party(party));
  TRY(call.change().relist(party.party_id));
  call.note.body.emplace_back("former_name", former.name);
  call.note.body.emplace_back("name", party.name);
  call.note.body.emplace_back("used_from", draft.used_from.to_string());
  call.note.body.emplace_back("reason", draft.reason);
  call.note.personal.emplace_back("reason");
  return json_reply(PartyReference{party.party_id, party.portfolio_id, party.name, party.uscc});
}

base::Result<std::vector<PartyMerge>> merges(Call& call, std::string column, std::string_view party_id) {
  return select<PartyMerge>(
      call.records, {{{std::move(column), Json{party_id}}, {"separated_at", {}, RecordTest::Kind::absent}}, ""});
}

base::Result<std::string> reason_written(std::string reason) {
  std::vector<base::Issue> issues;
  check_written(issues, "/reason", reason, party_reason_bytes_max);
  TRY(refuse_issues(std::move(issues)));
  return reason;
}

// The file that stays: known to who asks, of the same portfolio, and itself not merged away.
base::Result<Party> target_of(Call& call, Party const& party, std::string const& into_party_id) {
  auto const none = refuse(ErrorCode::not_found, "没有这家企业", "there is no such enterprise");
  auto const resource = resource_of_party(call, into_party_id);
  if (!resource || !access_control::allows(call.context.access, call.person().subject, "party.write", *resource))
    return none;
  Party into = TRY(call.change().party(into_party_id));
  if (into.portfolio_id != party.portfolio_id) return none;
  if (into.party_id == party.party_id)
    return refuse(ErrorCode::invalid, "不能将档案并入其自身", "a file cannot be merged into itself");
  if (!TRY(merges(call, "party_id", into.party_id)).empty())
    return refuse(ErrorCode::conflict, fmt::format("{} 的档案已并入另一家企业；请并入那家企业", into.name),
                  fmt::format("the file of `{}` was merged into another one; merge into that one", into.name));
  return into;
}

base::Result<Reply> merge_party(Call& call) {
  MergeDraft const draft = TRY(base::parse_json<MergeDraft>(call.request.body));
  Party const party = TRY(call.change().party(call.request.of("party_id")));
  PartyMerge made;
  made.reason = TRY(reason_written(draft.reason));
  Party const into = TRY(target_of(call, party, draft.into_party_id));
  if (!TRY(merges(call, "party_id", party.party_id)).empty())
    return refuse(ErrorCode::conflict, "此档案已并入另一家企业", "this file was merged into another one already");
  if (!TRY(merges(call, "into_party_id", party.party_id)).empty())
    return refuse(ErrorCode::conflict, "已有其他档案并入此档案；请先分开，再分别并入",
                  "other files were merged into this one; separate them first, then merge each");
  made.merge_id = base::new_id("mrg", call.now, call.context.randomness);
  made.portfolio_id = party.portfolio_id;
  made.party_id = party.party_id;
  made.into_party_id = into.party_id;
  made.merged_on = call.context.clock.today();
  made.merged_by = call.person().subject.user_id;
  made.merged_at = call.now;
  TRY(add(call.change(), made));
  TRY(call.change().relist(party.party_id));
  TRY(call.change().relist(into.party_id));
  call.note.body.emplace_back("merge_id", made.merge_id);
  call.note.body.emplace_back("into_party_id", into.party_id);
  call.note.body.emplace_back("reason", made.reason);
  call.note.personal.emplace_back("reason");
  return json_reply(PartyReference{into.party_id, into.portfolio_id, into.name, into.uscc});
}

base::Result<Reply> separate_party(Call& call) {
  SeparationDraft const draft = TRY(base::parse_json<SeparationDraft>(call.request.body));
  Party const party = TRY(call.change().party(call.request.of("party_id")));
  std::string reason = TRY(reason_written(draft.reason));
  auto now = TRY(merges(call, "party_id", party.party_id));
  if (now.empty())
    return refuse(ErrorCode::conflict, "此档案没有并入其他企业", "this file is not merged into another one");
  PartyMerge ended = std::move(now.front());
  ended.separated_on = call.context.clock.today();
  ended.separation_reason = std::move(reason);
  ended.separated_by = call.person().subject.user_id;
  ended.separated_at = call.now;
  TRY(replace(call.change(), ended));
  TRY(call.change().relist(party.party_id));
  TRY(call.change().relist(ended.into_party_id));
  call.note.body.emplace_back("merge_id", ended.merge_id);
  call.note.body.emplace_back("into_party_id", ended.into_party_id);
  call.note.body.emplace_back("reason", ended.separation_reason);
  call.note.personal.emplace_back("reason");
  return json_reply(PartyReference{party.party_id, party.portfolio_id, party.name, party.uscc});
}

}  // namespace

void add_register_operations(Catalogue& catalogue) {
  auto& out = catalogue.operations;
  std::string const of_party = "/api/v1/parties/{party_id}/", rights = "party.write";
  Operation added =
      change("POST", "/api/v1/portfolios/{portfolio_id}/parties", "add_party",
             {"party", "新建企业档案", "Register an enterprise"}, rights, "party_added", {portfolio_id_parameter()},
             reference("PartyDraft"), reference("PartyReference"), add_party, about_new_party);
  added.prepare = [](Call& call) -> base::Result<Prepared> {
    auto const draft = base::parse_json<PartyDraft>(call.request.body);
    return compare_names(call, call.request.of("portfolio_id"), draft ? draft->name : "");
  };
  out.push_back(std::move(added));
  Operation renamed = change("POST", of_party + "name", "rename_party",
                             {"party", "企业更名（保留曾用名）", "Rename; the former name is kept"}, rights,
                             "party_renamed", {party_id_parameter()}, reference("PartyNameDraft"),
                             reference("PartyReference"), rename_party, about_party());
  renamed.prepare = [](Call& call) -> base::Result<Prepared> {
    auto const draft = base::parse_json<PartyNameDraft>(call.request.body);
    Party const party = TRY(call.context.store.party(call.request.of("party_id")));
    return compare_names(call, party.portfolio_id, draft ? draft->name : "");
  };
  out.push_back(std::move(renamed));
  out.push_back(
      change("POST", of_party + "merge", "merge_party",
             {"party", "将此档案并入同一企业的另一档案", "Merge this file into another one of the enterprise"}, rights,
             "party_merged", {party_id_parameter()}, reference("MergeDraft"), reference("PartyReference"), merge_party,
             about_party()));
  out.push_back(change("POST", of_party + "separate", "separate_party",
                       {"party", "撤销并档，恢复为独立档案", "Separate a merged file again"}, rights, "party_separated",
                       {party_id_parameter()}, reference("SeparationDraft"), reference("PartyReference"),
                       separate_party, about_party()));
  catalogue.schemas["PartyDraft"] = base::schema_of<PartyDraft>();
  catalogue.schemas["PartyNameDraft"] = base::schema_of<PartyNameDraft>();
  catalogue.schemas["MergeDraft"] = base::schema_of<MergeDraft>();
  catalogue.schemas["SeparationDraft"] = base::schema_of<SeparationDraft>();
  catalogue.schemas["PartyReference"] = base::schema_of<PartyReference>();
}

}  // namespace app
