import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { burstMs, createSpeaker, type Source } from './speaker.ts'

beforeEach(() => vi.useFakeTimers())
afterEach(() => vi.useRealTimers())

function spoken(...bursts: readonly (readonly (readonly [Source, string])[])[]): readonly string[] {
  const said: string[] = []
  const speaker = createSpeaker((text) => said.push(text))
  for (const burst of bursts) {
    for (const [source, text] of burst) speaker.say(source, text)
    vi.advanceTimersByTime(burstMs)
  }
  speaker.stop()
  return said
}

test('what comes at once is one text, the last of each source', () => {
  expect(
    spoken([
      ['view', '120, 80'],
      ['saved', 'Saved'],
      ['view', '121, 80'],
    ]),
  ).toEqual(['121, 80. Saved'])
})

test('a case that opens is said first, whatever is done at once', () => {
  const burst = [
    ['view', 'Label Nodule'],
    ['case', 'Case 0002 open'],
    ['view', 'Label Mass'],
  ] as const
  expect(spoken(burst)).toEqual(['Case 0002 open. Label Mass'])
})

test('no part is said twice, and a selection only where nobody says what was done', () => {
  expect(
    spoken(
      [
        ['view', 'Added Nodule, box.'],
        ['notice', 'Nodule, box'],
      ],
      [
        ['notice', 'Same'],
        ['view', 'Same'],
      ],
      [
        ['selection', 'Nodule, box'],
        ['view', 'Added'],
      ],
      [['selection', 'Nodule, box']],
    ),
  ).toEqual(['Added Nodule, box', 'Same', 'Added', 'Nodule, box'])
})

test('the same text once more is another text', () => {
  const [first, again, third] = spoken(
    [['view', 'No further tag']],
    [['view', 'No further tag']],
    [['view', 'No further tag']],
  )
  expect([first, again, third]).toEqual(['No further tag', 'No further tag\u00a0', 'No further tag'])
})
