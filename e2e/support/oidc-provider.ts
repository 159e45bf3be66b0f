import { createSign, generateKeyPairSync, randomUUID } from "node:crypto";
import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";

export type Identity = { sub: string; email: string; email_verified?: boolean; name?: string };
export type OidcProvider = {
  issuer: string;
  clientId: string;
  clientSecret: string;
  answerAs: (identity: Identity) => void;
  close: () => Promise<void>;
};

type Grant = { identity: Identity; nonce: string | null; redirectUri: string };

const KEY_ID = "loopback";
const base64url = (text: string): string => Buffer.from(text).toString("base64url");

/** A real OpenID provider on the loopback: authorization code, RS256, and whoever it was told to vouch for. */
export async function startOidcProvider(port: number): Promise<OidcProvider> {
  const { privateKey, publicKey } = generateKeyPairSync("rsa", { modulusLength: 2048 });
  const issuer = `http://127.0.0.1:${port}`;
  const [clientId, clientSecret] = ["onerow", randomUUID()];
  const grants = new Map<string, Grant>();
  let identity: Identity = { sub: "nobody", email: "nobody@idp.example" };

  const sign = (claims: object): string => {
    const head = base64url(JSON.stringify({ alg: "RS256", kid: KEY_ID, typ: "JWT" }));
    const unsigned = `${head}.${base64url(JSON.stringify(claims))}`;
    return `${unsigned}.${createSign("RSA-SHA256").update(unsigned).sign(privateKey, "base64url")}`;
  };

  const routes: Record<string, (url: URL, request: IncomingMessage, response: ServerResponse) => Promise<void> | void> = {
    "/.well-known/openid-configuration": (_url, _request, response) => json(response, discovery(issuer)),
    "/jwks": (_url, _request, response) =>
      json(response, { keys: [{ ...publicKey.export({ format: "jwk" }), kid: KEY_ID, use: "sig", alg: "RS256" }] }),
    "/authorize": (url, _request, response) => {
      const code = randomUUID();
      const redirectUri = url.searchParams.get("redirect_uri") ?? "";
      grants.set(code, { identity, nonce: url.searchParams.get("nonce"), redirectUri });
      const back = new URL(redirectUri);
      back.searchParams.set("code", code);
      back.searchParams.set("state", url.searchParams.get("state") ?? "");
      response.writeHead(302, { location: back.href }).end();
    },
    "/token": async (_url, request, response) => {
      const form = new URLSearchParams(await bodyOf(request));
      const grant = grants.get(form.get("code") ?? "");
      grants.delete(form.get("code") ?? "");
      if (!grant || !form.get("code_verifier")) return json(response, { error: "invalid_grant" }, 400);
      const seconds = Math.floor(Date.now() / 1000);
      const claims = { iss: issuer, aud: clientId, iat: seconds, exp: seconds + 300, nonce: grant.nonce, ...grant.identity };
      return json(response, { access_token: randomUUID(), token_type: "Bearer", expires_in: 300, id_token: sign(claims) });
    },
  };
  const server = createServer((request, response) => {
    const url = new URL(request.url ?? "/", issuer);
    const route = routes[url.pathname];
    if (!route) return void response.writeHead(404).end();
    void Promise.resolve(route(url, request, response));
  });
  await new Promise<void>((resolve) => server.listen(port, "127.0.0.1", resolve));
  const answerAs = (next: Identity): void => void (identity = next);
  return { issuer, clientId, clientSecret, answerAs, close: () => closeServer(server) };
}

const discovery = (issuer: string) => ({
  issuer,
  authorization_endpoint: `${issuer}/authorize`,
  token_endpoint: `${issuer}/token`,
  jwks_uri: `${issuer}/jwks`,
  response_types_supported: ["code"],
  subject_types_supported: ["public"],
  id_token_signing_alg_values_supported: ["RS256"],
  code_challenge_methods_supported: ["S256"],
});

function json(response: ServerResponse, body: unknown, status = 200): void {
  response.writeHead(status, { "content-type": "application/json" }).end(JSON.stringify(body));
}

async function bodyOf(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks).toString("utf8");
}

const closeServer = (server: Server): Promise<void> =>
  new Promise((resolve) => {
    server.closeAllConnections();
    server.close(() => resolve());
  });
