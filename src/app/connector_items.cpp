#include "app/connector_items.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <charconv>

#include "app/import_mapping.h"
#include "app/import_rows.h"
#include "base/csv.h"
#include "base/rule_table.h"
#include "base/spelling.h"
#include "base/text.h"

namespace app {
namespace {

using base::Json;

constexpr int rule_value_max = 1 << 30;                             // not policy: what the program counts with
constexpr std::size_t settings_text_max = 2'000, fields_max = 200;  // not policy: bounds
constexpr std::size_t issues_kept = 200;                            // not policy: told of one answer
constexpr std::string_view own_code = "uscc";                       // head of the column that we add
constexpr std::string_view utf_8_mark =
    "\xEF\xBB\xBF";  // so that no odd character in a text makes it look like another one

bool is_one_of_words(std::string_view text, std::initializer_list<std::string_view> words) {
  return std::find(words.begin(), words.end(), text) != words.end();
}

// One step of a pointer as it stands in the document.
std::string unescaped(std::string_view step) {
  std::string text;
  for (std::size_t at = 0; at < step.size(); ++at) {
    if (step[at] == '~' && at + 1 < step.size()) {
      text += step[++at] == '1' ? '/' : '~';
      continue;
    }
    text += step[at];
  }
  return text;
}

std::string quoted_cell(std::string_view text) {
  if (text.find_first_of(",\"\r\n") == std::string_view::npos && base::trimmed(text) == text) return std::string{text};
  std::string quoted{'"'};
  for (char const c : text) quoted += c == '"' ? std::string{"\"\""} : std::string{c};
  return quoted + '"';
}

class SettingsCheck {
 public:
  SettingsCheck(park::Pack const& pack, ConnectorRules const& rules, ConnectorSettings const& settings)
      : pack_(pack), rules_(rules), settings_(settings) {}

  std::vector<base::Issue> issues(std::string_view kind, std::string_view source) {
    if (pack_.sources.find(source) == nullptr)
      add("/source", "choose a source of the register of sources", "请在来源登记中选择数据来源");
    if (kind == "pull") address();
    pointer("/settings/items", settings_.items);
    if (kind == "pull") paging();
    fields();
    if (!settings_.period.empty() && !read_period(settings_.period))
      add("/settings/period", "write a period such as 2025, 2025Q3 or 2025-06",
          "请填写期间，如 2025、2025Q3 或 2025-06");
    return std::move(issues_);
  }

 private:
  void add(std::string at, std::string en, std::string zh) {
    issues_.push_back({std::move(at), std::move(en), std::move(zh)});
  }

  void pointer(std::string at, std::string_view text) {
    if (!is_pointer(text) || text.size() > settings_text_max)
      add(std::move(at), fmt::format("`{}` is no JSON pointer; write /data/items for example", text),
          fmt::format("“{}”不是 JSON 指针；请填写如 /data/items", text));
  }

  void address() {
    std::string const refusal =
        settings_.url.size() > settings_text_max ? "too_long" : rules_.refusal_of(settings_.url);
    if (!refusal.empty())
      add("/settings/url", fmt::format("this address may not be asked ({}): give a public https address", refusal),
          fmt::format("不允许访问此地址（{}）：请填写公网 https 地址", refusal));
    if (settings_.every_minutes < rules_.every_minutes_min)
      add("/settings/every_minutes", fmt::format("at least {} minutes", rules_.every_minutes_min),
          fmt::format("至少 {} 分钟", rules_.every_minutes_min));
    if (!is_one_of_words(settings_.auth, {"none", "bearer", "basic", "header"}))
      add("/settings/auth", "one of none, bearer, basic, header", "认证方式须为 none、bearer、basic、header 之一");
    bool const needs_name = settings_.auth == "basic" || settings_.auth == "header";
    if (needs_name && settings_.auth_name.empty())
      add("/settings/auth_name", "write the user, or the name of the header", "请填写用户名或请求头名称");
    constexpr std::string_view letters = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-_";
    bool const is_odd =
        settings_.auth == "header" && (settings_.auth_name.find_first_not_of(letters) != std::string::npos ||
                                       is_one_of_words(base::lower_ascii(settings_.auth_name),
                                                       {"host", "content-length", "transfer-encoding", "connection"}));
    if (is_odd) add("/settings/auth_name", "this header is not the connector's to set", "不能设置此请求头");
  }

