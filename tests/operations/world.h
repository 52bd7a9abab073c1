// Two parks in a real store: the demonstration park with the people of policies/demo and an enterprise in it, and
// another park with an officer of its own. Operations run through app::perform, or as HTTP requests through the router
// with a session's cookie.
#pragma once

#include <map>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "app/context.h"
#include "app/operation.h"
#include "http/no_world.h"
#include "http/router.h"

namespace operations {

inline constexpr std::string_view password = "a-long-password-of-tests";

class SteppingClock final : public base::Clock {
 public:
  base::Instant now() const override { return now_; }
  void forward(std::int64_t seconds) { now_ = base::Instant::from_milliseconds(now_.milliseconds() + seconds * 1000); }

 private:
  base::Instant now_ = *base::Instant::parse("2026-03-05T02:00:00.000Z");
};

// On disk, until the end of the test.
class Folder {
 public:
  Folder();
  ~Folder();
  Folder(Folder const&) = delete;
  Folder& operator=(Folder const&) = delete;
  std::string file(std::string_view name) const { return path_ + "/" + std::string{name}; }
  std::string bytes() const;  // of all files

 private:
  std::string path_;
};

// Where somebody works, and as what.
struct Place {
  std::string workspace_id, department_id, role;
};
inline Place const own_department{"park-demo", "dept-invest-1", "investment_officer"},
    other_department{"park-demo", "dept-invest-2", "investment_officer"},
    other_park{"park-other", "dept-other", "investment_officer"}, enterprise{"ent-demo", "", "enterprise_member"};

// Workbooks as text: the title, a line per row with `|` between cells, the watermark last.
class TextReports final : public app::Reports {
 public:
  base::Result<std::string> rating_report(Rating const&, std::string_view) override {
    return base::Error{base::ErrorCode::unavailable, "there are no reports here", {}};
  }
  base::Result<std::string> workbook(Workbook const& workbook) override;
};

// A text of a file of policies/access, and what stands there instead.
struct AccessEdit {
  std::string file, from, to;
};

struct Login {
  std::string cookie, csrf;
};

class World {
 public:
  // quick: log-ins wait for nothing.
  enum class Passwords { quick, real };
  // store_path: a SQLite file, or the address of a PostgreSQL database (`host=…`).
  explicit World(std::string store_path = ":memory:", Passwords passwords = Passwords::quick,
                 std::vector<AccessEdit> const& edits = {});
  ~World();

  app::Context& context() { return *context_; }
  app::Store& store() { return *store_; }
  SteppingClock& clock() { return clock_; }
  app::Catalogue const& catalogue() const { return catalogue_; }
  http::Router const& router() const { return *router_; }
  app::Operation const& operation(std::string_view id) const;

  // A person of policies/demo/people.csv, or `stranger` of the other park; nullptr-like for "anonymous".
  std::optional<app::Actor> actor(std::string const& login_name, bool stepped_up = true);
  base::Result<app::Reply> perform(std::string_view operation, std::string const& who,
                                   std::map<std::string, std::string, std::less<>> parameters = {},
                                   std::string body = "", std::string key = "", std::string if_match = "");

  // Another person, and the user id; a place without workspace gives no role.
  std::string add_person(std::string const& login_name, Place const& place, std::string const& state = "active");
  base::Result<> add_membership(app::Writer& writer, std::string id, std::string user_id, Place const& place);
  // One more fact of demo-rat-16.
  base::Result<> add_fact(std::string name, feel::Value value, std::string source, std::string_view known_at);
  std::string fresh(std::string_view prefix);  // a text that was not there before
  base::Randomness& randomness() { return randomness_; }

  http::HttpReply send(std::string method, std::string target, Login const* login = nullptr, std::string body = "",
                       http::Headers headers = {});
  Login log_in(std::string const& login_name);
  std::vector<app::Event> events(std::string const& kind);

 private:
  void fill();
  app::Packs packs_;
  app::AssessorPool assessors_{packs_};
  app::PolicyMemory memory_;
  TextReports reports_;
  SteppingClock clock_;
  base::SeededRandomness randomness_{7};
  access_control::Policy access_;
  identity::PasswordProfile profile_;
  std::unique_ptr<identity::PasswordHasher> hasher_;
  std::unique_ptr<identity::Throttle> throttle_;
  identity::CommonPasswords common_passwords_;
  app::Sessions sessions_;
  std::unique_ptr<app::Organisation> organisation_;  // a provider that nobody reaches
  std::unique_ptr<app::Store> store_;
  std::unique_ptr<app::Context> context_;
  app::Catalogue catalogue_;
  std::unique_ptr<http::Router> router_;
  int keys_ = 0, fresh_ = 0;
};

}  // namespace operations
