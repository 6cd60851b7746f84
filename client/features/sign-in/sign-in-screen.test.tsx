import { fireEvent, screen } from "@testing-library/react";
import { expect, test, vi } from "vitest";
import { err } from "#shared/domain/result.ts";
import { renderScreen } from "../../ui/testing/render-screen.tsx";
import { SignInScreen } from "./sign-in-screen.tsx";

test("a wrong password is said at its field, which keeps what was written and gets the focus", async () => {
  const onSignIn = vi.fn(async () => err({ code: "wrong_credentials" }));
  await renderScreen(<SignInScreen onSignIn={onSignIn} />);
  write("E-mail", " ana@iberia.example ");
  write("Password", "not it");
  fireEvent.click(screen.getByRole("button", { name: "Sign in" }));

  await screen.findByText(/don’t go together/);
  const password = screen.getByLabelText("Password") as HTMLInputElement;
  expect(onSignIn).toHaveBeenCalledWith("ana@iberia.example", "not it");
  expect(password.value).toBe("not it");
  expect(password.getAttribute("aria-invalid")).toBe("true");
  expect(document.activeElement).toBe(password);
});

test("an empty field is named before anything is sent", async () => {
  const onSignIn = vi.fn();
  await renderScreen(<SignInScreen onSignIn={onSignIn} />);
  fireEvent.click(screen.getByRole("button", { name: "Sign in" }));
  expect(screen.getByText("Write your e-mail.")).toBeDefined();
  expect(document.activeElement).toBe(screen.getByLabelText("E-mail"));
  expect(onSignIn).not.toHaveBeenCalled();
});

test("the other language is one tap away", async () => {
  await renderScreen(<SignInScreen onSignIn={vi.fn()} />);
  fireEvent.click(screen.getByRole("button", { name: "Español" }));
  expect(screen.getByRole("heading", { name: "Qué bien que vuelvas" })).toBeDefined();
  expect(document.documentElement.lang).toBe("es");
});

function write(label: string, value: string): void {
  fireEvent.change(screen.getByLabelText(label), { target: { value } });
}
