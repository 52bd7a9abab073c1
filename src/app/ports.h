// What the use cases need from outside the process. One contract suite per port runs against every implementation
// (tests/contracts/store_contract.h).
#pragma once

#include <boost/describe/class.hpp>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "app/fact_row.h"
#include "app/party_listing.h"
#include "app/records.h"
#include "app/row_filter.h"
#include "app/views.h"
#include "base/date.h"
#include "base/result.h"
#include "park/common/facts.h"

namespace app {

// A party (enterprise) of a portfolio (workspace). `uscc` is unique within a portfolio when not empty.
struct Party {
  std::string party_id, portfolio_id, name, name_en, uscc, industry;
  std::string requirement, case_title_zh, case_title_en;  // demonstration parties
  std::string fate;                                       // alive, failed, ""
  bool demonstration = false;
  std::string search_text;      // lower case: names, pinyin, initials, code
  std::string department_id{};  // that leads it; "" for none
  std::int64_t batch_number{};  // of the import that brought it; 0 for none
};

// What a party is recognised by.
struct PartyKey {
  std::string party_id, uscc;
  std::string name_key;  // app/party_text.h
  std::int64_t batch_number = 0;
  bool hidden = false;  // its batch is not to be seen, or was withdrawn
};

struct Portfolio {
  std::string portfolio_id, title_zh, title_en, description_zh, description_en, pack_name, currency, attribution;
  std::string workspace_id{};  // of the park that it belongs to
};

// Immutable; a newer one supersedes. `trace` is the canonical JSON of the assessment.
struct StoredDecision {
  std::string decision_id, party_id, portfolio_id;
  base::Date as_of;
  base::Instant created_at;
  std::string pack_name, pack_version, pack_hash, engine_version;
  std::string trace, trace_hash;
  std::string row;  // canonical JSON of PartyRow: what the portfolio page shows and filters
};

// What happened, who did it, in which order. Written in the transaction of the change it tells.
struct Event {
  std::int64_t sequence = 0;  // given by the store, without gaps
  std::string event_id;
  base::Instant at;
  std::string actor, kind, party_id;  // actor: a user id, or who else acted
  std::string body;                   // canonical JSON
  std::string workspace_id{}, department_id{}, operation_id{};
  std::string outcome = "done";  // done, refused, failed
  std::string session_id{}, trace_id{};
};
BOOST_DESCRIBE_STRUCT(Event, (),
                      (sequence, event_id, at, actor, kind, party_id, body, workspace_id, department_id, operation_id,
                       outcome, session_id, trace_id))
template <>
inline constexpr std::string_view record_name<Event> = "event";

// What a source has brought to a portfolio: how many facts, and when the last of them became known.
struct SourceArrivals {
  std::string source;
  base::Date last;
  std::int64_t facts = 0;
};

// Writes of one transaction; all or nothing. Not kept beyond the callback.
class Writer : public RecordWriter {
 public:
  virtual base::Result<> put_portfolio(Portfolio const& portfolio) = 0;  // insert or replace
  virtual base::Result<> add_party(Party const& party) = 0;              // conflict when id or (portfolio, uscc) exists
  // Append only. Of a batch: seen by nobody before show_batch.
  virtual base::Result<> add_facts(std::string_view party_id, std::vector<park::Fact> const& facts,
                                   std::int64_t batch_number = 0) = 0;
  virtual base::Result<Party> party(std::string_view party_id) = 0;  // hidden ones too
  // Whether other batches, or nobody's batch, told facts about the party.
  virtual base::Result<bool> is_told_of(std::string_view party_id, std::int64_t but_batch_number) = 0;
  // What is said of a party, in place of what was said; its id and portfolio stay. not_found, conflict as above.
  virtual base::Result<> change_party(Party const& party) = 0;
  // After files were merged or separated: puts the party into lists or takes it out.
  virtual base::Result<> relist(std::string_view party_id) = 0;
  // See Store::parties_by_key; what this transaction wrote is there.
  virtual base::Result<std::vector<PartyKey>> parties_by_key(std::string_view portfolio_id,
                                                             std::vector<std::string> const& usccs,
                                                             std::vector<std::string> const& name_keys) = 0;
  // A batch is hidden before it brings anything, and shown when all of it is there; then its parties and facts are seen
  // at once, and its facts have arrived: `arrivals` by source and day.
  virtual base::Result<> hide_batch(std::int64_t batch_number) = 0;
  virtual base::Result<> show_batch(std::int64_t batch_number, std::string_view portfolio_id,
                                    std::vector<SourceArrivals> const& arrivals) = 0;
  // What a batch brought does not count from the day on. Its parties go from lists, but for those of which other batches or
  // other ways have brought facts. `arrivals`: what it brought.
  virtual base::Result<> end_batch(std::int64_t batch_number, base::Date day, std::string_view portfolio_id,
                                   std::vector<SourceArrivals> const& arrivals) = 0;
  virtual base::Result<> add_decision(
      StoredDecision const& decision) = 0;  // becomes the party's standing row if as_of is not older
  virtual base::Result<> add_event(Event event) = 0;
  virtual base::Result<> put_view(SavedView const& view) = 0;
  virtual base::Result<> remove_view(std::string_view view_id) = 0;  // not_found when absent
};

// Reads see a consistent snapshot per call and never wait for the writer.
class Store : public RecordReader {
 public:
  // Moves with every commit: what was read after taking it is what the store holds as long as it stays. A commit of this
  // process moves it before write() returns, one of another process within a moment. None where asking for it would cost
  // as much as reading.
  virtual std::optional<std::int64_t> version() { return std::nullopt; }

