"use client";

import { createElement, type ReactNode, useMemo } from "react";

/** A cell of a long list: a text, or a text and its class. */
export type LightCell = string | readonly [text: string, look: string];

/** A row as it travels: key, address, tone and cells. */
export type LightRow = readonly [key: string, href: string, tone: "wait" | "stop" | null, ...cells: LightCell[]];

type LightRowsProps = {
  /** `LightRow[]` as one text: React looks at every value that it sends, and a long list has a thousand. */
  rows: string;
  titleIndex: number;
  /** What a figure out of its column counts, by column. */
  labels: readonly (string | null)[];
};

/** The body of a long list. */
export function LightRows({ rows, titleIndex, labels }: LightRowsProps) {
  const read = useMemo(() => JSON.parse(rows) as LightRow[], [rows]);
  return (
    <tbody>
      {read.map(([key, href, tone, ...cells]) =>
        createElement(
          "tr",
          { key, "data-tone": tone ?? undefined },
          ...cells.map((cell, index) =>
            createElement(
              "td",
              { "data-label": labels[index] ?? undefined },
              index === titleIndex ? createElement("a", { href, "data-row-link": "" }, draw(cell)) : draw(cell),
            ),
          ),
        ),
      )}
    </tbody>
  );
}

const draw = (cell: LightCell): ReactNode => (typeof cell === "string" ? cell : createElement("span", { className: cell[1] }, cell[0]));
