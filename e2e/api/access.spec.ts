import { expect, test } from "@playwright/test";
import type { Right } from "@/db/values";
import { ACTIONS, OWN_ACTIONS } from "@/e2e/support/access/actions";
import { EXPORT_CASES } from "@/e2e/support/access/exports";
import { type OwnServer, startOwnServer } from "@/e2e/support/access/own-server";
import { PAGES } from "@/e2e/support/access/pages";
import { ROLE_NAMES, type RoleName } from "@/e2e/support/access/records";
import { OPEN_ROUTES, OTHER_ROUTES, ROUTES, SESSION_ROUTES } from "@/e2e/support/access/routes";
import { builtActions, listActions, listPages, listRoutes } from "@/e2e/support/access/surface";
import { type Fields, nobody, signedIn, type Visitor } from "@/e2e/support/access/visitor";
import { type Rows, type Watch, watchTables } from "@/e2e/support/access/watch-tables";
import { fetchDocumented } from "@/e2e/support/served-contract";
import { EXPORTS } from "@/lib/exports/lists";
import { DEFAULT_ROLES } from "@/lib/tenancy/default-roles";

test.describe.configure({ mode: "default", timeout: 300_000 });

let server: OwnServer;
let watch: Watch;
let before: Rows;
const visitors = new Map<RoleName | "nobody" | "foreign", Visitor>();

test.beforeAll(async () => {
  server = await startOwnServer();
  watch = await watchTables(server.databaseUrl);
  const { records, address } = server;
  visitors.set("nobody", nobody(address));
  visitors.set("foreign", await signedIn(address, records.foreign.account, records.password));
  for (const role of ROLE_NAMES) visitors.set(role, await signedIn(address, records.accounts[role], records.password));
  before = await watch.rows();
});
test.afterAll(async () => {
  await watch?.close();
  await server?.stop();
});

const visitor = (name: RoleName | "nobody" | "foreign"): Visitor => {
  const found = visitors.get(name);
  if (!found) throw new Error(`${name} is not signed in`);
  return found;
};

const rightsOf = (role: RoleName): readonly Right[] => DEFAULT_ROLES.find(({ code }) => code === role)?.rights ?? [];
const lacks = (role: RoleName, needed: readonly Right[]): boolean => needed.some((right) => !rightsOf(role).includes(right));
const actionIds = builtActions();

async function callApi(name: string, key: string | null): Promise<Response> {
  const it = ROUTES[name];
  if (!it) throw new Error(name);
  const headers = { "content-type": "application/json", "idempotency-key": `access-${name.length}-${key?.slice(-6)}` };
  const body = it.body?.(server.records.ids);
  return fetchDocumented(server.address, it.path(server.records.ids), {
    method: name.split(" ")[0] ?? "GET",
    headers: { ...headers, ...(key ? { authorization: `Bearer ${key}` } : {}) },
    ...(body ? { body: JSON.stringify(body) } : {}),
  });
}

async function callAction(name: string, who: Visitor) {
  const [it, built] = [ACTIONS[name], actionIds.get(name)];
  if (!it || !built) throw new Error(name);
  const page = PAGES[built.page]?.path?.(server.records.ids) ?? built.page;
  const given = it.fields(server.records.ids);
  const { answer, ...rest } = await who.act(page, built.id, Array.isArray(given) ? { args: given } : { form: given as Fields });
  return { ...rest, answer: answer && { ...answer, code: answer.code ?? answer.refusal?.code } };
}

// First, because some of what is tried below leaves the other organization rows with the same codes.
test("every list is downloaded by who may see it, with its own rows alone", async () => {
  const { records } = server;
  expect([...EXPORTS.keys()].sort()).toEqual(Object.keys(EXPORT_CASES).sort());
  expect((await visitor("admin").get("/exports/no-such-list.csv")).status).toBe(404);
  for (const [name, { right, query, holds, foreign }] of Object.entries(EXPORT_CASES)) {
    expect([name, EXPORTS.get(name)?.right]).toEqual([name, right]);
    const path = `/exports/${name}.csv?${query?.(records) ?? ""}`;
    const download = async (who: RoleName | "nobody" | "foreign") => {
      const answer = await visitor(who).get(path);
      const lines = answer.headers.get("content-type") === "text/csv; charset=utf-8" ? (await answer.text()).split("\r\n") : null;
      return { status: answer.status, location: answer.headers.get("location"), lines };
    };
    expect([name, (await download("nobody")).location]).toEqual([name, expect.stringContaining("/sign-in")]);
    for (const role of ROLE_NAMES)
      expect([name, role, (await download(role)).status]).toEqual([name, role, lacks(role, [right]) ? 403 : 200]);
    const own = (await download("admin")).lines ?? [];
    const others = await download("foreign");
    expect([name, others.status]).toEqual([name, foreign === 404 ? 404 : 200]);
    if (!holds) continue;
    expect([name, own]).toEqual([name, expect.arrayContaining([expect.stringContaining(holds(records))])]);
    expect([name, others.lines?.filter((line) => line.includes(holds(records))) ?? []]).toEqual([name, []]);
  }
});

