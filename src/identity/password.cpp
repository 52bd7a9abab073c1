#include "identity/password.h"

#include <fmt/format.h>

#include <algorithm>

#include "base/normal_form.h"
#include "base/text.h"
#include "base/utf_8.h"

namespace identity {
namespace {

constexpr std::size_t personal_bytes_min = 4;  // shorter names occur inside words
constexpr std::size_t passwords_max = 100'000;
constexpr std::size_t password_bytes_max = 4'096;

bool is_digit(char32_t c) { return c >= U'0' && c <= U'9'; }
bool is_letter(char32_t c) { return (c >= U'a' && c <= U'z') || (c >= U'A' && c <= U'Z') || c > 0x7F; }

std::u32string code_points(std::string_view text) {
  std::u32string points;
  while (!text.empty()) {
    base::CodePoint const point = base::first_code_point(text);
    CHECK(point.length > 0);
    points += point.value;
    text.remove_prefix(point.length);
  }
  return points;
}

int classes_of(std::u32string const& points) {
  bool upper = false, lower = false, digit = false, other = false;
  for (char32_t const c : points) {
    bool const is_upper = c >= U'A' && c <= U'Z';
    bool const is_lower = c >= U'a' && c <= U'z';
    upper = upper || is_upper;
    lower = lower || is_lower;
    digit = digit || is_digit(c);
    other = other || !(is_upper || is_lower || is_digit(c));
  }
  return int{upper} + int{lower} + int{digit} + int{other};
}

// All steps from one character to the next equal, of -1, 0 or 1: aaaaaaaa, 12345678, hgfedcba.
bool is_trivial(std::u32string const& points) {
  if (points.size() < 2) return true;
  auto const step = [&](std::size_t i) { return static_cast<int>(points[i]) - static_cast<int>(points[i - 1]); };
  if (std::abs(step(1)) > 1) return false;
  for (std::size_t i = 2; i < points.size(); ++i)
    if (step(i) != step(1)) return false;
  return true;
}

// One short piece again and again: abcabcabc, 520520520.
bool is_repeated(std::u32string const& points) {
  for (std::size_t period = 1; period <= points.size() / 3; ++period) {
    bool repeated = true;
    for (std::size_t i = period; i < points.size() && repeated; ++i) repeated = points[i] == points[i - period];
    if (repeated) return true;
  }
  return false;
}

bool holds_name(std::string_view folded, std::string_view name) {
  if (!base::is_valid_utf_8(name)) return false;
  std::string const folded_name = base::case_folded(name);
  std::string_view const local = std::string_view{folded_name}.substr(0, folded_name.find('@'));  // of an address
  // In bytes: two Chinese characters are a name already.
  return local.size() >= personal_bytes_min && folded.find(local) != std::string_view::npos;
}

base::Result<bool> was_used(PasswordProfile const& profile, std::string_view password, PasswordContext const& context) {
  std::size_t const count = std::min(context.previous_hashes.size(), static_cast<std::size_t>(profile.history));
  bool used = false;
  for (std::size_t i = 0; i < count && !used; ++i) {
    CHECK(context.hasher != nullptr);
    auto const verified = context.hasher->verify(password, context.previous_hashes[i]);
    if (!verified && verified.error().code == base::ErrorCode::unavailable) return verified.error();
    used = verified && verified->matches;
  }
  return used;
}

}  // namespace

base::Result<CommonPasswords> CommonPasswords::read(std::string_view text, std::string_view file) {
  if (!base::is_valid_utf_8(text)) return base::invalid(fmt::format("{}: is not UTF-8", file));
  CommonPasswords passwords;
  while (!text.empty()) {
    std::size_t const end = std::min(text.find('\n'), text.size());
    std::string const line = base::trimmed(text.substr(0, end));
    text.remove_prefix(std::min(end + 1, text.size()));
    if (line.empty() || line.starts_with('#')) continue;
    passwords.sorted_.push_back(base::case_folded(line));
    if (passwords.sorted_.size() > passwords_max)
      return base::invalid(fmt::format("{}: more than {} passwords", file, passwords_max));
  }
  std::sort(passwords.sorted_.begin(), passwords.sorted_.end());
  passwords.sorted_.erase(std::unique(passwords.sorted_.begin(), passwords.sorted_.end()), passwords.sorted_.end());
  if (passwords.sorted_.empty()) return base::invalid(fmt::format("{}: holds no password", file));
  return passwords;
}

bool CommonPasswords::contain(std::string_view folded, int decoration_max) const {
  auto const known = [&](std::string_view text) { return std::binary_search(sorted_.begin(), sorted_.end(), text); };
  if (known(folded)) return true;
  auto const is_decoration = [](char c) {
    return static_cast<signed char>(c) > 0 && !is_letter(static_cast<char32_t>(c));
  };
  std::size_t const most = static_cast<std::size_t>(decoration_max);
  for (std::size_t front = 0; front <= most && front < folded.size(); ++front) {
    if (front > 0 && !is_decoration(folded[front - 1])) break;
    for (std::size_t back = 0; front + back <= most && front + back < folded.size(); ++back) {
      if (back > 0 && !is_decoration(folded[folded.size() - back])) break;
      if (known(folded.substr(front, folded.size() - front - back))) return true;
    }
  }
  return false;
}

base::Result<std::vector<Complaint>> complaints(PasswordProfile const& profile, std::string_view password,
                                                PasswordContext const& context) {
  std::vector<Complaint> found;
  if (password.size() > password_bytes_max || !base::is_valid_utf_8(password)) {
    found.push_back({"not_text", "口令过长或含有无法识别的字符", "the password is far too long or no text"});
    return found;
  }
  std::string const composed = TRY(base::nfc(password));
  std::u32string const points = code_points(composed);
  std::string const folded = base::case_folded(composed);
  int const length = static_cast<int>(points.size());
  int const length_min = context.has_second_factor ? profile.length_min_with_second_factor : profile.length_min;
  if (length < length_min)
    found.push_back({"too_short", fmt::format("口令至少需要 {} 个字符，现为 {} 个", length_min, length),
                     fmt::format("the password needs at least {} characters, it has {}", length_min, length)});
  if (length > profile.length_max)
    found.push_back(
        {"too_long", fmt::format("口令最多 {} 个字符，现为 {} 个", profile.length_max, length),
         fmt::format("the password may have at most {} characters, it has {}", profile.length_max, length)});
  if (classes_of(points) < profile.character_classes_min)
    found.push_back(
        {"too_few_classes",
         fmt::format("口令须包含大写字母、小写字母、数字、其他字符中的至少 {} 类", profile.character_classes_min),
         fmt::format("the password needs at least {} of: upper case, lower case, digits, other characters",
                     profile.character_classes_min)});
  if (profile.blocklist) {
    CHECK(context.common_passwords != nullptr);
    if (context.common_passwords->contain(folded, profile.blocklist_decoration_max) || is_trivial(points) ||
        is_repeated(points))
      found.push_back(
          {"common", "这是常见或极易猜到的口令，请另选", "this password is common or trivial; choose another"});
  }
  if (holds_name(folded, context.login_name) || holds_name(folded, context.display_name))
    found.push_back(
        {"personal", "口令不得包含登录名或姓名", "the password may not contain the login name or the name"});
  if (TRY(was_used(profile, composed, context)))
    found.push_back({"used_before", fmt::format("不得使用最近 {} 次用过的口令", profile.history),
                     fmt::format("the last {} passwords may not be used again", profile.history)});
  return found;
}

base::Result<> acceptable(PasswordProfile const& profile, std::string_view password, PasswordContext const& context) {
  std::vector<Complaint> const found = TRY(complaints(profile, password, context));
  if (found.empty()) return {};
  std::vector<base::Issue> issues;
  for (Complaint const& complaint : found) issues.push_back({"/password", complaint.zh + " / " + complaint.en});
  return base::invalid("口令不符合要求 / the password cannot be used", std::move(issues));
}

}  // namespace identity
