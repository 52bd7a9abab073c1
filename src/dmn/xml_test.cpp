#include "dmn/xml.h"

#include <gtest/gtest.h>

namespace {

std::string deep(int levels) {
  std::string xml;
  for (int i = 0; i < levels; ++i) xml += "<a>";
  for (int i = 0; i < levels; ++i) xml += "</a>";
  return xml;
}

TEST(Xml, refuses_what_it_cannot_trust_and_says_where) {
  // clang-format off
  struct { char const* why; std::string xml; char const* message; } const cases[] = {
      {"doctype", "<!DOCTYPE a [<!ENTITY x \"y\">]><a>&x;</a>", "m.dmn:1:1: a DOCTYPE is not accepted: remove it"},
      {"doctype behind the declaration", "<?xml version=\"1.0\"?>\n<!DOCTYPE a SYSTEM \"file:///etc/passwd\">\n<a/>",
       "a DOCTYPE is not accepted"},
      {"open tag", "<a>\n  <b></a>", "m.dmn:2:"},
      {"nothing", "", "m.dmn:1:1: "},
      {"only a comment", "<!-- nothing -->", "m.dmn:1:17: is not well-formed XML: no document element found"},
      {"other encoding", "<?xml version=\"1.0\" encoding=\"GB18030\"?><a/>", 
       "encoding `gb18030` is not accepted: save the file as UTF-8"},
      {"broken bytes", "<a>\xff\xfe</a>", "is not UTF-8"},
      {"nul", std::string("<a>\0</a>", 8), "holds a NUL character"},
      {"nested too deep", deep(300), "nested deeper than 200"}};
  // clang-format on
  for (auto const& c : cases) {
    auto const result = dmn::read_xml(c.xml, "m.dmn");
    ASSERT_FALSE(result) << c.why;
    EXPECT_NE(result.error().message.find(c.message), std::string::npos) << c.why << ": " << result.error().message;
    EXPECT_EQ(result.error().issues.size(), 1U) << c.why;
  }
}

TEST(Xml, bounds_bytes_and_nodes) {
  std::string many = "<a>";
  for (int i = 0; i < 100; ++i) many += "<b/>";
  many += "</a>";
  EXPECT_TRUE(dmn::read_xml(many, "m"));
  EXPECT_FALSE(dmn::read_xml(many, "m", {.nodes_max = 50}));
  EXPECT_FALSE(dmn::read_xml(many, "m", {.bytes_max = 100}));
  EXPECT_TRUE(dmn::read_xml(deep(199), "m"));
}

TEST(Xml, resolves_prefixes_where_they_are_declared) {
  auto const document =
      dmn::read_xml(R"(<x:a xmlns:x="urn:one" xmlns="urn:two"><b/><x:c xmlns:x="urn:three"/></x:a>)", "m");
  ASSERT_TRUE(document);
  pugi::xml_node const root = (*document)->document_element();
  EXPECT_EQ(dmn::local_name(root), "a");
  EXPECT_EQ(dmn::namespace_of(root), "urn:one");
  EXPECT_EQ(dmn::namespace_of(root.first_child()), "urn:two");
  EXPECT_EQ(dmn::namespace_of(root.last_child()), "urn:three");
}

TEST(Xml, joins_character_data) {
  auto const document = dmn::read_xml("<a>x &lt; <![CDATA[y & z]]><!-- no --></a>", "m");
  ASSERT_TRUE(document);
  EXPECT_EQ(dmn::text_of((*document)->document_element()), "x < y & z");
}

}  // namespace
