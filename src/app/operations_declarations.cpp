// Declarations from the side of the enterprise: what is to be declared, filling in, handing in, taking back.
// Source: DAT-05, DAT-06, DAT-11.
#include <fmt/format.h>

#include <algorithm>

#include "app/declaration_views.h"
#include "app/declare.h"
#include "app/import_mapping.h"
#include "app/places.h"
#include "base/text.h"

namespace app {
namespace {

using base::Json;

constexpr std::size_t written_bytes_max = 200, name_of_signer_bytes_max = 100;  // not policy: bounds of texts
constexpr std::int64_t second_ms = 1'000, minute_s = 60;                        // not policy: the clock

struct DeclarationStart {
  std::string form, period;
};
BOOST_DESCRIBE_STRUCT(DeclarationStart, (), (form, period))

struct DeclarationDraft {
  std::vector<DeclaredValue> values;
};
BOOST_DESCRIBE_STRUCT(DeclarationDraft, (), (values))

struct Undertaking {
  bool accepted = false;
  std::string signed_by, signed_as;  // name and position of who answers for it
};
BOOST_DESCRIBE_STRUCT(Undertaking, (), (accepted, signed_by, signed_as))

// An enterprise that somebody acts for.
struct OwnEnterpriseView {
  std::string party_id, name, uscc;
  std::vector<DeclarationRow> due;           // of the periods that ended last, begun or not
  std::vector<DeclarationRow> declarations;  // newest first
};
BOOST_DESCRIBE_STRUCT(OwnEnterpriseView, (), (party_id, name, uscc, due, declarations))

struct PortalView {
  std::vector<OwnEnterpriseView> enterprises;
};
BOOST_DESCRIBE_STRUCT(PortalView, (), (enterprises))

struct PartyDeclarationsView {
  bool has_portal = false;  // people of the enterprise can be given access
  bool has_forms = false;   // the rules of the park have any
  bool may_open = false;
  std::vector<DeclarationRow> declarations;
};
BOOST_DESCRIBE_STRUCT(PartyDeclarationsView, (), (has_portal, has_forms, may_open, declarations))

base::Result<std::vector<Declaration>> declarations_of(Call& call, std::string_view party_id) {
  std::vector<Declaration> kept;
  for (Declaration& one : TRY(select<Declaration>(call.records, {{{"party_id", Json{party_id}}}, "-started_at"})))
    if (one.state != "discarded") kept.push_back(std::move(one));
  return kept;
}

// The forms of the periods that ended last, with what has become of them.
base::Result<std::vector<DeclarationRow>> due_rows(Call& call, KnownParty const& known,
                                                   std::vector<Declaration> const& declarations) {
  std::vector<DeclarationRow> due;
  base::Date const today = call.context.clock.today();
  std::string const data_class = park::text_as_of(known.dossier, park::data_class_fact, today, known.pack->sources);
  for (park::FormDefinition const& form : known.pack->forms) {
    if (!park::file::applies(form, data_class)) continue;
    Declaration wanted;
    wanted.party_id = known.party.party_id;
    wanted.form = form.name;
    wanted.period = park::file::name_of(form.period, park::file::last_ended(form.period, today));
    wanted.state = "to_do";
    for (Declaration const& one : declarations)
      if (one.form == wanted.form && one.period == wanted.period) wanted = one;
    due.push_back(TRY(declaration_row(call, wanted, *known.pack, known.party.name)));
  }
  return due;
}

base::Result<Reply> get_portal(Call& call) {
  PortalView view;
  for (access_control::Membership const& one : call.person().subject.memberships) {
    auto const workspace = TRY(find<Workspace>(call.records, one.workspace_id));
    if (!workspace || workspace->party_id.empty()) continue;
    access_control::Resource const resource = TRY(resource_of_declared(call, workspace->party_id));
    auto const& who = call.person().subject;
    bool const is_listed = std::any_of(view.enterprises.begin(), view.enterprises.end(),
                                       [&](auto const& other) { return other.party_id == workspace->party_id; });
    if (is_listed || !access_control::allows(call.context.access, who, "declaration.read", resource)) continue;
    KnownParty const known = TRY(known_party(call.context, workspace->party_id));
    auto const declarations = TRY(declarations_of(call, workspace->party_id));
    OwnEnterpriseView own;
    own.party_id = known.party.party_id;
    own.name = known.party.name;
    own.uscc = known.party.uscc;
    own.due = TRY(due_rows(call, known, declarations));
    for (Declaration const& declaration : declarations)
      own.declarations.push_back(TRY(declaration_row(call, declaration, *known.pack, known.party.name)));
    view.enterprises.push_back(std::move(own));
  }
  return json_reply(view);
}

base::Result<Reply> list_party_declarations(Call& call) {
  std::string_view const party_id = call.request.of("party_id");
  KnownParty const known = TRY(known_party(call.context, party_id));
  PartyDeclarationsView view;
  view.has_portal = TRY(find<Workspace>(call.records, {{"party_id", Json{party_id}}})).has_value();
  view.has_forms = !known.pack->forms.empty();
  view.may_open = access_control::allows(call.context.access, call.person().subject, "portal.open",
                                         TRY(resource_of_party(call, party_id)));
  for (Declaration const& declaration : TRY(declarations_of(call, party_id)))
    view.declarations.push_back(TRY(declaration_row(call, declaration, *known.pack, known.party.name)));
  return json_reply(view);
}

base::Result<access_control::Resource> about_own_party(Call& call) {
  return resource_of_declared(call, call.request.of("party_id"));
}

// The time since it was last touched counts as work, unless it was a break.
void touch(Call& call, Declared& declared) {
  Declaration& declaration = declared.declaration;
  feel::Value const limit = declared.known.pack->parameter("filing_idle_minutes", call.context.clock.today());
  std::int64_t const idle_s = limit.kind() == feel::Kind::number ? limit.number().to_int64().value_or(0) * minute_s : 0;
  std::int64_t const since_s = (call.now.milliseconds() - declaration.touched_at.milliseconds()) / second_ms;
  if (since_s > 0 && since_s <= idle_s) declaration.seconds += since_s;
  declaration.touched_at = call.now;
}

base::Result<Reply> start_declaration(Call& call) {
  DeclarationStart const draft = TRY(base::parse_json<DeclarationStart>(call.request.body));
  KnownParty const known = TRY(known_party(call.context, call.request.of("party_id")));
  park::FormDefinition const* const form = known.pack->form(draft.form);
  base::Date const today = call.context.clock.today();
  std::vector<base::Issue> issues;
  std::string const data_class = park::text_as_of(known.dossier, park::data_class_fact, today, known.pack->sources);
  if (form == nullptr || !park::file::applies(*form, data_class))
    issues.push_back({"/form", "choose one of the forms that get_portal names", "请选择本企业适用的申报表"});
  auto const period = read_period(draft.period);
  if (form != nullptr &&
      (!period || !park::file::is_of(form->period, park::file::ReportingPeriod{period->from, period->to})))
    issues.push_back({"/period", "write a period of the form, such as 2025, 2025Q3 or 2025-06",
                      "请填写申报表的期间，如 2025、2025Q3、2025-06"});
  else if (period && period->from > today)
    issues.push_back({"/period", "this period has not begun", "该期间尚未开始"});
  if (!issues.empty())
    return base::Error{base::ErrorCode::invalid, "this cannot be declared", std::move(issues), "无法开始申报"};
  Declaration declaration;
  declaration.declaration_id = base::new_id("dcl", call.now, call.context.randomness);
  declaration.portfolio_id = known.party.portfolio_id;
  declaration.party_id = known.party.party_id;
  declaration.form = form->name;
  declaration.period = park::file::name_of(form->period, {period->from, period->to});
  for (Declaration const& one : TRY(declarations_of(call, known.party.party_id)))
    if (one.form == declaration.form && one.period == declaration.period)
      return refuse(base::ErrorCode::conflict, "这一期的申报表已经有了，请打开继续填写",
                    "there is a declaration of this period already; open it");
  declaration.state = "draft";
  declaration.started_by = call.person().subject.user_id;
  declaration.started_at = declaration.touched_at = call.now;
  TRY(add(call.change(), declaration));
  tell_of(call, declaration);
  Reply reply = TRY(declaration_reply(call, TRY(assemble(call, std::move(declaration)))));
  reply.status = 201;  // not policy: created
  return reply;
}

base::Result<Reply> get_declaration(Call& call) { return declaration_reply(call, TRY(assemble_requested(call))); }

base::Result<Reply> save_declaration(Call& call) {
  DeclarationDraft draft = TRY(base::parse_json<DeclarationDraft>(call.request.body));
  Declared declared = TRY(assemble_requested(call));
  TRY(call.expect_version(declared.declaration.version));
  TRY(expect_state(declared.declaration, {"draft", "returned"}));
  std::vector<base::Issue> issues;
  for (std::size_t at = 0; at < draft.values.size(); ++at) {
    DeclaredValue const& one = draft.values[at];
    auto const is_on_form = [&](park::FormItem const& item) {
      return declared.known.pack->facts[static_cast<std::size_t>(item.fact)].name == one.fact;
    };
    if (std::none_of(declared.form->items.begin(), declared.form->items.end(), is_on_form))
      issues.push_back({fmt::format("/values/{}/fact", at), "the form does not ask for it", "申报表中没有这一项"});
    for (std::size_t before = 0; before < at; ++before)
      if (draft.values[before].fact == one.fact)
        issues.push_back({fmt::format("/values/{}/fact", at), "it is there twice", "同一项填写了两次"});
    if (one.value.size() > written_bytes_max)
      issues.push_back({fmt::format("/values/{}/value", at), fmt::format("write at most {} bytes", written_bytes_max),
                        fmt::format("不超过 {} 字节", written_bytes_max)});
  }
  if (!issues.empty())
    return base::Error{base::ErrorCode::invalid, "this cannot be kept so", std::move(issues), "内容有待更正"};
  declared.declaration.written = std::move(draft.values);
  touch(call, declared);
  call.note.body.emplace_back("filled", static_cast<std::int64_t>(declared.declaration.written.size()));
  return keep(call, declared);
}

base::Result<Reply> submit_declaration(Call& call) {
  Undertaking const undertaking = TRY(base::parse_json<Undertaking>(call.request.body));
  Declared declared = TRY(assemble_requested(call));
  Declaration& declaration = declared.declaration;
  TRY(call.expect_version(declaration.version));
  TRY(expect_state(declaration, {"draft", "returned"}));
  std::vector<base::Issue> issues = TRY(what_is_missing(call, declared));
  if (!undertaking.accepted)
    issues.push_back({"/accepted", "give the undertaking: without it nothing is received",
                      "请阅读并勾选承诺；未作承诺的申报不予受理"});
  for (auto const& [at, text] :
       {std::pair{"/signed_by", &undertaking.signed_by}, std::pair{"/signed_as", &undertaking.signed_as}})
    if (base::trimmed(*text).empty() || text->size() > name_of_signer_bytes_max)
      issues.push_back({at, fmt::format("write who answers for it, in 1 to {} bytes", name_of_signer_bytes_max),
                        fmt::format("请填写责任人姓名与职务（不超过 {} 字节）", name_of_signer_bytes_max)});
  if (!issues.empty())
    return base::Error{base::ErrorCode::invalid, "the declaration is not complete", std::move(issues),
                       "申报表尚不完整"};
  touch(call, declared);
  std::erase_if(declaration.written, [&](DeclaredValue const& one) { return !is_asked(declared, one.fact); });
  declaration.state = "submitted";
  ++declaration.rounds;
  declaration.asked = std::count_if(declared.fields.begin(), declared.fields.end(),
                                    [](park::file::FormField const& field) { return field.is_asked(); });
  declaration.fetched = static_cast<std::int64_t>(declared.fields.size()) - declaration.asked;
  declaration.submitted_at = call.now;
  declaration.submitted_by = call.person().subject.user_id;
  declaration.signed_by = undertaking.signed_by;
  declaration.signed_as = undertaking.signed_as;
  declaration.decided_at.reset();
  declaration.decided_by.clear();
  declaration.reason.clear();
  declaration.content_hash = content_hash(declared);
  call.note.body.emplace_back("content_hash", declaration.content_hash);
  call.note.body.emplace_back("signed_by", declaration.signed_by);
  call.note.body.emplace_back("signed_as", declaration.signed_as);
  call.note.personal = {"signed_by"};
  return keep(call, declared);
}

base::Result<Reply> take_back_declaration(Call& call) {
  Declared declared = TRY(assemble_requested(call));
  TRY(call.expect_version(declared.declaration.version));
  TRY(expect_state(declared.declaration, {"submitted"}));
  declared.declaration.state = "draft";
  declared.declaration.touched_at = call.now;
  return keep(call, declared);
}

base::Result<Reply> discard_declaration(Call& call) {
  Declared declared = TRY(assemble_requested(call));
  TRY(call.expect_version(declared.declaration.version));
  TRY(expect_state(declared.declaration, {"draft"}));
  for (Voucher const& voucher : declared.vouchers) TRY(remove_voucher(call, voucher));
  declared.vouchers.clear();
  declared.declaration.state = "discarded";
  return keep(call, declared);
}

}  // namespace

void add_declaration_operations(Catalogue& catalogue) {
  auto& out = catalogue.operations;
  std::string const one = "/api/v1/declarations/{declaration_id}";
  Parameter const id = declaration_id_parameter();
  std::string const view = reference("DeclarationView");
  out.push_back(read("/api/v1/portal", "get_portal",
                     {"declaration", "本人代表的企业、待申报事项与申报记录",
                      "The enterprises that one acts for, what is to be declared and what was"},
                     "declaration.read", {}, reference("PortalView"), get_portal));
  out.push_back(read("/api/v1/parties/{party_id}/declarations", "list_party_declarations",
                     {"declaration", "一家企业的申报记录", "Declarations of an enterprise"}, "declaration.read",
                     {party_id_parameter()}, reference("PartyDeclarationsView"), list_party_declarations,
                     about_own_party));
  out.push_back(change("POST", "/api/v1/parties/{party_id}/declarations", "start_declaration",
                       {"declaration", "开始一期申报", "Begin a declaration"}, "declaration.write",
                       "declaration_started", {party_id_parameter()}, reference("DeclarationStart"), view,
                       start_declaration, about_own_party));
  out.push_back(read(one, "get_declaration",
                     {"declaration", "一份申报表：已带出的数据、填写内容、凭证与核验",
                      "A declaration: what is fetched, what is written, vouchers and checks"},
                     "declaration.read", {id}, view, get_declaration, about_declaration));
  auto const versioned = [&](Operation operation) {
    operation.versioned = true;
    out.push_back(std::move(operation));
  };
  versioned(change("PUT", one, "save_declaration", {"declaration", "保存申报草稿", "Keep the draft of a declaration"},
                   "declaration.write", "declaration_saved", {id}, reference("DeclarationDraft"), view,
                   save_declaration, about_declaration));
  versioned(change("POST", one + "/submission", "submit_declaration",
                   {"declaration", "作出承诺并提交申报", "Give the undertaking and hand in the declaration"},
                   "declaration.submit", "declaration_submitted", {id}, reference("Undertaking"), view,
                   submit_declaration, about_declaration));
  versioned(change("POST", one + "/withdrawal", "take_back_declaration",
                   {"declaration", "受理前撤回申报，继续修改", "Take a declaration back before it is received"},
                   "declaration.submit", "declaration_taken_back", {id}, "", view, take_back_declaration,
                   about_declaration));
  versioned(change("POST", one + "/discard", "discard_declaration",
                   {"declaration", "删除申报草稿", "Discard the draft of a declaration"}, "declaration.write",
                   "declaration_discarded", {id}, "", view, discard_declaration, about_declaration));
  catalogue.schemas["DeclarationStart"] = base::schema_of<DeclarationStart>();
  catalogue.schemas["DeclarationDraft"] = base::schema_of<DeclarationDraft>();
  catalogue.schemas["Undertaking"] = base::schema_of<Undertaking>();
  catalogue.schemas["DeclarationView"] = base::schema_of<DeclarationView>();
  catalogue.schemas["PartyDeclarationsView"] = base::schema_of<PartyDeclarationsView>();
  catalogue.schemas["PortalView"] = base::schema_of<PortalView>();
}

}  // namespace app
