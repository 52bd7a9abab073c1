#include "app/declaration_views.h"

#include <algorithm>

#include "app/declare.h"
#include "app/import_mapping.h"
#include "app/people_pages.h"
#include "app/places.h"
#include "app/record_table.h"
#include "base/text.h"
#include "park/common/fact_values.h"

namespace app {
namespace {

bool may(Call& call, std::string_view permission, access_control::Resource const& resource) {
  return access_control::allows(call.context.access, call.person().subject, permission, resource);
}

std::string written(Declaration const& declaration, std::string_view fact) {
  for (DeclaredValue const& one : declaration.written)
    if (one.fact == fact) return one.value;
  return {};
}

FormFieldView field_view(park::Pack const& pack, Declaration const& declaration, park::file::FormField const& field) {
  park::FactDefinition const& fact = pack.facts[static_cast<std::size_t>(field.item->fact)];
  FormFieldView view;
  view.fact = fact.name;
  view.label = fact.label;
  view.help = field.item->help;
  view.unit = fact.unit;
  view.required = field.item->is_required;
  for (std::string const& kind : field.item->vouchers) view.vouchers.push_back(pack.coded(kind));
  if (field.fetched) {
    view.fetched = view_of_fact(pack, *field.fetched);
    return view;
  }
  view.value = written(declaration, fact.name);
  if (field.last) {
    FactView const last = view_of_fact(pack, *field.last);
    view.last = last.value;
    view.last_period = last.valid_from ? last.valid_from->to_string() : "";
  }
  return view;
}

// What somebody of the park may not see in clear, it does not see on a form either.
void veil(Eye const& eye, FormFieldView& view) {
  if (view.fetched) eye.look_at(*view.fetched);
  if (view.last) eye.look_at(*view.last, view.fact, declared_source);
  if (!view.value.empty() && eye.on(view.fact, declared_source) != access_control::Sight::clear)
    view.value = blank_text;
}

base::Result<VoucherView> voucher_view(Call& call, park::Pack const& pack, Voucher const& voucher) {
  return VoucherView{voucher.voucher_id,
                     pack.coded(voucher.kind),
                     voucher.file_name,
                     voucher.media_type,
                     voucher.bytes,
                     voucher.parts,
                     voucher.sha256,
                     voucher.is_complete,
                     TRY(name_of_user(call.records, voucher.added_by)),
                     voucher.added_at};
}

// Places of values that are no list positions of the draft are names of facts.
void tell_faults(Declared const& declared, std::vector<base::Issue> const& issues, DeclarationView& view) {
  for (base::Issue const& issue : issues) {
    view.missing.push_back({issue.message_zh, issue.message});
    for (std::size_t at = 0; at < declared.declaration.written.size(); ++at) {
      if (issue.at != "/values/" + std::to_string(at) + "/value") continue;
      for (FormFieldView& field : view.fields)
        if (field.fact == declared.declaration.written[at].fact) field.fault = {issue.message_zh, issue.message};
    }
  }
}

base::Result<> add_people(Call& call, Declaration const& declaration, DeclarationView& view) {
  view.started_by_name = TRY(name_of_user(call.records, declaration.started_by));
  if (!declaration.submitted_by.empty())
    view.submitted_by_name = TRY(name_of_user(call.records, declaration.submitted_by));
  if (!declaration.decided_by.empty()) view.decided_by_name = TRY(name_of_user(call.records, declaration.decided_by));
  return {};
}

base::Result<PartyFile> file_with_claim(Call& call, Declared const& declared) {
  PartyFile file = TRY(party_file(call, declared.known, call.context.clock.today()));
  if (declared.declaration.state != "received")
    for (park::Fact& fact : TRY(read_values(call, declared)).facts) file.known.dossier.facts.push_back(std::move(fact));
  file.known.dossier = park::file::of_period(*file.known.pack, std::move(file.known.dossier), declared.period);
  return file;
}

}  // namespace

Parameter declaration_id_parameter() {
  return {"declaration_id", Parameter::Place::path, text_schema, true, "申报编号", "Id of the declaration", "dcl_01hv"};
}

base::Result<access_control::Resource> about_declaration(Call& call) {
  auto const found = TRY(find<Declaration>(call.records, call.request.of("declaration_id")));
  if (!found) return base::not_found("there is no such declaration");
  return resource_of_declared(call, found->party_id);
}

void tell_of(Call& call, Declaration const& declaration) {
  call.note.party_id = declaration.party_id;
  call.note.body.emplace_back("declaration_id", declaration.declaration_id);
  call.note.body.emplace_back("form", declaration.form);
  call.note.body.emplace_back("period", declaration.period);
}

base::Result<Reply> declaration_reply(Call& call, Declared const& declared) {
  Reply reply = json_reply(TRY(declaration_view(call, declared)));
  reply.etag = std::to_string(declared.declaration.version);
  return reply;
}

base::Result<Reply> keep(Call& call, Declared& declared) {
  ++declared.declaration.version;
  TRY(replace(call.change(), declared.declaration));
  tell_of(call, declared.declaration);
  return declaration_reply(call, declared);
}

base::Date due_on(park::FormDefinition const& form, park::file::ReportingPeriod const& period) {
  return period.to.plus_days(form.due_days);
}

base::Result<DeclarationRow> declaration_row(Call& call, Declaration const& declaration, park::Pack const& pack,
                                             std::string const& party_name) {
  DeclarationRow row;
  row.declaration_id = declaration.declaration_id;
  row.party_id = declaration.party_id;
  row.party_name = party_name;
  row.period = declaration.period;
  row.state = declaration.state;
  row.submitted_at = declaration.submitted_at;
  row.decided_at = declaration.decided_at;
  row.reason = declaration.reason;
  row.form = {declaration.form, park::Label{declaration.form, declaration.form}};
  if (park::FormDefinition const* const form = pack.form(declaration.form)) {
    row.form.label = form->label;
    if (auto const period = read_period(declaration.period)) row.due_on = due_on(*form, {period->from, period->to});
  }
  if (declaration.state == "submitted" && declaration.submitted_at)
    row.waiting_days = call.context.clock.today().days() - park_day(*declaration.submitted_at).days();
  return row;
}

base::Result<std::vector<park::file::CheckResult>> check_claim(Call& call, Declared const& declared) {
  auto const wanted = park::file::checks_of(*declared.known.pack, *declared.form);
  auto results = check_results(call.context, TRY(file_with_claim(call, declared)));
  std::erase_if(results, [&](park::file::CheckResult const& result) {
    return std::find(wanted.begin(), wanted.end(), result.check) == wanted.end();
  });
  return results;
}

base::Result<DeclarationView> declaration_view(Call& call, Declared const& declared) {
  Declaration const& declaration = declared.declaration;
  park::Pack const& pack = *declared.known.pack;
  DeclarationView view;
  view.row = TRY(declaration_row(call, declaration, pack, declared.known.party.name));
  view.uscc = declared.known.party.uscc;
  view.currency = pack.currency;
  view.form_help = declared.form->help;
  view.undertaking = declared.form->undertaking;
  for (park::file::FormField const& field : declared.fields) {
    view.fields.push_back(field_view(pack, declaration, field));
    ++(field.is_asked() ? view.asked : view.fetched);
  }
  for (Voucher const& voucher : declared.vouchers) view.vouchers.push_back(TRY(voucher_view(call, pack, voucher)));
  view.seconds = declaration.seconds;
  view.rounds = declaration.rounds;
  view.started_at = declaration.started_at;
  view.signed_by = declaration.signed_by;
  view.signed_as = declaration.signed_as;
  view.content_hash = declaration.content_hash;
  view.version = declaration.version;
  TRY(add_people(call, declaration, view));
  auto const resource = TRY(resource_of_declared(call, declaration.party_id));
  bool const is_open = declaration.state == "draft" || declaration.state == "returned";
  view.may_write = is_open && may(call, "declaration.write", resource);
  view.may_submit = is_open && may(call, "declaration.submit", resource);
  bool const is_own = TRY(own_workspace(call, declaration.party_id)).has_value();
  if (!is_own && is_own_affair(declaration)) {
    for (FormFieldView& field : view.fields) field.value.clear();
    view.vouchers.clear();
  } else if (is_open) {
    tell_faults(declared, TRY(what_is_missing(call, declared)), view);
  }
  if (is_own) return view;
  Eye const eye = TRY(eye_on(call, declaration.party_id));
  for (FormFieldView& field : view.fields) veil(eye, field);
  if (is_open || declaration.state == "discarded") return view;
  view.may_examine = declaration.state == "submitted" && may(call, "declaration.examine", resource);
  view.checks =
      TRY(check_views(call, TRY(file_with_claim(call, declared)), eye, park::file::checks_of(pack, *declared.form)));
  return view;
}

}  // namespace app
