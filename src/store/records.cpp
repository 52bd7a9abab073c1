#include "store/records.h"

#include <fmt/core.h>

#include "base/pinyin.h"
#include "base/text.h"
#include "store/listings.h"
#include "store/order_key.h"

namespace store {
namespace {

base::Error damaged(std::string_view what, std::string_view text) {
  return base::Error{base::ErrorCode::unavailable,
                     fmt::format("the database holds `{}` where {} is expected; restore it from a backup", text, what),
                     {}};
}

base::Result<std::optional<base::Date>> read_optional_date(Statement const& row, int column) {
  std::optional<base::Date> date;
  if (!row.is_null(column)) date = TRY(read_date(row.text(column)));
  return date;
}

std::optional<std::string> optional_key(std::optional<base::Decimal> const& number) {
  if (!number) return std::nullopt;
  return order_key(*number);
}

}  // namespace

std::string_view const fact_columns =
    "fact.name, fact.kind, fact.value, fact.valid_from, fact.valid_to, fact.known_at, fact.source, fact.evidence, "
    "fact.note, fact.form, fact.stated, (SELECT nullif(batch_end.known_until, '') FROM batch_end WHERE "
    "batch_end.batch_number = "
    "fact.batch_number)";
std::string_view const decision_columns =
    "decision_id, party_id, portfolio_id, as_of, created_at, pack_name, pack_version, pack_hash, engine_version, "
    "trace, "
    "trace_hash, row";

std::string is_visible(std::string_view table) {
  return fmt::format(
      "({0}.batch_number = 0 OR {0}.batch_number NOT IN (SELECT batch_number FROM batch_end WHERE known_until = ''))",
      table);
}
std::string is_listed(std::string_view table) {
  return fmt::format("({0}.batch_number = 0 OR {0}.batch_number NOT IN (SELECT batch_number FROM batch_end))", table);
}
std::string is_listed_party() { return fmt::format("{} AND {}", is_listed("party"), is_not_merged("party")); }

base::Result<StoredValue> stored_value(feel::Value const& value) {
  switch (value.kind()) {
    case feel::Kind::boolean: return StoredValue{"boolean", value.boolean() ? "true" : "false"};
    case feel::Kind::number: return StoredValue{"number", value.number().to_string_with_scale()};
    case feel::Kind::string: return StoredValue{"string", value.string()};
    case feel::Kind::date: {
      std::string text = value.to_string();
      if (!base::Date::parse(text)) return base::invalid(fmt::format("`{}` is not a day of the years 0 to 9999", text));
      return StoredValue{"date", std::move(text)};
    }
    case feel::Kind::null:
    case feel::Kind::time:
    case feel::Kind::date_time:
    case feel::Kind::days_time_duration:
    case feel::Kind::years_months_duration:
    case feel::Kind::list:
    case feel::Kind::context:
    case feel::Kind::range:
    case feel::Kind::function: break;
  }
  return base::invalid(
      fmt::format("a {} cannot be a fact; give a number, a string, a boolean or a date", feel::name_of(value.kind())));
}

base::Result<feel::Value> read_value(std::string_view kind, std::string_view text) {
  if (kind == "string") return feel::Value{text};
  if (kind == "boolean") return feel::Value{text == "true"};
  if (kind == "date") return feel::Value{TRY(read_date(text))};
  std::optional<base::Decimal> const number = base::Decimal::parse(text);
  if (kind != "number" || !number) return damaged("a number", text);
  return feel::Value{*number};
}

base::Result<std::string> stored_date(base::Date date) {
  std::string text = date.to_string();
  if (base::Date::parse(text) != date)
    return base::invalid(fmt::format("`{}` is not a day of the years 0 to 9999", text));
  return text;
}

base::Result<base::Date> read_date(std::string_view text) {
  std::optional<base::Date> const date = base::Date::parse(text);
  if (!date) return damaged("a date", text);
  return *date;
}

base::Result<base::Instant> read_instant(std::string_view text) {
  std::optional<base::Instant> const instant = base::Instant::parse(text);
  if (!instant) return damaged("an instant", text);
  return *instant;
}

base::Result<park::Fact> read_fact(Statement const& row, int column) {
  park::Fact fact;
  fact.name = row.text(column);
  fact.value = TRY(read_value(row.text(column + 1), row.text(column + 2)));
  fact.valid_from = TRY(read_optional_date(row, column + 3));
  fact.valid_to = TRY(read_optional_date(row, column + 4));
  fact.known_at = TRY(read_date(row.text(column + 5)));
  fact.source = row.text(column + 6);
  fact.evidence = row.text(column + 7);
  fact.note = row.text(column + 8);
  fact.form = row.text(column + 9);
  fact.stated = row.text(column + 10);
  fact.known_until = TRY(read_optional_date(row, column + 11));
  return fact;
}

base::Result<app::StoredDecision> read_decision(Statement const& row, int column) {
  app::StoredDecision decision;
  decision.decision_id = row.text(column);
  decision.party_id = row.text(column + 1);
  decision.portfolio_id = row.text(column + 2);
  decision.as_of = TRY(read_date(row.text(column + 3)));
  decision.created_at = TRY(read_instant(row.text(column + 4)));
  decision.pack_name = row.text(column + 5);
  decision.pack_version = row.text(column + 6);
  decision.pack_hash = row.text(column + 7);
  decision.engine_version = row.text(column + 8);
  decision.trace = row.text(column + 9);
  decision.trace_hash = row.text(column + 10);
  decision.row = row.text(column + 11);
  return decision;
}

app::PartyRow row_without_decision(app::Party const& party) {
  app::PartyRow row;
  row.party_id = party.party_id;
  row.name = party.name;
  row.name_en = party.name_en;
  row.uscc = party.uscc;
  row.requirement = party.requirement;
  row.industry = party.industry;
  row.fate = party.fate;
  row.status = "not_decided";
  return row;
}

base::Result<> put_standing(Connection& connection, std::string_view portfolio_id, app::PartyRow const& row,
                            std::optional<std::int64_t> decision_number) {
  bool const is_decided = decision_number.has_value();
  std::string const as_of = is_decided && row.as_of ? TRY(stored_date(*row.as_of)) : std::string{};
  // Lists leave out what was merged into another file. The last condition keeps a decision about an older day from taking
  // the place of a newer one.
  return connection.run_later(
      "INSERT INTO standing (party_id, portfolio_id, decision_number, as_of, status, name, name_order, name_en, uscc, "
      "requirement, industry, fate, grade, management_grade, grade_without_veto, grade_order, tier, admission, "
      "veto_count, "
      "main_reason_zh, main_reason_en, score_order, limit_requested_order, limit_proposed_order, term_days_order, "
      "batch_number, change_number) "
      "SELECT ?1, ?2, CAST(?3 AS BIGINT), ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15, CAST(?16 AS BIGINT), "
      "?17, ?18, CAST(?19 AS BIGINT), ?20, ?21, ?22, ?23, ?24, ?25, (SELECT batch_number FROM party WHERE "
      "party.party_id = ?1), (SELECT coalesce(max(change_number), 0) + 1 FROM standing WHERE portfolio_id = ?2) WHERE "
      "NOT EXISTS (SELECT 1 FROM party_merge WHERE party_merge.party_id = ?1 AND separated_at IS NULL) "
      "ON CONFLICT (party_id) DO UPDATE SET decision_number = excluded.decision_number, as_of = excluded.as_of, "
      "status = excluded.status, name = excluded.name, name_order = excluded.name_order, name_en = excluded.name_en, "
      "uscc = excluded.uscc, requirement = excluded.requirement, industry = excluded.industry, fate = excluded.fate, "
      "grade = excluded.grade, management_grade = excluded.management_grade, "
      "grade_without_veto = excluded.grade_without_veto, grade_order = excluded.grade_order, tier = excluded.tier, "
      "admission = excluded.admission, veto_count = excluded.veto_count, main_reason_zh = excluded.main_reason_zh, "
      "main_reason_en = excluded.main_reason_en, score_order = excluded.score_order, "
      "limit_requested_order = excluded.limit_requested_order, limit_proposed_order = excluded.limit_proposed_order, "
      "term_days_order = excluded.term_days_order, change_number = excluded.change_number WHERE excluded.as_of >= "
      "standing.as_of",
      row.party_id, portfolio_id, decision_number, as_of, row.status, row.name, base::pinyin_of(row.name).full,
      base::lower_ascii(row.name_en), row.uscc, row.requirement, row.industry, row.fate, row.grade,
      row.management_grade, row.grade_without_veto, row.grade_order, row.tier, row.admission,
      static_cast<std::int64_t>(row.vetoes.size()), row.main_reason_zh, row.main_reason_en,
      is_decided ? optional_key(row.score) : std::nullopt, optional_key(row.limit_requested),
      optional_key(row.limit_proposed), optional_key(row.term_days));
}

}  // namespace store
