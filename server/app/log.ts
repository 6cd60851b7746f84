import pino, { type LevelWithSilent, type Logger } from "pino";

/** The log, as JSON lines on the error output: the other one belongs to what is said to people. Keys and cookies stay out of it. */
export function createLog(level: LevelWithSilent): Logger {
  const redact = ["req.headers.cookie", "req.headers.authorization", 'res.headers["set-cookie"]'];
  return pino({ level, redact: { paths: redact, censor: "…" } }, pino.destination(2));
}
