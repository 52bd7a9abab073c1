// The controls of the authorisation matrix: whatever an operation declares is taken away, one declaration at a time, and
// the expectations must notice. Source: goal S1 (at least 50 removed checks, all caught), COL-24, T3.
#include <fmt/format.h>
#include <gtest/gtest.h>

#include <chrono>

#include "app/perform.h"
#include "expectations.h"
#include "targets.h"

namespace operations {
namespace {

struct Mutation {
  std::string what;
  app::Operation operation;
};

base::Result<access_control::Resource> nothing_in_particular(app::Call&) { return access_control::Resource{}; }

base::Result<access_control::Resource> of_somebody_else(app::Call&) {
  access_control::Resource resource;
  resource.owner_id = "user-demo-outsider";
  resource.park_id = "park-elsewhere";
  return resource;
}

base::Result<access_control::Resource> of_who_asks(app::Call& call) {
  access_control::Resource resource;
  resource.owner_id = call.person().subject.user_id;
  return resource;
}

// Operations about oneself name nothing that could be somebody else's: to drop the check changes nothing that anybody
// could see, so it is no mutation of them.
bool is_about_oneself(World& world, app::Operation const& operation) {
  app::Request const request;
  app::EventNote note;
  auto const actor = world.actor("officer");
  app::Call call{world.context(), request, &*actor, world.store(), nullptr, world.clock().now(), note};
  auto const resource = operation.resource(call);
  return resource && resource->owner_id == actor->subject.user_id;
}

class Mutations {
 public:
  std::vector<Mutation> of(World& world, app::Operation const& operation) {
    made_.clear();
    of_rights(world, operation);
    if (!operation.event.empty()) {
      add(operation, "without its event", [](auto& changed) { changed.event.clear(); });
      add(operation, "with another event", [](auto& changed) { changed.event = "view_saved_"; });
    }
    if (operation.versioned) add(operation, "not versioned", [](auto& changed) { changed.versioned = false; });
    if (operation.is_change())
      add(operation, operation.repeatable ? "not repeatable" : "repeatable",
          [](auto& changed) { changed.repeatable = !changed.repeatable; });
    return std::move(made_);
  }

 private:
  template <class Change>
  void add(app::Operation const& operation, std::string what, Change const& change) {
    app::Operation changed = operation;
    change(changed);
    made_.push_back({fmt::format("{} {}", operation.operation_id, what), std::move(changed)});
  }

  void of_rights(World& world, app::Operation const& operation) {
    if (operation.permission.empty()) {
      add(operation, "closed", [](auto& changed) { changed.permission = "meta.read"; });
      return;
    }
    add(operation, "without its permission", [](auto& changed) { changed.permission.clear(); });
    // Everybody holds these two, the first without bounds.
    add(operation, "under a permission of everybody",
        [](auto& changed) { changed.permission = changed.permission == "meta.read" ? "session.read" : "meta.read"; });
    // One administrator holds these two.
    add(operation, "under a permission of few", [](auto& changed) {
      changed.permission = changed.permission == "webhook.manage" ? "system.configure" : "webhook.manage";
    });
    if (!operation.resource) return;
    add(operation, "about somebody else's", [](auto& changed) { changed.resource = of_somebody_else; });
    if (is_about_oneself(world, operation)) return;
    add(operation, "without its resource", [](auto& changed) { changed.resource = {}; });
    add(operation, "about who asks", [](auto& changed) { changed.resource = of_who_asks; });
    add(operation, "about nothing in particular", [](auto& changed) { changed.resource = nothing_in_particular; });
  }

  std::vector<Mutation> made_;
};

TEST(Mutation, S1_every_check_that_is_taken_away_is_noticed) {
  World world;
  Expectations expectations = Expectations::read();
  Mutations mutations;
  int made = 0, caught = 0;
  auto const begin = std::chrono::steady_clock::now();
  for (app::Operation const& operation : world.catalogue().operations)
    for (Mutation const& mutation : mutations.of(world, operation)) {
      ++made;
      if (expectations.differences(world, mutation.operation).empty())
        ADD_FAILURE() << "not noticed: " << mutation.what;
      else
        ++caught;
    }
  auto const took = std::chrono::duration_cast<std::chrono::milliseconds>(std::chrono::steady_clock::now() - begin);
  fmt::print("{} of {} mutations noticed, {} attempts, {} ms\n", caught, made, expectations.attempts(), took.count());
  EXPECT_GE(made, 50);
  EXPECT_EQ(caught, made);
}

// The control of the control: the operations as they are pass, and an operation that is gone or new does not.
TEST(Mutation, the_catalogue_as_it_is_passes_and_one_with_more_or_less_does_not) {
  World world;
  Expectations expectations = Expectations::read();
  EXPECT_TRUE(expectations.differences(world, world.operation("remove_view")).empty());
  app::Catalogue less = world.catalogue();
  less.operations.pop_back();
  EXPECT_EQ(expectations.left_over(less).size(), 1U);
  app::Operation more = world.operation("list_roles");
  more.operation_id = "list_roles_too";
  EXPECT_EQ(expectations.differences(world, more).size(), 1U);
}

}  // namespace
}  // namespace operations
