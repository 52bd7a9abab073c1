// The operation catalogue: one declaration gives an operation its route, OpenAPI entry and (later) permission row,
// command and audit event. Operations know no HTTP: they get named texts and answer bytes of a media type.
#pragma once

#include <functional>
#include <map>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "app/ports.h"
#include "base/json.h"
#include "base/result.h"

namespace app {

struct Parameter {
  std::string name;
  enum class Place { path, query } place = Place::query;
  std::string schema;  // JSON Schema of the text, e.g. {"type":"string","format":"date"}
  bool required = false;
  std::string doc_zh, doc_en, example;
};

struct Request {
  std::map<std::string, std::string, std::less<>> parameters;  // path and query, decoded
  std::string body;                                            // JSON for operations with a request schema
  std::string locale = "zh-CN";                                // or en
  // A parameter, or "" when absent.
  std::string_view of(std::string_view name) const;
};

struct Reply {
  int status = 200;  // not policy: fine
  std::string content_type = "application/json";
  std::string body;
  std::string file_name;  // set for downloads
};

struct Context;  // app/context.h: store, packs, clock, ids, report writers

struct Operation {
  std::string method, path;  // path: /api/v1/parties/{party_id}
  std::string operation_id;  // get_party
  std::string tag, summary_zh, summary_en;
  std::vector<Parameter> parameters;
  std::string request_schema;  // JSON Schema, "" when no body
  std::string reply_schema;    // JSON Schema of the 200 body, "" when not JSON
  std::string reply_type = "application/json";
  std::function<base::Result<Reply>(Context&, Request const&)> run;
};

// Schemas of records named in `$ref`s: name → JSON Schema.
using Schemas = std::map<std::string, base::Json, std::less<>>;

struct Catalogue {
  std::vector<Operation> operations;
  Schemas schemas;
};

// Every operation of the program (app/catalogue.cpp).
Catalogue catalogue();

}  // namespace app
