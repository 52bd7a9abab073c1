// Documents of an enterprise anchored in the verifiable log. Source: CRM-37, OUT-02, OUT-27, AMB-58.
#include <fmt/format.h>

#include <algorithm>

#include "app/declare.h"
#include "app/documents.h"
#include "app/evidence.h"
#include "app/people_pages.h"
#include "app/places.h"
#include "app/received_files.h"
#include "app/record_table.h"

namespace app {
namespace {

using base::Json;

constexpr std::string_view anchored = "document_anchored";

struct DocumentDraft {
  std::string kind, title, sha256;
  std::int64_t bytes = 0;
};
BOOST_DESCRIBE_STRUCT(DocumentDraft, (), (kind, title, sha256, bytes))

struct DocumentView {
  Document document;
  park::Label kind;
  std::string anchored_by_name;
};
BOOST_DESCRIBE_STRUCT(DocumentView, (), (document, kind, anchored_by_name))

struct DocumentsView {
  std::vector<DocumentView> documents;  // newest first
  std::vector<park::Coded> kinds;       // that there are
};
BOOST_DESCRIBE_STRUCT(DocumentsView, (), (documents, kinds))

base::Result<DocumentView> document_view(Call& call, Document document) {
  DocumentView view;
  for (park::Coded const& kind : call.context.document_kinds)
    if (kind.code == document.kind) view.kind = kind.label;
  view.anchored_by_name = TRY(name_of_user(call.records, document.anchored_by));
  view.document = std::move(document);
  return view;
}

base::Result<Reply> list_documents(Call& call) {
  DocumentsView view;
  view.kinds = call.context.document_kinds;
  for (Document& document :
       TRY(select<Document>(call.records, {{{"party_id", Json{call.request.of("party_id")}}}, "-anchored_at"})))
    view.documents.push_back(TRY(document_view(call, std::move(document))));
  return json_reply(view);
}

std::vector<base::Issue> issues_of_document(DocumentDraft const& draft, std::vector<park::Coded> const& kinds) {
  std::vector<base::Issue> issues;
  auto const is_kind = [&](park::Coded const& kind) { return kind.code == draft.kind; };
  if (std::none_of(kinds.begin(), kinds.end(), is_kind))
    issues.push_back({"/kind", "choose one of the kinds that list_documents names", "请从文件类别中选择"});
  if (auto issue = issue_of_file_name("/title", draft.title, title_bytes_max)) issues.push_back(*std::move(issue));
  if (auto issue = issue_of_sha256(draft.sha256)) issues.push_back(*std::move(issue));
  if (draft.bytes <= 0) issues.push_back({"/bytes", "the file is empty", "文件是空的"});
  return issues;
}

base::Result<Reply> anchor_document(Call& call) {
  DocumentDraft draft = TRY(base::parse_json<DocumentDraft>(call.request.body));
  if (auto issues = issues_of_document(draft, call.context.document_kinds); !issues.empty())
    return base::invalid("the document cannot be anchored so", std::move(issues));
  std::string_view const party_id = call.request.of("party_id");
  auto const same = TRY(find<Document>(call.records, {{"party_id", Json{party_id}}, {"sha256", Json{draft.sha256}}}));
  if (same)
    return refuse(
        base::ErrorCode::conflict,
        fmt::format("此文件已于 {} 存证，名为“{}”", same->anchored_at.to_string(), same->title),
        fmt::format("this file was anchored on {} already, as \"{}\"", same->anchored_at.to_string(), same->title));
  Document document;
  document.document_id = base::new_id("doc", call.now, call.context.randomness);
  document.party_id = party_id;
  document.kind = std::move(draft.kind);
  document.title = std::move(draft.title);
  document.sha256 = std::move(draft.sha256);
  document.bytes = draft.bytes;
  document.anchored_by = call.person().subject.user_id;
  document.anchored_at = call.now;
  TRY(add(call.change(), document));
  call.note.body.emplace_back("document_id", document.document_id);
  call.note.body.emplace_back("kind", document.kind);
  call.note.body.emplace_back("title", document.title);
  call.note.body.emplace_back("sha256", document.sha256);
  call.note.body.emplace_back("bytes", document.bytes);
  call.note.body.emplace_back("document_hash", hash_of(document));
  call.note.personal.emplace_back("title");  // it may name a person
  return created(TRY(document_view(call, std::move(document))));
}

base::Result<access_control::Resource> about_document(Call& call) {
  auto const document = TRY(find<Document>(call.records, call.request.of("document_id")));
  if (!document) return base::not_found("there is no such document");
  return resource_of_party(call, document->party_id);
}

base::Result<Reply> get_document_proof(Call& call) {
  auto const document = TRY(find<Document>(call.records, call.request.of("document_id")));
  if (!document) return base::not_found("there is no such document");
  auto const event = TRY(event_about(call.records, document->party_id, anchored, document->document_id));
  if (event) return json_reply(TRY(prove_event(call.records, call.context.log, event->event_id)));
  return base::not_found(fmt::format("no record tells of document `{}`", document->document_id));
}

}  // namespace

void add_document_operations(Catalogue& catalogue) {
  auto& out = catalogue.operations;
  out.push_back(read("/api/v1/parties/{party_id}/documents", "list_documents",
                     {"evidence", "已存证的文件", "Documents that were anchored"}, "document.read",
                     {party_id_parameter()}, reference("DocumentsView"), list_documents, about_party()));
  out.push_back(change("POST", "/api/v1/parties/{party_id}/documents", "anchor_document",
                       {"evidence", "文件存证：登记文件的摘要值，文件本身不上传",
                        "Anchor a document: its hash is recorded, the file itself stays where it is"},
                       "document.anchor", std::string{anchored}, {party_id_parameter()}, reference("DocumentDraft"),
                       reference("DocumentView"), anchor_document, about_party()));
  out.push_back(
      read("/api/v1/documents/{document_id}/proof", "get_document_proof",
           {"evidence", "一份存证文件的离线证明", "Offline proof of an anchored document"}, "document.read",
           {{"document_id", Parameter::Place::path, text_schema, true, "文件编号", "Id of the document", "doc_01hv"}},
           reference("EventProof"), get_document_proof, about_document));
  catalogue.schemas["DocumentDraft"] = base::schema_of<DocumentDraft>();
  catalogue.schemas["DocumentView"] = base::schema_of<DocumentView>();
  catalogue.schemas["DocumentsView"] = base::schema_of<DocumentsView>();
}

}  // namespace app
