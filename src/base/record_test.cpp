#include "base/record.h"

#include <gtest/gtest.h>

#include <limits>

#include "base/uscc.h"

namespace base {
namespace {

enum class Tier { good, fair, watch };
BOOST_DESCRIBE_ENUM(Tier, good, fair, watch)

struct Person {
  std::string name;
  std::optional<int> age;
};
BOOST_DESCRIBE_STRUCT(Person, (), (name, age))

struct Everything {
  bool open{};
  int term_days{};
  std::int64_t head_count{};
  double probability{};
  std::string note;
  Decimal ratio;
  Money amount;
  Rate rate;
  Date due;
  Instant at;
  Tier tier{};
  Id<Person> person_id;
  std::optional<Date> closed;
  std::vector<Person> people;
  std::map<std::string, Decimal> figures;
  Json free;
};
BOOST_DESCRIBE_STRUCT(Everything, (),
                      (open, term_days, head_count, probability, note, ratio, amount, rate, due, at, tier, person_id,
                       closed, people, figures, free))

struct Tree {
  std::string name;
  std::vector<Tree> children;
};
BOOST_DESCRIBE_STRUCT(Tree, (), (name, children))

struct Holder {
  Uscc code;
};
BOOST_DESCRIBE_STRUCT(Holder, (), (code))

struct Half {  // a field is not listed
  int listed{};
  int forgotten{};
};
BOOST_DESCRIBE_STRUCT(Half, (), (listed))

}  // namespace

template <>
inline constexpr auto field_docs<Person> =
    std::array{FieldDoc{"name", "Full name"}, FieldDoc{"age", "Whole years at the last birthday"}};
template <>
inline constexpr auto field_docs<Tree> = std::array{FieldDoc{"children", "Wrong order"}, FieldDoc{"name", "Name"}};
template <>
inline constexpr auto field_docs<Half> = std::array{FieldDoc{"listed", "The only one"}};

namespace {

static_assert(fully_described<Person>);
static_assert(!fully_described<Tree>);    // docs in another order
static_assert(!fully_described<Half>);    // a field not listed
static_assert(!fully_described<Holder>);  // no docs

constexpr char const* everything =
    "{\"open\":true,\"term_days\":30,\"head_count\":5000000000,\"probability\":0.1,\"note\":\"a\\\"b\",\"ratio\":1.25,"
    "\"amount\":\"1200.50\",\"rate\":0.125,\"due\":\"2024-03-05\",\"at\":\"2024-03-05T06:07:08.000Z\",\"tier\":"
    "\"fair\","
    "\"person_id\":\"p_1\",\"people\":[{\"name\":\"张三\",\"age\":40},{\"name\":\"李四\"}],\"figures\":{\"a\":1,\"b\":"
    "2.5},"
    "\"free\":[null,{\"x\":1}]}";

std::string issues_of(std::string_view json) {
  Result<Everything> const result = parse_json<Everything>(json);
  return result ? "fine" : to_text(result.error());
}

TEST(Record, RoundTrip) {
  Result<Everything> const value = parse_json<Everything>(everything);
  ASSERT_TRUE(value) << value;
  EXPECT_EQ(value->term_days, 30);
  EXPECT_EQ(value->amount, Money::of_minor(120'050));
  EXPECT_EQ(value->tier, Tier::fair);
  EXPECT_EQ(value->closed, std::nullopt);
  EXPECT_EQ(value->people.at(0).age, 40);
  EXPECT_EQ(to_json(*value).to_string(), everything);
}

TEST(Record, NullStandsForAnAbsentOptional) {
  EXPECT_EQ(parse_json<Person>("{\"name\":\"x\",\"age\":null}")->age, std::nullopt);
  EXPECT_FALSE(parse_json<Person>("{\"name\":null}"));
}

TEST(Record, CollectsEveryIssueWithItsPlace) {
  EXPECT_EQ(issues_of("[]"), "the document does not fit its description\nexpected an object, got an array");
  std::string const text = issues_of(
      "{\"open\":1,\"term_days\":\"soon\",\"head_count\":1.5,\"probability\":\"x\",\"note\":null,\"ratio\":true,"
      "\"amount\":\"1.234\",\"rate\":0.1234567891,\"due\":\"2024-02-30\",\"at\":\"now\",\"tier\":\"bad\",\"closed\":{},"
      "\"people\":[{\"name\":\"a\",\"height\":2},{\"age\":3000000000}],\"figures\":{\"a/b\":[]},\"extra\":1}");
  for (char const* line :
       {"/open: expected true or false, got `1`", "/term_days: expected an integer, got `soon`",
        "/head_count: expected an integer, got `1.5`", "/probability: expected a number, got `x`",
        "/note: expected a text, got null", "/ratio: expected a number, got `true`",
        "/amount: expected an amount of money such as \"1200.50\", got `1.234`",
        "/rate: expected a rate with at most 9 digits after the point, got `0.1234567891`",
        "/due: expected a date such as 2024-03-05, got `2024-02-30`",
        "/at: expected a point in time such as 2024-03-05T06:07:08Z, got `now`",
        "/tier: expected one of `good`, `fair`, `watch`, got `bad`",
        "/closed: expected a date such as 2024-03-05, got an object", "/person_id: missing", "/free: missing",
        "/people/0/height: unknown field, known are `name`, `age`", "/people/1/name: missing",
        "/people/1/age: expected an integer from -2147483648 to 2147483647, got `3000000000`",
        "/figures/a~1b: expected a number, got an array", "/extra: unknown field, known are `open`"})
    EXPECT_NE(text.find(line), std::string::npos) << line << "\n" << text;
  EXPECT_EQ(std::count(text.begin(), text.end(), '\n'), 19) << text;
}

TEST(Record, IssuesAreBoundedAndQuotesAreCut) {
  std::string list = "[";
  for (int i = 0; i < 500; ++i) list += "\"x\",";
  list.back() = ']';
  Result<std::vector<int>> const many = parse_json<std::vector<int>>(list);
  EXPECT_EQ(many.error().issues.size(), 100U);
  std::string const name(200, 'y');
  EXPECT_EQ(from_json<int>(Json{name}).error().issues.at(0).message,
            "expected an integer, got `" + name.substr(0, 40) + "…`");
}

TEST(Record, TextWithRulesUsesItsOwnParser) {
  Result<Holder> const holder = parse_json<Holder>("{\"code\":\"91350100m000100y43\"}");
  ASSERT_TRUE(holder) << holder;
  EXPECT_EQ(to_json(*holder).to_string(), "{\"code\":\"91350100M000100Y43\"}");
  EXPECT_EQ(parse_json<Holder>("{\"code\":\"91350100M000100Y4Z\"}").error().issues.at(0).at, "/code");
}

TEST(Record, OtherCurrenciesKeepTheirCode) {
  Json const dollars = to_json(Money::of_minor(-150, Currency::usd));
  EXPECT_EQ(dollars.to_string(), "\"-1.50 USD\"");
  EXPECT_EQ(from_json<Money>(dollars).value(), Money::of_minor(-150, Currency::usd));
}

TEST(Record, DoublesMustBeFinite) {
  EXPECT_THROW(to_json(std::numeric_limits<double>::quiet_NaN()), Bug);
  EXPECT_FALSE(parse_json<double>("1e400"));
  EXPECT_EQ(parse_json<double>("1e-400").value(), 0.0);
}

TEST(Record, SchemaDescribesFields) {
  EXPECT_EQ(schema_of<Person>().to_string(),
            "{\"type\":\"object\",\"properties\":{\"name\":{\"type\":\"string\",\"description\":\"Full name\"},"
            "\"age\":{\"type\":\"integer\",\"format\":\"int32\",\"description\":\"Whole years at the last birthday\"}},"
            "\"required\":[\"name\"],\"additionalProperties\":false}");
  Json const schema = schema_of<Everything>();
  Json const& properties = *schema.find("properties");
  EXPECT_EQ(properties.find("tier")->to_string(), "{\"type\":\"string\",\"enum\":[\"good\",\"fair\",\"watch\"]}");
  EXPECT_EQ(properties.find("due")->text_of("format"), "date");
  EXPECT_EQ(properties.find("at")->text_of("format"), "date-time");
  EXPECT_EQ(properties.find("people")->find("items")->find("required")->to_string(), "[\"name\"]");
  EXPECT_EQ(properties.find("figures")->to_string(),
            "{\"type\":\"object\",\"additionalProperties\":{\"type\":\"number\"}}");
  EXPECT_EQ(schema.find("required")->if_array()->size(), 15U);
  EXPECT_EQ(schema_of<Tree>().find("properties")->find("children")->find("items")->to_string(),
            "{\"type\":\"object\"}");
}

}  // namespace
}  // namespace base
