#include "http/message.h"

#include <algorithm>

#include "http/text.h"

namespace http {

std::string_view header_of(Headers const& headers, std::string_view name) {
  for (auto const& [key, value] : headers)
    if (same_ignoring_case(key, name)) return value;
  return {};
}

std::size_t count_headers(Headers const& headers, std::string_view name) {
  auto const named = [name](auto const& header) { return same_ignoring_case(header.first, name); };
  return static_cast<std::size_t>(std::count_if(headers.begin(), headers.end(), named));
}

std::string_view reason_of(int status) {
  switch (status) {
    case 200: return "OK";
    case 201: return "Created";
    case 204: return "No Content";
    case 304: return "Not Modified";
    case 400: return "Bad Request";
    case 403: return "Forbidden";
    case 404: return "Not Found";
    case 405: return "Method Not Allowed";
    case 408: return "Request Timeout";
    case 409: return "Conflict";
    case 413: return "Content Too Large";
    case 414: return "URI Too Long";
    case 415: return "Unsupported Media Type";
    case 421: return "Misdirected Request";
    case 422: return "Unprocessable Content";
    case 431: return "Request Header Fields Too Large";
    case 500: return "Internal Server Error";
    case 503: return "Service Unavailable";
    default: return "Status";
  }
}

}  // namespace http
