import { describe, expect, it } from 'vitest'
import type { Modality } from '../../contracts/modality.ts'
import { pageScope } from '../../lib/keys/keymap.ts'
import { createRegistry } from '../../lib/registry.ts'
import { imageModality } from '../../modalities/image/index.ts'
import { textModality } from '../../modalities/text/index.ts'
import { guideTexts, labelKeyName } from '../shared/guide/guide-text.ts'
import { keyFinder, textPieces } from '../shared/keyed-text/key-words.ts'
import { helpTopics, topicsFor } from './help-topics.ts'

const modalities = createRegistry<Modality>([imageModality, textModality])

const keysIn = (text: string) => textPieces(text).flatMap((piece) => ('keyOf' in piece ? [piece.keyOf] : []))

describe('keys in texts', () => {
  it('are looked up by names that some list of keys has', () => {
    const keyOf = keyFinder(modalities, [])
    const texts = [
      ...helpTopics.flatMap(({ lines }) => lines),
      ...Object.values(guideTexts).flatMap(({ byKeys, byPointer }) => [byKeys, byPointer]),
    ]
    const names = new Set(texts.flatMap(keysIn))
    names.delete(labelKeyName)
    expect(names.size).toBeGreaterThan(40)
    expect([...names].filter((name) => keyOf(name) === undefined)).toEqual([])
  })

  it('are those of this device', () => {
    const keyOf = keyFinder(modalities, [
      { scope: pageScope, chord: 'S', to: 'Mod+Enter' },
      { scope: pageScope, chord: 'R', to: null },
    ])
    expect(keyOf('Submit case')).toBe('Mod+Enter')
    expect(keyOf('Rectangle')).toBeNull()
    expect(keyOf('Findings')).toBe('F')
  })

  it('stand between the words as they were written', () => {
    expect(textPieces('Press {Submit case}, then {Findings}.')).toEqual([
      { words: 'Press ' },
      { keyOf: 'Submit case' },
      { words: ', then ' },
      { keyOf: 'Findings' },
      { words: '.' },
    ])
  })
})

describe('the user guide', () => {
  it('is found by the beginnings of words, in any order', () => {
    expect(topicsFor('')).toHaveLength(helpTopics.length)
    expect(topicsFor('excl nothing-of-this')).toEqual([])
    expect(topicsFor('find conc').map(({ id }) => id)).toEqual(['codes'])
    expect(topicsFor('measurements.csv').map(({ id }) => id)).toEqual(['export'])
    expect(topicsFor('check log').map(({ id }) => id)).toEqual(['safe'])
    expect(new Set(helpTopics.map(({ id }) => id)).size).toBe(helpTopics.length)
  })
})
