// An identity provider that was not written here: oidc-provider, certified by the OpenID Foundation, with its own pages
// for logging in and consenting. Whoever enters a name there is that subject.
import Provider from "oidc-provider";

import { client_id, listen, secret, way_back_of_program } from "./provider";

export async function run_certified_provider(): Promise<{ issuer: string; stop: () => Promise<void> }> {
  const { server, issuer, stop } = await listen();
  const provider = new Provider(issuer, {
    clients: [{ client_id, client_secret: secret, redirect_uris: ["http://localhost:1/login/organisation"] }],
    claims: { openid: ["sub"] },
    cookies: { keys: ["a key of tests"] },
    pkce: { required: () => true },
    features: { devInteractions: { enabled: true } },
  });
  // The program takes a free port after its provider is told to it.
  provider.Client.prototype.redirectUriAllowed = (uri) => way_back_of_program.test(uri);
  server.on("request", provider.callback());
  return { issuer, stop };
}
