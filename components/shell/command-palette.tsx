"use client";

import { useRouter } from "next/navigation";
import { type KeyboardEvent, useEffect, useId, useMemo, useRef, useState } from "react";
import type { Command, Place } from "@/components/shell/command-launcher";
import { pageKeys, press } from "@/components/shell/key-press";
import { type SearchState, usePaletteSearch } from "@/components/shell/palette-search";
import { classNames } from "@/components/ui/class-names";

type Entry = { id: string; label: string; hint?: string | undefined; run: () => void };
type Group = { title: string; entries: readonly Entry[] };
type PaletteProps = { places: readonly Place[]; commands: readonly Command[]; onClosed: () => void };

const matches = (label: string, query: string): boolean =>
  query
    .toLowerCase()
    .split(/\s+/)
    .every((word) => label.toLowerCase().includes(word));

/** One field for everything: what the page can do, records by name or number, and every place. */
export function CommandPalette({ places, commands, onClosed }: PaletteProps) {
  const [query, setQuery] = useState("");
  const [at, setAt] = useState(0);
  const dialog = useRef<HTMLDialogElement>(null);
  const id = useId();
  const search = usePaletteSearch(query.trim());
  const groups = useGroups({ query: query.trim(), places, commands, search });
  const entries = groups.flatMap((group) => group.entries);
  const chosen = entries[Math.min(at, entries.length - 1)];

  useEffect(() => {
    if (!dialog.current?.open) dialog.current?.showModal();
  }, []);
  useEffect(() => {
    dialog.current?.querySelector('[aria-selected="true"]')?.scrollIntoView({ block: "nearest" });
  });

  const run = (entry: Entry | undefined) => {
    if (!entry) return;
    dialog.current?.close();
    entry.run();
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const steps: Record<string, number> = { ArrowDown: 1, ArrowUp: -1 };
    const step = steps[event.key];
    if (step !== undefined) {
      event.preventDefault();
      setAt((index) => (Math.min(index, entries.length - 1) + step + entries.length) % Math.max(1, entries.length));
    }
    if (event.key === "Enter" && !event.nativeEvent.isComposing) {
      event.preventDefault();
      run(chosen);
    }
  };

  return (
    <dialog
      ref={dialog}
      aria-label="Search and commands"
      onClose={onClosed}
      onClick={(event) => event.target === event.currentTarget && event.currentTarget.close()}
      className="appear mx-auto mt-[12dvh] mb-auto w-150 max-w-[calc(100vw-2rem)] overflow-hidden rounded border border-line bg-sheet p-0 text-ink shadow-float"
    >
      <input
        // biome-ignore lint/a11y/noAutofocus: the dialog opens for typing.
        autoFocus
        type="text"
        role="combobox"
        aria-expanded={entries.length > 0}
        aria-controls={`${id}-list`}
        aria-activedescendant={chosen && `${id}-${chosen.id}`}
        aria-label="Search orders, customers and products, or type a command"
        placeholder="Order number, customer, SKU, or where to go"
        value={query}
        onChange={(event) => {
          setQuery(event.target.value);
          setAt(0);
        }}
        onKeyDown={onKeyDown}
        autoComplete="off"
        spellCheck={false}
        className="h-12 w-full border-b border-line bg-sheet px-4 text-md outline-none placeholder:text-ink-3 max-md:text-[1rem]"
      />
      <div id={`${id}-list`} role="listbox" aria-label="Results" className="max-h-[52dvh] overflow-y-auto p-1.5">
        {groups.map(({ title, entries: list }) => (
          <div key={title} role="group" aria-labelledby={`${id}-${title}`}>
            <p id={`${id}-${title}`} className="px-2.5 pt-2 pb-1 text-xs font-medium text-ink-3">
              {title}
            </p>
            {list.map((entry) => (
              <Option key={entry.id} id={`${id}-${entry.id}`} entry={entry} on={entry === chosen} onPick={() => run(entry)} />
            ))}
          </div>
        ))}
      </div>
      <SearchNote state={search.state} query={query.trim()} nothing={entries.length === 0} />
    </dialog>
  );
}

function Option({ id, entry, on, onPick }: { id: string; entry: Entry; on: boolean; onPick: () => void }) {
  return (
    <div
      id={id}
      role="option"
      aria-selected={on}
      tabIndex={-1}
      onClick={onPick}
      onKeyDown={() => undefined}
      className={classNames(
        "flex min-h-8 cursor-pointer items-center justify-between gap-4 rounded-sm px-2.5 py-1 hover:bg-line-2",
        on && "bg-accent-wash hover:bg-accent-wash",
      )}
    >
      <span className="min-w-0 truncate">{entry.label}</span>
      {entry.hint && <span className="shrink-0 text-xs text-ink-2">{entry.hint}</span>}
    </div>
  );
}

function SearchNote({ state, query, nothing }: { state: SearchState["state"]; query: string; nothing: boolean }) {
  return (
    <p role="status" className="px-4 pb-3 text-xs text-ink-2 empty:hidden">
      {state === "failed" && "The search does not answer. Commands and places still work."}
      {state === "searching" && nothing && "Searching"}
      {(state === "found" || state === "idle") && nothing && query && `Nothing found for “${query}”. Try a number, a name or a SKU.`}
    </p>
  );
}

type Sources = { query: string; places: readonly Place[]; commands: readonly Command[]; search: SearchState };

function useGroups({ query, places, commands, search }: Sources): readonly Group[] {
  const router = useRouter();
  const [here] = useState(() => pageKeys().filter(({ element }) => element.matches("main button, main a")));
  return useMemo(() => {
    const groups: readonly Group[] = [
      {
        title: "Records",
        entries: search.items.map(({ label, href, hint }) => ({ id: `r${href}`, label, hint, run: () => router.push(href) })),
      },
      {
        title: "On this page",
        entries: here.map(({ label, keys, element }, index) => ({
          id: `k${index}`,
          label,
          hint: keys.split(" ")[0],
          run: () => press(element),
        })),
      },
      { title: "Commands", entries: commands.map(({ label, href }) => ({ id: `c${href}`, label, run: () => router.push(href) })) },
      {
        title: "Go to",
        entries: places.map(({ label, href, goKey }) => ({ id: `p${href}`, label, hint: `g ${goKey}`, run: () => router.push(href) })),
      },
    ];
    return groups
      .map((group) =>
        group.title === "Records" ? group : { ...group, entries: group.entries.filter(({ label }) => matches(label, query)) },
      )
      .filter(({ entries }) => entries.length > 0);
  }, [query, places, commands, search.items, here, router]);
}
