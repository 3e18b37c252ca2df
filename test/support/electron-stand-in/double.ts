/**
 * What a stand-in for `T` must offer: members of the real names that take the real arguments. Results stay open,
 * because the doubles hand each other around.
 */
export type Double<T, K extends keyof T> = {
  readonly [P in K]: T[P] extends (...args: infer A) => unknown ? (...args: A) => unknown : T[P];
};

/** An event whose default can be prevented, as Electron's emitters give one. */
export class PreventableEvent {
  defaultPrevented = false;

  preventDefault(): void {
    this.defaultPrevented = true;
  }
}
