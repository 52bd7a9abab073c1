// What use cases found out from the store, remembered as long as the store stays as it was (Store::version). For what many
// requests ask and few changes touch: portfolios, whom an enterprise belongs to. Nothing is remembered over a store that
// has no version. Safe to share between threads.
//
//   auto const all = TRY(context.recent->get<std::vector<Portfolio>>("", [&] { return context.store.portfolios(); }));
#pragma once

#include <memory>
#include <mutex>
#include <string>
#include <string_view>
#include <typeinfo>
#include <unordered_map>

#include "app/ports.h"

namespace app {

class Recollection {
 public:
  explicit Recollection(Store& store) : store_(store) {}

  // One T per key. `find` gives a Result<T>; what fails is not remembered. A transaction must not ask: it would be told
  // what was before it.
  template <class T, class Find>
  base::Result<std::shared_ptr<T const>> get(std::string_view key, Find const& find) {
    auto const version = store_.version();
    if (!version) return std::make_shared<T const>(TRY(find()));
    std::string name = std::string{typeid(T).name()} + '\n' + std::string{key};
    if (auto known = look(name, *version)) return std::static_pointer_cast<T const>(known);
    auto made = std::make_shared<T const>(TRY(find()));
    keep(std::move(name), *version, made);
    return made;
  }

 private:
  std::shared_ptr<void const> look(std::string const& name, std::int64_t version);
  void keep(std::string name, std::int64_t version, std::shared_ptr<void const> made);

  Store& store_;
  std::mutex mutex_;
  std::int64_t version_ = 0;  // of everything kept
  std::unordered_map<std::string, std::shared_ptr<void const>> kept_;
};

}  // namespace app
