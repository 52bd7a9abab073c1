#include "app/import_chunk.h"

#include <fmt/format.h>

#include <algorithm>

#include "app/collection_guard.h"
#include "app/party_text.h"
#include "park/common/facts.h"

namespace app {
namespace {

void change(ImportOutcome& outcome, ImportChange made) {
  ++outcome.change_count;
  if (outcome.changes.size() < import_listed_max) outcome.changes.push_back(std::move(made));
}

// The newest of the facts about the same thing and period, by the source or by any other one.
park::Fact const* newest(park::Dossier const& dossier, park::Fact const& about, bool same_source) {
  park::Fact const* found = nullptr;
  for (park::Fact const& one : dossier.facts)
    if (one.name == about.name && one.valid_from == about.valid_from && !one.known_until &&
        (one.source == about.source) == same_source && (found == nullptr || one.known_at >= found->known_at))
      found = &one;
  return found;
}

bool says_the_same(park::Fact const& a, park::Fact const& b) {
  return a.form == b.form && a.stated == b.stated && feel::equal(a.value, b.value).value_or(false);
}

std::string told_by(park::Fact const& fact) { return fact.form.empty() ? fact.value.to_string() : fact.stated; }

}  // namespace

ImportKeys::ImportKeys(std::vector<PartyKey> keys, std::int64_t batch_number) : batch_number_(batch_number) {
  for (PartyKey& key : keys) add(std::move(key));
}

void ImportKeys::add(PartyKey key) {
  std::size_t const at = keys_.size();
  if (!key.uscc.empty()) by_code_.insert_or_assign(key.uscc, at);
  if (!key.name_key.empty()) by_name_.emplace(key.name_key, at);
  keys_.push_back(std::move(key));
}

void ImportKeys::settle(std::string_view party_id, std::string const& uscc) {
  for (std::size_t at = 0; at < keys_.size(); ++at) {
    PartyKey& key = keys_[at];
    if (key.party_id != party_id) continue;
    key.uscc = uscc;
    if (key.hidden) key.batch_number = batch_number_;
    if (!uscc.empty()) by_code_.insert_or_assign(uscc, at);
  }
}

ImportPlace ImportKeys::place(PartyKey const& key) const {
  bool const is_ours = batch_number_ != 0 && key.batch_number == batch_number_;
  return {key.party_id, is_ours, key.hidden && !is_ours, key.uscc};
}

ImportPlace ImportKeys::place_of(ImportRow& row) const {
  if (!row.uscc.empty())
    if (auto const found = by_code_.find(row.uscc); found != by_code_.end()) return place(keys_[found->second]);
  std::vector<std::size_t> named;
  auto const [begin, end] = by_name_.equal_range(row.name_key);
  if (!row.name_key.empty())
    for (auto one = begin; one != end; ++one)
      // A code that is not known goes to an enterprise of this name without one; two codes are two enterprises.
      if (row.uscc.empty() || keys_[one->second].uscc.empty()) named.push_back(one->second);
  if (named.size() == 1) return place(keys_[named.front()]);
  if (named.size() > 1 && row.uscc.empty())
    row.lose("", row.name, "several_of_name");
  else if (row.name.empty())
    row.lose("", row.uscc, "unknown_code");
  return {};
}

ImportQuestion question_of(std::vector<ImportRow> const& rows) {
  ImportQuestion question;
  for (ImportRow const& row : rows) {
    if (row.is_lost) continue;
    if (!row.uscc.empty()) question.codes.push_back(row.uscc);
    if (!row.name_key.empty()) question.names.push_back(row.name_key);
  }
  for (auto* list : {&question.codes, &question.names}) {
    std::sort(list->begin(), list->end());
    list->erase(std::unique(list->begin(), list->end()), list->end());
  }
  return question;
}

void ImportRepeats::look_at(std::string_view who, ImportRow& row) {
  std::string const about = fmt::format("{}\n{}", who, row.period ? row.period->from.days() : 0);
  auto const [first, is_new] = lines_.try_emplace(std::hash<std::string>{}(about), row.line);
  if (!is_new && first->second != row.line)
    row.lose("", row.name.empty() ? row.uscc : row.name, "repeated", std::to_string(first->second));
}

void compare_with(park::Dossier const& dossier, ImportRow& row, ImportOutcome& outcome) {
  auto const told = [&](park::Fact const& fact, park::Fact const& before, std::string kind) {
    change(outcome, {row.line, dossier.party_id, dossier.name, fact.name, std::move(kind), told_by(before),
                     told_by(fact), before.source});
  };
  std::vector<park::Fact> fresh;
  for (park::Fact& fact : row.facts) {
    park::Fact const* const own = newest(dossier, fact, true);
    if (own != nullptr && says_the_same(*own, fact)) {
      ++outcome.facts_same;
      continue;
    }
    if (own != nullptr) {
      ++outcome.facts_changed;
      told(fact, *own, "changed");
    } else {
      ++outcome.facts_new;
    }
    park::Fact const* const other = newest(dossier, fact, false);
    if (other != nullptr && park::say_otherwise(*other, fact)) {
      ++outcome.facts_disagreeing;
      told(fact, *other, "disagrees");
    }
    fresh.push_back(std::move(fact));
  }
  row.facts = std::move(fresh);
  if (!row.name.empty() && row.name_key != name_key(dossier.name))
    change(outcome, {row.line, dossier.party_id, dossier.name, "", "named", dossier.name, row.name, ""});
}

void count_faults(ImportRow const& row, ImportOutcome& outcome, std::size_t kept_max) {
  if (row.faults.empty()) return;
  ++outcome.rows_faulty;
  if (row.is_lost) ++outcome.rows_lost;
  for (ImportFault const& fault : row.faults) {
    ++outcome.fault_count;
    if (is_withheld(fault)) outcome.facts_withheld = outcome.facts_withheld.value_or(0) + 1;
    if (outcome.faults.size() < kept_max) outcome.faults.push_back(fault);
  }
}

}  // namespace app
