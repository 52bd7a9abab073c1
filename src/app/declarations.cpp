#include "app/declarations.h"

#include <fmt/format.h>

#include <algorithm>

#include "app/declare.h"
#include "app/import_mapping.h"
#include "app/places.h"
#include "app/record_table.h"
#include "app/written_fact.h"
#include "base/hash.h"
#include "base/spelling.h"
#include "base/text.h"

namespace app {
namespace {

using base::Json;

park::FactDefinition const& fact_of(Declared const& declared, park::FormItem const& item) {
  return declared.known.pack->facts[static_cast<std::size_t>(item.fact)];
}

std::string written_of(Declaration const& declaration, std::string_view fact) {
  for (DeclaredValue const& one : declaration.written)
    if (one.fact == fact) return base::trimmed(one.value);
  return {};
}

bool has_voucher(Declared const& declared, std::vector<std::string> const& kinds) {
  return std::any_of(declared.vouchers.begin(), declared.vouchers.end(), [&](Voucher const& voucher) {
    return voucher.is_complete && std::find(kinds.begin(), kinds.end(), voucher.kind) != kinds.end();
  });
}

void ask_for_voucher(Declared const& declared, park::FormItem const& item, std::vector<base::Issue>& issues) {
  if (item.vouchers.empty() || has_voucher(declared, item.vouchers)) return;
  std::string zh, en;
  for (std::string const& kind : item.vouchers) {
    park::Label const label = declared.known.pack->label_of(kind);
    zh += (zh.empty() ? "" : "或") + label.zh;
    en += (en.empty() ? "" : " or ") + base::lower_ascii(label.en);
  }
  park::Label const& fact = fact_of(declared, item).label;
  issues.push_back({"/vouchers", fmt::format("add the original voucher of \"{}\": {}", fact.en, en),
                    fmt::format("请上传“{}”的原始凭证：{}", fact.zh, zh)});
}

}  // namespace

base::Result<std::optional<Workspace>> own_workspace(Call& call, std::string_view party_id) {
  for (access_control::Membership const& one : call.person().subject.memberships) {
    auto const workspace = TRY(find<Workspace>(call.records, one.workspace_id));
    if (workspace && !party_id.empty() && workspace->party_id == party_id) return workspace;
  }
  return std::optional<Workspace>{};
}

base::Result<access_control::Resource> resource_of_declared(Call& call, std::string_view party_id) {
  auto const own = TRY(own_workspace(call, party_id));
  if (!own) return resource_of_party(call, party_id);
  access_control::Resource resource;
  resource.workspace_id = own->workspace_id;
  resource.party_id = party_id;
  return resource;
}

base::Result<Declared> assemble(Call& call, Declaration declaration) {
  Declared all;
  all.known = TRY(known_party(call.context, declaration.party_id));
  park::Pack const& pack = *all.known.pack;
  all.form = pack.form(declaration.form);
  auto const period = read_period(declaration.period);
  if (all.form == nullptr || !period)
    return base::Error{base::ErrorCode::unavailable,
                       fmt::format("the rules of the park know no form `{}`", declaration.form),
                       {},
                       fmt::format("现行规则中没有申报表“{}”", declaration.form)};
  all.period = {period->from, period->to};
  all.fields = park::file::fields_of(pack, *all.form, all.known.dossier, all.period, call.context.clock.today());
  all.vouchers =
      TRY(select<Voucher>(call.records, {{{"declaration_id", Json{declaration.declaration_id}}}, "added_at"}));
  all.declaration = std::move(declaration);
  bool const is_handed_in = all.declaration.state == "submitted" || all.declaration.state == "received";
  for (park::file::FormField& field : all.fields)
    if (is_handed_in && !written_of(all.declaration, fact_of(all, *field.item).name).empty()) field.fetched.reset();
  return all;
}

base::Result<Declared> assemble_requested(Call& call) {
  auto found = TRY(find<Declaration>(call.records, call.request.of("declaration_id")));
  if (!found) return base::not_found("there is no such declaration");
  return assemble(call, *std::move(found));
}

bool is_asked(Declared const& declared, std::string_view fact) {
  return std::any_of(declared.fields.begin(), declared.fields.end(), [&](park::file::FormField const& field) {
    return field.is_asked() && fact_of(declared, *field.item).name == fact;
  });
}

base::Result<std::vector<VoucherPart>> parts_of(Call& call, Voucher const& voucher) {
  return select<VoucherPart>(call.records, {{{"voucher_id", Json{voucher.voucher_id}}}, "part_number"});
}

base::Result<std::string> bytes_of(Call& call, Voucher const& voucher) {
  std::string bytes;
  for (VoucherPart const& part : TRY(parts_of(call, voucher))) bytes += base::from_base64(part.content).value_or("");
  return bytes;
}

base::Result<> remove_voucher(Call& call, Voucher const& voucher) {
  for (VoucherPart const& part : TRY(parts_of(call, voucher))) TRY(remove<VoucherPart>(call.change(), part.part_id));
  return remove<Voucher>(call.change(), voucher.voucher_id);
}

base::Result<DeclaredFacts> read_values(Call& call, Declared const& declared) {
  DeclaredFacts read;
  auto const& values = declared.declaration.written;
  for (std::size_t at = 0; at < values.size(); ++at) {
    if (base::trimmed(values[at].value).empty()) continue;
    if (!is_asked(declared, values[at].fact)) continue;  // has become known from elsewhere since it was written
    auto fact = read_written_fact(
        call, declared.known,
        {values[at].fact, values[at].value, declared.declaration.period, std::string{declared_source}});
    if (fact) {
      read.facts.push_back(*std::move(fact));
      continue;
    }
    base::Error const refused = fact.error();
    if (refused.issues.empty()) return refused;
    for (base::Issue issue : refused.issues) {
      issue.at = fmt::format("/values/{}/value", at);
      read.issues.push_back(std::move(issue));
    }
  }
  return read;
}

base::Result<std::vector<base::Issue>> what_is_missing(Call& call, Declared const& declared) {
  DeclaredFacts read = TRY(read_values(call, declared));
  std::vector<base::Issue> issues = std::move(read.issues);
  for (park::file::FormField const& field : declared.fields) {
    if (!field.is_asked()) continue;
    park::FactDefinition const& fact = fact_of(declared, *field.item);
    if (!written_of(declared.declaration, fact.name).empty()) {
      ask_for_voucher(declared, *field.item, issues);
    } else if (field.item->is_required) {
      issues.push_back({fmt::format("/values/{}", fact.name), fmt::format("fill in \"{}\"", fact.label.en),
                        fmt::format("请填写“{}”", fact.label.zh)});
    }
  }
  for (Voucher const& voucher : declared.vouchers)
    if (!voucher.is_complete)
      issues.push_back({"/vouchers", fmt::format("\"{}\" has not arrived whole; send it again", voucher.file_name),
                        fmt::format("“{}”未上传完整，请重新上传", voucher.file_name)});
  return issues;
}

std::string content_hash(Declared const& declared) {
  Json::Array values, vouchers;
  for (DeclaredValue const& one : declared.declaration.written) values.push_back(base::to_json(one));
  for (Voucher const& voucher : declared.vouchers) vouchers.emplace_back(voucher.sha256);
  Json const content{Json::Object{{"party_id", declared.declaration.party_id},
                                  {"form", declared.declaration.form},
                                  {"period", declared.declaration.period},
                                  {"values", std::move(values)},
                                  {"vouchers", std::move(vouchers)},
                                  {"undertaking", declared.form->undertaking.zh},
                                  {"signed_by", declared.declaration.signed_by},
                                  {"signed_as", declared.declaration.signed_as}}};
  return base::sha256_hex(content.to_string());
}

bool is_own_affair(Declaration const& declaration) { return declaration.state == "draft"; }

base::Result<> expect_state(Declaration const& declaration, std::initializer_list<std::string_view> states) {
  if (std::find(states.begin(), states.end(), declaration.state) != states.end()) return {};
  if (declaration.state == "submitted")
    return refuse(base::ErrorCode::conflict, "申报表已提交，请先撤回再修改",
                  "the declaration was handed in; take it back first");
  if (declaration.state == "received")
    return refuse(base::ErrorCode::conflict, "申报表已受理，不能再改动", "the declaration was received already");
  if (declaration.state == "returned")
    return refuse(base::ErrorCode::conflict, "申报表已退回补正，请修改后重新提交",
                  "the declaration was returned; correct it and hand it in again");
  if (declaration.state == "discarded")
    return refuse(base::ErrorCode::conflict, "申报表已删除", "the declaration was discarded");
  return refuse(base::ErrorCode::conflict, "申报表尚未提交", "the declaration has not been handed in");
}

}  // namespace app
