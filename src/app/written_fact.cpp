#include "app/written_fact.h"

#include "app/collection_guard.h"
#include "app/import_mapping.h"
#include "app/import_rows.h"
#include "base/text.h"

namespace app {

base::Result<park::Fact> read_written_fact(Call& call, KnownParty const& known, WrittenFact const& written) {
  auto const& pack = known.pack;
  base::Date const today = call.context.clock.today();
  std::vector<base::Issue> issues;
  auto const refused = [&] {
    return base::Error{base::ErrorCode::invalid, "this cannot be kept so", std::move(issues), "内容有待更正"};
  };
  if (pack->fact(written.name) < 0 || written.name == "uscc")
    issues.push_back({"/name", "choose one of the values that get_file names", "请从档案列出的数据项中选择"});
  if (!written.period.empty() && !read_period(written.period))
    issues.push_back({"/period", "write 2025, 2025Q3, 2025-06 or a day", "请填写如 2025、2025Q3、2025年6月 或日期"});
  if (base::trimmed(written.value).empty()) issues.push_back({"/value", "write the value", "请填写数值"});
  if (!issues.empty()) return refused();
  ImportMapping mapping;
  mapping.source = written.source;
  mapping.period = written.period;
  mapping.columns = {{"/name", std::string{import_target::name}, ""}, {"/value", written.name, ""}};
  ImportRowReader const reader{pack, mapping, today};
  ImportRow row;
  reader.read({1, {written.name, written.value}}, row);
  if (auto const period = read_period(written.period); period && period->from > today)
    row.faults.push_back({1, "/period", written.period, "future", ""});
  CollectionGuard guard{pack, mapping, today};
  std::string const& party_id = known.party.party_id;
  if (row.faults.empty()) TRY(guard.look_at(call.records, party_id, party_id, known.dossier, row));
  for (ImportFault const& fault : row.faults) {
    park::Label const words = fault_text(fault);
    issues.push_back({fault.column, words.en, words.zh});
  }
  if (!issues.empty()) return refused();
  park::Fact fact = std::move(row.facts.front());
  fact.known_at = today;
  return fact;
}

}  // namespace app
