// The file of an enterprise: one view of it, values and entries written by hand, corrected and removed with a reason.
// Source: ENT-02, ENT-10 to ENT-28, DAT-01, DAT-24.
#include <fmt/format.h>

#include <algorithm>

#include "app/declare.h"
#include "app/evidence.h"
#include "app/file_page.h"
#include "app/places.h"
#include "app/queries.h"
#include "app/written_fact.h"
#include "base/text.h"

namespace app {
namespace {

using base::Json;
using Place = Parameter::Place;

constexpr std::size_t note_bytes_max = 600;  // not policy: bound of a text

base::Error faulty(std::vector<base::Issue> issues) {
  return base::Error{base::ErrorCode::invalid, "this cannot be kept so", std::move(issues), "内容有待更正"};
}

// What every value and entry says of where it comes from.
std::vector<base::Issue> issues_of_origin(std::vector<std::string> const& own, std::string const& source,
                                          std::string const& evidence, std::string const& note) {
  std::vector<base::Issue> issues;
  if (std::find(own.begin(), own.end(), source) == own.end())
    issues.push_back({"/source",
                      own.empty()
                          ? "nothing may be written in the name of a source: you are in no department of this park"
                          : "choose a source of your own department",
                      own.empty() ? "您不属于本园区的任何部门，不能录入" : "请选择本部门负责的数据来源"});
  for (auto const& [place, text] : {std::pair{"/evidence", &evidence}, std::pair{"/note", &note}})
    if (text->size() > note_bytes_max)
      issues.push_back({place, fmt::format("write at most {} bytes", note_bytes_max),
                        fmt::format("不超过 {} 字节", note_bytes_max)});
  return issues;
}

base::Result<Reply> get_file(Call& call) {
  base::Date const as_of = TRY(day_of(call.request)).value_or(call.context.clock.today());
  return json_reply(TRY(file_view(call, TRY(party_file(call, call.request.of("party_id"), as_of)))));
}

base::Result<park::Fact> read_fact(Call& call, KnownParty const& known, FactDraft const& draft,
                                   std::vector<base::Issue> issues) {
  auto fact = read_written_fact(call, known, {draft.name, draft.value, draft.period, draft.source});
  if (!fact) {
    base::Error const refused = fact.error();
    issues.insert(issues.end(), refused.issues.begin(), refused.issues.end());
  }
  if (!issues.empty()) return faulty(std::move(issues));
  fact->evidence = draft.evidence;
  fact->note = draft.note;
  return fact;
}

base::Result<Reply> record_fact(Call& call) {
  FactDraft const draft = TRY(base::parse_json<FactDraft>(call.request.body));
  std::string_view const party_id = call.request.of("party_id");
  base::Date const today = call.context.clock.today();
  PartyFile const file = TRY(party_file(call, party_id, today));
  park::Pack const& pack = *file.known.pack;
  auto const own = own_sources(call, pack, TRY(resource_of_party(call, party_id)));
  park::Fact const fact =
      TRY(read_fact(call, file.known, draft, issues_of_origin(own, draft.source, draft.evidence, draft.note)));
  TRY(call.change().add_facts(party_id, {fact}));
  call.note.body.emplace_back("fact", fact.name);
  call.note.body.emplace_back("source", fact.source);
  call.note.body.emplace_back("known_at", fact.known_at.to_string());
  call.note.body.emplace_back("fact_hash", app::hash_of(std::span<park::Fact const>{&fact, 1}));
  Json::Array contradicts = new_contradictions(call.context, file, {&fact, 1});
  if (!contradicts.empty()) call.note.body.emplace_back("contradicts", std::move(contradicts));
  park::Dossier dossier = file.known.dossier;
  dossier.facts.push_back(fact);
  FactView view = view_of_fact(pack, fact);
  auto const counting = park::facts_as_of(dossier, today, pack.sources);
  view.current = std::find(counting.begin(), counting.end(), &dossier.facts.back()) != counting.end();
  TRY(eye_of(call)).look_at(view);
  return created(view);
}

void tell(EventNote& note, EntryVersion const& version) {
  note.body.emplace_back("entry_id", version.entry_id);
  note.body.emplace_back("version_id", version.version_id);
  note.body.emplace_back("dataset", version.dataset);
  note.body.emplace_back("source", version.source);
  note.body.emplace_back("entry_hash", hash_of(version));
}

EntryVersion new_version(Call& call, std::string_view party_id) {
  EntryVersion version;
  version.version_id = base::new_id("env", call.now, call.context.randomness);
  version.entry_id = version.version_id;
  version.party_id = party_id;
  version.known_at = call.context.clock.today();
  version.recorded_at = call.now;
  version.recorded_by = call.person().subject.user_id;
  return version;
}

// `version`: of the party; takes over what the draft says, once it is found right.
base::Result<> fill(Call& call, park::Pack const& pack, EntryDraft const& draft, EntryVersion& version) {
  park::DatasetDefinition const* const dataset = pack.dataset(draft.dataset);
  auto const own = own_sources(call, pack, TRY(resource_of_party(call, version.party_id)));
  auto issues = issues_of_origin(own, draft.source, draft.evidence, draft.note);
  if (dataset == nullptr || !dataset->holds_entries) {
    issues.push_back(
        {"/dataset", "choose a data set of entries that get_file names", "请选择档案中可登记条目的数据集"});
    return faulty(std::move(issues));
  }
  auto const content = park::file::read_content(*dataset, pack, draft.content);
  if (!content) {
    base::Error const refused = content.error();
    issues.insert(issues.end(), refused.issues.begin(), refused.issues.end());
  }
  if (!issues.empty()) return faulty(std::move(issues));
  version.dataset = dataset->name;
  version.content = content_text(*content);
  version.names = names_in(*dataset, *content);
  version.source = draft.source;
  version.evidence = draft.evidence;
  version.note = draft.note;
  return {};
}

base::Result<Reply> shown(Call& call, park::Pack const& pack, EntryVersion const& version) {
  Eye const eye = TRY(eye_on(call, version.party_id));
  return created(TRY(entry_view(call, pack, eye, version, call.context.clock.today())));
}

base::Result<Reply> add_entry(Call& call) {
  EntryDraft const draft = TRY(base::parse_json<EntryDraft>(call.request.body));
  Party const party = TRY(call.context.store.party(call.request.of("party_id")));
  auto const pack = TRY(pack_of(call.context, party.portfolio_id));
  EntryVersion version = new_version(call, party.party_id);
  TRY(fill(call, *pack, draft, version));
  TRY(add(call.change(), version));
  tell(call.note, version);
  return shown(call, *pack, version);
}

struct EntryHistory {
  std::vector<EntryVersion> versions;  // oldest first, at least one
  std::shared_ptr<park::Pack const> pack;
};

base::Result<EntryHistory> history_of(Call& call) {
  EntryHistory history;
  history.versions = TRY(versions_of_entry(call.records, call.request.of("entry_id")));
  if (history.versions.empty()) return base::not_found("there is no such entry");
  Party const party = TRY(call.context.store.party(history.versions.front().party_id));
  history.pack = TRY(pack_of(call.context, party.portfolio_id));
  return history;
}

base::Result<access_control::Resource> about_entry(Call& call) {
  return resource_of_party(call, TRY(history_of(call)).versions.front().party_id);
}

// A newer version of an entry that is still there.
base::Result<EntryVersion> next_version(Call& call, EntryHistory const& history) {
  EntryVersion const& last = history.versions.back();
  if (last.removed) return refuse(base::ErrorCode::conflict, "该条目已删除", "this entry was removed");
  TRY(call.expect_version(last.version));
  EntryVersion version = new_version(call, last.party_id);
  version.entry_id = last.entry_id;
  version.version = last.version + 1;
  return version;
}

base::Result<Reply> change_entry(Call& call) {
  EntryDraft const draft = TRY(base::parse_json<EntryDraft>(call.request.body));
  EntryHistory const history = TRY(history_of(call));
  EntryVersion version = TRY(next_version(call, history));
  if (draft.dataset != history.versions.back().dataset)
    return faulty({{"/dataset", "an entry stays in its data set", "条目不能改到其他数据集"}});
  TRY(fill(call, *history.pack, draft, version));
  TRY(add(call.change(), version));
  tell(call.note, version);
  return shown(call, *history.pack, version);
}

base::Result<Reply> remove_entry(Call& call) {
  RemovalDraft const draft = TRY(base::parse_json<RemovalDraft>(call.request.body));
  EntryHistory const history = TRY(history_of(call));
  EntryVersion version = TRY(next_version(call, history));
  EntryVersion const& last = history.versions.back();
  if (base::trimmed(draft.reason).empty() || draft.reason.size() > note_bytes_max)
    return faulty({{"/reason", fmt::format("say why, in 1 to {} bytes", note_bytes_max),
                    fmt::format("请填写删除原因（不超过 {} 字节）", note_bytes_max)}});
  auto const own = own_sources(call, *history.pack, TRY(resource_of_party(call, last.party_id)));
  if (std::find(own.begin(), own.end(), last.source) == own.end())
    return refuse(base::ErrorCode::forbidden, "该条目由其他部门登记，请由该部门删除",
                  "another department has written this entry; ask it to remove it");
  version.dataset = last.dataset;
  version.content = last.content;
  version.names = last.names;
  version.source = last.source;
  version.evidence = last.evidence;
  version.note = draft.reason;
  version.removed = true;
  TRY(add(call.change(), version));
  tell(call.note, version);
  return shown(call, *history.pack, version);
}

base::Result<Reply> list_entry_versions(Call& call) {
  EntryHistory const history = TRY(history_of(call));
  Eye const eye = TRY(eye_on(call, history.versions.front().party_id));
  std::vector<EntryView> views;
  for (auto one = history.versions.rbegin(); one != history.versions.rend(); ++one)
    views.push_back(TRY(entry_view(call, *history.pack, eye, *one, one->known_at)));
  return json_reply(views);
}

}  // namespace

void add_file_operations(Catalogue& catalogue) {
  auto& out = catalogue.operations;
  Parameter const entry{"entry_id", Place::path, text_schema, true, "条目编号", "Id of the entry", "env_01hv"};
  out.push_back(
      read("/api/v1/parties/{party_id}/file", "get_file",
           {"file", "企业档案：数据集、标签、核验与数据质量", "File: data sets, tags, checks and quality of data"},
           "fact.read", {party_id_parameter(), as_of_parameter()}, reference("FileView"), get_file, about_party()));
  out.push_back(change("POST", "/api/v1/parties/{party_id}/facts", "record_fact",
                       {"file", "录入一项数据", "Write down a value"}, "fact.write", "fact_recorded",
                       {party_id_parameter()}, reference("FactDraft"), reference("FactView"), record_fact,
                       about_party()));
  out.push_back(change("POST", "/api/v1/parties/{party_id}/entries", "add_entry",
                       {"file", "登记一个条目", "Write down an entry"}, "fact.write", "entry_recorded",
                       {party_id_parameter()}, reference("EntryDraft"), reference("EntryView"), add_entry,
                       about_party()));
  out.push_back(read("/api/v1/entries/{entry_id}", "list_entry_versions",
                     {"file", "一个条目的全部版本，新的在前", "All versions of an entry, the newest first"},
                     "fact.read", {entry}, list_of("EntryView"), list_entry_versions, about_entry));
  Operation correct =
      change("PUT", "/api/v1/entries/{entry_id}", "change_entry",
             {"file", "更正一个条目；旧版本保留", "Correct an entry; what it said is kept"}, "fact.write",
             "entry_corrected", {entry}, reference("EntryDraft"), reference("EntryView"), change_entry, about_entry);
  correct.versioned = true;
  out.push_back(std::move(correct));
  Operation remove =
      change("POST", "/api/v1/entries/{entry_id}/removal", "remove_entry",
             {"file", "删除一个条目并说明原因；旧版本保留", "Remove an entry with a reason; what it said is kept"},
             "fact.write", "entry_removed", {entry}, reference("RemovalDraft"), reference("EntryView"), remove_entry,
             about_entry);
  remove.versioned = true;
  out.push_back(std::move(remove));
  catalogue.schemas["FileView"] = base::schema_of<FileView>();
  catalogue.schemas["FactDraft"] = base::schema_of<FactDraft>();
  catalogue.schemas["EntryDraft"] = base::schema_of<EntryDraft>();
  catalogue.schemas["EntryView"] = base::schema_of<EntryView>();
  catalogue.schemas["RemovalDraft"] = base::schema_of<RemovalDraft>();
}

}  // namespace app
