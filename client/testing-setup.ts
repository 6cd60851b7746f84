import { cleanup, configure } from "@testing-library/react";
import { afterEach } from "vitest";

// Without vitest's globals the library cannot register this itself, and one test would find the widgets of another.
afterEach(cleanup);

// A screen appears when it does; its second, the library's own, is too short on a machine that does much besides.
configure({ asyncUtilTimeout: 10_000 });
