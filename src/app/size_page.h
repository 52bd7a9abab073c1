// The size of an enterprise as who asks may see it (ENT-03). The class is a shared result like a grade; what it rests on is
// shown to those who may see it.
#pragma once

#include "app/eye.h"
#include "app/file_views.h"
#include "park/file/size_class.h"

namespace app {

SizeView size_view(park::Pack const& pack, Eye const& eye, park::file::SizeResult const& result);

}  // namespace app
