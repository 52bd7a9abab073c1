// An identity provider of an organisation, small and strict (OpenID Connect Core, RFC 6749, 7636, 9207): client, address of
// the way back, code and verifier must all fit, and a code works once. Whoever comes is asked to go on as `subject`.
import { createHash, generateKeyPairSync, randomUUID, sign } from "node:crypto";
import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";

export const client_id = "yingzhou";
export const secret = "a secret of tests";
export const way_back_of_program = /^http:\/\/localhost:\d+\/login\/organisation$/;

interface Grant {
  nonce: string;
  challenge: string;
  redirect_uri: string;
}

export interface Provider {
  issuer: string;
  subject: string;
  second_factor: boolean;
  stop: () => Promise<void>;
}

const base64url = (value: object): string => Buffer.from(JSON.stringify(value)).toString("base64url");

async function form_of(request: IncomingMessage): Promise<URLSearchParams> {
  let text = "";
  for await (const part of request) text += String(part);
  return new URLSearchParams(text);
}

// A server on a free port, without anything behind it yet.
export async function listen(): Promise<{ server: Server; issuer: string; stop: () => Promise<void> }> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const issuer = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const stop = (): Promise<void> =>
    new Promise((resolve) => {
      server.closeAllConnections();
      server.close(() => resolve());
    });
  return { server, issuer, stop };
}

export async function run_provider(): Promise<Provider> {
  const { privateKey, publicKey } = generateKeyPairSync("ec", { namedCurve: "P-256" });
  const grants = new Map<string, Grant>();
  const { server, issuer, stop } = await listen();
  const provider: Provider = { issuer, subject: "u-4711", second_factor: true, stop };

  const json = (reply: ServerResponse, status: number, body: object) => {
    reply.writeHead(status, { "Content-Type": "application/json", "Cache-Control": "no-store" });
    reply.end(JSON.stringify(body));
  };
  const authorize = (url: URL, reply: ServerResponse) => {
    const of = (name: string): string => url.searchParams.get(name) ?? "";
    const is_right =
      of("response_type") === "code" &&
      of("client_id") === client_id &&
      of("code_challenge_method") === "S256" &&
      of("scope").split(" ").includes("openid") &&
      way_back_of_program.test(of("redirect_uri"));
    if (!is_right) return json(reply, 400, { error: "invalid_request" });
    const code = randomUUID();
    grants.set(code, { nonce: of("nonce"), challenge: of("code_challenge"), redirect_uri: of("redirect_uri") });
    const way_back = (answer: Record<string, string>): string =>
      `${of("redirect_uri")}?${new URLSearchParams({ state: of("state"), iss: provider.issuer, ...answer })}`;
    reply.writeHead(200, { "Content-Type": "text/html; charset=utf-8" });
    reply.end(
      `<!doctype html><html lang="zh"><title>单位统一登录</title><link rel="icon" href="data:,"><h1>单位统一登录</h1>` +
        `<p><a href="${way_back({ code }).replaceAll("&", "&amp;")}">以 ${provider.subject} 继续</a></p>` +
        `<p><a href="${way_back({ error: "access_denied" }).replaceAll("&", "&amp;")}">取消</a></p></html>`,
    );
  };
  const token = async (request: IncomingMessage, reply: ServerResponse) => {
    const basic = Buffer.from(`${client_id}:${encodeURIComponent(secret)}`).toString("base64");
    if (request.headers.authorization !== `Basic ${basic}`) return json(reply, 401, { error: "invalid_client" });
    const form = await form_of(request);
    const grant = grants.get(form.get("code") ?? "");
    grants.delete(form.get("code") ?? "");
    const challenge = createHash("sha256")
      .update(form.get("code_verifier") ?? "")
      .digest("base64url");
    if (!grant || challenge !== grant.challenge || form.get("redirect_uri") !== grant.redirect_uri)
      return json(reply, 400, { error: "invalid_grant" });
    const now = Math.floor(Date.now() / 1000);
    const claims = {
      iss: provider.issuer,
      sub: provider.subject,
      aud: client_id,
      iat: now,
      exp: now + 300,
      auth_time: now,
      nonce: grant.nonce,
      amr: provider.second_factor ? ["pwd", "mfa"] : ["pwd"],
    };
    const content = `${base64url({ alg: "ES256", kid: "k1", typ: "JWT" })}.${base64url(claims)}`;
    const signature = sign("sha256", Buffer.from(content), { key: privateKey, dsaEncoding: "ieee-p1363" });
    json(reply, 200, {
      access_token: "unused",
      token_type: "Bearer",
      id_token: `${content}.${signature.toString("base64url")}`,
    });
  };

  server.on("request", (request, reply) => {
    const url = new URL(request.url ?? "/", provider.issuer);
    if (url.pathname === "/.well-known/openid-configuration")
      json(reply, 200, {
        issuer: provider.issuer,
        authorization_endpoint: `${provider.issuer}/authorize`,
        token_endpoint: `${provider.issuer}/token`,
        jwks_uri: `${provider.issuer}/jwks`,
        authorization_response_iss_parameter_supported: true,
      });
    else if (url.pathname === "/jwks")
      json(reply, 200, { keys: [{ ...publicKey.export({ format: "jwk" }), kid: "k1", use: "sig" }] });
    else if (url.pathname === "/authorize") authorize(url, reply);
    else if (url.pathname === "/token" && request.method === "POST") void token(request, reply);
    else json(reply, 404, {});
  });
  return provider;
}
