// How an enterprise hangs together with others, as people see it. Described records as in app/views.h.
// Source: ENT-16, ENT-17.
#pragma once

#include <boost/describe/class.hpp>
#include <optional>
#include <string>
#include <vector>

#include "app/file_views.h"

namespace app {

struct RelatedView {
  std::string node;      // a party id, or how an enterprise that is not known is written
  std::string party_id;  // "" when it is not known here, or out of the reach of who asks
  std::string name, uscc;
  bool known = false;                           // has a file in this portfolio
  bool group = false;                           // of the group of the one asked about
  std::string grade;                            // "" where there is none or it may not be seen
  std::optional<base::Decimal> limit_proposed;  // of its newest decision
  std::vector<SummaryView> matters;             // what every member is to be found by
};
BOOST_DESCRIBE_STRUCT(RelatedView, (), (node, party_id, name, uscc, known, group, grade, limit_proposed, matters))

struct TieView {
  std::string from, to;  // nodes: `to` is the relation of `from`
  std::string position;  // of `to`: above (it controls, it supplies), below, beside
  std::string relation, relation_class;
  park::Label label, inverse;
  std::optional<base::Decimal> share;
};
BOOST_DESCRIBE_STRUCT(TieView, (), (from, to, position, relation, relation_class, label, inverse, share))

struct ControlPathView {
  std::vector<std::string> nodes;      // from the one that controls
  std::optional<base::Decimal> share;  // product of the shares
};
BOOST_DESCRIBE_STRUCT(ControlPathView, (), (nodes, share))

struct RelationsView {
  std::string party_id;
  base::Date as_of;
  std::vector<RelatedView> nodes;  // the enterprise itself first
  std::vector<TieView> ties;
  std::vector<ControlPathView> paths;
  std::optional<base::Decimal> group_limit;  // sum of the newest proposed limits that may be seen
  int group_members = 0, limits_seen = 0;
  bool cut = false;  // there are more than are looked at
};
BOOST_DESCRIBE_STRUCT(RelationsView, (),
                      (party_id, as_of, nodes, ties, paths, group_limit, group_members, limits_seen, cut))

}  // namespace app
