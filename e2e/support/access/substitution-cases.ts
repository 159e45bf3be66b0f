import type { ActionCase } from "@/e2e/support/access/action-case";
import { at, type RouteCase } from "@/e2e/support/access/route-case";

/** What pickers proposed, and its answers over the API. */
export const SUBSTITUTION_ROUTES: Record<string, RouteCase> = {
  "GET /api/v1/substitutions": { right: "view", path: at("/api/v1/substitutions"), foreign: "own" },
  "GET /api/v1/substitutions/[id]": { right: "view", path: (ids) => `/api/v1/substitutions/${ids.proposalId}`, foreign: 404 },
  "POST /api/v1/substitutions/[id]/approve": {
    right: "edit",
    path: (ids) => `/api/v1/substitutions/${ids.proposalId}/approve`,
    body: () => ({ version: 1 }),
    foreign: 404,
  },
  "POST /api/v1/substitutions/[id]/decline": {
    right: "edit",
    path: (ids) => `/api/v1/substitutions/${ids.proposalId}/decline`,
    body: () => ({ version: 1, reason: "Wants the other one" }),
    foreign: 404,
  },
};

/** The same from the order page. */
export const SUBSTITUTION_ACTIONS: Record<string, ActionCase> = {
  "(office)/orders/[order]/proposal-actions#approveProposal": {
    rights: ["edit"],
    fields: (ids) => ({ proposal: ids.proposalId, version: "1" }),
    foreign: "refused",
  },
  "(office)/orders/[order]/proposal-actions#declineProposal": {
    rights: ["edit"],
    fields: (ids) => ({ proposal: ids.proposalId, version: "1", reason: "Wants the other one" }),
    foreign: "refused",
  },
};
