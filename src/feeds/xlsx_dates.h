// Days and times in XLSX are numbers with a format. Source: ECMA-376 part 1 §18.8.30 (formats), §18.17.4 (serial numbers).
#pragma once

#include <string>
#include <string_view>

namespace feeds {

enum class NumberFormat { plain, date, date_time, time };

// `format` as in styles.xml: `yyyy"年"m"月"d"日"`, `[h]:mm`, `0.00E+00`, `General`.
NumberFormat number_format_of(std::string_view format);
// A built-in format by its number, with the meaning it has in Chinese spreadsheets.
NumberFormat built_in_number_format(int id);

// The text of a serial number: 2024-03-05, 2024-03-05T06:07:08, 26:30:00. In the 1900 system serial 60 is 1900-02-29, a day
// that never was and that the reader of dates refuses. Plain numbers, and those outside the calendar, stay as they are.
std::string text_of_serial(std::string_view serial, NumberFormat format, bool is_1904_system);

}  // namespace feeds
