// Decides from JSON text to JSON text: the fast way for one decision after the other.
//
//   dmn::JsonSession session{model, "Tier"};
//   std::string_view outcome = session.decide(R"({"score":78,"overdue_days":0})");
//   // {"status":"decided","value":"B","diagnostics":[]}
//
// Inputs are read by their declared types straight into the slots of a Session (dmn/values_json.h says how); keys that
// come in the same order again are not even looked up. Where the text cannot be read, the answer is
// {"status":"invalid","issues":[{"at":"/score","message":"expected number, got …"}]} and nothing is decided.
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "dmn/model.h"
#include "dmn/values_json.h"

namespace dmn {

// Belongs to one thread. Keeps what it needs of the model alive.
class JsonSession {
 public:
  // `decision`: a decision or decision service by name or id. Where there is none, every answer is "invalid" and says
  // so.
  JsonSession(Model model, std::string_view decision, ReadOptions options = {});

  // The answer stands until the next call.
  std::string_view decide(std::string_view json, EvaluateOptions const& options = {});

  // The two halves of `decide`, for whoever wants the values. `read`: false when the text cannot be used; `issues()`
  // says why.
  bool read(std::string_view json);
  std::vector<base::Issue> const& issues() const { return issues_; }
  // What the last `read` set. REQUIRES: it returned true.
  Outcome const& evaluate(EvaluateOptions const& options) { return session_.evaluate(decision_, options); }
  // The values of the last `read` by name, in the order of the text.
  Model::Inputs given() const;

 private:
  struct Input {
    InputView view;
    std::uint64_t given = 0;  // the last document that gave it
    feel::Value value;
  };
  struct Hash {
    using is_transparent = void;
    std::size_t operator()(std::string_view text) const { return std::hash<std::string_view>{}(text); }
  };

  bool read_members(base::JsonCursor& in);
  bool read_member(base::JsonCursor& in, ValueReader& reader, std::size_t number);
  int find(std::string_view key, std::size_t number);
  void unknown(ValueReader& reader, std::string_view key);
  void check_complete(ValueReader& reader);

  Model model_;
  Model::Session session_;
  std::string decision_name_;
  int decision_ = -1;
  ReadOptions options_;
  std::vector<Input> inputs_;
  std::unordered_map<std::string, int, Hash, std::equal_to<>> by_name_;
  std::vector<int> order_;   // inputs in the order of the last text
  std::size_t members_ = 0;  // of the last text
  std::uint64_t document_ = 0;
  std::string key_buffer_, out_;
  std::vector<base::Issue> issues_;
};

}  // namespace dmn
