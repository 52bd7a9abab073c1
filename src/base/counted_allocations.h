// For tests: every allocation of the program counts. Replaces the global operators, so it stands in one source per program.
#pragma once

#include <atomic>
#include <cstdint>
#include <cstdlib>
#include <new>

namespace base {
inline std::atomic<std::int64_t> allocations{0};
}  // namespace base

void* operator new(std::size_t size) {
  ++base::allocations;
  if (void* memory = std::malloc(size == 0 ? 1 : size)) return memory;
  throw std::bad_alloc{};
}
void operator delete(void* memory) noexcept { std::free(memory); }
void operator delete(void* memory, std::size_t) noexcept { std::free(memory); }
