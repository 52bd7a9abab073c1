// API keys of programs: each acts for the person who made it, with some of that person's permissions, until a day.
// The key is shown once. Source: rule C16.
#include <algorithm>

#include "app/declare.h"
#include "app/people_pages.h"

namespace app {
namespace {

using base::Json;
using Place = Parameter::Place;

struct ApiKeyDraft {
  std::string title;
  std::vector<std::string> permissions;
  base::Date expires_on;  // the last day it counts
};
BOOST_DESCRIBE_STRUCT(ApiKeyDraft, (), (title, permissions, expires_on))

struct ApiKeyView {
  std::string key_id, title;
  std::vector<std::string> permissions;
  base::Instant created_at, expires_at;
  std::string key;  // shown when it is made, "" afterwards
};
BOOST_DESCRIBE_STRUCT(ApiKeyView, (), (key_id, title, permissions, created_at, expires_at, key))

ApiKeyView key_view(ApiKey const& key, std::string text = "") {
  return {key.key_id, key.title, key.permissions, key.created_at, key.expires_at, std::move(text)};
}

base::Result<Reply> list_keys(Call& call) {
  std::vector<ApiKeyView> views;
  for (ApiKey const& key : TRY(select<ApiKey>(call.records, {{{"user_id", Json{call.person().subject.user_id}},
                                                              {"revoked_at", {}, RecordTest::Kind::absent}},
                                                             "-created_at"})))
    views.push_back(key_view(key));
  return json_reply(views);
}

base::Result<Reply> make_key(Call& call) {
  auto const draft = TRY(base::parse_json<ApiKeyDraft>(call.request.body));
  std::vector<base::Issue> issues;
  if (draft.title.empty() || draft.title.size() > title_bytes_max)
    issues.push_back({"/title", "write 1 to 200 bytes: what the key is for", "请填写 1 至 200 字节的用途"});
  if (draft.permissions.empty()) issues.push_back({"/permissions", "name what the key may do", "请选择密钥可用的权限"});
  for (std::size_t i = 0; i < draft.permissions.size(); ++i)
    if (!holds(call.context.access, call.person().subject, draft.permissions[i]))
      issues.push_back({"/permissions/" + std::to_string(i), "a permission that you do not hold", "您没有此权限"});
  if (draft.expires_on <= call.context.clock.today())
    issues.push_back({"/expires_on", "name a day after today", "请填写今天之后的日期"});
  if (!issues.empty()) return base::invalid("the key cannot be made so", std::move(issues));
  auto const made = identity::new_api_key(call.context.randomness);
  auto const end = base::Instant::parse(draft.expires_on.to_string() + "T23:59:59.999+08:00");
  CHECK(end.has_value());
  ApiKey const key{made.id, call.person().subject.user_id, draft.title, made.hash, draft.permissions, call.now, *end,
                   {}};
  TRY(add(call.change(), key));
  call.note.body = {{"key_id", key.key_id}};
  return created(key_view(key, made.text));
}

base::Result<access_control::Resource> about_key(Call& call) {
  auto const key = TRY(find<ApiKey>(call.records, call.request.of("key_id")));
  if (!key) return base::not_found("there is no such key");
  access_control::Resource resource;
  resource.owner_id = key->user_id;
  return resource;
}

base::Result<Reply> revoke_key(Call& call) {
  auto key = TRY(find<ApiKey>(call.records, call.request.of("key_id")));
  if (!key || key->revoked_at) return base::not_found("there is no such key");
  key->revoked_at = call.now;
  TRY(replace(call.change(), *key));
  call.note.body = {{"key_id", key->key_id}};
  return silent();
}

}  // namespace

void add_key_operations(Catalogue& catalogue) {
  auto& out = catalogue.operations;
  out.push_back(read("/api/v1/api_keys", "list_api_keys", {"session", "我的接口密钥", "My API keys"}, "session.read",
                     {}, list_of("ApiKeyView"), list_keys, about_oneself()));
  Operation make = change("POST", "/api/v1/api_keys", "make_api_key", {"session", "新建接口密钥", "Make an API key"},
                          "apikey.manage", "api_key_made", {}, reference("ApiKeyDraft"), reference("ApiKeyView"),
                          make_key, about_oneself());
  make.repeatable = false;  // the key is shown once and kept nowhere
  out.push_back(std::move(make));
  out.push_back(change("DELETE", "/api/v1/api_keys/{key_id}", "revoke_api_key",
                       {"session", "撤销接口密钥", "Revoke an API key"}, "apikey.manage", "api_key_revoked",
                       {{"key_id", Place::path, text_schema, true, "密钥编号", "Id of the key", "abcd1234"}}, "", "",
                       revoke_key, about_key));
  catalogue.schemas["ApiKeyDraft"] = base::schema_of<ApiKeyDraft>();
  catalogue.schemas["ApiKeyView"] = base::schema_of<ApiKeyView>();
}

}  // namespace app
