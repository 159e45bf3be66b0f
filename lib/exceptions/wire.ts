import { OWNER_RIGHTS } from "./kinds";
import type { ListedException } from "./list-exceptions";
import { nextStepOf } from "./next-step";

/** An exception as other programs see it, with the words that people read. */
export function wireException(row: ListedException) {
  const { what, step } = nextStepOf(row);
  return {
    id: row.id,
    kind: row.kind,
    what,
    next_step: step,
    owner_right: OWNER_RIGHTS[row.kind],
    order: row.orderNumber,
    sku: row.sku,
    location: row.location,
    details: row.details,
    opened_at: row.openedAt.toISOString(),
    assigned_to: row.assignedTo,
    assigned_at: row.assignedAt?.toISOString() ?? null,
    closed_at: row.closedAt?.toISOString() ?? null,
    closed_by_kind: row.closedByKind,
    close_note: row.closeNote,
  };
}
