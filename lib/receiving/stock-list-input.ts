import { z } from "zod";
import { STOCK_CONDITIONS } from "@/db/values";
import { inAddress, listPlace } from "@/lib/catalogue/list-input";

export const STOCK_STATES = ["low", "waiting"] as const;

/** The address of the stock list; what is not understood is left out, so that an old link still shows a list. */
export const stockListInput = z.object({
  q: listPlace.q,
  location: inAddress(z.string().trim().min(1).max(64)),
  condition: inAddress(z.enum(STOCK_CONDITIONS)),
  state: inAddress(z.enum(STOCK_STATES)),
  after: inAddress(z.string().max(200)),
  before: inAddress(z.string().max(200)),
});

export const recordListInput = z.object({
  location: inAddress(z.string().trim().min(1).max(64)),
  after: inAddress(z.string().max(200)),
  before: inAddress(z.string().max(200)),
});

export const MOVEMENT_VIEWS = ["all", "goods"] as const;
export type MovementView = (typeof MOVEMENT_VIEWS)[number];

export const stockPageInput = z.object({
  show: inAddress(z.enum(MOVEMENT_VIEWS)),
  after: inAddress(z.uuid()),
  before: inAddress(z.uuid()),
  done: inAddress(z.uuid()),
});

/** A form that was opened for one product or one place. */
export const startInput = z.object({
  sku: inAddress(z.string().trim().min(1).max(64)),
  location: inAddress(z.string().trim().min(1).max(64)),
});
