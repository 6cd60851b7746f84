import { RouterProvider } from "@tanstack/react-router";
import { StrictMode } from "react";
import { createRoot } from "react-dom/client";
import { ToastProvider } from "../ui/floating/toast.tsx";
import { createPreferences } from "../ui/preferences/preferences.ts";
import { PreferencesProvider } from "../ui/preferences/use-preferences.tsx";
import { showTheme } from "../ui/theme/theme.ts";
import { createAccountApi } from "./account-api.ts";
import { offerConsole } from "./console.ts";
import { rememberUser } from "./remembered-user.ts";
import { openRepDevice } from "./rep-device.ts";
import { createAppRouter } from "./routes.tsx";
import { createSession, type SessionStore } from "./session.ts";
import { AppContext } from "./session-context.ts";
import { reloadOnMissingChunk, watchUpdates } from "./update.ts";

/** Puts the app together and shows it: the one place that knows the browser's own parts. */
export async function startApp(root: HTMLElement): Promise<void> {
  const preferences = createPreferences(localStorage);
  showTheme(preferences.current().theme);
  reloadOnMissingChunk(window);

  const session = createSession({
    api: createAccountApi(fetch),
    remembered: rememberUser(localStorage),
    openDevice: openRepDevice,
    async forgetPages(userId) {
      const { forgetTeam } = await import("../features/team/team-query.ts");
      forgetTeam(userId);
      const { forgetRulesets } = await import("../features/rules/rulesets-query.ts");
      forgetRulesets(userId);
      const { forgetCampaign } = await import("../features/campaign/campaign-query.ts");
      forgetCampaign(userId);
      const { forgetImports } = await import("../features/imports/imports-query.ts");
      forgetImports(userId);
      const { forgetJobs } = await import("../features/jobs/jobs-query.ts");
      forgetJobs(userId);
    },
  });
  followConsole(session);
  await session.start();

  const update = watchUpdates(navigator.serviceWorker);
  const router = createAppRouter(session);
  createRoot(root).render(
    <StrictMode>
      <PreferencesProvider store={preferences}>
        <ToastProvider>
          <AppContext value={{ session, update }}>
            <RouterProvider router={router} />
          </AppContext>
        </ToastProvider>
      </PreferencesProvider>
    </StrictMode>,
  );
}

function followConsole(session: SessionStore): void {
  session.subscribe(() => {
    const now = session.current();
    offerConsole(now.kind === "rep" ? now.device.console : null);
  });
}
