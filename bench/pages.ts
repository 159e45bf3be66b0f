import { encode } from "next-auth/jwt";
import { v7 } from "uuid";
import type { Loaded } from "@/bench/lists";
import { measureHttp } from "@/bench/http-load";
import { below } from "@/bench/requests";
import { type Measured, type Plan, takeTurns } from "@/bench/rounds";
import { type RunningServer, sessionSecret } from "@/bench/servers";
import { certain } from "@/lib/result/refusal";
import { claimsFor } from "@/lib/tenancy/membership";
import { addMember } from "@/lib/tenancy/organization";
import { SESSION_SECONDS, sessionCookieName, tokenOf } from "@/lib/tenancy/session-cookie";
import { readTenant } from "@/lib/transaction/in-tenant";

const CONNECTIONS = { list: 8, page: 1 };

/** The pages as a signed-in person gets them from the production server: rendered lists a second, and how long an order takes. */
export async function benchPages(plan: Plan, loaded: Loaded, web: RunningServer): Promise<Record<string, Measured>> {
  const cookie = await signIn(loaded.orgId);
  const ids = await someOrders(loaded);
  const page = (path: () => string) => ({
    pid: web.pid,
    run: (connections: number, seconds: number) => measureHttp(web.url, connections, seconds, { path, headers: () => ({ cookie }) }),
  });
  const pages = {
    order_list: { ...page(() => "/orders"), connections: CONNECTIONS.list },
    filtered_list: { ...page(() => "/orders?view=unpaid_unfulfilled"), connections: CONNECTIONS.list },
    order_page: { ...page(() => `/orders/${ids[below(ids.length)]}`), connections: CONNECTIONS.page },
  };
  const figures: Record<string, Measured> = {};
  for (const [name, { connections, ...side }] of Object.entries(pages)) {
    await side.run(connections, 3);
    figures[name] = (await takeTurns(plan, connections, { [name]: side }))[name] as Measured;
  }
  return figures;
}

async function signIn(orgId: string): Promise<string> {
  const userId = await addMember(orgId, { email: `bench-${v7()}@bench.example`, name: "Bench", password: orgId, roleCode: "admin" });
  const claims = certain(await claimsFor(userId, orgId), "the member just added");
  const token = await encode({ token: tokenOf(claims), secret: sessionSecret, maxAge: SESSION_SECONDS });
  return `${sessionCookieName(false)}=${token}`;
}

async function someOrders({ orgId }: Loaded): Promise<string[]> {
  const rows = await readTenant(orgId, (tx) =>
    tx.query<{ id: string }>("bench_orders", "select id from orders where org_id = $1 order by listed_at desc, id desc limit 1000", [
      orgId,
    ]),
  );
  return rows.map(({ id }) => id);
}
