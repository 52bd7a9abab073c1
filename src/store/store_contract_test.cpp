// The contract of app::Store on every database there is.
#include "../../tests/contracts/store_contract.h"

#include "../../tests/contracts/postgres_server.h"
#include "store/postgres_store.h"
#include "store/sqlite_store.h"

namespace contracts {
namespace {

class FileBed final : public StoreBed {
 public:
  base::Result<std::unique_ptr<app::Store>> open() override { return store::open_sqlite(folder_.path("park.db")); }
  bool keeps_data() const override { return true; }

 private:
  Folder folder_;
};

class MemoryBed final : public StoreBed {
 public:
  base::Result<std::unique_ptr<app::Store>> open() override { return store::open_sqlite(":memory:"); }
  bool keeps_data() const override { return false; }
};

class PostgresBed final : public StoreBed {
 public:
  explicit PostgresBed(PostgresServer& server) : server_(server), database_(server.fresh_database()) {}
  ~PostgresBed() override { server_.run("postgres", "DROP DATABASE " + database_ + " WITH (FORCE)"); }
  base::Result<std::unique_ptr<app::Store>> open() override { return store::open_postgres(server_.address(database_)); }
  bool keeps_data() const override { return true; }

 private:
  PostgresServer& server_;
  std::string database_;
};

std::unique_ptr<StoreBed> postgres_bed() {
  PostgresServer* const server = PostgresServer::shared();
  return server == nullptr ? nullptr : std::make_unique<PostgresBed>(*server);
}

StoreBackend const backends[] = {{"sqlite_file", [] { return std::make_unique<FileBed>(); }},
                                 {"sqlite_memory", [] { return std::make_unique<MemoryBed>(); }},
                                 {"postgres", postgres_bed, PostgresServer::why_absent}};
INSTANTIATE_TEST_SUITE_P(Store, StoreContract, ::testing::ValuesIn(backends), name_of_backend);
INSTANTIATE_TEST_SUITE_P(Store, StoreContractFacts, ::testing::ValuesIn(backends), name_of_backend);
INSTANTIATE_TEST_SUITE_P(Store, StoreContractRows, ::testing::ValuesIn(backends), name_of_backend);

}  // namespace
}  // namespace contracts
