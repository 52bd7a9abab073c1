// What one reader may see of an enterprise's values: each in clear, masked, or not at all (access_control/masking.h),
// by the data class and the source of the fact. Figures that follow from a fact that is not seen in clear are not
// shown either; grades, points, limits and reasons are shared results and stay (COL-26, AMB-42). A masked value has
// the unit `masked`, a hidden one `hidden`; pages say so and offer to ask for it.
#pragma once

#include <set>
#include <string>

#include "access_control/masking.h"
#include "app/policy_views.h"
#include "app/views.h"
#include "park/common/facts.h"
#include "park/common/pack.h"

namespace app {

inline constexpr std::string_view blank_text = "●●●";  // in place of a value

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
  bool look_at(park::Shown& value, park::FieldDefinition const& field, std::string_view source) const;
  // `dossier`: of the party, with everything that tables may ask about.
  bool look_at(park::Assessment& assessment, park::Dossier const& dossier) const;
  bool look_at(std::vector<TableRunView>& runs, park::Dossier const& dossier) const;

 private:
  access_control::Sight on_class(std::string_view data_class, std::string_view source) const;
  bool veil(park::Shown& value, access_control::Sight sight, std::string_view mask) const;
  using Names = std::set<std::string, std::less<>>;
  // Facts that are not seen in clear, and indicators that rest on such.
  Names veiled_names(park::Dossier const& dossier) const;
  // Whether all that an input of a table asks about is seen in clear or a shared result.
  bool is_shown(std::string_view expression, Names const& veiled) const;
  bool look_at(std::vector<park::FactUse>& facts) const;

  access_control::Policy const& policy_;
  access_control::Subject const& subject_;
  access_control::Resource resource_;
  park::Pack const& pack_;
};

}  // namespace app
