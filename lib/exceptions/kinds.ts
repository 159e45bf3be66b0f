import type { ExceptionKind, Right } from "@/db/values";

/** Who takes care of an exception of the kind: whoever has the right may be given it and may close it. */
export const OWNER_RIGHTS = {
  stock_conflict: "count",
  replay_refused: "pick",
  put_back: "pick",
  recount: "count",
  unknown_code: "edit",
  label_unknown: "buy_label",
  label_refused: "buy_label",
  carrier_message: "ship",
  substitute_proposed: "edit",
  message_dead: "replay",
} as const satisfies Record<ExceptionKind, Right>;

export const KIND_WORDS = {
  stock_conflict: "Fewer units than reserved",
  replay_refused: "Refused after the fact",
  put_back: "To put back",
  recount: "Count differs",
  unknown_code: "Unknown code",
  label_unknown: "Label without an answer",
  label_refused: "Label refused",
  carrier_message: "Carrier message waits",
  substitute_proposed: "Substitute proposed",
  message_dead: "Message not delivered",
} as const satisfies Record<ExceptionKind, string>;

const DESKS: Readonly<Record<string, string>> = { edit: "Front office", replay: "Administration" };

/** The desk that usually has the right. */
export const deskOf = (kind: ExceptionKind): string => DESKS[OWNER_RIGHTS[kind]] ?? "Warehouse";
