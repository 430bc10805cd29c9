import type { Modality } from '../../../contracts/modality.ts'
import { type KeyChanges, keyNow } from '../../../lib/keys/keymap.ts'
import type { Registry } from '../../../lib/registry.ts'
import { outcomeChoices } from '../../../panels/submit-dialog/outcome-choices.ts'
import { knownKeys } from '../keys/known-keys.ts'

/** The key of something, by what lists of keys call it; null where its reader has taken the key away; undefined where nothing is called so. */
export type KeyFinder = (name: string) => string | null | undefined

/** Keys that are what they are everywhere. */
const plainKeys: readonly string[] = ['Enter', 'Escape', 'Tab']

/** Finds keys as they are on this device: of pages, tools, viewers and outcomes. */
export function keyFinder(modalities: Registry<Modality>, changes: KeyChanges): KeyFinder {
  const known = knownKeys(modalities, [])
  return (name) => {
    const key = known.find(({ text }) => text === name)
    if (key !== undefined) return key.isFixed ? key.chord : keyNow(changes, key)
    return outcomeChoices.find(({ text }) => text === name)?.key ?? plainKeys.find((plain) => plain === name)
  }
}

/** A piece of a text: words as they stand, or what a key is looked up by. */
export type TextPiece = { readonly words: string } | { readonly keyOf: string }

/** Takes a text apart: `{Submit case}` in it stands for the key of what is called so. */
export function textPieces(text: string): readonly TextPiece[] {
  return text
    .split(/(\{[^}]+\})/)
    .filter((piece) => piece !== '')
    .map((piece) => (piece.startsWith('{') ? { keyOf: piece.slice(1, -1) } : { words: piece }))
}
