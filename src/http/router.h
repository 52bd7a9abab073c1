// From the operation catalogue to HTTP: finds the operation of a request, checks its parameters against their declarations,
// runs it, and turns outcome or error into a reply. No rule of the park is known here.
//
// Everything under /api/ answers JSON or problem documents in the caller's language (Accept-Language, zh-CN without one);
// everything else is the web pages. GET /api/openapi.json is the description of it all.
#pragma once

#include <memory>
#include <span>

#include "app/operation.h"
#include "http/assets.h"
#include "http/message.h"

namespace http {

class Router {
 public:
  // Keeps references: catalogue, context and assets must outlive it. CHECKs that the declarations hold together.
  Router(app::Catalogue const& catalogue, app::Context& context, std::span<Asset const> assets);
  ~Router();
  Router(Router const&) = delete;
  Router& operator=(Router const&) = delete;

  // Any number of threads at a time, as far as the operations allow it.
  HttpReply handle(HttpRequest const& request) const;

 private:
  struct Table;
  std::unique_ptr<Table const> table_;
};

}  // namespace http
