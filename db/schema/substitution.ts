import { sql } from "drizzle-orm";
import { check, foreignKey, index, integer, pgTable, primaryKey, text, uniqueIndex, uuid } from "drizzle-orm/pg-core";
import { ACTOR_KINDS, PROPOSAL_STATES } from "@/db/values";
import { product } from "./catalogue";
import { commitMark, instant, oneOf, orgId } from "./columns";
import { shortPick } from "./fulfilment";
import { orderLine, orders } from "./orders";
import { location } from "./stock";

/** A picker's proposal to send another product for units that were not found; the front office accepts or declines it. */
export const substitutionProposal = pgTable(
  "substitution_proposal",
  {
    orgId: orgId(),
    id: uuid("id").notNull(),
    orderId: uuid("order_id").notNull(),
    lineId: uuid("line_id").notNull(),
    shortPickId: uuid("short_pick_id").notNull(),
    // Where the picker saw the substitute, and where it is reserved when the proposal is accepted.
    locationId: uuid("location_id").notNull(),
    productId: uuid("product_id").notNull(),
    substituteId: uuid("substitute_id").notNull(),
    units: integer("units").notNull(),
    // Units that were neither canceled nor fed since; with the last of them an open proposal lapses.
    leftUnits: integer("left_units").notNull(),
    state: text("state").notNull(),
    actorKind: text("actor_kind").notNull(),
    actorId: uuid("actor_id"),
    proposedAt: instant("proposed_at").notNull(),
    answeredAt: instant("answered_at"),
    answeredByKind: text("answered_by_kind"),
    answeredBy: uuid("answered_by"),
    answerReason: text("answer_reason"),
    answeredCommitId: uuid("answered_commit_id"),
    // The line that stands for the units once the proposal was accepted.
    substituteLineId: uuid("substitute_line_id"),
    ...commitMark(),
  },
  (t) => [
    primaryKey({ columns: [t.orgId, t.id] }),
    foreignKey({ columns: [t.orgId, t.orderId], foreignColumns: [orders.orgId, orders.id] }),
    foreignKey({ columns: [t.orgId, t.lineId], foreignColumns: [orderLine.orgId, orderLine.id] }),
    foreignKey({ columns: [t.orgId, t.shortPickId], foreignColumns: [shortPick.orgId, shortPick.id] }),
    foreignKey({ columns: [t.orgId, t.locationId], foreignColumns: [location.orgId, location.id] }),
    foreignKey({ columns: [t.orgId, t.productId], foreignColumns: [product.orgId, product.id] }),
    foreignKey({ columns: [t.orgId, t.substituteId], foreignColumns: [product.orgId, product.id] }),
    foreignKey({ columns: [t.orgId, t.substituteLineId], foreignColumns: [orderLine.orgId, orderLine.id] }),
    index("substitution_proposal_list").on(t.orgId, t.proposedAt.desc(), t.id.desc()),
    index("substitution_proposal_open").on(t.orgId, t.proposedAt.desc(), t.id.desc()).where(sql`state = 'open'`),
    index("substitution_proposal_by_order").on(t.orgId, t.orderId),
    index("substitution_proposal_by_line").on(t.orgId, t.lineId),
    uniqueIndex("substitution_proposal_of_line").on(t.orgId, t.substituteLineId).where(sql`substitute_line_id is not null`),
    oneOf("substitution_proposal_state", t.state, PROPOSAL_STATES),
    oneOf("substitution_proposal_actor", t.actorKind, ACTOR_KINDS),
    oneOf("substitution_proposal_answerer", t.answeredByKind, ACTOR_KINDS),
    check("substitution_proposal_units", sql`units > 0 and left_units between 0 and units`),
    check("substitution_proposal_other", sql`product_id <> substitute_id`),
    check("substitution_proposal_lapsed", sql`(state = 'lapsed') = (left_units = 0)`),
    check("substitution_proposal_accepted", sql`(state = 'accepted') = (substitute_line_id is not null)`),
    check("substitution_proposal_declined", sql`state <> 'declined' or answer_reason is not null`),
    check(
      "substitution_proposal_answered",
      sql`(state = 'open') = (answered_at is null) and (state = 'open') = (answered_commit_id is null) and (state = 'open') = (answered_by_kind is null)`,
    ),
  ],
);
