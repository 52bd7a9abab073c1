#include "feeds/files.h"

#include <gmock/gmock.h>

#include "feeds/testing.h"

namespace feeds {
namespace {

using ::testing::ElementsAre;
using ::testing::EndsWith;
using testing::Folder;
using ::testing::Pair;

TEST(Files, a_file_is_read_whole_up_to_its_bound) {
  Folder folder;
  std::string const path = folder.write("a.bin", std::string{"a\0b\n", 4});
  EXPECT_EQ(read_file(path).value(), (std::string{"a\0b\n", 4}));
  EXPECT_EQ(read_file(path, 4).value().size(), 4U);
  EXPECT_EQ(read_file(path, 3).error().message, path + ": larger than 3 bytes");
  EXPECT_EQ(read_file(folder.path("absent")).error().code, base::ErrorCode::not_found);
  EXPECT_EQ(read_file(folder.path("")).error().code, base::ErrorCode::invalid);
  EXPECT_EQ(read_file("/dev/zero").error().message, "/dev/zero: not a regular file");
}

TEST(Files, a_pack_is_every_file_of_its_folders) {
  Folder folder;
  folder.write("pack/pack.yaml", "name: x\n");
  folder.write("pack/decisions/tier.dmn", "<x/>");
  folder.write("pack/.git/config", "secret");
  folder.write("pack/.DS_Store", "");
  auto const files = read_pack_files(folder.path("pack"));
  ASSERT_TRUE(files) << base::to_text(files.error());
  EXPECT_THAT(*files, ElementsAre(Pair("decisions/tier.dmn", "<x/>"), Pair("pack.yaml", "name: x\n")));
}

TEST(Files, packs_beyond_the_bounds_are_refused) {
  Folder folder;
  EXPECT_THAT(read_pack_files(folder.path("none")).error().message,
              EndsWith("no such folder; name the folder of a policy pack"));

  folder.write("empty/labels.csv", "");
  EXPECT_THAT(read_pack_files(folder.path("empty")).error().message,
              EndsWith("empty: holds no pack.yaml, so it is no policy pack"));

  folder.write("linked/pack.yaml", "");
  std::filesystem::create_symlink("/etc/passwd", folder.path("linked/labels.csv"));
  EXPECT_THAT(read_pack_files(folder.path("linked")).error().message,
              EndsWith("labels.csv: not a regular file; a pack holds files and folders only"));

  folder.write("large/a", std::string(pack_file_bytes_max + 1, 'a'));
  EXPECT_THAT(read_pack_files(folder.path("large")).error().message, EndsWith("a: larger than 16777216 bytes"));

  for (int i = 0; i < 5; ++i) folder.write("sum/" + std::to_string(i), std::string(pack_file_bytes_max, 'a'));
  EXPECT_THAT(read_pack_files(folder.path("sum")).error().message, EndsWith("a pack holds at most 64 MiB"));

  std::string deep = "deep";
  for (int i = 0; i < pack_depth_max; ++i) deep += "/d";
  folder.write(deep + "/a", "");
  EXPECT_THAT(read_pack_files(folder.path("deep")).error().message, EndsWith("folders nest deeper than 16"));

  for (std::size_t i = 0; i <= pack_files_max; ++i) folder.write("many/" + std::to_string(i), "");
  EXPECT_THAT(read_pack_files(folder.path("many")).error().message, EndsWith("a pack holds at most 2000 files"));
}

}  // namespace
}  // namespace feeds
