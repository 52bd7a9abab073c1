// One operation as an address: which paths it answers, and how path, query and body become the request of the operation.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "app/operation.h"
#include "http/message.h"
#include "http/problem.h"
#include "http/schema.h"

namespace http {

class Route;

struct Match {
  Route const* route = nullptr;
  int literal_count = 0;  // of two routes the one with more fixed segments wins
  std::vector<std::pair<std::string_view, std::string_view>> texts;  // parameter name → still encoded segment
};

class Route {
 public:
  explicit Route(app::Operation const& operation);  // CHECKs path against parameters; keeps a reference
  app::Operation const& operation() const { return *operation_; }

  std::optional<Match> match(std::string_view path) const;

  // Fills parameters and body; everything that is wrong with them comes back together.
  std::optional<Problem> read(HttpRequest const& request, Match const& match, std::string_view query,
                              std::string_view locale, app::Request& result) const;

 private:
  struct Segment {
    std::string text;
    bool is_parameter = false;
  };
  struct Known {
    app::Parameter const* parameter;
    TextSchema schema;
  };
  class Reading;

  Known const* find(std::string_view name, app::Parameter::Place place) const;

  app::Operation const* operation_;
  std::vector<Segment> segments_;
  std::vector<Known> parameters_;
};

}  // namespace http
