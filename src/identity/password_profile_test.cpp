#include "identity/password_profile.h"

#include <gtest/gtest.h>

#include "identity/testing.h"

namespace identity {
namespace {

std::string const path = "policies/identity/password_profiles.csv";

// The file with one line replaced, as read: the text of the error, "" when it is read.
std::string error_with(std::string const& line, std::string const& instead) {
  std::string text = file_text(path);
  std::size_t const at = text.find(line);
  EXPECT_NE(at, std::string::npos) << line;
  text.replace(at, line.size(), instead);
  auto const read = read_password_profiles(text, "p.csv");
  return read ? std::string{} : base::to_text(read.error());
}

TEST(PasswordProfile, the_two_profiles_hold_what_their_norms_ask_for) {
  PasswordProfile const nist = profile("nist");
  EXPECT_EQ(nist.length_min, 15);
  EXPECT_EQ(nist.length_min_with_second_factor, 8);
  EXPECT_GE(nist.length_max, 64);
  EXPECT_EQ(nist.character_classes_min, 1);
  EXPECT_EQ(nist.age_days_max, 0);
  EXPECT_LE(nist.failures_max, 100);
  EXPECT_TRUE(nist.blocklist);
  PasswordProfile const mlps3 = profile("mlps3");
  EXPECT_EQ(mlps3.character_classes_min, 3);
  EXPECT_EQ(mlps3.age_days_max, 90);
  EXPECT_EQ(mlps3.history, 5);
  EXPECT_TRUE(mlps3.second_factor);
  EXPECT_EQ(mlps3.idle_minutes, 30);
  EXPECT_EQ(find_profile({nist, mlps3}, "x").error().message,
            "there is no password profile `x`; there are `nist`, `mlps3`");
}

TEST(PasswordProfile, a_bad_row_is_told_with_its_place) {
  std::string const row = "nist,history,0,passwords,";
  struct {
    char const* instead;
    char const* want;
  } const cases[] = {
      {"nist,history,many,passwords,",
       "p.csv:9:3: `history` must be a whole number from 0 to 24 (passwords), got `many`"},
      {"nist,history,25,passwords,", "p.csv:9:3: `history` must be a whole number from 0 to 24 (passwords), got `25`"},
      {"nist,history,0,days,", "p.csv:9:4: the unit of `history` is `passwords`"},
      {"nist,histori,0,passwords,", "p.csv:9:2: there is no parameter `histori`"},
      {"nist,histori,0,passwords,", "p.csv: profile `nist` lacks `history`"},
      {"nist,length_min,15,characters,", "p.csv:9:2: `length_min` of profile `nist` occurs twice"},
      {",history,0,passwords,", "p.csv:9:1: the name of the profile is missing"},
  };
  for (auto const& c : cases) {
    std::string const error = error_with(row, c.instead);
    EXPECT_NE(error.find(c.want), std::string::npos) << c.want << "\n" << error;
  }
  EXPECT_NE(error_with("nist,idle_minutes,30,", "nist,idle_minutes,1000,").find("longer than `absolute_hours`"),
            std::string::npos);
  EXPECT_NE(error_with("nist,length_max,128,", "nist,length_max,32,").find("from 64"), std::string::npos);
  EXPECT_NE(error_with("nist,failures_max,100,", "nist,failures_max,101,").find("from 1 to 100"), std::string::npos);
  EXPECT_NE(error_with("nist,argon2_memory_kib,47104,", "nist,argon2_memory_kib,1024,").find("from 19456"),
            std::string::npos);
  EXPECT_NE(error_with("profile,parameter,", "profile,name,").find("column `parameter` is missing"), std::string::npos);
  EXPECT_FALSE(read_password_profiles("profile,parameter,value,unit,source\n", "p.csv"));
}

}  // namespace
}  // namespace identity
