// Saved views of the portfolio page; each belongs to who saved it.
#include "app/declare.h"
#include "app/queries.h"

namespace app {
namespace {

using Place = Parameter::Place;

constexpr std::size_t view_name_bytes_max = 100;  // not policy: length of a name

base::Result<Reply> list_views(Call& call) {
  std::string_view const portfolio_id = call.request.of("portfolio_id");
  TRY(row_reach(call, "portfolio.read", portfolio_id));
  std::vector<SavedView> own;
  for (SavedView& view : TRY(call.context.store.views(portfolio_id)))
    if (view.owner_id == call.person().subject.user_id) own.push_back(std::move(view));
  return json_reply(own);
}

base::Result<Reply> save_view(Call& call) {
  ViewDraft const draft = TRY(base::parse_json<ViewDraft>(call.request.body));
  if (draft.name.empty() || draft.name.size() > view_name_bytes_max)
    return base::invalid("the view needs a name",
                         {{"/name", "write a name of 1 to 100 bytes", "请填写 1 至 100 字节的名称"}});
  TRY(row_reach(call, "portfolio.read", draft.portfolio_id));
  SavedView const view{base::new_id("view", call.now, call.context.randomness), draft.portfolio_id, draft.name,
                       draft.query, call.person().subject.user_id};
  TRY(call.change().put_view(view));
  call.note.body.emplace_back("view_id", view.view_id);
  call.note.body.emplace_back("portfolio_id", view.portfolio_id);
  return created(view);
}

base::Result<access_control::Resource> about_view(Call& call) {
  auto const view = TRY(find<SavedView>(call.records, call.request.of("view_id")));
  if (!view) return base::not_found("there is no such view");
  access_control::Resource resource;
  resource.owner_id = view->owner_id;
  return resource;
}

base::Result<Reply> remove_view(Call& call) {
  std::string_view const view_id = call.request.of("view_id");
  TRY(call.change().remove_view(view_id));
  call.note.body.emplace_back("view_id", view_id);
  return silent();
}

}  // namespace

void add_view_operations(Catalogue& catalogue) {
  auto& out = catalogue.operations;
  out.push_back(read("/api/v1/views", "list_views", {"view", "已存视图", "Saved views"}, "portfolio.read",
                     {portfolio_id_parameter(Place::query)}, list_of("SavedView"), list_views));
  out.push_back(change("POST", "/api/v1/views", "save_view", {"view", "保存视图", "Save a view"}, "view.save",
                       "view_saved", {}, reference("ViewDraft"), reference("SavedView"), save_view, about_oneself()));
  out.push_back(change("DELETE", "/api/v1/views/{view_id}", "remove_view", {"view", "删除视图", "Remove a view"},
                       "view.save", "view_removed",
                       {{"view_id", Place::path, text_schema, true, "视图编号", "Id of the view", "view_01hv"}}, "", "",
                       remove_view, about_view));
  catalogue.schemas["ViewDraft"] = base::schema_of<ViewDraft>();
  catalogue.schemas["SavedView"] = base::schema_of<SavedView>();
}

}  // namespace app
