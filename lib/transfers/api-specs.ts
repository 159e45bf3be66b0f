import { z } from "zod";
import { SCAN_VERDICTS, TRANSFER_REQUEST_STATES } from "@/db/values";
import { pageAnswer, pagingQuery } from "@/lib/catalogue/paging-inputs";
import { pickScanBody } from "@/lib/fulfilment/inputs";
import { transferAnswer } from "@/lib/receiving/api-specs";
import { transferBody } from "@/lib/receiving/inputs";
import { apiSpec } from "@/lib/server/api-spec";
import { transferShortBody } from "./inputs";

const tag = "Stock";
const units = z.int();
const stamp = { txid: z.string().nullable(), at: z.iso.datetime().nullable() };
const params = z.object({ id: z.uuid() });
const refused = { description: "Refused: says why; nothing was changed." };
const creation = { method: "POST" as const, tag, idempotent: true as const };

const request = z
  .object({
    id: z.uuid(),
    from: z.string(),
    to: z.string(),
    state: z.enum(TRANSFER_REQUEST_STATES).meta({ description: "sent: it is the transfer with the same id now." }),
    reference: z.string(),
    lines: z.array(z.object({ sku: z.string(), units, picked: units, dropped: units, sent: units })),
  })
  .meta({ id: "TransferRequest" });
const listed = {
  id: z.uuid(),
  from: z.string(),
  from_name: z.string(),
  to: z.string(),
  to_name: z.string(),
  reference: z.string(),
  state: z.enum(TRANSFER_REQUEST_STATES),
  requested_at: z.iso.datetime(),
  lines: z.int(),
  units,
  picked: units,
  dropped: units,
  yours: z.boolean().meta({ description: "Whether you work where it is picked, and so may pick, send or cancel it." }),
};
const stop = z.object({
  id: z.uuid(),
  bin: z.string().nullable(),
  zone: z.string().nullable(),
  sku: z.string(),
  name: z.string(),
  gtin: z.string().nullable(),
  codes: z.array(z.object({ code: z.string(), units })),
  lot: z.string().nullable(),
  expires_on: z.iso.date().nullable(),
  units,
  picked: units,
  dropped: units,
});
const work = z.object({ id: z.uuid(), units, picked: units, dropped: units });
const moved = (description: string) => ({
  201: { description, schema: z.object({ request, ...stamp }) },
  404: refused,
  409: refused,
});

export const listRequestsSpec = apiSpec({
  method: "GET",
  path: "/api/v1/stock/transfer-requests",
  id: "listTransferRequests",
  tag,
  summary: "Open requests of transfers",
  right: "view",
  query: z.object({
    location: z.string().max(64).optional().meta({ description: "Where they are picked." }),
    cursor: pagingQuery.cursor,
    limit: pagingQuery.limit,
  }),
  answers: { 200: { description: "A page, the oldest first.", schema: pageAnswer(z.object(listed)) } },
});

export const requestSpec = apiSpec({
  ...creation,
  path: "/api/v1/stock/transfer-requests",
  id: "requestTransfer",
  summary: "Ask a location to pick goods and send them to another",
  description: "Free units are reserved for it at once, and a walk through their bins stands on the floor.",
  right: "transfer",
  body: transferBody,
  answers: { ...moved("Asked for."), 422: refused },
});

export const getRequestSpec = apiSpec({
  method: "GET",
  path: "/api/v1/stock/transfer-requests/{id}",
  id: "getTransferRequest",
  tag,
  summary: "A request, with its stops in walking order",
  right: "view",
  params,
  answers: { 200: { description: "As it stands.", schema: z.object({ ...listed, work: z.array(stop) }) } },
});

export const sendRequestSpec = apiSpec({
  ...creation,
  path: "/api/v1/stock/transfer-requests/{id}/send",
  id: "sendTransferRequest",
  summary: "Send what was picked",
  description: "Once everything is picked or reported short. Where nothing was found the request is canceled instead.",
  right: "transfer",
  params,
  answers: { ...moved("On its way."), 422: refused },
});

export const cancelRequestSpec = apiSpec({
  ...creation,
  path: "/api/v1/stock/transfer-requests/{id}/cancel",
  id: "cancelTransferRequest",
  summary: "Call a request off",
  description: "Its units are free again, what was carried waits to be put away, and waiting orders are served.",
  right: "transfer",
  params,
  answers: moved("Canceled."),
});

export const transferPickSpec = apiSpec({
  ...creation,
  path: "/api/v1/scans/transfer-pick",
  id: "scanTransferPick",
  summary: "Scan a bin, and an item out of it, for a transfer",
  description: "As strict as the pick of an order: what is wrong is refused by its verdict and kept.",
  right: "pick",
  body: pickScanBody,
  answers: {
    201: {
      description: "Kept, with its verdict.",
      schema: z.object({
        scan: z.uuid(),
        verdict: z.enum(SCAN_VERDICTS),
        detail: z.string(),
        expected: z.string(),
        got: z.string(),
        units,
        work,
        ...stamp,
      }),
    },
    404: refused,
  },
});

export const transferShortSpec = apiSpec({
  ...creation,
  path: "/api/v1/shorts/transfers",
  id: "reportTransferShort",
  summary: "Report units of a transfer that were not found",
  description: "They leave the stock, fewer are sent, and the bin gets a task to count it, in one transaction.",
  right: "pick",
  body: transferShortBody,
  answers: {
    201: { description: "Reported.", schema: z.object({ work, count_task: z.uuid().nullable(), ...stamp }) },
    404: refused,
    409: refused,
  },
});

export const closeTransferSpec = apiSpec({
  ...creation,
  path: "/api/v1/stock/transfers/{id}/close",
  id: "closeTransfer",
  summary: "Give up what has not arrived of a transfer",
  right: "receive",
  params,
  answers: {
    201: {
      description: "Nothing is on its way any more.",
      schema: z.object({ transfer: transferAnswer, lost: z.array(z.object({ sku: z.string(), units })), ...stamp }),
    },
    404: refused,
    409: refused,
  },
});
