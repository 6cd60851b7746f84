import { join } from "node:path";
import react from "@vitejs/plugin-react";
import { playwright } from "@vitest/browser-playwright";
import { VitePWA } from "vite-plugin-pwa";
import { defineConfig } from "vitest/config";
import { firstRouteBudget } from "./client/build/first-route-budget.ts";
import { chromiumFlags } from "./e2e/support/chromium-flags.ts";

const root = import.meta.dirname;

export default defineConfig({
  root: "client",
  cacheDir: "../node_modules/.vite",
  plugins: [
    react(),
    VitePWA({
      strategies: "injectManifest",
      srcDir: "worker",
      filename: "service-worker.ts",
      registerType: "prompt",
      injectRegister: false,
      injectManifest: { globPatterns: ["**/*.{js,css,html,svg,png,woff2}"] },
      manifest: {
        id: "/",
        name: "Perennial",
        short_name: "Perennial",
        description: "Log calls and deals, offline too, and see your progression move at once.",
        start_url: "/",
        scope: "/",
        display: "standalone",
        background_color: "#f4f1e8",
        theme_color: "#f4f1e8",
        icons: [
          { src: "/icons/perennial.svg", sizes: "any", type: "image/svg+xml" },
          { src: "/icons/perennial-192.png", sizes: "192x192", type: "image/png" },
          { src: "/icons/perennial-512.png", sizes: "512x512", type: "image/png" },
          { src: "/icons/perennial-maskable-512.png", sizes: "512x512", type: "image/png", purpose: "maskable" },
        ],
      },
    }),
    firstRouteBudget({ firstRoute: /\/features\/today\//, limitKb: 220 }),
  ],
  build: {
    outDir: "../dist/client",
    emptyOutDir: true,
    target: "es2023",
    // The content security policy allows neither inline scripts nor data: fonts.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
  },
  server: { proxy: { "/api": "http://127.0.0.1:3000" } },
  test: {
    maxWorkers: 2,
    projects: [
      {
        test: {
          name: "unit",
          root,
          // A property holds or it doesn't; how long it takes depends on what else the machine does.
          testTimeout: 60_000,
          include: ["{shared,client,server,e2e,bench}/**/*.test.ts"],
          exclude: ["**/*.pg.test.ts", "**/*.sim.test.ts", "**/*.browser.test.ts"],
          environment: "node",
        },
      },
      {
        plugins: [react()],
        test: {
          name: "component",
          root,
          testTimeout: 60_000,
          include: ["client/**/*.test.tsx"],
          exclude: ["**/*.browser.test.tsx"],
          environment: "jsdom",
          setupFiles: [join(root, "client/testing-setup.ts")],
        },
      },
      {
        plugins: [react()],
        test: {
          name: "browser",
          root,
          testTimeout: 60_000,
          include: ["client/**/*.browser.test.tsx", "{shared,e2e}/**/*.browser.test.ts"],
          setupFiles: [join(root, "client/testing-setup.ts")],
          browser: {
            enabled: true,
            headless: true,
            screenshotFailures: false,
            provider: playwright({
              launchOptions: {
                args: [...chromiumFlags],
                ...(process.env.CHROMIUM_PATH && { executablePath: process.env.CHROMIUM_PATH }),
              },
            }),
            instances: [{ browser: "chromium" }],
          },
        },
      },
      {
        test: {
          name: "pg",
          root,
          include: ["{server,e2e}/**/*.pg.test.ts"],
          environment: "node",
          globalSetup: [join(root, "server/db/testing-setup.ts")],
          testTimeout: 120_000,
          hookTimeout: 120_000,
        },
      },
      {
        test: {
          name: "simulation",
          root,
          include: ["e2e/simulation/**/*.sim.test.ts"],
          environment: "node",
          globalSetup: [join(root, "server/db/testing-setup.ts")],
          testTimeout: 600_000,
        },
      },
    ],
  },
});
