#include "main/stores.h"

#include <fmt/format.h>

#include <cstdio>
#include <cstdlib>
#include <filesystem>

#include "store/postgres_store.h"
#include "store/sqlite_store.h"

namespace main_program {
namespace {

// After a failed commit nobody knows what the disk holds: stop, and let the next start recover.
void on_store_failure(base::Error const& error) {
  fmt::print(stderr, "yingzhou: the store cannot write any more, stopping: {}\n", base::to_text(error));
  std::_Exit(75);  // EX_TEMPFAIL
}

std::string file_in(std::string const& folder) { return (std::filesystem::path{folder} / "yingzhou.db").string(); }

base::Result<std::unique_ptr<app::Store>> open(std::string const& folder, std::string const& url) {
  if (!url.empty()) return store::open_postgres(url);
  return store::open_sqlite(file_in(folder), {.on_failure = on_store_failure, .busy_timeout_milliseconds = 5'000});
}

}  // namespace

base::Result<std::unique_ptr<app::Store>> open_store(std::string const& folder, std::string const& url) {
  std::error_code error;
  std::filesystem::create_directories(folder, error);
  if (error)
    return base::Error{
        base::ErrorCode::unavailable, fmt::format("cannot create the folder `{}`: {}", folder, error.message()), {}};
  return open(folder, url);
}

base::Result<std::unique_ptr<app::Store>> open_existing_store(std::string const& folder, std::string const& url) {
  std::error_code error;
  if (url.empty() && !std::filesystem::exists(file_in(folder), error))
    return base::not_found(fmt::format("{}: there is no store; name the folder with --data", file_in(folder)));
  return open(folder, url);
}

}  // namespace main_program
