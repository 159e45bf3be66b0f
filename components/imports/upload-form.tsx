"use client";

import { type ChangeEvent, type ReactNode, useState } from "react";
import { Banner } from "@/components/ui/banner";
import { Button } from "@/components/ui/button";
import { FileField } from "@/components/ui/file-field";

type UploadFormProps = { action: string; mostBytes: number; tooLargeText: string; refusedText?: string | undefined; children: ReactNode };

/** An ordinary form, so that a file of many megabytes is sent once and works without script; script only warns earlier. */
export function UploadForm({ action, mostBytes, tooLargeText, refusedText, children }: UploadFormProps) {
  const [tooLarge, setTooLarge] = useState(false);
  const [sending, setSending] = useState(false);
  const check = (event: ChangeEvent<HTMLInputElement>) => setTooLarge((event.target.files?.[0]?.size ?? 0) > mostBytes);
  return (
    <form action={action} method="post" encType="multipart/form-data" className="grid gap-4" onSubmit={() => setSending(true)}>
      {refusedText && !sending && (
        <Banner tone="stop" live>
          {refusedText}
        </Banner>
      )}
      <FileField
        name="file"
        label="File with orders"
        hint="CSV or text, up to 20 MB. Separator, decimal sign, encoding and date order are found out from the file."
        accept=".csv,.txt,.tsv,text/csv,text/plain,text/tab-separated-values"
        required
        onChange={check}
        error={tooLarge ? tooLargeText : undefined}
      />
      {children}
      <div>
        <Button type="submit" variant="primary" disabled={tooLarge || sending}>
          {sending ? "Reading the file" : "Upload and check"}
        </Button>
      </div>
    </form>
  );
}
