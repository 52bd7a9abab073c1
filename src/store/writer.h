// app::Writer over the write connection, inside a transaction that someone else began.
#pragma once

#include "app/ports.h"
#include "store/record_memory.h"
#include "store/sql.h"

namespace store {

class SqlWriter final : public app::Writer {
 public:
  // `memory`: of the connection, null where nothing may be remembered.
  SqlWriter(Connection& connection, RecordMemory* memory) : connection_(connection), memory_(memory) {}
  base::Result<> put_portfolio(app::Portfolio const& portfolio) override;
  base::Result<> add_party(app::Party const& party) override;
  base::Result<app::Party> party(std::string_view party_id) override;
  base::Result<bool> is_told_of(std::string_view party_id, std::int64_t but_batch_number) override;
  base::Result<> change_party(app::Party const& party) override;
  base::Result<> relist(std::string_view party_id) override;
  base::Result<> add_facts(std::string_view party_id, std::vector<park::Fact> const& facts,
                           std::int64_t batch_number) override;
  base::Result<std::vector<app::PartyKey>> parties_by_key(std::string_view portfolio_id,
                                                          std::vector<std::string> const& usccs,
                                                          std::vector<std::string> const& name_keys) override;
  base::Result<> hide_batch(std::int64_t batch_number) override;
  base::Result<> show_batch(std::int64_t batch_number, std::string_view portfolio_id,
                            std::vector<app::SourceArrivals> const& arrivals) override;
  base::Result<> end_batch(std::int64_t batch_number, base::Date day, std::string_view portfolio_id,
                           std::vector<app::SourceArrivals> const& arrivals) override;
  base::Result<> add_decision(app::StoredDecision const& decision) override;
  base::Result<> add_event(app::Event event) override;
  base::Result<> put_view(app::SavedView const& view) override;
  base::Result<> remove_view(std::string_view view_id) override;
  base::Result<std::vector<base::Json>> select_records(app::RecordTable const& table,
                                                       app::RecordQuery const& query) override;
  base::Result<std::int64_t> count_records(app::RecordTable const& table,
                                           std::vector<app::RecordTest> const& where) override;
  std::shared_ptr<void const> recall(std::string const& name) override {
    return memory_ == nullptr ? nullptr : memory_->find(name);
  }
  void remember(std::string name, std::shared_ptr<void const> made) override {
    if (memory_ != nullptr) memory_->keep(std::move(name), std::move(made));
  }
  base::Result<> add_record(app::RecordTable const& table, base::Json const& record) override;
  base::Result<> replace_record(app::RecordTable const& table, base::Json const& record) override;
  base::Result<> remove_record(app::RecordTable const& table, std::string_view key) override;

 private:
  base::Result<> tell_change(std::string_view party_id);
  // Adds what has arrived, or with `sign` -1 takes it back.
  base::Result<> add_arrivals(std::string_view portfolio_id, std::vector<app::SourceArrivals> const& arrivals,
                              int sign);
  void written(app::RecordTable const& table) {
    if (memory_ != nullptr && table.changes_seldom) memory_->forget();
  }

  Connection& connection_;
  RecordMemory* memory_;
  std::string told_;  // the party added last: its change is told already
};

}  // namespace store