  // Queued to the one writer; returns after the commit is durable. An error from the callback rolls back and is
  // returned. The callback may run more than once (a database may ask for the same once more); each run begins with
  // nothing of the runs before in the store, so it must begin with nothing of them in its own memory either. `unavailable`
  // may leave unknown whether the change was kept; the message says so.
  virtual base::Result<> write(std::function<base::Result<>(Writer&)> const& change) = 0;

  virtual base::Result<std::vector<Portfolio>> portfolios() = 0;
  virtual base::Result<int> party_count(std::string_view portfolio_id) = 0;
  // By source, of what was known on the day.
  virtual base::Result<std::vector<SourceArrivals>> arrivals(std::string_view portfolio_id, base::Date as_of) = 0;
  // Those that have one of the codes or of the names (as name_key gives them), hidden ones too; in order of ids.
  virtual base::Result<std::vector<PartyKey>> parties_by_key(std::string_view portfolio_id,
                                                             std::vector<std::string> const& usccs,
                                                             std::vector<std::string> const& name_keys) = 0;
  virtual base::Result<Party> party(std::string_view party_id) = 0;
  // Of parties that changed since: first every listing, then the words about them, of hidden batches too. Gives the batches
  // whose parties and facts lists leave out, in order.
  virtual base::Result<std::vector<std::int64_t>> each_listing(std::string_view portfolio_id,
                                                               std::int64_t change_number,
                                                               ListingVisitor const& visitor) = 0;
  // What is known of the enterprise: also in files that were merged into this one.
  virtual base::Result<park::Dossier> dossier(std::string_view party_id) = 0;  // facts in order of insertion
  // In order of ids. `every` ≥ 1: only the first, the one `every` places after it, and so on; 1 = all.
  virtual base::Result<> each_dossier(std::string_view portfolio_id, int every,
                                      std::function<base::Result<>(park::Dossier&&)> const& visit) = 0;
  // The facts of the parties that each_dossier visits, in much less time, for threads that read them together: those with
  // numbers above `after`, up to `until`, as they were recorded. Of one party they come in the order of its dossier, if
  // all numbers are asked for in order. Other parties' facts may come by as well.
  virtual base::Result<FactScan> begin_facts(std::string_view portfolio_id) = 0;
  virtual base::Result<> each_fact(FactScan const& scan, std::int64_t after, std::int64_t until,
                                   FactVisitor& visitor) = 0;
  virtual base::Result<PartyPage> rows(std::string_view portfolio_id, RowFilter const& filter) = 0;
  virtual base::Result<std::vector<PartyRow>> all_rows(std::string_view portfolio_id,
                                                       RowFilter const& filter) = 0;                   // ignores page
  virtual base::Result<RowFacets> facets(std::string_view portfolio_id, RowFilter const& filter) = 0;  // ignores page
  virtual base::Result<std::optional<StoredDecision>> latest_decision(std::string_view party_id,
                                                                      std::optional<base::Date> as_of) = 0;
  virtual base::Result<std::vector<StoredDecision>> decisions(std::string_view party_id) = 0;  // oldest first
  virtual base::Result<std::vector<Event>> events(std::string_view party_id, std::int64_t after_sequence,
                                                  int limit) = 0;
  virtual base::Result<std::vector<SavedView>> views(std::string_view portfolio_id) = 0;
};

// A file of rows coming in: CSV of any encoding or XLSX, streamed. Row numbers count as a spreadsheet shows them.
struct InputRow {
  std::int64_t line = 0;
  std::vector<std::string> cells;
};
class RowSource {
 public:
  virtual ~RowSource() = default;
  virtual std::vector<std::string> const& header() const = 0;
  virtual base::Result<bool> next(InputRow& row) = 0;       // false at the end; buffers of `row` are reused
  virtual std::optional<double> fraction_done() const = 0;  // of the bytes, for progress
};

// What may be filled in below a column of a table that goes out to be filled in.
struct ColumnGuide {
  std::string note;                  // shown at its heading
  std::vector<std::string> choices;  // of a drop-down; none: whatever the note says
  bool is_text = false;              // digits stay as they are written, however many
};

// A table going out.
struct OutputCell {
  enum class Kind { text, number, percent, money, date } kind = Kind::text;
  std::string text;  // numbers as exact plain decimals, dates 2024-03-05
};
class RowSink {
 public:
  virtual ~RowSink() = default;
  virtual base::Result<> header(std::vector<std::string> const& names) = 0;
  virtual base::Result<> row(std::vector<OutputCell> const& cells) = 0;
  virtual base::Result<> finish() = 0;  // nothing is in place under the final name before this
};

}  // namespace app
