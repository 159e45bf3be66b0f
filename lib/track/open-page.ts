import "server-only";
import { headers } from "next/headers";
import { clientAddress } from "@/lib/tenancy/client-address";
import { type CustomerCancel, cancelByLink, type TrackRefusal } from "./cancel";
import type { TrackCancel } from "./inputs";
import { type OpenLink, openLink } from "./open-link";
import { readTrack, type TrackView } from "./read-track";

/** What the address of the request leads to, or null: unknown, revoked or expired. */
export async function openPage(token: string): Promise<{ link: OpenLink; view: TrackView } | null> {
  const opened = await openLink(token, clientAddress(await headers()));
  if (opened.kind !== "open") return null;
  const view = await readTrack(opened.link);
  return view && { link: opened.link, view };
}

export const cancelFromPage = async (input: TrackCancel): Promise<CustomerCancel | TrackRefusal> =>
  cancelByLink(input, clientAddress(await headers()));
