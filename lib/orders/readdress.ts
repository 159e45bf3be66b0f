import { address } from "@/db/schema/customers";
import type { Actor } from "@/lib/tenancy/actor";
import type { Outcome } from "@/lib/transaction/transact";
import type { ReaddressBody } from "./inputs";
import { commitLockedMove } from "./locked-move";
import type { MoveAnswer } from "./move-answer";
import type { CommandOptions } from "./place";

/** The order goes to another address, also while it is picked. A label for the old one is not shipped: a new one is bought. */
export const readdressOrder = (
  actor: Actor,
  idOrNumber: string,
  { version, ship_to }: ReaddressBody,
  options: CommandOptions = {},
): Promise<Outcome<MoveAnswer>> =>
  commitLockedMove(
    actor,
    idOrNumber,
    {
      move: "readdress",
      version,
      apply({ after, changes, ids }) {
        after.shipToId = ids.next();
        const { latitude = null, longitude = null, ...lines } = ship_to;
        changes.insert(address, { id: after.shipToId, orderCustomerId: after.customerId, ...lines, latitude, longitude });
        return { open: "placed" };
      },
    },
    options,
  );
