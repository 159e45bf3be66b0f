import { CloseExpected } from "@/components/floor/work/close-expected";
import type { Fed, Received } from "@/components/floor/work/use-receiving";
import { ButtonLink } from "@/components/ui/button-link";

/** What came of a receipt: who waited for the goods and gets them now, and where the rest goes. */
export function ReceivedPanel({ received: { kept, fed, missing }, expected }: { received: Received; expected: string | null }) {
  return (
    <div className="grid justify-items-start gap-5">
      <h2 className="text-xl!">{kept ? "Kept here" : "Received"}</h2>
      {kept && <p className="text-floor">No connection: it is sent when the connection is back.</p>}
      {fed.length > 0 && (
        <section className="grid gap-3 rounded-lg border-2 border-ok bg-ok-wash p-5" aria-label="Straight to packing">
          <p className="text-floor">
            These orders waited for the goods. Keep their units by the packing desk instead of putting them away.
          </p>
          <ul className="grid gap-2">
            {ordersOf(fed).map(([number, lines]) => (
              <li key={number}>
                <strong className="block text-bin font-bold tracking-[-0.03em] break-words">{number}</strong>
                <span className="text-floor">{lines.map(({ units, sku }) => `${units} × ${sku}`).join(", ")}</span>
              </li>
            ))}
          </ul>
        </section>
      )}
      {expected !== null && missing.length > 0 && <CloseExpected id={expected} missing={missing} />}
      <div className="flex flex-wrap gap-3">
        <ButtonLink href="/floor/put-away" size="floor" variant="primary">
          {fed.length > 0 ? "Put the rest away" : "Put away"}
        </ButtonLink>
        <ButtonLink href="/floor/receive" size="floor">
          Next receipt
        </ButtonLink>
      </div>
    </div>
  );
}

const ordersOf = (fed: readonly Fed[]): [string, Fed[]][] => [...Map.groupBy(fed, ({ number }) => number)];
