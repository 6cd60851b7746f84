export type PokeLine = {
  poke(): void;
  stop(): void;
};

/** Sends the first poke at once and those that follow within `pauseMs` as one, behind it. */
export function createPokeLine(send: () => void, pauseMs: number): PokeLine {
  let pause: NodeJS.Timeout | null = null;
  let again = false;

  function poke(): void {
    if (pause !== null) {
      again = true;
      return;
    }
    send();
    pause = setTimeout(() => {
      pause = null;
      if (!again) return;
      again = false;
      poke();
    }, pauseMs);
    pause.unref();
  }

  return {
    poke,
    stop() {
      if (pause !== null) clearTimeout(pause);
      pause = null;
      again = false;
    },
  };
}
