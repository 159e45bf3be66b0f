"use client";

import { useRouter } from "next/navigation";
import { useMemo, useState } from "react";
import type { Command, Place } from "@/components/shell/command-keys";
import { mayLeave, pageKeys, press } from "@/components/shell/key-press";

export type Found = { label: string; href: string; hint?: string | undefined };
export type Entry = { id: string; label: string; hint?: string | undefined; run: () => void };
export type Group = { title: string; entries: readonly Entry[] };

/** The id of an entry that opens a record. */
export const recordId = (href: string): string => `record${href}`;

type Sources = { query: string; places: readonly Place[]; commands: readonly Command[]; records: readonly Found[] };

const matches = (label: string, query: string): boolean =>
  query
    .toLowerCase()
    .split(/\s+/)
    .every((word) => label.toLowerCase().includes(word));

/** Everything the palette offers for a query: records come as the server found them, the rest is narrowed here. */
export function usePaletteGroups({ query, places, commands, records }: Sources): readonly Group[] {
  const router = useRouter();
  const [here] = useState(() => pageKeys().filter(({ element }) => element.matches("main button, main a")));
  return useMemo(() => {
    const link = (kind: string, href: string, label: string, hint?: string): Entry => ({
      id: `${kind}${href}`,
      label,
      hint,
      run: () => mayLeave() && router.push(href),
    });
    const fitting = (entries: readonly Entry[]): readonly Entry[] => entries.filter(({ label }) => matches(label, query));
    const onPage = here.map(({ label, keys, element }, index) => ({
      id: `key${index}`,
      label,
      hint: keys.split(" ")[0],
      run: () => press(element),
    }));
    const elsewhere = commands.filter((command) => !onPage.some(({ label }) => label === command.label));
    const groups: readonly Group[] = [
      { title: "Records", entries: records.map(({ label, href, hint }) => link("record", href, label, hint)) },
      { title: "On this page", entries: fitting(onPage) },
      { title: "Commands", entries: fitting(elsewhere.map(({ label, href }) => link("command", href, label))) },
      { title: "Go to", entries: fitting(places.map(({ label, href, goKey }) => link("place", href, label, `g ${goKey}`))) },
    ];
    return groups.filter(({ entries }) => entries.length > 0);
  }, [query, places, commands, records, here, router]);
}
