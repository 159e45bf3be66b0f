import { classNames } from "@/components/ui/class-names";

export type Step = { label: string; state: "done" | "current" | "todo"; href?: string | undefined };

/** Where one is in a task of several steps. */
export function Stepper({ label, steps }: { label: string; steps: readonly Step[] }) {
  return (
    <ol aria-label={label} className="mb-4 flex flex-wrap gap-x-5 gap-y-2">
      {steps.map(({ label: name, state, href }, index) => (
        <li key={name} aria-current={state === "current" ? "step" : undefined} className="flex min-h-6 items-center gap-2">
          <span
            aria-hidden="true"
            className={classNames(
              "flex size-5 items-center justify-center rounded-full border text-xs font-semibold",
              state === "todo" ? "border-field text-ink-2" : "border-accent",
              state === "done" && "bg-accent text-accent-ink",
              state === "current" && "bg-accent-wash text-accent",
            )}
          >
            {index + 1}
          </span>
          {href && state === "done" ? (
            <a href={href} className="link">
              {name}
            </a>
          ) : (
            <span className={state === "current" ? "font-semibold" : "text-ink-2"}>{name}</span>
          )}
          {state === "done" && <span className="sr-only">, done</span>}
        </li>
      ))}
    </ol>
  );
}
