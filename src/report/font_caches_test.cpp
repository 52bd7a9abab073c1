// For the leak checker. Pango, Cairo and fontconfig keep fonts for the life of the program: given back after the last test, so
// that only what this module itself forgot is left. Cairo 1.16 besides loses 768 bytes per embedded font, fontconfig 288 bytes
// once; both are named to the checker; a forgotten Pango layout is still found.
#include <cairo.h>
#include <gtest/gtest.h>
#include <pango/pangocairo.h>

// Read by the leak sanitizer where it is linked.
extern "C" char const* __lsan_default_suppressions() { return "leak:libcairo.so\nleak:libfontconfig.so\n"; }

namespace {

class FontCaches final : public testing::Environment {
 public:
  void TearDown() override {
    pango_cairo_font_map_set_default(nullptr);
    cairo_debug_reset_static_data();
  }
};

testing::Environment* const font_caches = testing::AddGlobalTestEnvironment(new FontCaches);

}  // namespace
