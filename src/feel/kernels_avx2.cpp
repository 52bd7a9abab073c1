#include "feel/kernels_targets.h"

namespace feel::kernels_avx2 {
namespace {
#include "feel/kernels.inc"
}  // namespace

Kernels const& all() { return table; }

}  // namespace feel::kernels_avx2
