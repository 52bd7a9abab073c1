// The sentences of reasons and refusals, Chinese and English together.
#include <algorithm>

#include "access_control/decision.h"

namespace access_control {
namespace {

struct Sentence {
  std::string_view code, zh, en;
};

// clang-format off
constexpr Sentence sentences[] = {
    {"granted", "允许：在“{0}”担任“{1}”，{4} 授予“{2}”，范围为{3}；对象符合条件：{5}",
     "allowed: `{1}` of {0} is granted `{2}` by {4}, scope {3}; the object is reached as {5}"},
    {"anonymous", "尚未登录；请先登录", "nobody is signed in; sign in first"},
    {"no_membership", "该用户不属于任何工作区；请安全管理员授予角色",
     "the user is in no workspace; ask the security administrator for a role"},
    {"unknown_permission", "没有名为“{0}”的权限；权限见 permissions.csv",
     "there is no permission `{0}`; see permissions.csv"},
    {"exclusive_roles", "所担任的角色互斥（三员分离），全部不生效：{*}；请收回多余的角色",
     "the roles exclude each other, so none counts: {*}; withdraw the others"},
    {"unknown_role", "“{0}”的角色“{1}”不在 roles.csv 中", "role `{1}` of {0} is not in roles.csv"},
    {"role_elsewhere", "“{0}”的角色“{1}”只在{3k}类工作区生效，这里是{2k}类",
     "role `{1}` of {0} counts in workspaces of kind {3k} only, this is one of kind {2k}"},
    {"no_grant", "角色“{1}”（{0}）没有“{2}”权限", "role `{1}` ({0}) is not granted `{2}`"},
    {"not_own", "角色“{1}”（{0}）的“{2}”只及于本人的对象（{4}），此对象不是",
     "role `{1}` ({0}) has `{2}` for one's own objects only ({4}), this is not one"},
    {"not_assigned", "角色“{1}”（{0}）的“{2}”只及于分派给本人的对象（{4}），此对象未分派",
     "role `{1}` ({0}) has `{2}` for what is assigned to one only ({4}), this is not"},
    {"other_department", "角色“{1}”（{0}）的“{2}”只及于本部门（{4}），此对象属于其他部门",
     "role `{1}` ({0}) has `{2}` within its own department only ({4}), this belongs to another"},
    {"other_workspace", "角色“{1}”（{0}）的“{2}”只及于本工作区（{4}），此对象不在其中",
     "role `{1}` ({0}) has `{2}` within its own workspace only ({4}), this is elsewhere"},
    {"other_park", "角色“{1}”（{0}）的“{2}”只及于本园区（{4}），此对象不在其中",
     "role `{1}` ({0}) has `{2}` within its own park only ({4}), this is elsewhere"},

    {"own_request", "申请人不能审批自己的申请；请由他人审批", "the requester cannot decide on the own request; ask others"},
    {"already_approved", "您已同意此申请；还需要另一人同意", "you have approved already; another person has to"},
    {"same_session", "此登录会话已用于该申请；请审批人用自己的会话登录",
     "this session has taken part already; each approver signs in alone"},
    {"content_not_seen", "您看到的不是当前内容；请重新打开后再审批",
     "what you saw is not the current content; open it again, then decide"},
    {"may_not_approve", "您没有审批此申请的权限；请由有权限的人审批",
     "you may not decide on this request; ask someone who may"},
    {"step_up_needed", "审批前须再次验证身份；请验证后重试", "prove your identity again, then approve"},
    {"reason_missing", "请写明理由", "give a reason"},
    {"not_the_requester", "只有申请人可以这样做；如有需要请自行提出申请",
     "only the requester can do this; ask for an approval of your own"},
    {"not_pending", "申请已是“{0}”状态，不能再审批；如仍需要请重新申请",
     "the request is {0} and no longer waits; ask anew if it is still needed"},
    {"not_approved", "申请处于“{0}”状态，尚不可使用；请等待审批通过或重新申请",
     "the request is {0} and cannot be used; wait for the approvals or ask anew"},
    {"expired", "申请已于 {0} 过期；请重新申请", "the request expired at {0}; ask anew"},
    {"voided", "申请已失效（{0}）；请重新申请", "the request is void ({0}); ask anew"},
    {"content_changed", "审批之后内容已变化，批准失效；请重新申请",
     "the content changed after it was approved, which voids the approval; ask anew"},
    {"may_not_act", "申请人已没有此项权限，批准失效；请安全管理员核对角色",
     "the requester may no longer do this, which voids the approval; ask the security administrator"},
    {"not_in_force", "申请处于“{0}”状态，没有正在生效的访问可以结束", "the request is {0}; there is no access in force to end"},
    {"may_not_close", "您不能结束此访问；请由开启者、安全管理员或审计管理员结束",
     "you may not end this access; its opener, the security or the audit administrator may"},
    {"time_box_over", "使用时限已于 {0} 结束；请重新申请", "the time to use it ended at {0}; ask anew"},

    {"unknown_rule", "没有名为“{0}”的审批规则；规则见 approvals.csv", "there is no approval rule `{0}`; see approvals.csv"},
    {"incomplete_request", "申请缺少“{0}”", "the request lacks `{0}`"},
};

constexpr Sentence words[] = {
    {"self", "本人", "self"},           {"assigned", "分派给本人", "assigned"},   {"department", "本部门", "department"},
    {"workspace", "本工作区", "workspace"}, {"park", "本园区", "park"},             {"installation", "全部", "installation"},
    {"pending", "待审批", "pending"},   {"approved", "已批准", "approved"},       {"refused", "已拒绝", "refused"},
    {"withdrawn", "已撤回", "withdrawn"}, {"expired", "已过期", "expired"},       {"voided", "已失效", "voided"},
    {"used", "已使用", "used"},         {"closed", "已提前结束", "closed early"},
    {"enterprise", "企业", "enterprise"}, {"bank", "银行", "bank"},
    {"authority", "主管部门", "authority"}, {"content_changed", "内容变化", "the content changed"},
    {"rule_changed", "规则变化", "the rule changed"}, {"right_revoked", "权限收回", "a right was withdrawn"},
    {"may_not_act", "申请人已无权限", "the requester may no longer do it"},
};
constexpr Sentence kinds[] = {
    {"park", "园区", "park"}, {"enterprise", "企业", "enterprise"}, {"bank", "银行", "bank"}, {"authority", "主管部门", "authority"},
};
// clang-format on

template <std::size_t size>
Sentence const* find(Sentence const (&table)[size], std::string_view code) {
  auto const found =
      std::find_if(std::begin(table), std::end(table), [&](auto const& row) { return row.code == code; });
  return found == std::end(table) ? nullptr : found;
}

// What a person calls it: its name, the label of a role or permission, the word for a scope or state, else the value as
// it is.
std::string label(Policy const& policy, std::string const& value, Names const& names, bool zh) {
  if (auto const name = names.find(value); name != names.end()) return zh ? name->second.zh : name->second.en;
  if (int const role = policy.role(value); role >= 0) {
    Role const& found = policy.roles()[static_cast<std::size_t>(role)];
    return zh ? found.zh : found.en;
  }
  if (int const permission = policy.permission(value); permission >= 0) {
    Permission const& found = policy.permissions()[static_cast<std::size_t>(permission)];
    return zh ? found.zh : found.en;
  }
  Sentence const* word = find(words, value);
  return word == nullptr ? value : std::string{zh ? word->zh : word->en};
}

// `{0}` … are the values, `{*}` all of them, `{0k}` the kind of a workspace.
std::string explain(Policy const& policy, Reason const& reason, Names const& names, bool zh) {
  Sentence const* sentence = find(sentences, reason.code);
  CHECK_NOTE(sentence != nullptr, reason.code);
  std::string_view const pattern = zh ? sentence->zh : sentence->en;
  std::string text;
  for (std::size_t at = 0; at < pattern.size(); ++at) {
    if (pattern[at] != '{') {
      text += pattern[at];
      continue;
    }
    char const which = pattern[at + 1];
    bool const is_kind = pattern[at + 2] == 'k';
    at += is_kind ? 3 : 2;  // onto the closing brace
    for (std::size_t i = 0; i < reason.values.size(); ++i) {
      if (which != '*' && static_cast<std::size_t>(which - '0') != i) continue;
      if (which == '*' && i > 0) text += zh ? "、" : ", ";
      Sentence const* const kind = is_kind ? find(kinds, reason.values[i]) : nullptr;
      text += kind != nullptr ? std::string{zh ? kind->zh : kind->en} : label(policy, reason.values[i], names, zh);
    }
  }
  return text;
}

}  // namespace

std::string explain_zh(Policy const& policy, Reason const& reason, Names const& names) {
  return explain(policy, reason, names, true);
}
std::string explain_en(Policy const& policy, Reason const& reason, Names const& names) {
  return explain(policy, reason, names, false);
}

}  // namespace access_control
