import { readdirSync, readFileSync } from "node:fs";
import { join, posix } from "node:path";
import { type ESTree, parseSync } from "vite";

const rooms = ["shared", "client", "server", "e2e", "bench"] as const;

/** A file of the project: its path from the root, what it imports as it is written there, and the names it mentions. */
export type Source = {
  readonly path: string;
  readonly specifiers: readonly string[];
  /** Identifiers (`Date`) and their properties (`Math.random`). */
  readonly mentions: ReadonlySet<string>;
};

/** Every TypeScript file of the rooms. */
export function readSources(root: string): readonly Source[] {
  return rooms
    .flatMap((room) => filesBelow(root, room))
    .filter((path) => /\.tsx?$/.test(path))
    .map((path) => parseSource(path, readFileSync(join(root, path), "utf8")));
}

/** Reads one file's imports (static, dynamic, re-exports, types) and mentions. Throws where it isn't TypeScript. */
export function parseSource(path: string, code: string): Source {
  const { program, errors } = parseSync(path, code);
  if (errors.length > 0) throw new Error(`${path} can't be parsed: ${errors[0]?.message}`);

  const specifiers: string[] = [];
  const mentions = new Set<string>();
  const properties = new Set<ESTree.Node>();
  visit(program, (node) => {
    if ("source" in node && isText(node.source)) specifiers.push(node.source.value);
    if (node.type === "Identifier" && !properties.has(node)) mentions.add(node.name);
    if (node.type === "MemberExpression" && !node.computed) {
      properties.add(node.property);
      if (node.object.type === "Identifier" && node.property.type === "Identifier")
        mentions.add(`${node.object.name}.${node.property.name}`);
    }
  });
  return { path, specifiers, mentions };
}

/** The file that an import means, from the root (`shared/domain/intents.ts`), or its package (`npm:react`). */
export function resolveImport(importer: string, specifier: string): string {
  if (specifier.startsWith("#")) return specifier.slice(1);
  if (specifier.startsWith(".")) return posix.join(posix.dirname(importer), specifier);
  return `npm:${specifier}`;
}

function visit(node: ESTree.Node, visitor: (node: ESTree.Node) => void): void {
  visitor(node);
  for (const value of Object.values(node)) {
    for (const child of Array.isArray(value) ? value : [value]) if (isNode(child)) visit(child, visitor);
  }
}

function isNode(value: unknown): value is ESTree.Node {
  return typeof value === "object" && value !== null && "type" in value && typeof value.type === "string";
}

function isText(value: unknown): value is { readonly value: string } {
  return typeof value === "object" && value !== null && "value" in value && typeof value.value === "string";
}

function filesBelow(root: string, folder: string): readonly string[] {
  try {
    return readdirSync(join(root, folder), { recursive: true, encoding: "utf8" }).map((file) =>
      posix.join(folder, file.replaceAll("\\", "/")),
    );
  } catch {
    return []; // A room that has no file yet.
  }
}