test("every page, action and address of the file system stands in the tables of this test", () => {
  expect(listPages().filter((page) => !(page in PAGES))).toEqual([]);
  const known = [...Object.keys(ACTIONS), ...OWN_ACTIONS];
  expect(listActions().filter((name) => !known.includes(name))).toEqual([]);
  expect(known.filter((name) => !actionIds.has(name))).toEqual([]);
  const others: string[] = [...Object.keys(SESSION_ROUTES), ...OPEN_ROUTES, ...OTHER_ROUTES];
  const apiAddresses = Object.keys(ROUTES).map((name) => name.split(" ")[1]);
  expect(listRoutes().filter((route) => !apiAddresses.includes(route) && !others.includes(route))).toEqual([]);
});

test("the tables name exactly the methods that each API address has", async () => {
  for (const address of new Set(Object.keys(ROUTES).map((name) => name.split(" ")[1] ?? ""))) {
    const cases = Object.entries(ROUTES).filter(([name]) => name.endsWith(` ${address}`));
    const path = cases[0]?.[1].path(server.records.ids) ?? "";
    const answer = await fetch(server.address + path, { method: "OPTIONS" });
    const allowed = (answer.headers.get("allow") ?? "").split(", ").filter((method) => method !== "HEAD" && method !== "OPTIONS");
    const named = cases.map(([name]) => name.split(" ")[0] ?? "");
    expect([address, new Set(allowed)]).toEqual([address, new Set(named)]);
  }
});

test("nobody sees a page or calls an address or an action, and nothing is written", async () => {
  for (const [page, { right, path }] of Object.entries(PAGES)) {
    if (right === "anyone" || right === "link") continue;
    const answer = await visitor("nobody").get(path?.(server.records.ids) ?? page);
    expect([page, answer.status, answer.headers.get("location")?.split("?")[0]]).toEqual([page, 307, "/sign-in"]);
  }
  for (const name of Object.keys(ROUTES)) expect([name, (await callApi(name, null)).status]).toEqual([name, 401]);
  for (const [name, { path }] of Object.entries(SESSION_ROUTES))
    expect([name, (await visitor("nobody").get(path(server.records.ids))).status]).toEqual([name, 401]);
  for (const name of Object.keys(ACTIONS)) {
    const { redirect, answer } = await callAction(name, visitor("nobody"));
    expect([name, redirect?.split(/[?;]/)[0], answer?.status]).toEqual([name, "/sign-in", undefined]);
  }
  expect(await watch.rows()).toEqual(before);
});

for (const role of ROLE_NAMES) {
  test(`${role}: what the role does not include is refused, and nothing is written`, async () => {
    const key = server.records.keys[role];
    for (const [name, { right }] of Object.entries(ROUTES)) {
      if (!lacks(role, [right])) continue;
      const answer = await callApi(name, key);
      expect([name, answer.status, ((await answer.json()) as { code?: string }).code]).toEqual([name, 403, "no_right"]);
    }
    for (const [name, { right, path }] of Object.entries(SESSION_ROUTES)) {
      if (lacks(role, [right])) expect([name, (await visitor(role).get(path(server.records.ids))).status]).toEqual([name, 403]);
    }
    for (const [page, { right, path }] of Object.entries(PAGES)) {
      if (right === "anyone" || right === "link" || right === "member" || !lacks(role, [right])) continue;
      expect([page, (await visitor(role).get(path?.(server.records.ids) ?? page)).status]).toEqual([page, 403]);
    }
    for (const [name, { rights, lacking = ["no_right"] }] of Object.entries(ACTIONS)) {
      if (!lacks(role, rights)) continue;
      const { answer } = await callAction(name, visitor(role));
      expect([name, answer?.status]).toEqual([name, "refused"]);
      expect([name, lacking]).toEqual([name, expect.arrayContaining([answer?.code])]);
    }
    expect(await watch.rows()).toEqual(before);
  });
}

