import {
  createMemoryHistory,
  createRootRoute,
  createRoute,
  createRouter,
  Outlet,
  RouterProvider,
} from "@tanstack/react-router";
import { render } from "@testing-library/react";
import type { ReactNode } from "react";
import { ToastProvider } from "../floating/toast.tsx";
import { createPreferences } from "../preferences/preferences.ts";
import { PreferencesProvider } from "../preferences/use-preferences.tsx";
import { type LogRequest, ShellContext } from "../shell-context.ts";

/** Renders a screen with everything it finds around itself in the app, and waits until it stands. */
export async function renderScreen(
  screen: ReactNode,
  { openLog = () => {} }: { readonly openLog?: (request?: LogRequest) => void } = {},
) {
  localStorage.clear();
  // jsdom has no page to scroll, and says so at every visit.
  window.scrollTo = () => {};
  // It has no modal dialogs either: here it is enough that one is open. `sheet.browser.test.tsx` has the real thing.
  HTMLDialogElement.prototype.showModal ??= function (this: HTMLDialogElement) {
    this.open = true;
  };
  HTMLDialogElement.prototype.close ??= function (this: HTMLDialogElement) {
    this.open = false;
  };
  // Nor a width: no query holds, as on a phone.
  window.matchMedia ??= (media) => Object.assign(new EventTarget(), { media, matches: false }) as MediaQueryList;
  const preferences = createPreferences(localStorage);
  const root = createRootRoute({ component: Outlet });
  const page = createRoute({ getParentRoute: () => root, path: "$", component: () => screen });
  const router = createRouter({
    routeTree: root.addChildren([page]),
    history: createMemoryHistory({ initialEntries: ["/here"] }),
  });
  await router.load();

  return render(
    <PreferencesProvider store={preferences}>
      <ToastProvider>
        <ShellContext value={{ openLog, pill: null }}>
          {/* The app's own router is another one. */}
          <RouterProvider router={router as never} />
        </ShellContext>
      </ToastProvider>
    </PreferencesProvider>,
  );
}
