// What one reader may see of an enterprise's values: each in clear, masked, or not at all (access_control/masking.h),
// by the data class and the source of the fact. Figures that follow from a fact that is not seen in clear are not
// shown either; grades, points, limits and reasons are shared results and stay (COL-26, AMB-42). A masked value has
// the unit `masked`, a hidden one `hidden`; pages say so and offer to ask for it.
#pragma once

#include <string>

#include "access_control/masking.h"
#include "app/policy_views.h"
#include "app/views.h"
#include "park/common/pack.h"

namespace app {

class Eye {
 public:
  Eye(access_control::Policy const& policy, access_control::Subject const& subject, access_control::Resource resource,
      park::Pack const& pack)
      : policy_(policy), subject_(subject), resource_(std::move(resource)), pack_(pack) {}

  access_control::Sight on(std::string_view fact_name, std::string_view source) const;
  // Every fact that a pack may hold, from whatever source.
  bool sees_everything() const;
  // Each says whether anything was taken away.
  bool look_at(park::Shown& value, std::string_view fact_name, std::string_view source) const;
  bool look_at(FactView& fact) const;
  bool look_at(park::Assessment& assessment) const;
  // Of a table's evaluation, when some fact of the party is not seen in clear.
  static void blank(TableRunView& run);
  static void blank(park::RuleUse& rule);

 private:
  bool look_at(std::vector<park::FactUse>& facts) const;

  access_control::Policy const& policy_;
  access_control::Subject const& subject_;
  access_control::Resource resource_;
  park::Pack const& pack_;
};

}  // namespace app
