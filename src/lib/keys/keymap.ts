/** A key as it is built in: what it does is found by where it works and how it is spelled. */
export interface BuiltInKey {
  /** Where it works: `page` for everything that pages do, else the id of a modality, for keys of its viewer. */
  readonly scope: string
  /** As `chordOf` spells it, or see `keyless`. */
  readonly chord: string
}

/** Another key for something, on this device. */
export interface KeyChange extends BuiltInKey {
  /** Null: it has no key any more. */
  readonly to: string | null
}

export type KeyChanges = readonly KeyChange[]

/** Where keys work that pages answer to, wherever the focus is. */
export const pageScope = 'page'

/** Keys of labels belong to the label set: no device changes them. */
export const labelScope = 'label'

function isOf({ scope, chord }: BuiltInKey): (change: KeyChange) => boolean {
  return (change) => change.scope === scope && change.chord === chord
}

/** Stands for the chord of an action that is built in without one. @param name tells it from others */
export function keyless(name: string): string {
  return `=${name}`
}

/** The key that something is on now; null where it has none. */
export function keyNow(changes: KeyChanges, builtIn: BuiltInKey): string | null {
  const change = changes.find(isOf(builtIn))
  if (change !== undefined) return change.to
  return builtIn.chord.length > 1 && builtIn.chord.startsWith('=') ? null : builtIn.chord
}

/** The changes with one more. A key that is the built-in one again is no change. */
export function withKey(changes: KeyChanges, builtIn: BuiltInKey, to: string | null): KeyChanges {
  const rest = withoutChange(changes, builtIn)
  return to === builtIn.chord ? rest : [...rest, { scope: builtIn.scope, chord: builtIn.chord, to }]
}

/** The changes without the one of a key, which is then as built in. */
export function withoutChange(changes: KeyChanges, builtIn: BuiltInKey): KeyChanges {
  const isMeant = isOf(builtIn)
  return changes.filter((change) => !isMeant(change))
}

/** Whether keys of two scopes may be pressed in one place: what pages do works in every viewer, and viewers are apart. */
export function scopesMeet(a: string, b: string): boolean {
  return a === b || a === pageScope || b === pageScope
}

/**
 * What a press means, of things that may be meant: the first, in the order of the readings of the press, then of the things.
 * @param readings chords that a press may be read as; see `chordsOf`
 */
export function meantBy<T extends BuiltInKey>(
  changes: KeyChanges,
  readings: readonly string[],
  things: readonly T[],
): T | undefined {
  for (const reading of readings) {
    const found = things.find((thing) => keyNow(changes, thing) === reading)
    if (found !== undefined) return found
  }
  return undefined
}
