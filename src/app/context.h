// What every operation gets: the outside world behind ports, the packs in force, time and chance passed in. Wired in
// main.
#pragma once

#include <functional>
#include <map>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <string_view>

#include "access_control/policy.h"
#include "app/assess.h"
#include "app/connectors.h"
#include "app/directory.h"
#include "app/documents.h"
#include "app/evidence.h"
#include "app/organisation.h"
#include "app/policy_views.h"
#include "app/ports.h"
#include "app/rating_seal.h"
#include "app/recollection.h"
#include "app/sessions.h"
#include "app/webhooks.h"
#include "base/date.h"
#include "base/id.h"
#include "identity/password.h"
#include "identity/throttle.h"

namespace app {

// Writes documents for people.
class Reports {
 public:
  virtual ~Reports() = default;
  struct Rating {
    PartyView party;
    DecisionView decision;
    park::Label park_title, pack_title;
    std::vector<park::Coded> grades;
    base::Instant created_at;
    std::string attribution;  // licence and source of real data
    RatingSeal seal;          // of the decision in the verifiable log
  };
  virtual base::Result<std::string> rating_report(Rating const& rating, std::string_view locale) = 0;
  struct Workbook {
    std::string title;
    base::Instant created_at;
    std::vector<std::string> header;
    std::vector<std::vector<OutputCell>> rows;
    std::string watermark;            // who made it, when, by which approval; "" for none
    std::vector<ColumnGuide> guides;  // as header, of a table to be filled in; none: it is to be read
  };
  virtual base::Result<std::string> workbook(Workbook const& workbook) = 0;
};

using Packs = std::map<std::string, std::shared_ptr<park::Pack const>, std::less<>>;

// Assessors are costly to make and not shared between threads: borrowed per use.
class AssessorPool {
 public:
  explicit AssessorPool(Packs const& packs) : packs_(packs) {}
  class Borrowed {
   public:
    Borrowed(AssessorPool& pool, std::string pack, std::unique_ptr<Assessor> assessor)
        : pool_(pool), pack_(std::move(pack)), assessor_(std::move(assessor)) {}
    ~Borrowed();
    Borrowed(Borrowed const&) = delete;
    Borrowed& operator=(Borrowed const&) = delete;
    Assessor* operator->() { return assessor_.get(); }

   private:
    AssessorPool& pool_;
    std::string pack_;
    std::unique_ptr<Assessor> assessor_;
  };
  Borrowed borrow(std::string const& pack);  // REQUIRES: the pack exists

 private:
  friend class Borrowed;
  Packs const& packs_;
  std::mutex mutex_;
  std::map<std::string, std::vector<std::unique_ptr<Assessor>>> idle_;
};

// What is costly to find out about a pack: its findings as long as the pack is loaded, hits until the next event, because
// counting runs the whole portfolio. Safe to share between threads.
class PolicyMemory {
 public:
  // Sequence of the newest event of the store. Looks only at what came after the last one seen.
  base::Result<std::int64_t> last_event(Store& store);
  std::optional<PackHitsView> find(std::string const& key, std::int64_t last_event);
  // Proved once per pack; other threads wait meanwhile.
  std::shared_ptr<std::vector<FindingView> const> findings(park::Pack const& pack);
  // Forgets what older events made, and everything when there is too much.
  void keep(std::string const& key, std::int64_t last_event, PackHitsView const& hits);

 private:
  std::mutex mutex_;
  std::int64_t seen_ = 0;   // newest event ever seen
  std::int64_t kept_ = -1;  // event after which `hits_` was counted
  std::map<std::string, PackHitsView, std::less<>> hits_;
  std::mutex proving_;
  std::map<std::string, std::shared_ptr<std::vector<FindingView> const>, std::less<>> findings_;  // by hash of the pack
};

// How people prove who they are, and what is sealed under the installation's key.
struct Identity {
  identity::PasswordProfile const& profile;
  identity::PasswordHasher& hasher;
  identity::Throttle& throttle;
  identity::CommonPasswords const& common_passwords;
  // (secret or sealed, whose it is) → sealed or secret; what is sealed for one cannot be opened for another.
  std::function<base::Result<std::string>(std::string_view, std::string_view)> seal, open;
};

struct Context {
  Store& store;
  Packs const& packs;
  AssessorPool& assessors;
  PolicyMemory& memory;
  Reports& reports;
  base::Clock const& clock;
  base::Randomness& randomness;
  MetaView meta;
  access_control::Policy const& access;
  Identity identity;
  Sessions& sessions;
  LogIdentity log = {};
  WebhookRules webhooks = {};
  std::vector<park::Coded> document_kinds = {};
  std::shared_ptr<Recollection> recent = std::make_shared<Recollection>(store);
  std::shared_ptr<Directory> directory = std::make_shared<Directory>(store);
  Organisation* organisation = nullptr;  // null where no identity provider is set up
  ConnectorRules connectors = {};
};

}  // namespace app
