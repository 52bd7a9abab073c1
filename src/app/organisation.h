// Log-in through the organisation's own identity provider (OpenID Connect, authorization-code flow with PKCE): what
// identity/oidc.h needs from the network, and which answers count. The provider is named by whoever starts the program;
// what it publishes about itself is asked for when it is needed and remembered for a while. Safe to share between threads.
//
// It proves who somebody is and gives no rights: a person is linked to its subject (app/operations_organisation.cpp)
// and has the roles that were granted here. Source: rules C15, C16; ADR 0025.
#pragma once

#include <functional>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/date.h"
#include "base/id.h"
#include "base/result.h"
#include "identity/oidc.h"

namespace app {

// policies/identity/organisation.csv
struct OrganisationRules {
  int request_minutes = 0, clock_skew_seconds = 0, token_age_seconds_max = 0, metadata_minutes = 0,
      keys_again_seconds = 0, timeout_seconds = 0;
  std::vector<std::string> second_factor_amr;
};
base::Result<OrganisationRules> read_organisation_rules(std::string_view csv, std::string_view file);

// Of `serve --oidc`.
struct OrganisationSettings {
  std::string issuer;  // as the provider spells it
  std::string client_id;
  std::string client_secret;                   // "" for a public client: PKCE alone
  std::string redirect_uri;                    // of the page that takes the way back, as registered with the provider
  std::vector<std::string> second_factor_acr;  // asked for, and values of `acr` that say that a second factor was given
  std::string title_zh = "单位账号", title_en = "your organisation";
};

// Who came back from the provider.
struct Arrival {
  std::string subject, name;
  bool second_factor = false;                     // as the provider says by `acr` or `amr`
  std::optional<base::Instant> authenticated_at;  // when it last asked the person for proof
};

class Organisation {
 public:
  struct Question {
    std::string method, url;
    std::vector<std::pair<std::string, std::string>> headers;
    std::string body;
  };
  struct Answer {
    int status = 0;
    std::string body;
  };
  // Only what may be reached is reached: see http/client.h.
  using Ask = std::function<base::Result<Answer>(Question const&)>;

  Organisation(OrganisationSettings settings, OrganisationRules rules, Ask ask);

  OrganisationSettings const& settings() const { return settings_; }
  OrganisationRules const& rules() const { return rules_; }

  // unavailable: the provider cannot be reached, or publishes what cannot be used.
  base::Result<identity::OidcRequest> begin(base::Instant now, base::Randomness& randomness);

  // What the browser brought back. `issuer`: the parameter `iss` (RFC 9207), "" when absent.
  struct Returned {
    std::string code, issuer;
  };
  // Exchanges the code and checks the token. REQUIRES: the state was `request`'s. forbidden: the provider vouches for
  // nobody here, with the reason for the log.
  base::Result<Arrival> arrive(Returned const& returned, identity::OidcRequest const& request, base::Instant now);

 private:
  struct Metadata {
    std::string authorization_endpoint, token_endpoint, jwks_uri;
    bool names_issuer = false;  // in what the browser brings back (RFC 9207)
    base::Instant read_at;
  };
  struct Keys {
    identity::KeySet set;
    base::Instant read_at;
  };
  base::Result<std::string> get(std::string const& url) const;
  base::Result<Metadata> read_metadata(base::Instant now) const;
  base::Result<Metadata> metadata(base::Instant now);
  base::Result<std::shared_ptr<Keys const>> keys(Metadata const& from, base::Instant now, int age_seconds_max);
  base::Result<std::string> exchange(Metadata const& at, std::string const& code,
                                     identity::OidcRequest const& request) const;
  base::Result<identity::IdToken> checked(std::string const& token, Metadata const& from,
                                          identity::OidcRequest const& request, base::Instant now);
  bool is_second_factor(base::Json const& claims) const;
  bool is_usable(std::string_view url) const;
  identity::OidcProvider provider(Metadata const& metadata) const;

  OrganisationSettings settings_;
  OrganisationRules rules_;
  Ask ask_;
  std::mutex mutex_;
  std::optional<Metadata> metadata_;
  std::shared_ptr<Keys const> keys_;
};

}  // namespace app
