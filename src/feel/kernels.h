// Loops over columns, compiled three times: for any x86-64 (or another machine), for AVX2 and for AVX-512; the
// program takes the best the processor has when it runs. Every target gives the same results, bit by bit: they are
// whole-number operations.
//
// Truth values are bytes 0 and 1. Arrays do not overlap unless they are the same. No function checks for overflow:
// the caller knows the bounds of what it hands over.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>

namespace feel {

enum class Target : std::uint8_t { portable, avx2, avx512 };
Target best_target();
bool is_supported(Target target);
std::string_view name_of(Target target);

struct Kernels {
  void (*add)(std::int64_t* out, std::int64_t const* a, std::int64_t const* b, std::size_t n);
  void (*subtract)(std::int64_t* out, std::int64_t const* a, std::int64_t const* b, std::size_t n);
  void (*multiply)(std::int64_t* out, std::int64_t const* a, std::int64_t const* b, std::size_t n);
  void (*scale)(std::int64_t* out, std::int64_t const* a, std::int64_t factor, std::size_t n);
  void (*minimum)(std::int64_t* out, std::int64_t const* a, std::int64_t const* b, std::size_t n);
  void (*maximum)(std::int64_t* out, std::int64_t const* a, std::int64_t const* b, std::size_t n);
  void (*choose)(std::int64_t* out, std::uint8_t const* condition, std::int64_t const* a, std::int64_t const* b,
                 std::size_t n);
  void (*fill)(std::int64_t* out, std::int64_t value, std::size_t n);
  void (*less)(std::uint8_t* out, std::int64_t const* a, std::int64_t const* b, std::size_t n);
  void (*less_equal)(std::uint8_t* out, std::int64_t const* a, std::int64_t const* b, std::size_t n);
  void (*equal)(std::uint8_t* out, std::int64_t const* a, std::int64_t const* b, std::size_t n);
  void (*unite)(std::uint8_t* out, std::uint8_t const* a, std::size_t n);  // out |= a
  // table[codes[i]]
  void (*look_up)(std::int64_t* out, std::uint32_t const* codes, std::int64_t const* table, std::size_t n);
  void (*look_up_code)(std::uint32_t* out, std::uint32_t const* codes, std::uint32_t const* table, std::size_t n);
  void (*look_up_truth)(std::uint8_t* out, std::uint32_t const* codes, std::uint8_t const* table, std::size_t n);
  // How many of the ascending thresholds are ≤ v[i]. Meant for few thresholds: looks at each.
  void (*classify)(std::uint32_t* out, std::int64_t const* v, std::int64_t const* thresholds, std::size_t count,
                   std::size_t n);
  void (*add_stride)(std::uint32_t* out, std::uint32_t const* atoms, std::uint32_t stride, std::size_t n);
  // sets[i] = bits[atoms[i]], and sets[i] &= …
  void (*take_bits)(std::uint64_t* sets, std::uint32_t const* atoms, std::uint64_t const* bits, std::size_t n);
  void (*keep_bits)(std::uint64_t* sets, std::uint32_t const* atoms, std::uint64_t const* bits, std::size_t n);
  // The lowest bit of each set, `none` where it is empty.
  void (*first_bit)(std::uint32_t* out, std::uint64_t const* sets, std::uint32_t none, std::size_t n);
};

Kernels const& kernels(Target target);

}  // namespace feel
