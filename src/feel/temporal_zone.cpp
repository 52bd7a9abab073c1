// Zones: offsets from UTC of IANA names by ICU.
#include <unicode/timezone.h>

#include <memory>

#include "feel/temporal.h"

namespace feel {

namespace {

std::unique_ptr<icu::TimeZone> zone_named(std::string const& name) {
  std::unique_ptr<icu::TimeZone> zone{icu::TimeZone::createTimeZone(icu::UnicodeString::fromUTF8(name))};
  if (!zone || *zone == icu::TimeZone::getUnknown()) return nullptr;
  return zone;
}

}  // namespace

bool is_zone_name(std::string const& name) {
  return name.find('/') != std::string::npos || name == "UTC" || name == "GMT" ? zone_named(name) != nullptr : false;
}

std::optional<std::int32_t> offset_of(DateTime const& value) {
  if (value.zone.form == Zone::Form::local) return std::nullopt;
  if (value.zone.form == Zone::Form::offset) return value.zone.offset_seconds;
  auto const zone = zone_named(value.zone.name);
  if (!zone) return 0;
  double const local =
      static_cast<double>(value.days) * 86'400'000.0 + static_cast<double>(value.nanoseconds / 1'000'000);
  std::int32_t raw = 0, daylight = 0;
  UErrorCode status = U_ZERO_ERROR;
  zone->getOffset(local, 1, raw, daylight, status);
  return U_FAILURE(status) ? 0 : (raw + daylight) / 1'000;
}

std::optional<std::int32_t> offset_of(Time const& value) {
  if (value.zone.form == Zone::Form::local) return std::nullopt;
  if (value.zone.form == Zone::Form::offset) return value.zone.offset_seconds;
  auto const zone = zone_named(value.zone.name);
  return zone ? zone->getRawOffset() / 1'000 : 0;
}

}  // namespace feel
