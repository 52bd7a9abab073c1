#include "store/sql_store.h"

#include <chrono>
#include <mutex>
#include <vector>

#include "store/fact_reader.h"
#include "store/listings.h"
#include "store/reader.h"
#include "store/record_sql.h"
#include "store/standing_memory.h"

namespace store {
namespace {

constexpr std::size_t idle_readers_max = 8;
constexpr std::chrono::milliseconds look_every{50};  // not policy: how long a commit of another process may go unseen

// Connections for reading: as many as there are reads at once, a few of them kept.
class Readers {
 public:
  explicit Readers(Opener open) : open_(std::move(open)) {}

  template <class Read>
  auto with(Read const& read) -> decltype(read(std::declval<Connection&>())) {
    std::unique_ptr<Connection> connection = TRY(take());
    connection->forget_failure();
    auto result = read(*connection);
    if (connection->failure() > Failure::constraint) return result;
    std::lock_guard const lock{mutex_};
    if (idle_.size() < idle_readers_max) idle_.push_back(std::move(connection));
    return result;
  }

 private:
  base::Result<std::unique_ptr<Connection>> take() {
    {
      std::lock_guard const lock{mutex_};
      while (!idle_.empty()) {
        std::unique_ptr<Connection> connection = std::move(idle_.back());
        idle_.pop_back();
        if (connection->is_usable()) return connection;
      }
    }
    return open_();
  }

  Opener open_;
  std::mutex mutex_;
  std::vector<std::unique_ptr<Connection>> idle_;
};

// Counts the commits of this process, and looks every while whether another process made one. The connection that looks
// takes commits of this process for foreign ones too: that moves the number once more than needed.
class Version {
 public:
  Version(Opener open, std::string query) : open_(std::move(open)), query_(std::move(query)) {}

  std::optional<std::int64_t> at(WriteQueue const& writes) {
    if (query_.empty()) return std::nullopt;
    std::lock_guard const lock{mutex_};
    auto const now = std::chrono::steady_clock::now();
    if (now - looked_at_ >= look_every) {
      auto seen = look();
      if (!seen) return std::nullopt;
      if (*seen != seen_) ++foreign_count_;
      seen_ = *std::move(seen);
      looked_at_ = now;
    }
    return writes.commit_count() + foreign_count_;
  }

 private:
  base::Result<std::string> look() {
    if (!connection_) connection_ = TRY(open_());
    return connection_->value_of(query_);
  }

  Opener open_;
  std::string query_;
  std::mutex mutex_;
  std::unique_ptr<Connection> connection_;
  std::string seen_;
  std::int64_t foreign_count_ = 0;
  std::chrono::steady_clock::time_point looked_at_{};
};

class SqlStore final : public app::Store {
 public:
  explicit SqlStore(SqlStoreParts parts)
      : kept_(std::move(parts.kept)),
        version_(parts.open_reader, parts.version_query),
        readers_(std::move(parts.open_reader)),
        writes_(std::move(parts.writer), std::move(parts.on_failure), std::move(parts.reopen_writer),
                std::move(parts.version_query)) {}

  base::Result<> write(std::function<base::Result<>(app::Writer&)> const& change) override {
    return writes_.write(change);
  }

