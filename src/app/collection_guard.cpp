#include "app/collection_guard.h"

#include <fmt/format.h>

#include <algorithm>

#include "app/consents.h"

namespace app {
namespace {

// Anybody may know it.
bool is_public(park::Pack const& pack, park::Fact const& fact) {
  int const index = pack.fact(fact.name);
  return index >= 0 && pack.facts[static_cast<std::size_t>(index)].sensitivity == "public";
}

}  // namespace

bool is_withheld(ImportFault const& fault) { return fault.code == "consent" || fault.code.starts_with("withheld_"); }

CollectionGuard::CollectionGuard(std::shared_ptr<park::Pack const> pack, ImportMapping const& mapping, base::Date today)
    : pack_(std::move(pack)), mapping_(mapping), today_(today) {}

// As known, by the sources that are trusted most; of an enterprise that nothing is known of, as this file says.
std::string CollectionGuard::class_of(std::string_view who, park::Dossier const& known, ImportRow const& row) {
  std::uint64_t const key = std::hash<std::string_view>{}(who);
  for (park::Fact const& fact : row.facts)
    if (fact.name == park::data_class_fact) told_[key] = fact.value.to_string();
  std::string data_class = park::text_as_of(known, park::data_class_fact, today_, pack_->sources);
  if (!data_class.empty()) return data_class;
  auto const told = told_.find(key);
  return told == told_.end() ? "" : told->second;
}

std::string CollectionGuard::header_of(std::string_view fact) const {
  for (ImportColumn const& column : mapping_.columns)
    if (column.target == fact) return column.header;
  return std::string{fact};
}

base::Result<bool> CollectionGuard::look_at(RecordReader& reader, std::string_view who, std::string_view party_id,
                                            park::Dossier const& known, ImportRow& row) {
  if (pack_->collection.empty() || row.is_lost) return false;
  park::CollectionRule const* const rule = pack_->collection.rule(class_of(who, known, row), mapping_.source);
  if (rule == nullptr) return false;
  bool const is_refused = rule->needs_consent &&
                          (party_id.empty() || !TRY(is_agreed(reader, party_id, mapping_.source, rule->way, today_)));
  bool lacks_consent = false;
  std::erase_if(row.facts, [&](park::Fact const& fact) {
    if (is_public(*pack_, fact)) return false;
    bool const is_too_much = park::tells_too_much(fact, rule->keep);
    if (!is_refused && !is_too_much) return false;
    lacks_consent |= is_refused;
    std::string const code = is_refused ? "consent" : fmt::format("withheld_{}", park::name_of(rule->keep));
    row.faults.push_back({row.line, header_of(fact.name), "", code, ""});
    return true;
  });
  for (park::Fact& fact : row.facts)  // a yes or a no of one that may only attest
    if (rule->keep == park::Keep::attestation && fact.form.empty() && fact.value.kind() == feel::Kind::boolean &&
        !is_public(*pack_, fact))
      fact.form = "attestation";
  return lacks_consent;
}

}  // namespace app
