"use client";

import { type KeyboardEvent, type RefObject, useEffect, useId, useRef, useState } from "react";
import type { Command, Place } from "@/components/shell/command-keys";
import { type Entry, type Found, type Group, recordId, usePaletteGroups } from "@/components/shell/palette-groups";
import { type Suggested, useSuggestions } from "@/components/ui/suggestions";
import { classNames } from "@/components/ui/class-names";

type PaletteProps = { places: readonly Place[]; commands: readonly Command[]; onClosed: () => void };

const SHORTEST = 2;
const STEPS: Readonly<Record<string, number>> = { ArrowDown: 1, ArrowUp: -1 };
const QUESTION = {
  type: "text",
  "aria-label": "Search orders, customers and products, or type a command",
  placeholder: "Order number, customer, SKU, or where to go",
  autoComplete: "off",
  spellCheck: false,
  className: "h-12 w-full border-b border-line bg-sheet px-4 text-md outline-none max-md:text-[1rem]",
} as const;

/** One field for everything: what the page can do, records by name or number, and every place. */
export function CommandPalette({ places, commands, onClosed }: PaletteProps) {
  const [typed, setTyped] = useState("");
  const [at, setAt] = useState(0);
  const dialog = useRef<HTMLDialogElement>(null);
  const id = useId();
  const query = typed.trim();
  const { items, state } = useSuggestions<Found>("/api/search", query.length < SHORTEST ? null : query);
  const groups = usePaletteGroups({ query, places, commands, records: items });
  const entries = groups.flatMap((group) => group.entries);
  const chosen = entries[Math.min(at, entries.length - 1)];
  useOpenAndFollow(dialog);

  const run = (entry: Entry) => {
    dialog.current?.close();
    entry.run();
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const step = STEPS[event.key];
    if (step !== undefined) setAt((Math.min(at, entries.length - 1) + step + entries.length) % Math.max(1, entries.length));
    else if (event.key !== "Enter" || !chosen || event.nativeEvent.isComposing) return;
    // Records that are still those of an earlier text must not be opened by what has been typed since.
    else if (state !== "asking" || !items.some(({ href }) => chosen.id === recordId(href))) run(chosen);
    event.preventDefault();
  };

  const type = (text: string) => {
    setTyped(text);
    setAt(0);
  };

  return (
    <dialog
      ref={dialog}
      closedby="any"
      aria-label="Search and commands"
      onClose={onClosed}
      className="appear mx-auto mt-[12dvh] mb-auto w-150 max-w-[calc(100vw-2rem)] overflow-hidden rounded border border-line bg-sheet p-0 text-ink shadow-float"
    >
      <input
        {...QUESTION}
        role="combobox"
        aria-expanded={entries.length > 0}
        aria-controls={`${id}-list`}
        aria-activedescendant={chosen && `${id}-${chosen.id}`}
        value={typed}
        onChange={(event) => type(event.target.value)}
        onKeyDown={onKeyDown}
      />
      <Results id={id} groups={groups} chosen={chosen} onPick={run} />
      <SearchNote state={state} query={query} nothing={entries.length === 0} />
    </dialog>
  );
}

/** Opens with the component, and keeps the chosen entry in sight. */
function useOpenAndFollow(dialog: RefObject<HTMLDialogElement | null>): void {
  useEffect(() => {
    if (!dialog.current?.open) dialog.current?.showModal();
  }, [dialog]);
  useEffect(() => {
    dialog.current?.querySelector('[aria-selected="true"]')?.scrollIntoView({ block: "nearest" });
  });
}

type ResultsProps = { id: string; groups: readonly Group[]; chosen: Entry | undefined; onPick: (entry: Entry) => void };

function Results({ id, groups, chosen, onPick }: ResultsProps) {
  return (
    <div id={`${id}-list`} role="listbox" aria-label="Results" className="max-h-[52dvh] overflow-y-auto p-1.5 empty:hidden">
      {groups.map(({ title, entries }) => (
        <div key={title} role="group" aria-label={title}>
          <p aria-hidden="true" className="px-2.5 pt-2 pb-1 text-xs font-medium text-ink-3">
            {title}
          </p>
          {entries.map((entry) => (
            <button
              key={entry.id}
              id={`${id}-${entry.id}`}
              type="button"
              role="option"
              aria-selected={entry === chosen}
              tabIndex={-1}
              onClick={() => onPick(entry)}
              className={classNames(
                "flex min-h-8 w-full items-center justify-between gap-4 rounded-sm px-2.5 py-1 text-left",
                entry === chosen ? "bg-accent-wash" : "hover:bg-line-2",
              )}
            >
              <span className="min-w-0 truncate">{entry.label}</span>
              {entry.hint && <span className="shrink-0 text-xs text-ink-2">{entry.hint}</span>}
            </button>
          ))}
        </div>
      ))}
    </div>
  );
}

function SearchNote({ state, query, nothing }: { state: Suggested<Found>["state"]; query: string; nothing: boolean }) {
  const settled = state === "found" || state === "idle";
  return (
    <p role="status" className="px-4 py-3 text-xs text-ink-2 empty:hidden">
      {state === "failed" && "The search does not answer. Commands and places still work."}
      {state === "asking" && nothing && "Searching"}
      {settled && nothing && `Nothing found for “${query}”. Try a number, a name or a SKU.`}
    </p>
  );
}
