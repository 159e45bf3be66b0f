import { z } from "zod";
import { PROPOSAL_STATES, SHORT_REASONS } from "@/db/values";
import { pageAnswer, pagingQuery } from "@/lib/catalogue/paging-inputs";
import { apiSpec } from "@/lib/server/api-spec";
import { orderSchema } from "./api-schemas";
import { keepWaitingBody, substituteBody } from "./inputs";

const tag = "Substitutions";
const params = z.object({ id: z.uuid() });
const units = z.int();
const money = z.object({ amount_minor: z.int(), currency: z.string() });
const instant = z.iso.datetime();
const stamp = { txid: z.string().nullable(), at: instant.nullable() };
const refused = { description: "Refused: says why; nothing was changed." };

const proposal = z
  .object({
    id: z.uuid(),
    state: z.enum(PROPOSAL_STATES).meta({
      description: "open until it is accepted or declined; lapsed where the missing units were canceled or arrived before.",
    }),
    order: z.string(),
    order_id: z.uuid(),
    order_version: z.int().meta({ description: "To be named in the answer: an order that moved since is decided on again." }),
    customer: z.string(),
    line: z.int(),
    sku: z.string(),
    name: z.string(),
    substitute: z.string(),
    substitute_name: z.string(),
    location: z.string(),
    units: units.meta({ description: "As proposed." }),
    left_units: units.meta({ description: "Of those, what was neither canceled nor fed since." }),
    available: units.meta({ description: "Units of the substitute that nobody has claimed at the location." }),
    reason: z.enum(SHORT_REASONS),
    proposed_at: instant,
    proposed_by: z.string().nullable(),
    answered_at: instant.nullable(),
    answered_by: z.string().nullable(),
    answer_reason: z.string().nullable(),
    substitute_line: z.int().nullable(),
  })
  .meta({ id: "SubstitutionProposal" });

const change = z
  .object({
    original: z.object({
      line: z.int(),
      sku: z.string(),
      name: z.string(),
      units,
      unit_price: z.string(),
      discount: z.string(),
      before: money,
      after: money,
    }),
    substitute: z.object({
      line: z.int(),
      sku: z.string(),
      name: z.string(),
      units,
      unit_price: z.string(),
      tax_rate: z.string(),
      total: money,
    }),
    total_before: money,
    total_after: money,
    receivable: money.meta({ description: "By how much the claim changes; negative where the customer pays less." }),
  })
  .meta({ id: "SubstitutionChange" });

export const listProposalsSpec = apiSpec({
  method: "GET",
  path: "/api/v1/substitutions",
  id: "listSubstitutions",
  tag,
  summary: "Substitutes that pickers proposed, newest first",
  right: "view",
  query: z.object({
    state: z.enum(PROPOSAL_STATES).optional(),
    order: z.string().max(64).optional().meta({ description: "Order id or number" }),
    cursor: pagingQuery.cursor,
    limit: pagingQuery.limit,
  }),
  answers: { 200: { description: "A page of proposals.", schema: pageAnswer(proposal) } },
});

export const proposalSpec = apiSpec({
  method: "GET",
  path: "/api/v1/substitutions/{id}",
  id: "getSubstitution",
  tag,
  summary: "A proposal, and what approving it would change now",
  right: "view",
  params,
  answers: {
    200: {
      description: "preview is null once it was answered; refused says why approving would be refused now.",
      schema: proposal.extend({
        preview: change.nullable(),
        refused: z.object({ code: z.string(), detail: z.string() }).nullable(),
      }),
    },
  },
});

const answering = { method: "POST" as const, tag, right: "edit" as const, params, idempotent: "optional" as const };

export const approveProposalSpec = apiSpec({
  ...answering,
  path: "/api/v1/substitutions/{id}/approve",
  id: "approveSubstitution",
  summary: "Send the substitute",
  description:
    "One transaction: the missing units are canceled on their line, a further line takes as many units of the substitute at the lower of the two prices, its stock is reserved, the claim and the customer's exposure change and the customer is told.",
  body: substituteBody,
  answers: {
    200: { description: "The order, and what changed.", schema: z.object({ order: orderSchema, change, ...stamp }) },
    409: refused,
    422: refused,
  },
});

export const declineProposalSpec = apiSpec({
  ...answering,
  path: "/api/v1/substitutions/{id}/decline",
  id: "declineSubstitution",
  summary: "Do not send the substitute: the units go on waiting",
  body: keepWaitingBody,
  answers: { 200: { description: "Declined.", schema: z.object({ order: orderSchema, ...stamp }) }, 409: refused },
});