test("another organization does not find alpha's rows, whatever its rights, and none of them changes", async () => {
  const { records } = server;
  const alpha = await watch.rows(records.alphaId);
  for (const [page, { right, path }] of Object.entries(PAGES)) {
    if (path && right !== "link") expect([page, (await visitor("foreign").get(path(records.ids))).status]).toEqual([page, 404]);
  }
  for (const [name, { path, foreign }] of Object.entries(SESSION_ROUTES)) {
    if (foreign === 404) expect([name, (await visitor("foreign").get(path(records.ids))).status]).toEqual([name, 404]);
  }
  for (const [name, { foreign }] of Object.entries(ROUTES)) {
    if (foreign === 404) expect([name, (await callApi(name, records.foreign.key)).status]).toEqual([name, 404]);
  }
  for (const [name, { foreign }] of Object.entries(ACTIONS)) {
    if (foreign !== "refused") continue;
    const { answer } = await callAction(name, visitor("foreign"));
    expect([name, answer?.status]).toEqual([name, "refused"]);
    expect([name, answer?.code]).not.toEqual([name, "no_right"]);
  }
  expect(await watch.rows()).toEqual(before);
  for (const [name, { foreign }] of Object.entries(ROUTES)) if (foreign === "own") await callApi(name, records.foreign.key);
  for (const [name, { foreign }] of Object.entries(ACTIONS)) if (foreign === "own") await callAction(name, visitor("foreign"));
  expect(await watch.rows(records.alphaId)).toEqual(alpha);
});

test("addresses of the pages' own: nobody, the wrong role and another organization get nothing, and nothing is written", async () => {
  const { ids } = server.records;
  const rows = await watch.rows();
  const preview = (who: Visitor) =>
    who.post(`/orders/${ids.orderId}/cancel-preview`, JSON.stringify({ version: 1, reason: "other" }), {
      "content-type": "application/json",
    });
  const upload = (who: Visitor) => {
    const form = new FormData();
    form.append("file", new File(["order;sku;units\n1;TEA-1;1\n"], "orders.csv"));
    return who.post("/api/imports", form);
  };
  const statuses = async (call: (who: Visitor) => Promise<Response>) =>
    Promise.all((["nobody", "none", "foreign"] as const).map(async (name) => (await call(visitor(name))).status));

  expect((await visitor("nobody").get("/api/live")).status).toBe(401);
  expect((await visitor("none").get("/api/live")).status).toBe(403);
  expect((await statuses(preview))[0]).toBe(401);
  for (const [name, code] of [
    ["none", "no_right"],
    ["foreign", "not_found"],
  ] as const)
    expect([name, await (await preview(visitor(name))).json()]).toMatchObject([name, { ok: false, code }]);
  const rehearse = (who: Visitor) => who.post("/orders/rehearse", "{}", { "content-type": "application/json" });
  expect((await statuses(rehearse)).slice(0, 2)).toEqual([401, 403]);
  const lookup = (who: Visitor) => who.post("/stock/lookup", '{"codes":["TEA-1"]}', { "content-type": "application/json" });
  expect((await statuses(lookup)).slice(0, 2)).toEqual([401, 403]);
  expect(await (await lookup(visitor("foreign"))).text()).not.toContain(ids.productId);
  expect((await upload(visitor("nobody"))).headers.get("location")).toContain("/sign-in");
  expect((await upload(visitor("finance"))).headers.get("location")).toContain("refused=no_right");
  const enter = actionIds.get("(office)/session-actions#enterOrganization");
  const entered = await visitor("foreign").act("/orders", enter?.id ?? "", { formAlone: { organization: server.records.alphaId } });
  expect([entered.setsCookie, entered.redirect]).toEqual([false, "/orders;push"]);
  expect(await watch.rows()).toEqual(rows);
});

test("with all rights the same requests are understood, so that it was the right that stood in their way", async () => {
  for (const [page, { path }] of Object.entries(PAGES)) {
    const { status, headers } = await visitor("admin").get(path?.(server.records.ids) ?? page);
    // A page may lead on to the step that is due, but never back to sign-in.
    const shown = status === 200 || (status === 307 && !headers.get("location")?.startsWith("/sign-in"));
    expect([page, shown]).toEqual([page, true]);
  }
  for (const name of Object.keys(ROUTES)) {
    const { status } = await callApi(name, server.records.keys.admin);
    expect([name, [400, 401, 403, 404, 405, 415, 500].includes(status)]).toEqual([name, false]);
  }
  for (const name of Object.keys(ACTIONS)) {
    const { answer, redirect } = await callAction(name, visitor("admin"));
    const understood =
      redirect !== null || answer?.status === "done" || (answer?.status === "refused" && !/^no_|not_found/.test(answer.code ?? ""));
    expect([name, understood, answer]).toEqual([name, true, answer]);
  }
});
