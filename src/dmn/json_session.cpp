#include "dmn/json_session.h"

#include <fmt/format.h>

#include "base/json.h"
#include "base/utf_8.h"

namespace dmn {
namespace {

constexpr std::size_t names_shown_max = 12;

}  // namespace

JsonSession::JsonSession(Model model, std::string_view decision, ReadOptions options)
    : model_(std::move(model)),
      session_(model_),
      decision_name_(decision),
      decision_(session_.decision(decision)),
      options_(std::move(options)) {
  for (InputView& view : model_.inputs_for(decision))
    inputs_.push_back({.view = std::move(view), .given = 0, .value = {}});
  for (std::size_t i = 0; i < inputs_.size(); ++i) by_name_.emplace(inputs_[i].view.name, static_cast<int>(i));
  for (std::size_t i = 0; i < inputs_.size(); ++i) by_name_.emplace(inputs_[i].view.id, static_cast<int>(i));
}

std::string_view JsonSession::decide(std::string_view json, EvaluateOptions const& options) {
  out_.clear();
  if (read(json)) {
    append_json(out_, model_, evaluate(options), options_.locale);
    return out_;
  }
  out_ += R"({"status":"invalid","issues":[)";
  for (base::Issue const& issue : issues_) {
    out_ += &issue == issues_.data() ? R"({"at":)" : R"(,{"at":)";
    base::append_json_string(out_, issue.at);
    out_ += R"(,"message":)";
    base::append_json_string(out_, issue.message);
    out_ += '}';
  }
  out_ += "]}";
  return out_;
}

bool JsonSession::read(std::string_view json) {
  issues_.clear();
  members_ = 0;
  ++document_;
  bool const chinese = options_.locale == "zh-CN";
  if (decision_ < 0) {
    issues_.push_back({"", fmt::format(fmt::runtime(chinese ? "模型 `{1}` 没有名为 `{0}` 的决策"
                                                            : "there is no decision `{}` in the model `{}`"),
                                       decision_name_, model_.name())});
    return false;
  }
  session_.clear();
  base::JsonCursor in{json};
  if (!in.is_utf_8()) {
    issues_.push_back({fmt::format("byte {}", base::valid_utf_8_length(json)),
                       chinese ? "不是 UTF-8，请存为 UTF-8" : "not UTF-8; save the text as UTF-8"});
    return false;
  }
  in.skip_blanks();
  if (!read_members(in)) issues_.push_back({in.place(), in.error()});
  return issues_.empty();
}

bool JsonSession::read_members(base::JsonCursor& in) {
  ValueReader reader{in, options_.locale, issues_};
  if (in.front() != '{') {
    reader.issue("", "expected an object of the inputs by name: write it like {\"score\": 78}",
                 "应为按名称给出输入的对象，请写成 {\"score\": 78}");
    return true;
  }
  in.take('{');
  in.skip_blanks();
  if (!in.take('}')) {
    do {
      if (!read_member(in, reader, members_)) return false;
      ++members_;
      in.skip_blanks();
    } while (in.take(','));
    if (!in.take('}')) return in.fail("expected `,` or `}`, got " + in.found());
  }
  in.skip_blanks();
  if (!in.at_end()) return in.fail("expected the end of the text, got " + in.found());
  if (options_.complete) check_complete(reader);
  return true;
}

bool JsonSession::read_member(base::JsonCursor& in, ValueReader& reader, std::size_t number) {
  std::string_view key;
  in.skip_blanks();
  if (in.front() != '"') return in.fail("expected a key in quotes, got " + in.found());
  if (!in.read_text(key, key_buffer_)) return false;
  in.skip_blanks();
  if (!in.take(':')) return in.fail("expected `:`, got " + in.found());
  in.skip_blanks();
  int const found = find(key, number);
  if (found < 0) {
    if (!options_.ignores_unknown) unknown(reader, key);
    return in.skip_value();
  }
  Input& input = inputs_[static_cast<std::size_t>(found)];
  if (input.given == document_) {
    reader.issue(key, "given more than once: keep one", "重复给出，请只保留一个");
    return in.skip_value();
  }
  input.given = document_;
  if (!reader.read(key, *input.view.type, input.value)) return false;
  session_.set(input.view.slot, input.value);
  return true;
}

int JsonSession::find(std::string_view key, std::size_t number) {
  if (number < order_.size() && order_[number] >= 0 &&
      inputs_[static_cast<std::size_t>(order_[number])].view.name == key)
    return order_[number];
  auto const found = by_name_.find(key);
  int const input = found == by_name_.end() ? -1 : found->second;
  if (number >= order_.size()) order_.resize(number + 1, -1);
  order_[number] = input;
  return input;
}

void JsonSession::unknown(ValueReader& reader, std::string_view key) {
  std::string names;
  for (std::size_t i = 0; i < inputs_.size() && i < names_shown_max; ++i)
    names += fmt::format("{}`{}`", i == 0 ? "" : ", ", inputs_[i].view.name);
  if (inputs_.size() > names_shown_max) names += ", …";
  reader.issue(key, fmt::format("the model has no input of this name: use one of {}", names),
               fmt::format("模型没有该名称的输入，可用：{}", names));
}

void JsonSession::check_complete(ValueReader& reader) {
  for (Input const& input : inputs_)
    if (input.view.is_read && input.given != document_)
      reader.issue(input.view.name,
                   fmt::format("not given, but `{}` reads it: add it, or null where it is not known", decision_name_),
                   fmt::format("未给出，但 `{}` 需要它，请补上，未知时写 null", decision_name_));
}

Model::Inputs JsonSession::given() const {
  Model::Inputs values;
  for (std::size_t i = 0; i < members_; ++i)
    if (order_[i] >= 0) {
      Input const& input = inputs_[static_cast<std::size_t>(order_[i])];
      values.emplace_back(input.view.name, input.value);
    }
  return values;
}

base::Result<Model::Inputs> read_inputs(Model const& model, std::string_view decision, std::string_view json,
                                        ReadOptions const& options) {
  JsonSession session{model, decision, options};
  if (session.read(json)) return session.given();
  bool const chinese = options.locale == "zh-CN";
  return base::invalid(chinese ? "输入无法使用" : "the inputs cannot be used", session.issues());
}

}  // namespace dmn
