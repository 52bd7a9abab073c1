// Reading how data reach the park: collection.csv, held_values.csv.
#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "park/common/pack_reader.h"

namespace park {
namespace {

constexpr std::array keeps{Keep::clear, Keep::range, Keep::attestation, Keep::hash};

std::vector<std::string_view> words_of_keeps() {
  std::vector<std::string_view> words;
  for (Keep const keep : keeps) words.push_back(name_of(keep));
  return words;
}

}  // namespace

void PackReader::read_collection() {
  each_row("collection.csv", false, {"data_class", "source", "way", "consent", "keep", "requirement", "note"},
           [&](RowReader const& row) {
             CollectionRule rule;
             rule.data_class = row.required("data_class");
             rule.source = row.required("source");
             row.one_of("way", {"erp_link", "standard", "sample", "attestation"});
             rule.way = row.text("way");
             rule.needs_consent = row.one_of("consent", {"no", "yes"}) == 1;
             rule.keep = keeps[static_cast<std::size_t>(row.one_of("keep", words_of_keeps()))];
             rule.requirement = row.required("requirement");
             rule.note = row.text("note");
             if (rule.source != "*" && pack_->sources.find(rule.source) == nullptr)
               row.issue("source", fmt::format("sources.csv has no source `{}`", rule.source));
             if (rule.data_class != "*" && !pack_->labels.contains(rule.data_class))
               row.issue("data_class", fmt::format("texts/labels.csv has no label for `{}`", rule.data_class));
             if (rule.way == "attestation" && (rule.keep == Keep::clear || rule.keep == Keep::range))
               row.issue("keep", fmt::format("who only attests gives no value: write attestation or hash, not `{}`",
                                             row.text("keep")));
             for (CollectionRule const& other : pack_->collection.rules)
               if (other.data_class == rule.data_class && other.source == rule.source)
                 return row.issue("source",
                                  fmt::format("`{}` has a row for `{}` already", rule.source, rule.data_class));
             pack_->collection.rules.push_back(std::move(rule));
           });
  if (!pack_->collection.empty() && pack_->fact("data_class") < 0)
    issue("collection.csv", "facts.csv has no fact `data_class`, by which its rows are chosen");
}

void PackReader::read_held_values() {
  each_row("held_values.csv", false, {"data_class", "name", "counts", "predict", "periods_min", "requirement"},
           [&](RowReader const& row) {
             constexpr int periods_max = 120;  // not policy: what a cell may hold
             HeldRule rule;
             rule.data_class = row.required("data_class");
             rule.name = row.required("name");
             rule.requirement = row.required("requirement");
             if (!row.text("counts").empty())
               rule.counts = static_cast<RangeEnd>(row.one_of("counts", {"lower", "upper", "middle"}));
             rule.predict = row.text("predict");
             if (rule.data_class != "*" && !pack_->collection.has_class(rule.data_class))
               row.issue("data_class", fmt::format("collection.csv has no row for `{}`", rule.data_class));
             int const fact = pack_->fact(rule.name), indicator = pack_->indicator(rule.name);
             if (rule.name != "*" && fact < 0 && indicator < 0)
               row.issue("name", fmt::format("there is no fact and no indicator `{}`", rule.name));
             if (!rule.predict.empty()) row.one_of("predict", {"sample_mean", "benchmark"});
             if (!rule.predict.empty() && (rule.name == "*" || rule.data_class == "*"))
               row.issue("predict", "name the data class and the value that may be predicted: `*` will not do");
             if (rule.predict == "sample_mean") {
               rule.periods_min = row.whole("periods_min", 1, periods_max);
               if (rule.name != "*" && fact < 0) row.issue("predict", fmt::format("`{}` is no fact", rule.name));
             }
             bool const has_mean =
                 std::any_of(benchmarks_.begin(), benchmarks_.end(),
                             [&](BenchmarkRow const& benchmark) { return benchmark.indicator == indicator; });
             if (rule.predict == "benchmark" && (indicator < 0 || !has_mean))
               row.issue("predict", fmt::format("benchmarks.csv has no mean of an indicator `{}`", rule.name));
             pack_->collection.held.push_back(std::move(rule));
           });
}

}  // namespace park
