import { CloseExpected } from "@/components/floor/work/close-expected";
import { CrossDocks } from "@/components/floor/work/cross-docks";
import type { Received } from "@/components/floor/work/use-receiving";
import { ButtonLink } from "@/components/ui/button-link";

/** What came of a receipt: who waited for the goods and gets them now, and where the rest goes. */
export function ReceivedPanel({ received: { kept, crossDocks, missing }, expected }: { received: Received; expected: string | null }) {
  return (
    <div className="grid justify-items-start gap-5">
      <h2 className="text-xl!">{kept ? "Kept here" : "Received"}</h2>
      {kept && <p className="text-floor">No connection: it is sent when the connection is back.</p>}
      <CrossDocks proposals={crossDocks} />
      {expected !== null && missing.length > 0 && <CloseExpected id={expected} missing={missing} />}
      <div className="flex flex-wrap gap-3">
        <ButtonLink href="/floor/put-away" size="floor" variant="primary">
          {crossDocks.length > 0 ? "Put the rest away" : "Put away"}
        </ButtonLink>
        <ButtonLink href="/floor/receive" size="floor">
          Next receipt
        </ButtonLink>
      </div>
    </div>
  );
}
