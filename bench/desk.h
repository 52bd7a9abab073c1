// A leader of the park at a desk: logged in, with the rights as shipped, and asking the router over a store as a browser
// does, without the socket.
#pragma once

#include <chrono>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <memory>
#include <string>
#include <utility>

#include "app/record_table.h"
#include "feeds/files.h"
#include "http/no_world.h"
#include "http/router.h"

namespace bench {

// The files of a folder of the repository, by name.
inline access_control::AccessFiles files_of(std::string const& folder) {
  access_control::AccessFiles files;
  for (auto const& entry : std::filesystem::directory_iterator(std::string{YINGZHOU_SOURCE_DIR} + folder)) {
    std::ifstream in{entry.path(), std::ios::binary};
    files[entry.path().filename().string()] = {std::istreambuf_iterator<char>{in}, {}};
  }
  return files;
}

inline app::Packs shipped_packs() {
  app::Packs packs;
  auto const files = feeds::read_pack_files(std::string{YINGZHOU_SOURCE_DIR} + "/policies/chongming").value();
  packs.emplace("chongming", park::Pack::load(files).value());
  return packs;
}

class Desk {
 public:
  Desk(app::Store& store, app::Packs const& packs, base::Instant now) : packs_(packs), clock_(now) {
    accounts_.access = access_control::Policy::read(files_of("/policies/access")).value();
    accounts_.profile.idle_minutes = accounts_.profile.absolute_hours = 1;
    log_in(store);
    context_ = std::make_unique<app::Context>(app::Context{store,
                                                           packs_,
                                                           assessors_,
                                                           memory_,
                                                           reports_,
                                                           clock_,
                                                           randomness_,
                                                           {},
                                                           accounts_.access,
                                                           accounts_.identity(),
                                                           accounts_.sessions});
    router_ = std::make_unique<http::Router>(catalogue_, *context_, std::span<http::Asset const>{});
  }
  app::Context& context() { return *context_; }
  http::HttpReply get(std::string target) {
    http::HttpRequest request;
    request.method = "GET";
    request.target = std::move(target);
    request.headers = {{"Host", "127.0.0.1:8640"}, {"Cookie", cookie_}};
    request.local_port = 8640;
    return router_->handle(request);
  }

 private:
  // A store that is used again knows the leader, and earlier sessions.
  void log_in(app::Store& store) {
    bool const is_known = app::find<app::User>(store, "leader").value().has_value();
    base::SeededRandomness fresh{
        static_cast<std::uint64_t>(std::chrono::system_clock::now().time_since_epoch().count())};
    auto const opened = identity::open_session("leader", "bench", false, accounts_.profile, clock_.now(), fresh);
    app::User user;
    user.user_id = user.login_name = "leader";
    user.state = "active";
    store
        .write([&](app::Writer& writer) -> base::Result<> {
          if (!is_known) {
            TRY(app::add(writer, app::Workspace{"w", "park", "w", "园区", "Park", 1}));
            TRY(app::add(writer, user));
            TRY(app::add(writer, app::Membership{"m", "leader", "w", "", "park_leader", "", clock_.now(), {}, ""}));
          }
          return app::add(writer, opened.session);
        })
        .value();
    cookie_ = "__Host-yingzhou=" + opened.token;
  }

  app::Packs const& packs_;
  app::AssessorPool assessors_{packs_};
  app::PolicyMemory memory_;
  app::NoAccounts accounts_;
  std::string cookie_;
  http::NoReports reports_;
  base::FixedClock clock_;
  base::SeededRandomness randomness_{1};
  app::Catalogue catalogue_ = app::catalogue();
  std::unique_ptr<app::Context> context_;
  std::unique_ptr<http::Router> router_;
};

}  // namespace bench
