// app::Writer over the write connection, inside a transaction that someone else began.
#pragma once

#include "app/ports.h"
#include "store/sql.h"

namespace store {

class SqlWriter final : public app::Writer {
 public:
  explicit SqlWriter(Connection& connection) : connection_(connection) {}
  base::Result<> put_portfolio(app::Portfolio const& portfolio) override;
  base::Result<> add_party(app::Party const& party) override;
  base::Result<> add_facts(std::string_view party_id, std::vector<park::Fact> const& facts) override;
  base::Result<> add_decision(app::StoredDecision const& decision) override;
  base::Result<> add_event(app::Event event) override;
  base::Result<> put_view(app::SavedView const& view) override;
  base::Result<> remove_view(std::string_view view_id) override;
  base::Result<std::vector<base::Json>> select_records(app::RecordTable const& table,
                                                       app::RecordQuery const& query) override;
  base::Result<std::int64_t> count_records(app::RecordTable const& table,
                                           std::vector<app::RecordTest> const& where) override;
  base::Result<> add_record(app::RecordTable const& table, base::Json const& record) override;
  base::Result<> replace_record(app::RecordTable const& table, base::Json const& record) override;
  base::Result<> remove_record(app::RecordTable const& table, std::string_view key) override;

 private:
  Connection& connection_;
};

}  // namespace store
