#include "report/attachments.h"

#include <fmt/format.h>

#include <qpdf/Pipeline.hh>
#include <qpdf/QPDF.hh>
#include <qpdf/QPDFEmbeddedFileDocumentHelper.hh>
#include <qpdf/QPDFWriter.hh>
#include <stdexcept>

namespace report {
namespace {

// D:20240531100000Z
std::string pdf_date(base::Instant at) {
  std::string date = "D:";
  for (char const c : at.to_string().substr(0, 19))  // not policy: up to the seconds
    if (c >= '0' && c <= '9') date += c;
  return date + "Z";
}

QPDFObjectHandle embed(QPDF& pdf, Attachment const& attachment, base::Instant at) {
  auto stream = QPDFEFStreamObjectHelper::createEFStream(pdf, attachment.bytes);
  stream.setSubtype(attachment.media_type).setCreationDate(pdf_date(at)).setModDate(pdf_date(at));
  auto file = QPDFFileSpecObjectHelper::createFileSpec(pdf, attachment.name, stream);
  file.setDescription(attachment.description);
  QPDFObjectHandle made = file.getObjectHandle();
  made.replaceKey("/AFRelationship", QPDFObjectHandle::newName("/" + attachment.relationship));
  QPDFEmbeddedFileDocumentHelper{pdf}.replaceEmbeddedFile(attachment.name, file);
  return made;
}

void open(QPDF& pdf, std::string const& bytes) {
  pdf.setSuppressWarnings(true);
  pdf.processMemoryFile("report", bytes.data(), bytes.size());
}

// What a stream gives, and no more than is allowed: a few bytes may unpack to very many.
class Bounded final : public Pipeline {
 public:
  Bounded() : Pipeline("bounded", nullptr) {}
  void write(unsigned char const* data, std::size_t size) override {
    is_full_ = is_full_ || size > attachment_bytes_max - bytes_.size();
    if (is_full_) throw std::runtime_error("an embedded file is too large");
    bytes_.append(data, data + size);
  }
  void finish() override {}
  bool is_full() const { return is_full_; }
  std::string& bytes() { return bytes_; }

 private:
  std::string bytes_;
  bool is_full_ = false;
};

std::string bytes_of(QPDFFileSpecObjectHelper& file) {
  QPDFObjectHandle stream = file.getEmbeddedFileStream();
  if (!stream.isStream()) throw std::runtime_error("an embedded file is missing");
  Bounded taken;
  bool const is_read = stream.pipeStreamData(&taken, 0, qpdf_dl_all, true);
  if (taken.is_full() || !is_read) throw std::runtime_error("an embedded file is too large or damaged");
  return std::move(taken.bytes());
}

}  // namespace

base::Result<std::string> with_attachments(std::string const& pdf, std::vector<Attachment> const& attachments,
                                           base::Instant at) {
  try {
    QPDF document;
    open(document, pdf);
    QPDFObjectHandle associated = QPDFObjectHandle::newArray();
    for (Attachment const& attachment : attachments) associated.appendItem(embed(document, attachment, at));
    document.getRoot().replaceKey("/AF", associated);
    QPDFWriter writer{document};
    writer.setOutputMemory();
    writer.setMinimumPDFVersion("1.7");
    writer.setCompressStreams(false);
    writer.setDecodeLevel(qpdf_dl_none);
    writer.setDeterministicID(true);
    writer.write();
    auto const written = writer.getBufferSharedPointer();
    return std::string{reinterpret_cast<char const*>(written->getBuffer()), written->getSize()};
  } catch (std::exception const& error) {
    return base::Error{base::ErrorCode::unavailable, fmt::format("the report cannot take files: {}", error.what()), {}};
  }
}

bool looks_like_pdf(std::string_view bytes) {
  return bytes.substr(0, 1024).find("%PDF-") != std::string_view::npos;  // not policy: where readers look for it
}

base::Result<std::vector<Attachment>> attachments_of(std::string const& pdf) {
  std::vector<Attachment> found;
  try {
    QPDF document;
    open(document, pdf);
    for (auto const& [name, file] : QPDFEmbeddedFileDocumentHelper{document}.getEmbeddedFiles())
      found.push_back({file->getFilename(), "", "", "", bytes_of(*file)});
  } catch (std::exception const& error) {
    return base::invalid(fmt::format("this PDF cannot be read: {}", error.what()));
  }
  return found;
}

}  // namespace report
