type DemoBadge = { code: string; pin: string; name: string };

/** Only demo organizations have badges that may be read by everybody. */
export const DemoBadges = ({ badges }: { badges: readonly DemoBadge[] }) => (
  <section className="rounded border border-line bg-sheet px-4 py-3 text-md" aria-labelledby="demo-badges">
    <h2 id="demo-badges">Demo badges</h2>
    <ul className="mt-1 grid gap-1">
      {badges.map(({ code, pin, name }) => (
        <li key={code}>
          {name}: badge <code className="font-mono text-ink">{code}</code>, PIN <code className="font-mono text-ink">{pin}</code>
        </li>
      ))}
    </ul>
  </section>
);
