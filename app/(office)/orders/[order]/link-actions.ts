"use server";

import { formAction } from "@/lib/server/action";
import { linkForm } from "@/lib/track/inputs";
import { makeLink, revokeLinks } from "@/lib/track/office-links";

export const makeLinkAction = formAction(linkForm, (actor, { order }) => makeLink(actor, order));

export const revokeLinksAction = formAction(linkForm, (actor, { order }) => revokeLinks(actor, order), {
  message: ({ revoked }) => (revoked === 1 ? "1 link is revoked." : `${revoked} links are revoked.`),
});
