import { describe, expect, it } from 'vitest'
import { sideOfMention } from './side-of-mention.ts'
import { findSideWords } from './side-words.ts'
import { makeSpan } from './span.ts'

/** The side of the mention between brackets. */
function sideOf(marked: string): string {
  const start = marked.indexOf('[')
  const end = marked.indexOf(']') - 1
  const text = marked.replace(/[[\]]/g, '')
  return sideOfMention(text, makeSpan(text, [{ start, end }])).laterality
}

describe('the side of a mention', () => {
  const cases: readonly (readonly [text: string, side: string])[] = [
    ['Moderate left [pleural effusion].', 'left'],
    ['Moderate [left pleural effusion].', 'left'],
    ['There is a solitary [nodule] in the right upper zone, lateral to the hilum.', 'right'],
    ['A [nodule], measuring 12 mm, is seen in the right upper zone.', 'right'],
    ['The left lung is clear. No consolidation, no [pleural effusion].', 'unknown'],
    ['Right pleural [effusion] and left basal atelectasis.', 'right'],
    ['Right pleural effusion and left basal [atelectasis].', 'left'],
    ['Left effusion, [pneumothorax] on the right.', 'right'],
    ['[Consolidation] and effusion in the right lower lobe.', 'right'],
    ['[Effusion] with right pneumothorax.', 'unknown'],
    ['Bilateral pleural [effusions], right greater than left.', 'bilateral'],
    ['[Effusions], R > L.', 'bilateral'],
    ['Pleural [effusions] on both sides.', 'bilateral'],
    ['Bibasal [atelectasis].', 'bilateral'],
    ['Small lt. [effusion].', 'left'],
    ['Small rt [effusion].', 'right'],
    ['L [pneumothorax].', 'left'],
    ['RUL [consolidation].', 'right'],
    ['[Nodule], left upper lobe.', 'left'],
    ['[nodule] (RLL)', 'right'],
    ['Left-sided [chest drain].', 'left'],
    ['RIGHT LUNG: [Nodule] of 8 mm.', 'right'],
    ['[Effusion] is on the right, not on the left.', 'right'],
    ['[Effusion], not left.', 'unknown'],
    ['Right heart failure with [oedema].', 'unknown'],
    ['Left ventricular hypertrophy. [Nodule] in the right lung.', 'right'],
    ['[Opacity] along the left heart border.', 'left'],
    ['The trachea is deviated to the right by a left [mass].', 'left'],
    ['The right hemidiaphragm is higher than the left, with an [effusion].', 'unknown'],
    ['Left lateral decubitus film: layering [effusion].', 'unknown'],
    ['Given 2 L of oxygen for [oedema].', 'unknown'],
    ['Drain left in situ, [pneumothorax] resolved.', 'unknown'],
    ['There was left lower lobe [collapse].', 'left'],
    ['Blunted left costophrenic angle is caused by [effusion].', 'left'],
    ['Right lung is clear and no [effusion].', 'unknown'],
    ['R/O [pneumonia].', 'unknown'],
    ['A [nodule] in the\nleft lower lobe.', 'left'],
    ['1. Left effusion\n2. [Nodule]', 'unknown'],
  ]
  it.each(cases)('%s: %s', (text, side) => {
    expect(sideOf(text)).toBe(side)
  })

  it('tells which words said so, in the coordinates of the text', () => {
    const text = '🫁 Right lung. Small left effusion.'
    const span = makeSpan(text, [{ start: text.indexOf('effusion'), end: text.indexOf('effusion') + 8 }])
    const [word] = sideOfMention(text, span).words
    expect(text.slice(word?.start, word?.end)).toBe('left')
  })

  // Were every side word of the text weighed against all that lies between, this would not end within the time of a test.
  it('looks no further than near the mention where a text has no stops', () => {
    const many = 'left right '.repeat(100_000)
    const text = `${many}nodule ${many}`
    const { laterality } = sideOfMention(text, makeSpan(text, [{ start: many.length, end: many.length + 6 }]))
    expect(laterality).toBe('right')
  })
})

it('finds both sides named as one', () => {
  expect(findSideWords('left and right; the left').map(({ side }) => side)).toEqual(['bilateral', 'left'])
})
