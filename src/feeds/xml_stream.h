// A streaming XML reader over a package part: a start, an end and text per element, on demand. Document types are refused
// (no entities, no outside files), depth is bounded, namespace prefixes are resolved and then left out of names.
#pragma once

#include <functional>
#include <memory>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/result.h"
#include "feeds/zip_package.h"

namespace feeds {

inline constexpr int xml_depth_max = 128;

// Attributes by name without prefix. Views are valid during the call.
class XmlAttributes {
 public:
  explicit XmlAttributes(char const* const* names_and_values) : attributes_(names_and_values) {}
  // "" when absent. `r:id` and `id` are told apart by `of_relationship`.
  std::string_view of(std::string_view name) const;
  std::string_view of_relationship(std::string_view name) const;

 private:
  char const* const* attributes_;
};

class XmlHandler {
 public:
  virtual ~XmlHandler() = default;
  virtual base::Result<> start(std::string_view name, XmlAttributes const& attributes) = 0;
  virtual base::Result<> text(std::string_view text) = 0;
  virtual base::Result<> end(std::string_view name) = 0;
  // Asked after every end: true interrupts XmlStream::run, which continues there when called again.
  virtual bool wants_pause() const { return false; }
};

class XmlStream {
 public:
  // `handler` must outlive the stream; `place` opens messages.
  XmlStream(ZipPackage::Entry entry, std::string place, XmlHandler& handler);
  ~XmlStream();
  XmlStream(XmlStream const&) = delete;
  XmlStream& operator=(XmlStream const&) = delete;
  // Until the handler wants a pause (true) or the document ends (false).
  base::Result<bool> run();
  double fraction_done() const;

 private:
  struct State;
  std::unique_ptr<State> state_;
};

// The whole of a small part.
base::Result<> read_part(ZipPackage& package, std::string_view part, XmlHandler& handler);

}  // namespace feeds
