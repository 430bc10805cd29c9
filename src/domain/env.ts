/** What a command may know of the world: everything else it needs is in the state. */
export interface Env {
  /** ISO 8601 UTC with milliseconds. */
  now(): string
  /** A fresh UUIDv7. */
  newId(): string
  /** Annotator id. */
  readonly actor: string
  /** Id of this installation (one browser profile), UUIDv7. */
  readonly device: string
}
