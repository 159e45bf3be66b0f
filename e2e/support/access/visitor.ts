/** Somebody with a session, or nobody: requests as their browser would send them. */
export type Visitor = {
  get: (path: string) => Promise<Response>;
  post: (path: string, body: BodyInit, headers?: Record<string, string>) => Promise<Response>;
  /** Calls a server action as the page would. */
  act: (page: string, actionId: string, call: ActionCall) => Promise<ActionAnswer>;
};

/** A form behind its earlier answer (null), a form alone, or any arguments. */
export type ActionCall = { form: Fields } | { formAlone: Fields } | { args: readonly unknown[] };
export type Fields = Record<string, string | readonly string[]>;
export type ActionAnswer = {
  status: number;
  setsCookie: boolean;
  redirect: string | null;
  answer: { status?: string; code?: string; refusal?: { code: string } } | null;
};

const SESSION_PATHS = { csrf: "/api/auth/csrf", enter: "/api/auth/callback/credentials" };

export function nobody(address: string): Visitor {
  return visitorWith(address, "");
}

/** Signs in with a password, as the browser does. */
export async function signedIn(address: string, email: string, password: string): Promise<Visitor> {
  const asked = await fetch(address + SESSION_PATHS.csrf);
  const jar = cookiesOf(asked);
  const { csrfToken } = (await asked.json()) as { csrfToken: string };
  const body = new URLSearchParams({ csrfToken, email, password, json: "true" });
  const entered = await fetch(address + SESSION_PATHS.enter, { method: "POST", headers: { cookie: jar }, body, redirect: "manual" });
  const session = cookiesOf(entered);
  if (!session.includes("onerow.session=")) throw new Error(`${email} could not sign in: ${await entered.text()}`);
  return visitorWith(address, session);
}

const cookiesOf = (response: Response): string =>
  response.headers
    .getSetCookie()
    .map((cookie) => cookie.split(";")[0])
    .join("; ");

function visitorWith(address: string, cookie: string): Visitor {
  const send = (method: string, path: string, body?: BodyInit, headers: Record<string, string> = {}): Promise<Response> =>
    fetch(address + path, {
      method,
      headers: { cookie, origin: address, ...headers },
      redirect: "manual",
      ...(body === undefined ? {} : { body }),
    });
  return {
    get: (path) => send("GET", path),
    post: (path, body, headers) => send("POST", path, body, headers),
    async act(page, actionId, call) {
      const response = await send("POST", page, encode(call), { "next-action": actionId, accept: "text/x-component" });
      const { status, headers } = response;
      const setsCookie = headers.getSetCookie().length > 0;
      return { status, setsCookie, redirect: headers.get("x-action-redirect"), answer: answerIn(await response.text()) };
    },
  };
}

/** The arguments as React sends them: a form's fields under names of their own, and a root that refers to them. */
function encode(call: ActionCall): FormData | string {
  if ("args" in call) return JSON.stringify(call.args);
  const form = new FormData();
  const fields = "form" in call ? call.form : call.formAlone;
  for (const [name, values] of Object.entries(fields)) for (const value of [values].flat()) form.append(`_1_${name}`, value);
  form.append("0", "form" in call ? '[null,"$K1"]' : '["$K1"]');
  return form;
}

/** The action's own answer in the stream of rows that Next sends back: row 0 names the row it stands in. */
function answerIn(stream: string): ActionAnswer["answer"] {
  const rows = rowsIn(Buffer.from(stream));
  const head = rows.get("0");
  if (!head?.startsWith("{")) return null;
  const { a } = JSON.parse(head) as { a?: string };
  const row = a?.startsWith("$@") ? rows.get(a.slice(2)) : undefined;
  return row?.startsWith("{") ? (JSON.parse(row) as ActionAnswer["answer"]) : null;
}

/** A row ends with its line, but a long text says its length in bytes and ends without one. */
function rowsIn(stream: Buffer): Map<string, string> {
  const rows = new Map<string, string>();
  for (let at = 0; at < stream.length; ) {
    const colon = stream.indexOf(":", at);
    if (colon < 0) break;
    const id = stream.toString("utf8", at, colon);
    const text = /^T([0-9a-f]+),/.exec(stream.toString("latin1", colon + 1, colon + 20));
    const start = colon + 1 + (text?.[0].length ?? 0);
    const line = stream.indexOf("\n", start);
    const end = text ? start + Number.parseInt(text[1] ?? "", 16) : line < 0 ? stream.length : line;
    rows.set(id, stream.toString("utf8", start, end));
    at = text ? end : end + 1;
  }
  return rows;
}