  void paging() {
    if (!is_one_of_words(settings_.paging, {"none", "next_link", "page", "cursor"}))
      return add("/settings/paging", "one of none, next_link, page, cursor",
                 "分页方式须为 none、next_link、page、cursor 之一");
    if (settings_.paging == "next_link" || settings_.paging == "cursor") {
      if (settings_.paging_pointer.empty())
        add("/settings/paging_pointer", "say where the next page stands in the answer", "请填写下一页在应答中的位置");
      pointer("/settings/paging_pointer", settings_.paging_pointer);
    }
    if (is_one_of_words(settings_.paging, {"page", "cursor"}) && settings_.paging_parameter.empty())
      add("/settings/paging_parameter", "write the parameter of the URL", "请填写网址中的参数名");
  }

  void fields() {
    std::vector<ImportColumn> columns;
    std::vector<std::string> header;
    if (settings_.fields.empty() || settings_.fields.size() > fields_max)
      return add("/settings/fields", fmt::format("1 to {} fields", fields_max),
                 fmt::format("1 至 {} 个字段", fields_max));
    for (std::size_t at = 0; at < settings_.fields.size(); ++at) {
      ConnectorField const& one = settings_.fields[at];
      if (one.pointer.empty() || !is_pointer(one.pointer))
        add(fmt::format("/settings/fields/{}/pointer", at), "write a JSON pointer into an item, /name for example",
            "请填写字段在数据项中的 JSON 指针，如 /name");
      if (!settings_.party_id.empty() && one.target.starts_with("party."))
        add(fmt::format("/settings/fields/{}/target", at), "the connector is about one enterprise already",
            "此接口只对应一家企业，不能再指定企业字段");
      columns.push_back({one.pointer, one.target, one.unit});
      header.push_back(one.pointer);
    }
    if (!settings_.party_id.empty()) {
      columns.push_back({std::string{own_code}, std::string{import_target::uscc}, ""});
      header.emplace_back(own_code);
    }
    std::string const source = pack_.sources.all().empty() ? "" : pack_.sources.all().front().name;
    if (auto const checked = check_mapping(pack_, {source, columns, "", true}, header); !checked)
      for (base::Issue issue : checked.error().issues) {
        if (issue.at == "/source") continue;
        if (issue.at.starts_with("/columns")) issue.at.replace(0, 8, "/settings/fields");  // not policy: its length
        issues_.push_back(std::move(issue));
      }
  }

