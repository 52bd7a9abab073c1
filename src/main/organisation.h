// The organisation's identity provider as `serve --oidc` names it, and how it is reached.
#pragma once

#include <memory>
#include <string>

#include "app/organisation.h"
#include "park/common/pack.h"

namespace main_program {

// `text`: issuer=…,client_id=…,redirect_uri=…[,secret_file=…][,acr=…][,network=private][,title_zh=…][,title_en=…]. The
// secret comes from the file, which only its owner may read, or from the environment (YINGZHOU_OIDC_SECRET); without
// either it is a public client.
base::Result<std::unique_ptr<app::Organisation>> open_organisation(std::string const& text,
                                                                   park::PackFiles const& policies);

}  // namespace main_program
