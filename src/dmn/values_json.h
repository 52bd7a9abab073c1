// FEEL values in and out of JSON, by the declared types of a model's inputs.
//
// In: numbers are JSON numbers and exact (34 digits, never through double); dates, times, dates with times and
// durations are ISO 8601 texts, as XML Schema writes them; lists and contexts are arrays and objects, item by item;
// `null` is a null that was given. Where the type is `Any`, texts stay texts. A value of another type, one that the
// type does not allow, or a number with more digits is an issue at its JSON pointer that says what to do; nothing is
// guessed. Out: numbers are JSON numbers with all their digits (a reader that knows only double must read them as
// texts to keep them all), values of time are the same texts, ranges and functions the texts FEEL shows, every null is
// `null`: why it is null stands in the diagnostics.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "base/json_cursor.h"
#include "dmn/model.h"

namespace dmn {

void append_json(std::string& out, feel::Value const& value);

// {"status":"decided","value":…,"reason":{…},"diagnostics":[…],"trace":[…]}; members are named as those of Outcome and
// DecisionTrace, rules and columns count from 0 as there. `reason` says why a value is null. Each diagnostic has its
// message in `locale` with the place before it; `trace` is there where one was asked for.
void append_json(std::string& out, Model const& model, Outcome const& outcome, std::string_view locale);

// Reads values one after the other from a JSON text. The cursor and the issues outlive it.
class ValueReader {
 public:
  ValueReader(base::JsonCursor& in, std::string_view locale, std::vector<base::Issue>& issues)
      : in_(in), chinese_(locale == "zh-CN"), issues_(issues) {}

  // The value of the input `name`, at the cursor. False after a mistake of form (in.error()); a value that does not
  // fit is an issue and null.
  bool read(std::string_view name, feel::Type const& type, feel::Value& value);

  // An issue at the input `name`, or at the whole document where it is empty.
  void issue(std::string_view name, std::string_view english, std::string_view chinese);

 private:
  bool read_typed(feel::Type const& type, feel::Value& value);
  bool read_number(feel::Type const& type, feel::Value& value);
  bool read_text(feel::Type const& type, feel::Value& value);
  bool read_word(feel::Type const& type, feel::Value& value);
  bool read_list(feel::Type const& type, feel::Value& value);
  bool read_context(feel::Type const& type, feel::Value& value);
  bool read_entries(feel::Type const& type, feel::ContextEntries& entries);
  void check_entries(feel::Type const& type, feel::ContextEntries const& entries);
  void wrong_type(feel::Type const& type, std::string const& got);
  void issue_here(std::string message);

  base::JsonCursor& in_;
  bool chinese_;
  std::vector<base::Issue>& issues_;
  std::string_view name_;  // of the input being read
  std::string below_;      // the rest of the pointer
  std::size_t depth_ = 0;
};

struct ReadOptions {
  std::string locale = "en";
  bool complete = false;         // an input that the decision reads and that is not given is an issue
  bool ignores_unknown = false;  // names that are no input of the model are skipped, not issues
};

// An object of inputs by name (or id) for a decision of the model, checked to the end.
base::Result<Model::Inputs> read_inputs(Model const& model, std::string_view decision, std::string_view json,
                                        ReadOptions const& options = {});

}  // namespace dmn
