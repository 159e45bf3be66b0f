import { findCustomers } from "@/lib/search/find-records";
import { searchAnswer } from "@/lib/search/search-answer";

export const dynamic = "force-dynamic";

const MOST = 20;

/** For fields that choose a customer. */
export const GET = (request: Request): Promise<Response> =>
  searchAnswer(request, async (actor, text) => {
    const customers = await findCustomers(actor.orgId, text, MOST);
    return customers.filter(({ archived }) => !archived).map(({ code, name }) => ({ value: code, label: name, hint: code }));
  });
