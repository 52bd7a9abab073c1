#include "app/declare.h"

#include <fmt/format.h>

#include <algorithm>

#include "app/places.h"
#include "app/queries.h"

namespace app {
namespace {

using Place = Parameter::Place;

char const* const date_schema = R"({"type":"string","format":"date"})";

}  // namespace

char const* const text_schema = R"({"type":"string","maxLength":200})";

Parameter party_id_parameter() {
  return {"party_id", Place::path, text_schema, true, "企业编号", "Id of the enterprise", "demo-rat-16"};
}
Parameter portfolio_id_parameter(Place place) {
  return {"portfolio_id", place, text_schema, true, "组合编号", "Id of the portfolio", "demo"};
}
Parameter pack_name_parameter() {
  return {"name", Place::path, text_schema, true, "政策包名", "Name of the pack", "chongming"};
}
Parameter as_of_parameter() {
  return {"as_of",     Place::query, date_schema, false, "按该日已知的事实", "By the facts known on this day",
          "2024-05-31"};
}
Parameter locale_parameter() {
  return {"locale", Place::query, R"({"type":"string","enum":["zh-CN","en"]})",
          false,    "文档语言",   "Language of the document",
          "zh-CN"};
}
Parameter page_parameter() {
  return {"page",         Place::query, R"({"type":"integer","minimum":1,"maximum":100000})", false, "页码",
          "Page, from 1", "1"};
}
Parameter page_size_parameter() {
  return {"page_size",     Place::query, R"({"type":"integer","minimum":1,"maximum":200})", false, "每页行数",
          "Rows per page", "50"};  // not policy: an example
}

std::vector<Parameter> filter_parameters() {
  auto const text = [](char const* name, char const* zh, char const* en, char const* example) {
    return Parameter{name, Place::query, text_schema, false, zh, en, example};
  };
  return {portfolio_id_parameter(),
          text("search", "名称、拼音、首字母或信用代码", "Name, pinyin, initials or credit code", "kjds"),
          text("grade", "等级，逗号分隔", "Grades, comma-separated", "AAA,AA"),
          text("tier", "分层，逗号分隔", "Tiers, comma-separated", "strategic_core"),
          text("industry", "行业，逗号分隔", "Industries, comma-separated", "e_commerce"),
          text("admission", "准入结论，逗号分隔", "Admission outcomes, comma-separated", "refused"),
          text("fate", "后来结局，逗号分隔", "What became of it, comma-separated", "failed"),
          {"veto", Place::query, R"({"type":"string","enum":["0","1"]})", false, "1 = 仅被否决的",
           "1 = only with a veto", "1"},
          {"sort", Place::query, R"({"type":"string","pattern":"^-?[a-z_]+$","maxLength":40})", false,
           "排序字段，前加 - 为降序", "Field to sort by, - before it for descending", "-score"},
          page_parameter(),
          page_size_parameter()};
}

std::string reference(std::string_view schema) {
  return fmt::format(R"({{"$ref":"#/components/schemas/{}"}})", schema);
}
std::string list_of(std::string_view schema) {
  return fmt::format(R"({{"type":"array","items":{}}})", reference(schema));
}

Reply silent() {
  Reply reply;
  reply.status = 204;  // not policy: no content
  reply.content_type.clear();
  return reply;
}

Reply json_text(std::string json) {
  Reply reply;
  reply.body = std::move(json);
  return reply;
}

Reply document(std::string content_type, std::string bytes, std::string file_name) {
  Reply reply;
  reply.content_type = std::move(content_type);
  reply.body = std::move(bytes);
  reply.file_name = std::move(file_name);
  return reply;
}

std::vector<std::string> split(std::string_view text) {
  std::vector<std::string> parts;
  while (!text.empty()) {
    std::size_t const comma = std::min(text.find(','), text.size());
    if (comma > 0) parts.emplace_back(text.substr(0, comma));
    text.remove_prefix(std::min(comma + 1, text.size()));
  }
  return parts;
}

int whole(std::string_view text, int otherwise) {
  auto const number = base::Decimal::parse(text);
  auto const value = number ? number->to_int64() : std::nullopt;
  return value ? static_cast<int>(*value) : otherwise;
}

base::Result<std::optional<base::Date>> day_of(Request const& request) {
  std::string_view const text = request.of("as_of");
  if (text.empty()) return std::optional<base::Date>{};
  auto const date = base::Date::parse(text);
  if (!date)
    return base::invalid("as_of is not a day",
                         {{"/as_of", fmt::format("expected a date such as 2024-05-31, got `{}`", text)}});
  return date;
}

std::string locale_of(Request const& request) {
  auto const asked = request.of("locale");
  return asked.empty() ? request.locale : std::string{asked};
}

char const* const workbook_type = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

base::Date park_day(base::Instant at) { return at.date_in(480); }  // not policy: Asia/Shanghai

base::Error refuse(base::ErrorCode code, std::string zh, std::string en) {
  return base::Error{code, std::move(en), {}, std::move(zh)};
}

Resource about_party(std::string parameter) {
  return [parameter = std::move(parameter)](Call& call) { return resource_of_party(call, call.request.of(parameter)); };
}
Resource about_portfolio(std::string parameter) {
  return [parameter = std::move(parameter)](Call& call) {
    return resource_of_portfolio(call, call.request.of(parameter));
  };
}
Resource about_oneself() {
  return [](Call& call) -> base::Result<access_control::Resource> {
    access_control::Resource resource;
    resource.owner_id = call.person().subject.user_id;
    return resource;
  };
}

Operation read(std::string path, std::string id, Words words, std::string permission, std::vector<Parameter> parameters,
               std::string reply_schema, Run run, Resource resource) {
  Operation operation;
  operation.method = "GET";
  operation.path = std::move(path);
  operation.operation_id = std::move(id);
  operation.tag = std::move(words.tag);
  operation.summary_zh = std::move(words.zh);
  operation.summary_en = std::move(words.en);
  operation.parameters = std::move(parameters);
  operation.reply_schema = std::move(reply_schema);
  operation.permission = std::move(permission);
  operation.resource = std::move(resource);
  operation.run = std::move(run);
  return operation;
}

Operation change(std::string method, std::string path, std::string id, Words words, std::string permission,
                 std::string event, std::vector<Parameter> parameters, std::string request_schema,
                 std::string reply_schema, Run run, Resource resource) {
  Operation operation = read(std::move(path), std::move(id), std::move(words), std::move(permission),
                             std::move(parameters), std::move(reply_schema), std::move(run), std::move(resource));
  operation.method = std::move(method);
  operation.event = std::move(event);
  operation.request_schema = std::move(request_schema);
  if (operation.reply_schema.empty()) operation.reply_type.clear();
  return operation;
}

base::Result<RowReach> row_reach(Call& call, std::string_view permission, std::string_view portfolio_id) {
  return row_reach(call, call.person().subject, permission, portfolio_id);
}

base::Result<RowReach> row_reach(Call& call, access_control::Subject const& who, std::string_view permission,
                                 std::string_view portfolio_id) {
  access_control::Resource const portfolio = TRY(resource_of_portfolio(call, portfolio_id));
  access_control::Reach const reach = access_control::reach_of(call.context.access, who, permission);
  auto const has = [](std::vector<std::string> const& list, std::string const& id) {
    return std::find(list.begin(), list.end(), id) != list.end();
  };
  RowReach rows;
  rows.all = reach.all || has(reach.parks, portfolio.park_id) || has(reach.workspaces, portfolio.workspace_id);
  if (rows.all) return rows;
  // Departments and assignments belong to a park: of another one, not even the portfolio is known.
  bool const is_at_home = std::any_of(
      who.memberships.begin(), who.memberships.end(),
      [&](access_control::Membership const& membership) { return membership.park_id == portfolio.park_id; });
  rows.departments = reach.departments;
  if (reach.assigned && has(reach.assigned_parks, portfolio.park_id)) rows.assigned_to = who.user_id;
  if (is_at_home && (!rows.departments.empty() || !rows.assigned_to.empty())) return rows;
  call.note.refused = true;
  return base::not_found("there is no such portfolio");
}

base::Result<Eye> eye_of(Call& call, std::string_view parameter) { return eye_on(call, call.request.of(parameter)); }

base::Result<Eye> eye_on(Call& call, std::string_view party_id) {
  Party const party = TRY(call.context.store.party(party_id));
  access_control::Resource resource = TRY(resource_of_party(call, party.party_id));
  auto const pack = TRY(pack_of(call.context, party.portfolio_id));
  return Eye{call.context.access, call.person().subject, std::move(resource), *pack};
}

}  // namespace app