  park::Pack const& pack_;
  ConnectorRules const& rules_;
  ConnectorSettings const& settings_;
  std::vector<base::Issue> issues_;
};

// Scheme, host and port.
std::string origin_of(std::string const& url) {
  std::size_t const host = url.find("://");
  return host == std::string::npos ? "" : url.substr(0, url.find_first_of("/?#\\@", host + 3));  // not policy: ://
}

std::string with_parameter(std::string const& url, std::string const& name, std::string const& value) {
  std::size_t const mark = url.find('#');
  std::string const plain = url.substr(0, mark);
  std::size_t const query = plain.find('?');
  std::string made = plain.substr(0, query);
  std::string rest;
  if (query != std::string::npos) {
    std::string_view pairs = std::string_view{plain}.substr(query + 1);
    while (!pairs.empty()) {
      std::string_view const pair = pairs.substr(0, pairs.find('&'));
      pairs.remove_prefix(std::min(pair.size() + 1, pairs.size()));
      if (pair.substr(0, pair.find('=')) != name && !pair.empty()) rest += fmt::format("{}&", pair);
    }
  }
  return fmt::format("{}?{}{}={}", made, rest, name, base::percent_encoded(value));
}

}  // namespace

std::string ConnectorRules::refusal_of(std::string_view url) const {
  if (to_this_machine && url.starts_with("http://127.0.0.1:")) return "";
  return identity::check_url(url, guard).refusal;
}

base::Result<ConnectorRules> read_connector_rules(std::string_view csv, std::string_view file) {
  ConnectorRules rules;
  rules.guard.ports.clear();
  TRY(base::read_rule_table(csv, file,
                            {{"wait", &rules.waits},
                             {"port", &rules.guard.ports},
                             {"host", &rules.guard.hosts},
                             {"timeout_seconds", &rules.timeout_seconds},
                             {"answer_bytes_max", &rules.answer_bytes_max},
                             {"run_bytes_max", &rules.run_bytes_max},
                             {"pages_max", &rules.pages_max},
                             {"requests_per_minute", &rules.requests_per_minute},
                             {"retry_after_seconds_max", &rules.retry_after_seconds_max},
                             {"failures_pause", &rules.failures_pause},
                             {"every_minutes_min", &rules.every_minutes_min},
                             {"push_window_seconds", &rules.push_window_seconds}},
                            rule_value_max));
  if (rules.guard.ports.empty())
    return base::invalid(fmt::format("{} has issues", file), {{std::string{file}, "the rule `port` is missing"}});
  return rules;
}

ImportMapping mapping_of(Connector const& connector) {
  ImportMapping mapping;
  mapping.source = connector.source;
  for (ConnectorField const& field : connector.settings.fields)
    mapping.columns.push_back({field.pointer, field.target, field.unit});
  if (!connector.settings.party_id.empty())
    mapping.columns.push_back({std::string{own_code}, std::string{import_target::uscc}, ""});
  mapping.period = connector.settings.period;
  mapping.leave_out_faulty = true;
  return mapping;
}

bool is_pointer(std::string_view text) {
  if (text.empty()) return true;
  if (text.front() != '/') return false;
  for (std::size_t at = text.find('~'); at != std::string_view::npos; at = text.find('~', at + 1))
    if (at + 1 >= text.size() || (text[at + 1] != '0' && text[at + 1] != '1')) return false;
  return true;
}

base::Json const* value_at(base::Json const& document, std::string_view pointer) {
  Json const* at = &document;
  while (at != nullptr && !pointer.empty()) {
    if (pointer.front() != '/') return nullptr;
    pointer.remove_prefix(1);
    std::string_view const step = pointer.substr(0, pointer.find('/'));
    pointer.remove_prefix(step.size());
    if (auto const* list = at->if_array()) {
      std::size_t index = 0;
      auto const [end, code] = std::from_chars(step.data(), step.data() + step.size(), index);
      bool const is_index = code == std::errc{} && end == step.data() + step.size() && index < list->size();
      at = is_index ? &(*list)[index] : nullptr;
    } else {
      at = at->find(unescaped(step));
    }
  }
  return at;
}

std::vector<base::Issue> issues_of_settings(park::Pack const& pack, ConnectorRules const& rules, std::string_view kind,
                                            std::string_view source, ConnectorSettings const& settings) {
  return SettingsCheck{pack, rules, settings}.issues(kind, source);
}

base::Result<> ConnectorItems::add(base::Json const& answer, std::string_view place) {
  Json const* const found = value_at(answer, settings_.items);
  if (found == nullptr)
    return base::Error{base::ErrorCode::invalid,
                       "the answer has no list of items",
                       {{fmt::format("{}{}", place, settings_.items), "there is nothing here", "此处没有内容"}},
                       "应答中没有数据列表"};
  if (found->if_object() != nullptr) {
    add_item(*found, settings_.items, place);
    return {};
  }
  auto const* const list = found->if_array();
  if (list == nullptr)
    return base::Error{base::ErrorCode::invalid,
                       "the answer has no list of items",
                       {{fmt::format("{}{}", place, settings_.items), "expected a list of objects", "应为对象的数组"}},
                       "应答中没有数据列表"};
  for (std::size_t at = 0; at < list->size(); ++at)
    add_item((*list)[at], fmt::format("{}/{}", settings_.items, at), place);
  return {};
}

void ConnectorItems::add_item(base::Json const& item, std::string const& pointer, std::string_view place) {
  auto const wrong = [&](std::string const& at, char const* en, char const* zh) {
    if (issues_.size() < issues_kept) issues_.push_back({fmt::format("{}{}", place, at), en, zh});
  };
  if (item.if_object() == nullptr) return wrong(pointer, "expected an object", "应为对象");
  std::vector<std::string> cells;
  for (ConnectorField const& field : settings_.fields) {
    Json const* const value = value_at(item, field.pointer);
    std::string cell;
    if (value == nullptr || value->is_null())
      cell = "";
    else if (auto const* text = value->if_string())
      cell = *text;
    else if (auto const* number = value->if_number())
      cell = number->to_string();
    else if (auto const* yes = value->if_boolean())
      cell = *yes ? "true" : "false";
    else
      return wrong(pointer + field.pointer, "expected a text, a number, true, false or null",
                   "应为文字、数字、true、false 或 null");
    if (cell.find('\0') != std::string::npos)
      return wrong(pointer + field.pointer, "the text holds the character U+0000: leave it out",
                   "文字含 U+0000 字符：请去除");
    cells.push_back(std::move(cell));
  }
  rows_.push_back(std::move(cells));
  pointers_.push_back(std::string{place} + pointer);
}

std::string ConnectorItems::csv(std::string_view uscc) const {
  std::string text{utf_8_mark};
  auto const line = [&](std::vector<std::string> const& cells, std::string_view last) {
    for (std::size_t at = 0; at < cells.size(); ++at) text += (at == 0 ? "" : ",") + quoted_cell(cells[at]);
    if (!settings_.party_id.empty()) text += fmt::format(",{}", last);
    text += '\n';
  };
  std::vector<std::string> header;
  for (ConnectorField const& field : settings_.fields) header.push_back(field.pointer);
  line(header, own_code);
  for (auto const& row : rows_) line(row, uscc);
  return text;
}

base::Result<std::string> next_page(ConnectorSettings const& settings, std::string const& url, base::Json const& answer,
                                    int page, std::size_t items) {
  if (settings.paging == "none") return std::string{};
  if (settings.paging == "page")
    return items == 0 ? std::string{} : with_parameter(url, settings.paging_parameter, std::to_string(page + 1));
  Json const* const found = value_at(answer, settings.paging_pointer);
  if (found == nullptr || found->is_null()) return std::string{};
  std::string text;
  if (auto const* string = found->if_string()) text = *string;
  if (auto const* number = found->if_number()) text = number->to_string();
  if (text.empty() && found->if_string() == nullptr)
    return base::Error{
        base::ErrorCode::invalid,
        "the next page is no text",
        {{settings.paging_pointer, "expected a text, or null on the last page", "应为文字，最后一页为 null"}},
        "下一页的位置不是文字"};
  if (text.empty()) return std::string{};
  if (settings.paging == "cursor") return with_parameter(url, settings.paging_parameter, text);
  if (text.starts_with("/") && !text.starts_with("//")) return origin_of(url) + text;
  // The connector's secret goes with every request: to nobody else.
  if (origin_of(text) != origin_of(settings.url))
    return base::Error{base::ErrorCode::invalid,
                       "the next page is on another server",
                       {{settings.paging_pointer, fmt::format("expected an address at {}", origin_of(settings.url)),
                         fmt::format("应为 {} 上的地址", origin_of(settings.url))}},
                       "下一页在另一台服务器上"};
  return text;
}

base::Result<ConnectorCheck> check_answer(std::shared_ptr<park::Pack const> pack, Connector const& connector,
                                          base::Json const& answer, base::Date today) {
  ConnectorItems items{connector.settings};
  TRY(items.add(answer, ""));
  ConnectorCheck check;
  check.items = static_cast<std::int64_t>(items.rows().size() + items.issues().size());
  check.issues = items.issues();
  ImportMapping const mapping = mapping_of(connector);
  ImportRowReader const reader{pack, mapping, today};
  ImportRow row;
  bool const is_bound = !connector.settings.party_id.empty();
  for (std::size_t at = 0; at < items.rows().size(); ++at) {
    InputRow input{static_cast<std::int64_t>(at), items.rows()[at]};
    reader.read(input, row);
    check.values += static_cast<std::int64_t>(row.facts.size());
    for (ImportFault const& fault : row.faults) {
      if (is_bound && fault.code == "nobody") continue;
      park::Label const text = fault_text(fault);
      std::string const got = fault.value.empty() ? "" : fmt::format(" (`{}`)", fault.value);
      check.issues.push_back({items.pointers()[at] + fault.column, text.en + got, text.zh + got});
    }
  }
  auto const next = next_page(connector.settings, connector.settings.url, answer, 1, items.rows().size());
  if (!next) check.issues.insert(check.issues.end(), next.error().issues.begin(), next.error().issues.end());
  return check;
}

}  // namespace app
