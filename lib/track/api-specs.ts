import { z } from "zod";
import { apiSpec } from "@/lib/server/api-spec";

const base = {
  path: "/api/v1/orders/{id}/links",
  tag: "Orders",
  right: "cancel",
  params: z.object({ id: z.string().min(1).max(80).meta({ description: "Order id or number" }) }),
} as const;

export const makeLinkSpec = apiSpec({
  ...base,
  method: "POST",
  id: "makeOrderLink",
  summary: "Make a link to the customer's page of the order",
  description:
    "Whoever has the link sees where the order is and may cancel what has not left, without signing in; so give it to the customer alone. Only its hash is kept: it is in this answer and nowhere else, and a retry makes another. It ends after a year, when it is revoked, and when the customer's personal data are erased.",
  answers: {
    201: {
      description: "The link.",
      schema: z.object({ url: z.url(), expires_at: z.iso.datetime() }),
    },
    409: { description: "Refused: a draft has no page for its customer yet." },
  },
});

export const revokeLinksSpec = apiSpec({
  ...base,
  method: "DELETE",
  id: "revokeOrderLinks",
  summary: "Revoke every link to the customer's page of the order",
  description: "Also those in mails that were sent before. Later mails carry new ones.",
  answers: { 200: { description: "How many links worked until now.", schema: z.object({ revoked: z.int().min(0) }) } },
});
