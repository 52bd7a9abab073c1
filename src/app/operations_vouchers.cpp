// Original vouchers of a declaration: sent in parts, kept as they are, taken away while it is a draft. Source: DAT-05.
#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "app/declaration_views.h"
#include "app/declare.h"
#include "app/received_files.h"
#include "base/hash.h"

namespace app {
namespace {

using base::Json;
using Place = Parameter::Place;

struct VoucherDraft {
  std::string kind, file_name, sha256;
  std::int64_t bytes = 0;
};
BOOST_DESCRIBE_STRUCT(VoucherDraft, (), (kind, file_name, sha256, bytes))

struct VoucherPartDraft {
  std::string content;  // base64
};
BOOST_DESCRIBE_STRUCT(VoucherPartDraft, (), (content))

// By how the bytes begin: what an office can look at without a program that a stranger wrote.
std::string media_type_of(std::string_view bytes) {
  struct Beginning {
    std::string_view bytes, media_type;
  };
  constexpr std::array known{
      Beginning{"%PDF-", "application/pdf"}, Beginning{"\x89PNG\r\n\x1a\n", "image/png"},
      Beginning{"\xff\xd8\xff", "image/jpeg"},
      Beginning{"PK\x03\x04", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"}};
  for (Beginning const& one : known)
    if (bytes.starts_with(one.bytes)) return std::string{one.media_type};
  return {};
}

struct VoucherInPlace {
  Voucher voucher;
  Declared declared;
};
base::Result<VoucherInPlace> requested(Call& call) {
  auto voucher = TRY(find<Voucher>(call.records, call.request.of("voucher_id")));
  if (!voucher) return base::not_found("there is no such voucher");
  auto declaration = TRY(find<Declaration>(call.records, voucher->declaration_id));
  if (!declaration) return base::not_found("there is no such declaration");
  return VoucherInPlace{*std::move(voucher), TRY(assemble(call, *std::move(declaration)))};
}

base::Result<access_control::Resource> about_voucher(Call& call) {
  auto const voucher = TRY(find<Voucher>(call.records, call.request.of("voucher_id")));
  auto const declaration =
      TRY(find<Declaration>(call.records, voucher ? std::string_view{voucher->declaration_id} : std::string_view{}));
  if (!declaration) return base::not_found("there is no such voucher");
  return resource_of_declared(call, declaration->party_id);
}

// The declaration as it is after the change of its vouchers.
base::Result<Reply> reply_after(Call& call, Declared const& before, Voucher const& voucher) {
  tell_of(call, before.declaration);
  call.note.body.emplace_back("voucher_id", voucher.voucher_id);
  call.note.body.emplace_back("kind", voucher.kind);
  call.note.body.emplace_back("sha256", voucher.sha256);
  return declaration_reply(call, TRY(assemble(call, before.declaration)));
}

base::Result<Reply> add_voucher(Call& call) {
  VoucherDraft draft = TRY(base::parse_json<VoucherDraft>(call.request.body));
  Declared const declared = TRY(assemble_requested(call));
  TRY(expect_state(declared.declaration, {"draft", "returned"}));
  std::vector<base::Issue> issues;
  auto const& items = declared.form->items;
  if (std::none_of(items.begin(), items.end(), [&](park::FormItem const& item) {
        return std::find(item.vouchers.begin(), item.vouchers.end(), draft.kind) != item.vouchers.end();
      }))
    issues.push_back({"/kind", "choose a kind of voucher that the form asks for", "请选择申报表要求的凭证类别"});
  if (auto issue = issue_of_file_name("/file_name", draft.file_name, title_bytes_max))
    issues.push_back(*std::move(issue));
  if (auto issue = issue_of_sha256(draft.sha256)) issues.push_back(*std::move(issue));
  if (draft.bytes <= 0 || draft.bytes > voucher_bytes_max)
    issues.push_back({"/bytes", fmt::format("1 byte to {} MB", voucher_megabytes_max),
                      fmt::format("文件大小应在 {} MB 以内且不为空", voucher_megabytes_max)});
  if (declared.vouchers.size() >= vouchers_max)
    issues.push_back({"/kind", fmt::format("a declaration holds at most {} vouchers", vouchers_max),
                      fmt::format("一份申报表最多 {} 份凭证", vouchers_max)});
  for (Voucher const& one : declared.vouchers)
    if (one.sha256 == draft.sha256)
      issues.push_back({"/sha256", fmt::format("this file is there already, as \"{}\"", one.file_name),
                        fmt::format("此文件已上传，名为“{}”", one.file_name)});
  if (!issues.empty())
    return base::Error{base::ErrorCode::invalid, "the voucher cannot be added so", std::move(issues), "无法添加此凭证"};
  Voucher voucher;
  voucher.voucher_id = base::new_id("vch", call.now, call.context.randomness);
  voucher.declaration_id = declared.declaration.declaration_id;
  voucher.kind = std::move(draft.kind);
  voucher.file_name = std::move(draft.file_name);
  voucher.bytes = draft.bytes;
  voucher.sha256 = std::move(draft.sha256);
  voucher.added_by = call.person().subject.user_id;
  voucher.added_at = call.now;
  TRY(add(call.change(), voucher));
  Reply reply = TRY(reply_after(call, declared, voucher));
  reply.status = 201;  // not policy: created
  return reply;
}

// Whether the bytes that have come are the file that was announced.
base::Result<> check_whole(Call& call, Voucher const& voucher) {
  if (base::sha256_hex(TRY(bytes_of(call, voucher))) == voucher.sha256) return {};
  return base::Error{base::ErrorCode::invalid,
                     "this is another file than was announced; remove it and send it again",
                     {{"/content", "the hash of the bytes is another one", "文件内容与摘要不符"}},
                     "收到的文件与登记的不一致，请删除后重新上传"};
}

base::Result<Reply> put_voucher_part(Call& call) {
  VoucherInPlace found = TRY(requested(call));
  Voucher& voucher = found.voucher;
  TRY(expect_state(found.declared.declaration, {"draft", "returned"}));
  VoucherPartDraft draft = TRY(base::parse_json<VoucherPartDraft>(call.request.body));
  std::int64_t const part = whole(call.request.of("part"), 0);
  if (voucher.is_complete || part != voucher.parts)
    return refuse(base::ErrorCode::conflict, fmt::format("应上传第 {} 段", voucher.parts),
                  fmt::format("part {} comes next", voucher.parts));
  std::string const bytes =
      TRY(read_part(draft.content, std::min(file_part_bytes_max, voucher.bytes - part * file_part_bytes_max)));
  if (part == 0) voucher.media_type = media_type_of(bytes);
  if (voucher.media_type.empty())
    return base::Error{base::ErrorCode::invalid,
                       "send a PDF, a PNG or JPEG picture or an XLSX workbook",
                       {{"/content", "neither PDF, PNG, JPEG nor XLSX", "不是 PDF、PNG、JPEG 或 XLSX 文件"}},
                       "请上传 PDF、图片（PNG、JPEG）或 XLSX 文件"};
  TRY(add(call.change(), VoucherPart{fmt::format("{}-{}", voucher.voucher_id, part), voucher.voucher_id, part,
                                     std::move(draft.content)}));
  ++voucher.parts;
  voucher.is_complete = voucher.parts * file_part_bytes_max >= voucher.bytes;
  if (voucher.is_complete) TRY(check_whole(call, voucher));
  TRY(replace(call.change(), voucher));
  return reply_after(call, found.declared, voucher);
}

base::Result<Reply> take_voucher_away(Call& call) {
  VoucherInPlace const found = TRY(requested(call));
  TRY(expect_state(found.declared.declaration, {"draft", "returned"}));
  TRY(remove_voucher(call, found.voucher));
  return reply_after(call, found.declared, found.voucher);
}

// Of the park, nobody sees the papers of a draft, nor a paper that shows what one may not see in clear.
base::Result<> check_sight(Call& call, VoucherInPlace const& found) {
  std::string const& party_id = found.declared.declaration.party_id;
  if (TRY(own_workspace(call, party_id))) return {};
  if (is_own_affair(found.declared.declaration))
    return refuse(base::ErrorCode::forbidden, "企业尚未提交此申报", "the enterprise has not handed it in yet");
  Eye const eye = TRY(eye_on(call, party_id));
  for (park::FormItem const& item : found.declared.form->items) {
    bool const is_shown =
        std::find(item.vouchers.begin(), item.vouchers.end(), found.voucher.kind) != item.vouchers.end();
    std::string const& fact = found.declared.known.pack->facts[static_cast<std::size_t>(item.fact)].name;
    if (is_shown && eye.on(fact, declared_source) != access_control::Sight::clear)
      return refuse(base::ErrorCode::forbidden, "凭证中的数据您无权查看明文",
                    "the voucher shows values that you may not see in clear");
  }
  return {};
}

base::Result<Reply> get_voucher(Call& call) {
  VoucherInPlace const found = TRY(requested(call));
  TRY(check_sight(call, found));
  if (!found.voucher.is_complete)
    return refuse(base::ErrorCode::conflict, "此凭证未上传完整", "this voucher has not arrived whole");
  std::string bytes = TRY(bytes_of(call, found.voucher));
  if (base::sha256_hex(bytes) != found.voucher.sha256)
    return base::Error{base::ErrorCode::unavailable,
                       "the voucher is not what it was when it was handed in",
                       {},
                       "凭证内容与提交时的摘要不符"};
  call.note.body.emplace_back("voucher_id", found.voucher.voucher_id);
  return document(found.voucher.media_type, std::move(bytes), found.voucher.file_name);
}

}  // namespace

void add_voucher_operations(Catalogue& catalogue) {
  auto& out = catalogue.operations;
  std::string const one = "/api/v1/vouchers/{voucher_id}";
  Parameter const id{"voucher_id", Place::path, text_schema, true, "凭证编号", "Id of the voucher", "vch_01hv"};
  Parameter const part{"part", Place::path,       R"({"type":"integer","minimum":0,"maximum":40})",
                       true,   "段号，从 0 开始", "Number of the part, from 0",
                       "0"};
  std::string const view = reference("DeclarationView");
  out.push_back(change("POST", "/api/v1/declarations/{declaration_id}/vouchers", "add_voucher",
                       {"declaration", "登记一份原始凭证，随后分段上传", "Announce an original voucher, sent in parts"},
                       "declaration.write", "voucher_added", {declaration_id_parameter()}, reference("VoucherDraft"),
                       view, add_voucher, about_declaration));
  out.push_back(change("PUT", one + "/parts/{part}", "put_voucher_part",
                       {"declaration", "上传凭证的一段（512 KiB）", "Send a part of a voucher (512 KiB)"},
                       "declaration.write", "voucher_part_received", {id, part}, reference("VoucherPartDraft"), view,
                       put_voucher_part, about_voucher));
  out.push_back(change("POST", one + "/removal", "remove_voucher",
                       {"declaration", "提交前移除一份凭证", "Take away a voucher before it is handed in"},
                       "declaration.write", "voucher_removed", {id}, "", view, take_voucher_away, about_voucher));
  Operation fetch = read(one, "get_voucher", {"declaration", "下载一份原始凭证", "Fetch an original voucher"},
                         "declaration.read", {id}, "", get_voucher, about_voucher);
  fetch.reply_type = "application/octet-stream";
  fetch.event = "voucher_read";
  out.push_back(std::move(fetch));
  catalogue.schemas["VoucherDraft"] = base::schema_of<VoucherDraft>();
  catalogue.schemas["VoucherPartDraft"] = base::schema_of<VoucherPartDraft>();
}

}  // namespace app
