type Listener = (...values: unknown[]) => void;
type Emitter = { heard?: Map<string, readonly Listener[]> };

/** What PouchDB uses of Node's `events`, which browsers lack: a function, because PouchDB copies the methods from its prototype. */
function EventEmitter(this: Emitter): void {}

const methods = {
  on(this: Emitter, event: string, listener: Listener) {
    heardBy(this).set(event, [...listenersOf(this, event), listener]);
    return this;
  },
  addListener(this: Emitter, event: string, listener: Listener) {
    return methods.on.call(this, event, listener);
  },
  once(this: Emitter, event: string, listener: Listener) {
    const heardOnce: Listener = (...values) => {
      methods.removeListener.call(this, event, heardOnce);
      listener.apply(this, values);
    };
    return methods.on.call(this, event, Object.assign(heardOnce, { listener }));
  },
  emit(this: Emitter, event: string, ...values: unknown[]) {
    const listeners = listenersOf(this, event);
    for (const listener of listeners) listener.apply(this, values);
    return listeners.length > 0;
  },
  removeListener(this: Emitter, event: string, listener: Listener) {
    const left = listenersOf(this, event).filter(
      (one) => one !== listener && Reflect.get(one, "listener") !== listener,
    );
    heardBy(this).set(event, left);
    return this;
  },
  removeAllListeners(this: Emitter, event?: string) {
    if (event === undefined) heardBy(this).clear();
    else heardBy(this).delete(event);
    return this;
  },
  listeners(this: Emitter, event: string) {
    return listenersOf(this, event);
  },
  listenerCount(this: Emitter, event: string) {
    return listenersOf(this, event).length;
  },
  setMaxListeners(this: Emitter) {
    return this;
  },
};

Object.assign(EventEmitter.prototype, methods);
Object.assign(EventEmitter, { listenerCount: (emitter: Emitter, event: string) => listenersOf(emitter, event).length });

function heardBy(emitter: Emitter): Map<string, readonly Listener[]> {
  emitter.heard ??= new Map();
  return emitter.heard;
}

function listenersOf(emitter: Emitter, event: string): readonly Listener[] {
  return heardBy(emitter).get(event) ?? [];
}

// biome-ignore lint/style/noDefaultExport: it stands in for a module that has one
export default EventEmitter;
export { EventEmitter };
