// Values that are not known in clear: ranges, attested bounds, hashes, predictions.
#include <map>

#include "park/common/evaluation.h"

namespace park {
namespace {

constexpr int predicted_digits = 6;  // not policy: of a mean, behind the point

Held const* find_held(std::vector<std::pair<int, Held>> const& all, int index) {
  for (auto const& [of, held] : all)
    if (of == index) return &held;
  return nullptr;
}

std::string_view method_of(RangeEnd end) {
  switch (end) {
    case RangeEnd::lower: return "range_lower";
    case RangeEnd::upper: return "range_upper";
    case RangeEnd::middle: break;
  }
  return "range_middle";
}

// The newest value of each sampled period, as known on the day.
std::map<base::Date, Fact const*> sampled_periods(Dossier const& dossier, std::string_view name, base::Date as_of,
                                                  std::string_view data_class, Collection const& collection) {
  std::map<base::Date, Fact const*> periods;
  for (Fact const& fact : dossier.facts) {
    if (fact.name != name || !fact.form.empty() || fact.value.kind() != feel::Kind::number || !fact.valid_from)
      continue;
    if (fact.known_at > as_of || *fact.valid_from > as_of || (fact.known_until && *fact.known_until <= as_of)) continue;
    CollectionRule const* const rule = collection.rule(data_class, fact.source);
    if (rule == nullptr || rule->way != "sample") continue;
    auto const [found, fresh] = periods.try_emplace(*fact.valid_from, &fact);
    if (!fresh && fact.known_at >= found->second->known_at) found->second = &fact;
  }
  return periods;
}

}  // namespace

Held const* Evaluation::held_fact(int fact) const { return find_held(held_facts_, fact); }
Held const* Evaluation::held_indicator(int indicator) const { return find_held(held_indicators_, indicator); }

void Evaluation::bind_held(int index, Fact const& fact) {
  Held held{fact.form, fact.stated, {}, 0};
  if (Bounds const bounds = bounds_of(fact); bounds.lower || bounds.upper) {
    RangeEnd end = pack_->collection.range_end(data_class_, fact.name);
    if (!bounds.upper) end = RangeEnd::lower;
    if (!bounds.lower) end = RangeEnd::upper;
    held.method = pack_->coded(method_of(end));
    bind(index, feel::Value{*counted(bounds, end)});
  } else if (fact.value.kind() == feel::Kind::boolean) {
    bind(index, fact.value);
  }
  held_facts_.emplace_back(index, std::move(held));
}

// What counts of a fact that is known from samples alone is the mean of the sampled periods: one of them says little of the
// whole. A value of a source that delivers all of its kind is no sample and stays.
void Evaluation::predict_facts(Dossier const& dossier) {
  for (HeldRule const& rule : pack_->collection.held) {
    if (rule.data_class != data_class_ || rule.predict != "sample_mean") continue;
    int const index = pack_->fact(rule.name);
    if (index < 0) continue;
    if (Fact const* const counts = bound_fact(index); counts != nullptr && counts->form != "hash") {
      CollectionRule const* const of = pack_->collection.rule(data_class_, counts->source);
      if (of == nullptr || of->way != "sample") continue;
    }
    auto const periods = sampled_periods(dossier, rule.name, as_of_, data_class_, pack_->collection);
    if (periods.empty() || static_cast<int>(periods.size()) < rule.periods_min) continue;
    base::Decimal sum;
    for (auto const& [day, fact] : periods) sum += fact->value.number();
    auto const mean = base::divide(sum, base::Decimal{static_cast<int>(periods.size())});
    if (!mean) continue;
    bind(index, feel::Value{base::round_to_scale(*mean, predicted_digits, base::Rounding::half_even).value_or(*mean)});
    std::erase_if(held_facts_, [&](auto const& one) { return one.first == index; });
    held_facts_.emplace_back(index,
                             Held{"predicted", "", pack_->coded("sample_mean"), static_cast<int>(periods.size())});
  }
}

Held const* Evaluation::prediction_of(int indicator) const {
  if (Held const* const own = held_indicator(indicator)) return own;
  for (int const fact : pack_->indicators[static_cast<std::size_t>(indicator)].facts)
    if (Held const* const held = held_fact(fact); held != nullptr && held->form == "predicted") return held;
  return nullptr;
}

void Evaluation::predict_indicator(int indicator) {
  auto const& definition = pack_->indicators[static_cast<std::size_t>(indicator)];
  if (pack_->collection.prediction(data_class_, definition.name, "benchmark") == nullptr) return;
  feel::Value const benchmark = frame_.get(definition.benchmark_slot);
  if (benchmark.kind() != feel::Kind::number) return;
  frame_.set(definition.slot, benchmark);
  held_indicators_.emplace_back(indicator, Held{"predicted", "", pack_->coded("benchmark"), 0});
}

}  // namespace park
