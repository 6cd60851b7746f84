import "temporal-polyfill/global";
import { foldCalls } from "./fold-calls.ts";

Object.assign(globalThis, { foldCalls });
