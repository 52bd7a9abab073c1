#include "feeds/xml_stream.h"

#include <expat.h>
#include <fmt/core.h>

#include <optional>

namespace feeds {
namespace {

constexpr char namespace_end = '\n';  // between namespace and local name; cannot occur in either
constexpr int read_bytes = 64 << 10;

std::string_view local_name(std::string_view name) {
  std::size_t const end = name.rfind(namespace_end);
  return end == std::string_view::npos ? name : name.substr(end + 1);
}

}  // namespace

std::string_view XmlAttributes::of(std::string_view name) const {
  for (char const* const* at = attributes_; *at != nullptr; at += 2)
    if (name == at[0]) return at[1];
  return {};
}

std::string_view XmlAttributes::of_relationship(std::string_view name) const {
  for (char const* const* at = attributes_; *at != nullptr; at += 2) {
    std::string_view const full = at[0];
    if (local_name(full) == name && full.ends_with("/relationships\n" + std::string{name})) return at[1];
  }
  return {};
}

struct XmlStream::State {
  ZipPackage::Entry entry;
  std::string place;
  XmlHandler& handler;
  XML_Parser parser;
  std::optional<base::Error> error;
  int depth = 0;
  bool is_suspended = false, is_finished = false;

  State(ZipPackage::Entry taken, std::string where, XmlHandler& to)
      : entry(std::move(taken)),
        place(std::move(where)),
        handler(to),
        parser(XML_ParserCreateNS(nullptr, namespace_end)) {
    CHECK(parser != nullptr);
    XML_SetUserData(parser, this);
    XML_SetElementHandler(parser, on_start, on_end);
    XML_SetCharacterDataHandler(parser, on_text);
    XML_SetStartDoctypeDeclHandler(parser, on_doctype);
  }
  State(State const&) = delete;
  State& operator=(State const&) = delete;
  ~State() { XML_ParserFree(parser); }

  void stop(base::Error with) {
    if (!error) error = std::move(with);
    XML_StopParser(parser, XML_FALSE);
  }

  // Exceptions must not cross the C library: running out of memory and bugs alike become an error here.
  template <class Call>
  void guarded(Call const& call) {
    if (error) return;
    try {
      if (base::Result<> result = call(); !result) stop(result.error());
    } catch (std::exception const& failure) {
      stop(base::Error{base::ErrorCode::unavailable, fmt::format("{}: {}", place, failure.what()), {}});
    }
  }

  static void on_start(void* data, char const* name, char const** attributes) {
    auto& self = *static_cast<State*>(data);
    if (++self.depth > xml_depth_max)
      return self.stop(base::invalid(fmt::format("{}: elements nest deeper than {}", self.place, xml_depth_max)));
    self.guarded([&] { return self.handler.start(local_name(name), XmlAttributes{attributes}); });
  }
  static void on_end(void* data, char const* name) {
    auto& self = *static_cast<State*>(data);
    --self.depth;
    self.guarded([&] { return self.handler.end(local_name(name)); });
    if (!self.error && self.handler.wants_pause()) XML_StopParser(self.parser, XML_TRUE);
  }
  static void on_text(void* data, char const* text, int size) {
    auto& self = *static_cast<State*>(data);
    self.guarded([&] { return self.handler.text({text, static_cast<std::size_t>(size)}); });
  }
  static void on_doctype(void* data, char const*, char const*, char const*, int) {
    auto& self = *static_cast<State*>(data);
    self.stop(base::invalid(
        fmt::format("{}: document types (DOCTYPE) are refused; save the file with a spreadsheet program", self.place)));
  }

  // Reads and parses one chunk, or goes on in the one that was interrupted.
  base::Result<> step() {
    XML_Status status = XML_STATUS_ERROR;
    if (is_suspended) {
      status = XML_ResumeParser(parser);
    } else {
      void* const buffer = XML_GetBuffer(parser, read_bytes);
      if (buffer == nullptr)
        return base::Error{base::ErrorCode::unavailable, fmt::format("{}: out of memory", place), {}};
      std::size_t const count = TRY(entry.read(static_cast<char*>(buffer), read_bytes));
      is_finished = count == 0;
      status = XML_ParseBuffer(parser, static_cast<int>(count), is_finished ? XML_TRUE : XML_FALSE);
    }
    if (error) return *error;
    is_suspended = status == XML_STATUS_SUSPENDED;
    if (status == XML_STATUS_ERROR)
      return base::invalid(fmt::format("{}: line {}: not well-formed XML: {}", place, XML_GetCurrentLineNumber(parser),
                                       XML_ErrorString(XML_GetErrorCode(parser))));
    return {};
  }
};

XmlStream::XmlStream(ZipPackage::Entry entry, std::string place, XmlHandler& handler)
    : state_(std::make_unique<State>(std::move(entry), std::move(place), handler)) {}
XmlStream::~XmlStream() = default;

base::Result<bool> XmlStream::run() {
  while (state_->is_suspended || !state_->is_finished) {
    TRY(state_->step());
    if (state_->is_suspended) return true;
  }
  return false;
}

double XmlStream::fraction_done() const { return state_->entry.fraction_done(); }

base::Result<> read_part(ZipPackage& package, std::string_view part, XmlHandler& handler) {
  ZipPackage::Entry entry = TRY(package.entry(part));
  XmlStream stream{std::move(entry), fmt::format("{}: {}", package.path(), part), handler};
  while (TRY(stream.run())) {
  }
  return {};
}

}  // namespace feeds
