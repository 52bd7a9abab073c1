#include "app/case_run.h"

#include <fmt/format.h>

#include "app/file_entries.h"
#include "base/record.h"

namespace app {
namespace {

using base::Json;

Json findings_json(park::file::Findings const& findings) {
  Json::Array tags, checks, summaries;
  for (park::file::TagResult const& tag : findings.tags)
    tags.push_back(Json::Object{{"name", tag.tag->tag}, {"held", std::string{park::file::name_of(tag.held)}}});
  for (park::file::CheckResult const& check : findings.checks)
    checks.push_back(Json::Object{{"name", check.check->name},
                                  {"outcome", std::string{park::file::name_of(check.outcome)}},
                                  {"claimed", json_of(check.claimed)},
                                  {"verified", json_of(check.verified)},
                                  {"difference", check.difference ? Json{*check.difference} : Json{}}});
  for (park::file::SummaryResult const& summary : findings.summaries)
    summaries.push_back(Json::Object{{"name", summary.summary->name}, {"value", json_of(summary.value)}});
  park::file::Quality const& quality = findings.quality;
  auto const code = [](park::SizeLimits const* size) { return size == nullptr ? Json{} : Json{size->size}; };
  Json size;
  if (findings.size)
    size = Json::Object{{"outcome", std::string{park::file::name_of(findings.size->outcome)}},
                        {"class", code(findings.size->size)},
                        {"at_most", code(findings.size->at_most)}};
  return Json::Object{{"size", std::move(size)},
                      {"tags", std::move(tags)},
                      {"checks", std::move(checks)},
                      {"summaries", std::move(summaries)},
                      {"quality", Json::Object{{"completeness", quality.completeness},
                                               {"freshness", quality.freshness},
                                               {"agreement", quality.agreement},
                                               {"confidence", quality.confidence}}}};
}

}  // namespace

base::Result<std::vector<park::file::Entry>> entries_of(park::Pack const& pack, park::Case const& found) {
  std::vector<park::file::Entry> entries;
  for (park::CaseEntry const& one : found.entries) {
    std::string const id = fmt::format("{}-{}", found.name, entries.size() + 1);
    park::file::Entry entry{id, id, one.dataset, {}, one.known_at, one.source, "", one.note, false};
    auto content = park::file::read_content(*pack.dataset(one.dataset), pack, one.content);
    if (!content)
      return base::invalid(fmt::format("{}: entry {} of case {}: {}", found.file, entries.size() + 1, found.name,
                                       base::to_text(content.error())));
    entry.content = *std::move(content);
    entries.push_back(std::move(entry));
  }
  return entries;
}

base::Result<Json> outcome_of(Assessor& assessor, park::Case const& found, base::Date as_of) {
  park::Dossier const dossier{found.name, found.demo_zh, found.facts};
  park::Assessment const assessment = assessor.assess(dossier, as_of);
  auto const entries = TRY(entries_of(assessor.pack(), found));
  Json json = base::to_json(assessment);
  json.if_object()->emplace_back(
      "file", findings_json(park::file::find(assessor.evaluation(), dossier, entries, assessment.confidence)));
  return json;
}

}  // namespace app
