// The operation catalogue: one declaration gives an operation its route, OpenAPI entry, command, permission, audit event and
// the handling of repeated and outdated requests. Operations know no HTTP: they get named texts and answer bytes of a media
// type. Run one through app::perform (app/perform.h), which holds to the declaration; nothing else changes the store.
#pragma once

#include <any>
#include <functional>
#include <map>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "access_control/decision.h"
#include "app/ports.h"
#include "base/json.h"
#include "base/result.h"
#include "identity/signature.h"

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
  std::string idempotency_key, if_match;                       // "" when absent; if_match without its quotes
  std::string client;                                          // program and network address, for sessions and audit
  std::string network;                                         // of the caller, for throttling
  std::string trace_id;                                        // joins reply, log and event
  identity::WebhookHeaders signature{};                        // of what another program sends, "" for none
  std::string ticket{};                                        // that an earlier reply gave this browser, "" for none
  // A parameter, or "" when absent.
  std::string_view of(std::string_view name) const;
};

struct Reply {
  int status = 200;  // not policy: fine
  std::string content_type = "application/json";
  std::string body;
  std::string file_name;  // set for downloads
  std::string etag{};     // version of what is answered, for If-Match; "" for none
  // Set by log-in and log-out, carried out by http: the token of the new session, or that there is none any more.
  std::string session_token{};
  bool session_ended = false;
  // For this browser to bring again (Request::ticket), sealed, for so long; and that it has been used up.
  std::string ticket{};
  int ticket_seconds = 0;
  bool ticket_used = false;
};

// What an operation worked out before its transaction.
class Prepared {
 public:
  template <class T>
  static Prepared of(T value) {
    Prepared made;
    made.value_ = std::move(value);
    return made;
  }
  template <class T>
  T const& as() const {
    return std::any_cast<T const&>(value_);
  }

 private:
  std::any value_;
};

struct Context;  // app/context.h: store, packs, clock, ids, report writers
struct Call;     // app/perform.h: context, request, who asks, the transaction

struct Operation {
  std::string method, path;  // path: /api/v1/parties/{party_id}
  std::string operation_id;  // get_party
  std::string tag, summary_zh, summary_en;
  std::vector<Parameter> parameters;
  std::string request_schema;  // JSON Schema, "" when no body
  std::string reply_schema;    // JSON Schema of the 200 body, "" when not JSON
  std::string reply_type = "application/json";
  std::string permission;  // of the access pack; "" where anyone may ask
  // What it is about; absent where it is about nothing in particular, or where the operation filters a list by itself.
  std::function<base::Result<access_control::Resource>(Call&)> resource;
  std::string event;            // kind of the event that a change or an audited read writes; "" for other reads
  bool versioned = false;       // a change of a version that If-Match names
  bool repeatable = true;       // a change that needs an Idempotency-Key; false for log-in and the like
  bool streams = false;         // a read that is asked again within one connection: server-sent events (app/live.h)
  bool computes = false;        // a POST that changes nothing: the body is what to compute with
  bool changes_rights = false;  // after it, what is remembered of sessions and memberships does not count
  // Slow work of a change before its transaction, such as hashing a password; its result stands in Call::prepared.
  std::function<base::Result<Prepared>(Call&)> prepare;
  std::string command;  // of the terminal: `yingzhou api COMMAND`; the operation id with hyphens by default
  std::function<base::Result<Reply>(Call&)> run;

  bool is_change() const { return method != "GET" && !computes; }
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
