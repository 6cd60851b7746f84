import { startApp } from "./start-app.tsx";

// Before anything else runs: dates are counted with Temporal, which older browsers lack.
if (!("Temporal" in globalThis)) await import("temporal-polyfill/global");

const root = document.getElementById("root");
if (root === null) throw new Error("The page has no #root");
await startApp(root);
