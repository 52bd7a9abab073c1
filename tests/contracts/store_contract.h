// What every app::Store must do, whatever lies under it. A backend runs the suite by
//   INSTANTIATE_TEST_SUITE_P(Sqlite, StoreContract, ::testing::Values(...), contracts::name_of_backend);
// with a StoreBackend per kind of database. Include in one test source per program.
#pragma once

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <atomic>
#include <functional>
#include <memory>
#include <ostream>
#include <string>
#include <thread>
#include <vector>

#include "app/people.h"
#include "app/record_table.h"
#include "store_samples.h"

namespace contracts {

// A database of its own for one test.
class StoreBed {
 public:
  virtual ~StoreBed() = default;
  virtual base::Result<std::unique_ptr<app::Store>> open() = 0;  // the same database each time
  virtual bool keeps_data() const = 0;                           // when all that is open has been closed
};

struct StoreBackend {
  std::string name;
  std::function<std::unique_ptr<StoreBed>()> make;  // nullptr: this machine has none
  std::function<std::string()> why_absent = [] { return std::string{}; };
};

inline void PrintTo(StoreBackend const& backend, std::ostream* out) { *out << backend.name; }
inline std::string name_of_backend(::testing::TestParamInfo<StoreBackend> const& backend) { return backend.param.name; }

class StoreContract : public ::testing::TestWithParam<StoreBackend> {
 protected:
  void SetUp() override {
    bed_ = GetParam().make();
    if (!bed_) GTEST_SKIP() << GetParam().why_absent();
    reopen();
    must_write([](app::Writer& writer) { return writer.put_portfolio(portfolio("p")); });
  }
  void reopen() {
    store_.reset();
    auto opened = bed_->open();
    ASSERT_TRUE(opened) << base::to_text(opened.error());
    store_ = std::move(*opened);
  }
  void must_write(std::function<base::Result<>(app::Writer&)> const& change) {
    auto const written = store_->write(change);
    ASSERT_TRUE(written) << base::to_text(written.error());
  }
  base::Error write_error(std::function<base::Result<>(app::Writer&)> const& change) {
    auto const written = store_->write(change);
    EXPECT_FALSE(written);
    return written ? base::Error{} : written.error();
  }
  // `id` of every row of the page, in order.
  std::string ids(app::RowFilter const& filter) {
    auto const page = store_->rows("p", filter);
    if (!page) return "! " + page.error().message;
    std::string text;
    for (auto const& one : page->items) text += (text.empty() ? "" : " ") + one.party_id;
    return text;
  }

  std::unique_ptr<StoreBed> bed_;
  std::unique_ptr<app::Store> store_;
};

}  // namespace contracts

#include "store_contract_approvals.h"
#include "store_contract_batches.h"
#include "store_contract_facts.h"  // uses what the one about the register has
#include "store_contract_reads.h"
#include "store_contract_records.h"
#include "store_contract_register.h"
#include "store_contract_rows.h"
#include "store_contract_writes.h"
