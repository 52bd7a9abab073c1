#include "access_control/masking.h"

#include <algorithm>

#include "base/text.h"
#include "base/utf_8.h"

namespace access_control {
namespace {

constexpr int nothing = -1;  // below every class

// The highest class that the membership's role sees in clear on this resource.
int cleared(Policy const& policy, int role, Subject const& subject, Membership const& membership,
            Resource const& resource) {
  int highest = nothing;
  for (Clearance const& clearance : policy.clearances())
    if (clearance.role == role && relation(clearance.scope, subject, membership, resource) != Scope::none)
      highest = std::max(highest, clearance.data_class);
  return highest;
}

// AMB-42: raw data of another department, not marked as shareable.
bool is_foreign(Policy const& policy, Field const& field, Membership const& membership) {
  if (field.shareable) return false;
  Source const* source = policy.source(field.source);
  return source == nullptr || (!source->shareable && source->department_kind != membership.department_kind);
}

}  // namespace

std::string_view name_of(Sight sight) {
  switch (sight) {
    case Sight::clear: return "clear";
    case Sight::masked: return "masked";
    case Sight::hidden: return "hidden";
  }
  return "";
}

Sight sight_of(Policy const& policy, Subject const& subject, Field const& field, Resource const& resource) {
  if (subject.user_id.empty() || has_exclusive_roles(policy, subject)) return Sight::hidden;
  int const known = policy.data_class(field.data_class);
  int const rank = known >= 0 ? known : static_cast<int>(policy.data_classes().size()) - 1;
  DataClass const& data_class = policy.data_classes()[static_cast<std::size_t>(rank)];
  Sight best = Sight::hidden;
  for (Membership const& membership : subject.memberships) {
    int const role = counting_role(policy, membership);
    if (role < 0) continue;
    int const highest = cleared(policy, role, subject, membership, resource);
    if (highest == nothing) continue;
    bool const own_sources = policy.roles()[static_cast<std::size_t>(role)].own_sources;
    if (own_sources && data_class.bound_to_source && is_foreign(policy, field, membership)) continue;
    if (rank <= highest) return Sight::clear;
    if (!data_class.hidden_above) best = Sight::masked;
  }
  return best;
}

std::string masked(Policy const& policy, std::string_view kind, std::string_view value) {
  if (value.empty()) return {};
  if (!base::is_valid_utf_8(value)) return policy.mask("text").fill;
  Mask const& mask = policy.mask(kind);
  std::size_t const length = base::length_code_points(value);
  std::size_t const kept = static_cast<std::size_t>(mask.front) + static_cast<std::size_t>(mask.back);
  std::size_t const front = kept < length ? static_cast<std::size_t>(mask.front) : 0;
  std::size_t const back = kept < length ? static_cast<std::size_t>(mask.back) : 0;
  bool const each = base::length_code_points(mask.fill) == 1;
  std::string out;
  for (std::size_t i = 0; i < length; ++i) {
    std::size_t const bytes = base::first_code_point(value).length;
    bool const shown = i < front || i + back >= length;
    if (shown) out.append(value.substr(0, bytes));
    if (!shown && (each || i == front)) out += mask.fill;
    value.remove_prefix(bytes);
  }
  return out;
}

}  // namespace access_control
