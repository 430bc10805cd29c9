import { VisuallyHidden } from '@mantine/core'
import { Fragment, useContext } from 'react'
import { KeyCap } from '../../../ui/KeyCap.tsx'
import { KeyChangesContext, keyText } from '../../../ui/keys/keys-context.ts'
import { useModules } from '../modules-context.ts'
import { keyFinder, textPieces } from './key-words.ts'

interface KeyedTextProps {
  /** See `textPieces`. */
  readonly text: string
  /** Keys that no list has, by their names in the text: those of labels. */
  readonly more?: ReadonlyMap<string, string>
}

/** A text with the keys that it speaks of, as they are on this device. What has lost its key is named by its words. */
export function KeyedText({ text, more }: KeyedTextProps) {
  const { modalities } = useModules()
  const changes = useContext(KeyChangesContext)
  const keyOf = keyFinder(modalities, changes)
  return textPieces(text).map((piece, index) => {
    // biome-ignore lint/suspicious/noArrayIndexKey: the pieces of one text never move.
    if ('words' in piece) return <Fragment key={index}>{piece.words}</Fragment>
    const chord = more?.get(piece.keyOf) ?? keyOf(piece.keyOf) ?? null
    // biome-ignore lint/suspicious/noArrayIndexKey: the pieces of one text never move.
    return chord === null ? <em key={index}>{piece.keyOf}</em> : <SpokenKey key={index} chord={chord} />
  })
}

/** A key in a sentence: read out, too. */
function SpokenKey({ chord }: { readonly chord: string }) {
  return (
    <>
      <KeyCap name={chord} isAsIs />
      <VisuallyHidden>{keyText(chord)}</VisuallyHidden>
    </>
  )
}
