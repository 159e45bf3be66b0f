import "server-only";
import { v5 } from "uuid";
import { exception } from "@/db/schema/counting";
import { signalChange } from "@/lib/live/signal";
import { isUuid } from "@/lib/orders/read-order";
import type { Actor } from "@/lib/tenancy/actor";
import { ChangeSet } from "@/lib/transaction/change-set";
import { transact } from "@/lib/transaction/transact";
import { OWNER_RIGHTS } from "./kinds";

/** A command that a tablet kept while there was no connection, and that was refused when it was sent at last. */
export type RefusedReplay = { key: string; command: string; body: unknown; detail: string; keptAt: Date; locationId: string };

const ABOUT = `select coalesce(w.order_id, f.order_id, b.order_id, g.order_id) as "orderId", coalesce(w.product_id, t.product_id, b.product_id) as "productId"
  from (select 1) one
  left join fulfilment_line w on w.org_id = $1 and w.id = $2::uuid
  left join transfer_work t on t.org_id = $1 and t.id = $2::uuid
  left join fulfilment f on f.org_id = $1 and f.id = $3::uuid
  left join put_back b on b.org_id = $1 and b.id = $4::uuid
  left join package g on g.org_id = $1 and g.id = $5::uuid`;

const KNOWN = "select 1 from exception where org_id = $1 and id = $2::uuid and kind = 'replay_refused'";

type About = { orderId: string | null; productId: string | null };

/**
 * Somebody did something by hand that the books do not have, so a person has to look. Command and key name it, as they name
 * what counts once: however often it is sent, it is opened once, and never mistaken for anything else.
 */
export async function openRefusedReplay(actor: Actor, replay: RefusedReplay, now = new Date()): Promise<void> {
  const { key, command, body, detail, keptAt, locationId } = replay;
  const id = v5(`${command} ${key}`, actor.orgId);
  const outcome = await transact<{ known: object[]; about: About }, { orderId: string | null }>({
    orgId: actor.orgId,
    read: async (tx) => {
      const [known, [about]] = await Promise.all([
        tx.query("replay_known", KNOWN, [tx.orgId, id]),
        tx.query<About>("replay_about", ABOUT, [tx.orgId, ...idsIn(body)]),
      ]);
      return { known, about: about ?? { orderId: null, productId: null } };
    },
    decide({ known, about }) {
      if (known.length > 0) return { changes: null, status: 200, answer: { orderId: null } };
      const details = { command, detail, kept_at: keptAt.toISOString(), by: actor.id };
      const row = {
        id,
        kind: "replay_refused",
        ownerRight: OWNER_RIGHTS.replay_refused,
        ...about,
        locationId,
        details,
        openedAt: now,
      };
      return { changes: new ChangeSet().insert(exception, row), status: 201, answer: { orderId: about.orderId } };
    },
    seal: (answer) => answer,
    retryOn: ["exception_org_id_id_kind_pk"],
  });
  if (outcome.kind === "answer" && outcome.status === 201) signalChange(actor.orgId, outcome.answer.orderId);
}

/** What the command names: a piece of work, a fulfilment, a put-back, a package. */
const idsIn = (body: unknown): (string | null)[] => ["work", "fulfilment", "put_back", "package"].map((name) => idOf(body, name));

function idOf(body: unknown, name: string): string | null {
  const value: unknown = typeof body === "object" && body !== null ? (body as Record<string, unknown>)[name] : null;
  return typeof value === "string" && isUuid(value) ? value : null;
}
