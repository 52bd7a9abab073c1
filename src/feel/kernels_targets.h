// The kernels by target, for feel/kernels.cpp. The flags of each source stand in the top CMakeLists.txt.
#pragma once

#include "feel/kernels.h"

namespace feel {
namespace kernels_portable {
Kernels const& all();
}
namespace kernels_avx2 {
Kernels const& all();
}
namespace kernels_avx512 {
Kernels const& all();
}
}  // namespace feel
