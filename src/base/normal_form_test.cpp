#include "base/normal_form.h"

#include <gtest/gtest.h>

namespace base {
namespace {

TEST(NormalForm, composes_and_refuses_what_is_not_utf_8) {
  EXPECT_EQ(*nfc("e\u0301"), "\u00e9");
  EXPECT_EQ(*nfc("密码"), "密码");
  EXPECT_EQ(*nfc("\uff21"), "\uff21") << "form C keeps compatibility forms";
  EXPECT_EQ(*nfc(""), "");
  EXPECT_FALSE(nfc("\xff"));
}

TEST(NormalForm, folds_case_and_width) {
  EXPECT_EQ(case_folded("PassWord"), "password");
  EXPECT_EQ(case_folded("\uff30\uff41\uff53\uff53"), "pass");
  EXPECT_EQ(case_folded("Stra\u00dfe"), "strasse");
}

}  // namespace
}  // namespace base