  std::optional<std::int64_t> version() override { return version_.at(writes_); }
  base::Result<std::vector<app::Portfolio>> portfolios() override {
    return readers_.with([](Connection& c) { return read_portfolios(c); });
  }
  base::Result<int> party_count(std::string_view portfolio_id) override {
    return readers_.with([=](Connection& c) { return count_parties(c, portfolio_id); });
  }
  base::Result<std::vector<app::SourceArrivals>> arrivals(std::string_view portfolio_id, base::Date as_of) override {
    return readers_.with([=](Connection& c) { return read_arrivals(c, portfolio_id, as_of); });
  }
  base::Result<std::vector<app::PartyKey>> parties_by_key(std::string_view portfolio_id,
                                                          std::vector<std::string> const& usccs,
                                                          std::vector<std::string> const& name_keys) override {
    return readers_.with([&](Connection& c) { return find_parties(c, portfolio_id, usccs, name_keys); });
  }
  base::Result<app::Party> party(std::string_view party_id) override {
    return readers_.with([=](Connection& c) { return read_party(c, party_id); });
  }
  base::Result<std::vector<std::int64_t>> each_listing(std::string_view portfolio_id, std::int64_t change_number,
                                                       app::ListingVisitor const& visitor) override {
    return readers_.with([&](Connection& c) { return visit_listings(c, portfolio_id, change_number, visitor); });
  }
  base::Result<park::Dossier> dossier(std::string_view party_id) override {
    return readers_.with([=](Connection& c) { return read_dossier(c, party_id); });
  }
  base::Result<> each_dossier(std::string_view portfolio_id, int every,
                              std::function<base::Result<>(park::Dossier&&)> const& visit) override {
    return readers_.with([&](Connection& c) { return visit_dossiers(c, portfolio_id, every, visit); });
  }
  base::Result<app::FactScan> begin_facts(std::string_view portfolio_id) override {
    return readers_.with([=](Connection& c) { return begin_fact_scan(c, portfolio_id); });
  }
  base::Result<> each_fact(app::FactScan const& scan, std::int64_t after, std::int64_t until,
                           app::FactVisitor& visitor) override {
    return readers_.with([&](Connection& c) { return visit_facts(c, scan, after, until, visitor); });
  }
  base::Result<app::PartyPage> rows(std::string_view portfolio_id, app::RowFilter const& filter) override {
    return readers_.with([&](Connection& c) { return lists_.page(c, portfolio_id, filter); });
  }
  base::Result<std::vector<app::PartyRow>> all_rows(std::string_view portfolio_id,
                                                    app::RowFilter const& filter) override {
    return readers_.with([&](Connection& c) { return lists_.all_rows(c, portfolio_id, filter); });
  }
  base::Result<app::RowFacets> facets(std::string_view portfolio_id, app::RowFilter const& filter) override {
    return readers_.with([&](Connection& c) { return lists_.facets(c, portfolio_id, filter); });
  }
  base::Result<std::optional<app::StoredDecision>> latest_decision(std::string_view party_id,
                                                                   std::optional<base::Date> as_of) override {
    return readers_.with([=](Connection& c) { return read_latest_decision(c, party_id, as_of); });
  }
  base::Result<std::vector<app::StoredDecision>> decisions(std::string_view party_id) override {
    return readers_.with([=](Connection& c) { return read_decisions(c, party_id); });
  }
  base::Result<std::vector<app::Event>> events(std::string_view party_id, std::int64_t after_sequence,
                                               int limit) override {
    return readers_.with([=](Connection& c) { return read_events(c, party_id, after_sequence, limit); });
  }
  base::Result<std::vector<app::SavedView>> views(std::string_view portfolio_id) override {
    return readers_.with([=](Connection& c) { return read_views(c, portfolio_id); });
  }
  base::Result<std::vector<base::Json>> select_records(app::RecordTable const& table,
                                                       app::RecordQuery const& query) override {
    return readers_.with([&](Connection& c) { return store::select_records(c, table, query); });
  }
  base::Result<std::int64_t> count_records(app::RecordTable const& table,
                                           std::vector<app::RecordTest> const& where) override {
    return readers_.with([&](Connection& c) { return store::count_records(c, table, where); });
  }

 private:
  std::shared_ptr<void> kept_;  // first: goes last
  Version version_;
  Readers readers_;
  StandingMemory lists_;
  WriteQueue writes_;
};

}  // namespace

std::unique_ptr<app::Store> make_sql_store(SqlStoreParts parts) { return std::make_unique<SqlStore>(std::move(parts)); }

}  // namespace store
