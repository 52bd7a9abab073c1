#include "feel/kernels.h"

#include "feel/kernels_targets.h"

namespace feel {

bool is_supported(Target target) {
#if defined(__x86_64__)
  switch (target) {
    case Target::portable: return true;
    case Target::avx2: return __builtin_cpu_supports("avx2") != 0;
    case Target::avx512:
      return __builtin_cpu_supports("avx512f") != 0 && __builtin_cpu_supports("avx512dq") != 0 &&
             __builtin_cpu_supports("avx512bw") != 0 && __builtin_cpu_supports("avx512vl") != 0;
  }
  return false;
#else
  return target == Target::portable;
#endif
}

Target best_target() {
  static Target const best = is_supported(Target::avx512) ? Target::avx512
                             : is_supported(Target::avx2) ? Target::avx2
                                                          : Target::portable;
  return best;
}

std::string_view name_of(Target target) {
  switch (target) {
    case Target::portable: return "portable";
    case Target::avx2: return "AVX2";
    case Target::avx512: return "AVX-512";
  }
  return "";
}

Kernels const& kernels(Target target) {
  if (is_supported(target)) {
    if (target == Target::avx512) return kernels_avx512::all();
    if (target == Target::avx2) return kernels_avx2::all();
  }
  return kernels_portable::all();
}

}  // namespace feel
