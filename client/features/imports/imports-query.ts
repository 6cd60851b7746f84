import { useMutation, useQueryClient } from "@tanstack/react-query";
import { err, type Result } from "#shared/domain/result.ts";
import type { ImportKindName, ImportPreview, ImportReport, PastImports, UndoReport } from "#shared/protocol/imports.ts";
import { type Kept, keepUnder } from "../../store/kept.ts";
import { type AskFailure, askServer } from "../../sync/ask-server.ts";
import { type KeptAnswer, useKeptQuery } from "../../sync/kept-query.ts";

/** The imports so far. */
export function usePastImports(userId: string): KeptAnswer<PastImports> {
  return useKeptQuery({ queryKey: queryKey(userId), path: "/api/imports", kept: keptImports(userId, localStorage) });
}

/** A file with what is said of it. */
export type ChosenFile = {
  readonly file: File;
  readonly kind: ImportKindName;
  /** `YYYY-MM-DD`, or empty for today. */
  readonly asOf: string;
};

/** Asks what importing a file would do. */
export function usePreviewFile() {
  return useMutation({
    networkMode: "always",
    mutationFn: (chosen: ChosenFile) => sendFile<ImportPreview>(chosen, "/preview"),
  });
}

/** Imports a file. Whatever the answer, the imports so far are read again: one that got no answer may have been applied. */
export function useImportFile(userId: string) {
  const client = useQueryClient();
  return useMutation({
    networkMode: "always",
    mutationFn: (chosen: ChosenFile) => sendFile<ImportReport>(chosen, ""),
    onSettled: () => client.invalidateQueries({ queryKey: queryKey(userId) }),
  });
}

export function useUndoImport(userId: string) {
  const client = useQueryClient();
  return useMutation({
    networkMode: "always",
    mutationFn: (importId: string): Promise<Result<UndoReport, AskFailure>> =>
      askServer(`/api/imports/${importId}/undo`, { method: "POST", body: {} }),
    onSettled: () => client.invalidateQueries({ queryKey: queryKey(userId) }),
  });
}

/** Drops an imported call that is the double of a logged one. */
export function useDropCall() {
  return useMutation({
    networkMode: "always",
    mutationFn: (callId: string): Promise<Result<{ readonly callId: string }, AskFailure>> =>
      askServer("/api/imports/calls/drop", { method: "POST", body: { callId } }),
  });
}

/** Where the rows of an import that weren't taken can be had as a file. */
export function rejectsAddress(importId: string): string {
  return `/api/imports/${importId}/rejects`;
}

/** Removes what an earlier visit left in this browser. Signing out calls it. */
export function forgetImports(userId: string, storage: Storage = localStorage): void {
  keptImports(userId, storage).forget();
}

async function sendFile<Answer>(
  { file, kind, asOf }: ChosenFile,
  step: "" | "/preview",
): Promise<Result<Answer, AskFailure>> {
  // A file that was moved or changed since fails as a lost connection does, which it isn't.
  const isReadable = await file
    .slice(0, 1)
    .text()
    .then(
      () => true,
      () => false,
    );
  if (!isReadable) return err({ code: "unreadable_file" });
  const query = new URLSearchParams({ name: file.name, ...(asOf !== "" && { asOf }) });
  return askServer(`/api/imports/${kind}${step}?${query}`, { method: "POST", file });
}

function queryKey(userId: string): readonly string[] {
  return ["imports", userId];
}

function keptImports(userId: string, storage: Storage): Kept<PastImports> {
  return keepUnder(`perennial.imports.${userId}`, storage);
}
