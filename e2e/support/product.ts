import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { chmod, mkdtemp, rm } from "node:fs/promises";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";

const root = join(import.meta.dirname, "../..");
const patienceMs = 120_000;

/** What the product is told by its environment; a test decides all of it, whatever the person who runs it has set. */
const configured = /^(PORT|HOST|DATA_DIR|DATABASE_URL|SESSION_SECRET|TENANT_TIMEZONE|LOG_LEVEL|DEMO|TWENTY_)/;

export const demoPassword = "four petals and a boss";

export type ProductOptions = {
  /** Default: a new one, which is the caller's to remove. */
  readonly dataDir?: string;
  /** Default: a free one. */
  readonly port?: number;
  /** Added to the product's environment. */
  readonly environment?: Readonly<Record<string, string>>;
};

/** The whole product, running in a process of its own as `npm start` runs it. */
export type Product = {
  readonly url: string;
  readonly port: number;
  readonly pid: number;
  readonly dataDir: string;
  /** Everything it has printed. */
  output(): string;
  /** Asks it to end (SIGTERM) and waits until it has. */
  stop(): Promise<void>;
  /** Ends it without a word (SIGKILL), as a power cut would. */
  kill(): Promise<void>;
};

/** Starts the product and waits until it is ready. Throws with its output when it ends before or takes two minutes. */
export async function startProduct(options: ProductOptions = {}): Promise<Product> {
  const dataDir = options.dataDir ?? (await createDataDir());
  const port = options.port ?? (await freePort());
  const inherited = Object.entries(process.env).filter(([name]) => !configured.test(name));
  const child = spawn(process.execPath, ["--import", "tsx", "server/app/main.ts"], {
    cwd: root,
    env: {
      ...Object.fromEntries(inherited),
      HOST: "127.0.0.1",
      PORT: String(port),
      DATA_DIR: dataDir,
      DEMO_PASSWORD: demoPassword,
      ...options.environment,
    },
    stdio: ["ignore", "pipe", "pipe"],
  });

  let output = "";
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding("utf8").on("data", (text: string) => {
      output += text;
    });
  }

  // Later than its end: only then has everything been read that it printed.
  const closed = once(child, "close");
  const url = `http://127.0.0.1:${port}`;
  const deadline = Date.now() + patienceMs;
  while (!(await isReady(url))) {
    if (hasEnded(child)) {
      await closed;
      throw new Error(`The product ended (${child.exitCode ?? child.signalCode}) before it was ready:\n${output}`);
    }
    if (Date.now() > deadline) {
      await end(child, "SIGKILL");
      throw new Error(`The product was not ready after ${patienceMs / 1000} s:\n${output}`);
    }
    await pause(100);
  }

  return {
    url,
    port,
    pid: child.pid ?? 0,
    dataDir,
    output: () => output,
    stop: () => end(child, "SIGTERM"),
    kill: () => end(child, "SIGKILL"),
  };
}

/** A new, empty data folder. Others may pass through it: run by root, the database belongs to another user. */
export async function createDataDir(): Promise<string> {
  const dataDir = await mkdtemp(join(tmpdir(), "perennial-e2e-"));
  await chmod(dataDir, 0o711);
  return dataDir;
}

/** Stops a product and removes what it kept. */
export async function discard(product: Product): Promise<void> {
  await product.stop();
  await rm(product.dataDir, { recursive: true });
}

async function isReady(url: string): Promise<boolean> {
  return fetch(`${url}/api/ready`).then(
    (response) => response.ok,
    () => false,
  );
}

async function end(child: ChildProcess, signal: NodeJS.Signals): Promise<void> {
  if (hasEnded(child)) return;
  const ended = once(child, "exit");
  child.kill(signal);
  await ended;
}

function hasEnded(child: ChildProcess): boolean {
  return child.exitCode !== null || child.signalCode !== null;
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, "127.0.0.1");
  await once(server, "listening");
  const address = server.address();
  server.close();
  await once(server, "close");
  if (address === null || typeof address === "string") throw new Error("No port was given.");
  return address.port;
}
